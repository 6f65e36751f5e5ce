import { describe, expect, it } from "vitest";
import { patternOf, patternText } from "#lib/observations/couple-figures.ts";
import { leanOf, loadOf, positionOf, roundHalfUp } from "#lib/observations/figures.ts";
import type { Lean } from "#lib/observations/figures.ts";
import { builtInWeights, weigh } from "#lib/observations/weights.ts";
import { move } from "#tests/unit/fixtures/moves.ts";

describe("lean at its edges (domain 2.5.8)", () => {
  it.each<[number | null, number | null, Lean | null]>([
    [100, 39, "near the middle"],
    [20, 40, "pursue"],
    [19, 40, "both ways"],
    [-19, 40, "both ways"],
    [-20, 40, "withdraw"],
    [0, 100, "both ways"],
    [0, 0, "near the middle"],
    [null, 50, null],
    [50, null, null],
  ])("position %j, extremity %j: %j", (pos, ext, lean) => {
    expect(leanOf(pos, ext)).toBe(lean);
  });
});

describe("rounding and null", () => {
  it("rounds half up, also below zero, never to −0", () => {
    expect([0.5, 46.5, -37.5, -0.4].map(roundHalfUp)).toEqual([1, 47, -37, 0]);
    expect(Object.is(roundHalfUp(-0.4), 0)).toBe(true);
  });

  it("has no position below three and no load without minutes", () => {
    expect(positionOf({ n: 2, P: 4, D: 0, M: 0 })).toBeNull();
    expect(loadOf([move("A", "PUR.PRESS")], 0, { n: 1, P: 4, D: 0, M: 0 })).toBeNull();
    expect(loadOf([], 50, { n: 0, P: 0, D: 0, M: 0 })).toBeNull();
  });
});

describe("weights", () => {
  it("never weigh safety, whatever a weight set says", () => {
    const set = { version: "x", weights: { ...builtInWeights.weights, "SAF.BLOCK": { w: 2, m: 0 } } };
    expect(weigh(move("A", "SAF.BLOCK", 4), set)).toEqual({ w: 0, m: 0, intensity: 4 });
  });
});

describe("pattern of two leans (domain 2.5.8)", () => {
  const names = { A: "Sam", B: "Kim" };

  it.each<[Lean | null, Lean | null, string]>([
    ["pursue", "withdraw", "Sam pursues / Kim withdraws"],
    ["withdraw", "pursue", "Kim pursues / Sam withdraws"],
    ["pursue", "pursue", "both pursue"],
    ["withdraw", "withdraw", "both withdraw"],
    ["near the middle", "near the middle", "both near the middle"],
    ["both ways", "both ways", "Sam: both ways; Kim: both ways"],
    ["pursue", "near the middle", "Sam: pursue; Kim: near the middle"],
    ["pursue", null, "one side only"],
    [null, "withdraw", "one side only"],
    [null, null, "not enough to say"],
  ])("%j and %j: %s", (A, B, text) => {
    expect(patternText({ pattern: patternOf(A, B), leans: { A, B } }, names)).toBe(text);
  });
});
