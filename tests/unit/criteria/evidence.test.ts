import { describe, expect, it } from "vitest";
import { isEvidenceFor, isMostlyRecent, mayBackRatingOf, speaksFor } from "#lib/criteria/evidence.ts";
import { criteriaProgressOf, valueInWords, type RatedValue } from "#lib/criteria/progress.ts";
import { move } from "#tests/unit/fixtures/moves.ts";

describe("what may back a rating", () => {
  it("lies in the joint file or that person's own, never the partner's", () => {
    expect((["JOINT", "A", "B"] as const).map((room) => mayBackRatingOf("A", room))).toEqual([true, true, false]);
  });

  it("is that person's move, stands, and is no safety matter", () => {
    expect(isEvidenceFor("A", move("A", "MID.OWN"))).toBe(true);
    expect(isEvidenceFor("A", move("B", "MID.OWN"))).toBe(false);
    expect(isEvidenceFor("A", move("A", "MID.OWN", 2, { retracted: true }))).toBe(false);
    expect(isEvidenceFor("A", move("A", "SAF.BLOCK"))).toBe(false);
    expect(isEvidenceFor("A", { ...move("A", "MID.OWN"), code: null })).toBe(false);
  });

  it("comes for at least half from the last four weeks", () => {
    expect(isMostlyRecent([])).toBe(true);
    expect(isMostlyRecent([28, 29])).toBe(true);
    expect(isMostlyRecent([1, 40, 50])).toBe(false);
  });

  it("speaks for or against as the catalogue says", () => {
    expect([speaksFor("OWN", "MID.OWN"), speaksFor("OWN", "WDR.DEFLECT"), speaksFor("OWN", "MID.BID"), speaksFor("WORK", null)]).toEqual(["for", "against", null, null]);
  });
});

describe("the four criteria over time", () => {
  const rated = (rest: Partial<RatedValue>): RatedValue => ({
    reviewId: "r1", day: "2026-11-01", seat: "A", criterion: "OWN", informant: "THERAPIST", value: 2, impression: false, links: 1, ...rest,
  });
  const names = { A: "Tobias", B: "Noor" };

  it("call the lower of two both sides so far, and missing where one is missing", () => {
    const both = [rated({ value: 3 }), rated({ seat: "B", value: 1.5 })];
    expect(criteriaProgressOf(both, ["A", "B"], names)[0]?.bothSidesSoFar).toBe(1.5);
    expect(criteriaProgressOf(both.slice(0, 1), ["A", "B"], names)[0]?.bothSidesSoFar).toBeNull();
  });

  it("count not seen as no value, never as 0", () => {
    const [own] = criteriaProgressOf([rated({ value: 2 }), rated({ reviewId: "r2", value: null })], ["A", "B"], names);
    expect(own?.people.A?.therapist?.value).toBe(2);
    expect(own?.reviews.map(({ therapist }) => valueInWords(therapist.A))).toEqual(["2, with evidence", "not seen"]);
  });

  it("ask for a talk only where the two differ by 1.5 within a fortnight", () => {
    const apart = (day: string, value = 2.7) => criteriaProgressOf([rated({ day: "2026-11-02", value: 1 }), rated({ day, reviewId: "own", informant: "SELF", value })], ["A"], names)[0]?.people.A?.talkingPoint;
    expect([apart("2026-11-02"), apart("2026-10-31"), apart("2026-11-16"), apart("2026-11-17"), apart("2026-11-02", 2.4)]).toEqual([true, true, true, false, false]);
  });

  it("say nothing about a partner who is not a client", () => {
    expect(criteriaProgressOf([rated({})], ["A"], { A: "Ruben", B: "Dana" })[0]?.headline).toBe("Ruben: not enough to say; Dana: not known. In your own ratings, not blind.");
  });
});
