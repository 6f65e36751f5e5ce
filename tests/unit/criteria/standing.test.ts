import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { coupleStanding, informantGap, isTalkingPoint, proposedFromFacets, selfScore } from "#lib/criteria/standing.ts";

describe("couple view of a criterion (domain 4.4)", () => {
  it.each([
    [3, 2, 2],
    [2, 2, 2],
    [0, 4, 0],
    [null, 4, null],
    [0, null, null],
    [null, null, null],
  ])("%j and %j: both sides so far %j", (A, B, bothSidesSoFar) => {
    expect(coupleStanding({ A, B })).toEqual({ A, B, bothSidesSoFar });
  });

  it("is the same whoever sits where", () => {
    const rating = fc.option(fc.integer({ min: 0, max: 8 }).map((half) => half / 2));
    fc.assert(
      fc.property(rating, rating, (A, B) => {
        expect(coupleStanding({ A, B }).bothSidesSoFar).toBe(coupleStanding({ A: B, B: A }).bothSidesSoFar);
      }),
    );
  });
});

describe("self score (domain 4.2)", () => {
  it.each([
    [[2, 2, 3], 2.3],
    [[2, 3, null], 2.5],
    [[null, 0, 0], 0],
    [[4, null, null], null],
    [[null, null, null], null],
  ])("%j: %j", (items, score) => {
    expect(selfScore(items)).toBe(score);
  });

  it.each([[[1, 2]], [[1, 2, 5]], [[1, 2, 0.5]], [[1, 2, -1]]])("%j is refused", (items) => {
    expect(() => selfScore(items)).toThrow(RangeError);
  });
});

describe("therapist and self side by side (domain 4.2, rule C2)", () => {
  it.each([
    [3, 1.5, true],
    [0.8, 2.3, true],
    [3, 1.6, false],
    [null, 4, false],
    [0, 4, true],
  ])("%j and %j: talking point %j", (therapist, self, point) => {
    expect(isTalkingPoint(therapist, self)).toBe(point);
  });

  it("have no gap while one is missing", () => {
    expect([informantGap(null, 2), informantGap(2, null), informantGap(0, 0)]).toEqual([null, null, 0]);
  });

  it("propose the lower facet where both are noted", () => {
    expect([proposedFromFacets(2, 1.5), proposedFromFacets(0, 3), proposedFromFacets(2, null)]).toEqual([1.5, 0, null]);
  });
});
