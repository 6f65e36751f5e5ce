import { describe, expect, it } from "vitest";
import { awayOn, coverNamed, isUnreadOn, overlaps } from "#lib/practices/away.ts";
import { nextReading, parseReadingHours, readingHoursText } from "#lib/practices/reading-hours.ts";

const LONDON = "Europe/London";

describe("reading hours as people write them", () => {
  it.each([
    ["Mon and Thu 9:00", "Mon and Thu 9:00"],
    ["Monday and Thursday at 09.00", "Mon and Thu 9:00"],
    ["Mon, Wed and Fri 9:00, Tue 17:30", "Mon, Wed and Fri 9:00, Tue 17:30"],
    ["weekdays 8:30", "Mon, Tue, Wed, Thu and Fri 8:30"],
    ["Mon-Wed 8:30; Sat 10:00", "Mon, Tue and Wed 8:30, Sat 10:00"],
    ["Fri–Mon 7:05", "Mon, Fri, Sat and Sun 7:05"],
  ])("%s is read as %s", (text, canonical) => {
    expect(readingHoursText(parseReadingHours(text))).toBe(canonical);
    expect(parseReadingHours(canonical)).toEqual(parseReadingHours(text));
  });

  it.each(["", "in the evening", "Mon and Thu", "9:00", "Mon 25:00", "Mon 9:00 when I can", "Month 9:00", "Mon-Tue-Wed 9:00"])("%j names no times, so nothing is promised", (text) => {
    expect(parseReadingHours(text)).toEqual([]);
    expect(nextReading(parseReadingHours(text), new Date("2026-11-24T12:00:00Z"), LONDON)).toBeNull();
  });
});

describe("the next reading", () => {
  const times = parseReadingHours("Mon and Thu 9:00");

  it("is later today, or the next day named", () => {
    expect(nextReading(times, new Date("2026-11-23T08:59:59Z"), LONDON)).toEqual({ day: "2026-11-23", time: "09:00" });
    expect(nextReading(times, new Date("2026-11-23T09:00:00Z"), LONDON)).toEqual({ day: "2026-11-26", time: "09:00" });
  });

  it("is told by the practice's wall clock on both sides of a clock change", () => {
    const sunday = parseReadingHours("Sun 9:00");
    expect(nextReading(sunday, new Date("2026-10-25T08:30:00Z"), LONDON)).toEqual({ day: "2026-10-25", time: "09:00" });
    expect(nextReading(sunday, new Date("2026-03-29T08:30:00Z"), LONDON)).toEqual({ day: "2026-04-05", time: "09:00" });
    expect(nextReading(parseReadingHours("Sun 1:30"), new Date("2026-03-29T00:45:00Z"), LONDON)).toEqual({ day: "2026-03-29", time: "01:30" });
    expect(nextReading(times, new Date("2026-11-22T23:30:00Z"), "Pacific/Auckland")).toEqual({ day: "2026-11-26", time: "09:00" });
  });

  it("passes over days on which nobody reads", () => {
    expect(nextReading(times, new Date("2026-11-24T12:00:00Z"), LONDON, (day) => day <= "2026-12-01")).toEqual({ day: "2026-12-03", time: "09:00" });
    expect(nextReading(times, new Date("2026-11-24T12:00:00Z"), LONDON, () => true)).toBeNull();
  });
});

describe("days away", () => {
  const alone = { fromDay: "2026-11-30", untilDay: "2026-12-04", cover: null };
  const covered = { fromDay: "2026-12-10", untilDay: "2026-12-12", cover: "Ines" };

  it("hold from their first to their last day", () => {
    expect(["2026-11-29", "2026-11-30", "2026-12-04", "2026-12-05"].map((day) => awayOn([alone, covered], day) !== null)).toEqual([false, true, true, false]);
    expect(isUnreadOn([alone, covered], "2026-12-01")).toBe(true);
    expect(isUnreadOn([alone, covered], "2026-12-11")).toBe(false);
  });

  it("name the cover in force, or the next one while a link may still live; nobody's absence is papered over", () => {
    expect(coverNamed([covered], "2026-12-11", "2027-01-15")).toBe("Ines");
    expect(coverNamed([covered], "2026-11-24", "2026-12-29")).toBe("Ines");
    expect(coverNamed([covered], "2026-10-01", "2026-11-05")).toBeNull();
    expect(coverNamed([alone, covered], "2026-12-01", "2027-01-05")).toBeNull();
  });

  it("overlap when they share one day", () => {
    expect(overlaps(alone, { fromDay: "2026-12-04", untilDay: "2026-12-20" })).toBe(true);
    expect(overlaps(alone, { fromDay: "2026-12-05", untilDay: "2026-12-20" })).toBe(false);
  });
});
