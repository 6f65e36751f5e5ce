import { describe, expect, it } from "vitest";
import { initialsOf, withInitials } from "#lib/preparation/initials.ts";
import { isReviewDue } from "#lib/preparation/review-due.ts";

describe("initials on paper", () => {
  const clients = [{ seat: "A", name: "Tobias Lindqvist" }, { seat: "B", name: "Noor Haddad" }] as const;
  const letters = { A: "T", B: "N" };

  it("are one letter each, or as many as tell the two apart", () => {
    expect(initialsOf({ A: "Tobias", B: "Noor" })).toEqual(letters);
    expect(initialsOf({ A: "Marta", B: "Max" })).toEqual({ A: "MAR", B: "MAX" });
  });

  it("replace whole names in the therapist's own words and leave other words alone", () => {
    expect(withInitials("Noor stayed while Tobias Lindqvist cried. Noordwijk.", clients, letters)).toBe("N stayed while T cried. Noordwijk.");
    expect(withInitials("Noor's hand", clients, letters)).toBe("N's hand");
  });
});

describe("a review is due", () => {
  const days = ["2026-10-01", "2026-10-08", "2026-10-15", "2026-10-22", "2026-10-29", "2026-11-05"];

  it("after the first hour without one, and never before", () => {
    expect(isReviewDue(null, [], "2026-11-10")).toBe(false);
    expect(isReviewDue(null, days.slice(0, 1), "2026-11-10")).toBe(true);
  });

  it("after more than four hours or 45 days with an hour in between (rule M4)", () => {
    expect(isReviewDue("2026-10-08", days, "2026-11-10")).toBe(false);
    expect(isReviewDue("2026-10-01", days, "2026-11-10")).toBe(true);
    expect(isReviewDue("2026-10-29", days, "2026-12-20")).toBe(true);
    expect(isReviewDue("2026-11-05", days, "2026-12-30")).toBe(false);
  });
});
