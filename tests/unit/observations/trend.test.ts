import { describe, expect, it } from "vitest";
import { sameWayLoadChanges, sameWayText } from "#lib/observations/couple-figures.ts";
import { summarizeSession } from "#lib/observations/summary.ts";
import { median, nonOverlap, trendOf } from "#lib/observations/trend.ts";
import type { TrendMeasure, TrendSession } from "#lib/observations/trend.ts";
import { demoCases, sessions } from "#tests/unit/fixtures/demo.ts";

const couples = demoCases.flatMap((entry) => (entry.expectedTrends ? [{ ...entry, trends: entry.expectedTrends }] : []));

function figuresOf(caseId: string): TrendSession[] {
  return sessions
    .filter(({ name }) => name.startsWith(`${caseId},`))
    .map(({ moves, minutes }) => summarizeSession({ moves, minutes, nothingToNote: false }))
    .map(({ joint: { persons }, couple }) => ({
      posA: persons.A.figures.pos,
      posB: persons.B.figures.pos,
      loadA: persons.A.figures.load,
      loadB: persons.B.figures.load,
      pol: couple?.pol ?? null,
      mid: couple?.mid ?? null,
    }));
}

const rows = couples.flatMap(({ id, trends }) =>
  (["pol", "mid", "posA", "posB", "loadA", "loadB"] as const).map((measure: TrendMeasure) => ({
    id,
    measure,
    expected: trends[measure],
  })),
);

const flat = (values: number[]): TrendSession[] =>
  values.map((value) => ({ posA: 0, posB: 0, loadA: value, loadB: value, pol: value, mid: value }));

describe("trends of the demo couples (domain 2.5.11)", () => {
  it("has a row per measure and couple", () => {
    expect(rows).toHaveLength(12);
  });

  it.each(rows)("$id, $measure", ({ id, measure, expected }) => {
    const { label, first, last, nap, medians } = trendOf(figuresOf(id), measure);
    expect({ label, first, last, nap: Math.round((nap ?? -1) * 100) / 100, medians }).toEqual(expected);
  });

  it.each(couples)("same-way load changes of $id (domain 2.5.10)", ({ id, trends }) => {
    expect(sameWayLoadChanges(figuresOf(id))).toEqual(trends.sameWay);
  });
});

describe("what a trend may say", () => {
  it("nothing below six sessions with both positions", () => {
    expect(trendOf(flat([80, 80, 80, 20, 20]), "pol")).toMatchObject({ label: "not enough to say", nap: null });
    const gap = flat([80, 80, 80, 20, 20, 20]).map((session, index) => (index === 2 ? { ...session, posA: null } : session));
    expect(trendOf(gap, "pol").label).toBe("not enough to say");
  });

  it.each([
    ["pol", [60, 60, 60, 40, 40, 40], "held over six sessions, down"],
    ["pol", [60, 60, 60, 41, 41, 41], "no clear move yet"],
    ["mid", [40, 40, 40, 60, 60, 60], "held over six sessions, up"],
    ["mid", [40, 40, 60, 60, 60, 60], "no clear move yet"],
    ["loadA", [8, 8, 8, 4, 4, 4], "held over six sessions, down"],
    ["loadA", [8, 8, 8, 4.1, 4.1, 4.1], "no clear move yet"],
    ["loadB", [4, 4, 4, 8, 8, 8], "held over six sessions, up"],
  ] as const)("%s %j: %s", (measure, values, label) => {
    expect(trendOf(flat([...values]), measure).label).toBe(label);
  });

  it("ties count one half", () => {
    expect(nonOverlap([1, 2, 3], [3, 4, 5])).toBeCloseTo(8.5 / 9);
  });

  it("the baseline can be set again after a break", () => {
    const values = flat([10, 10, 10, 80, 80, 80, 20, 20, 20]);
    expect(trendOf(values, "pol").label).toBe("no clear move yet");
    expect(trendOf(values, "pol", 3)).toMatchObject({ first: [80, 80, 80], label: "held over six sessions, down" });
    expect(trendOf(values, "pol", 4).label).toBe("not enough to say");
    expect(() => trendOf(values, "pol", -1)).toThrow(RangeError);
  });

  it("median of even, odd and empty lists", () => {
    expect([median([3, 1, 2]), median([4, 1, 2, 3]), median([])]).toEqual([2, 2.5, Number.NaN]);
  });
});

describe("does one ease when the other does (domain 2.5.10)", () => {
  const loads = (pairs: [number | null, number | null][]) => pairs.map(([loadA, loadB]) => ({ loadA, loadB }));

  it("drops a change where either load moved by less than 2, and skips sessions without both loads", () => {
    const changes = sameWayLoadChanges(loads([[10, 10], [null, 4], [8, 8], [6.1, 6], [4, 9]]));
    expect(changes).toEqual({ same: 1, of: 2, dropped: 1, say: false });
  });

  it("reads changes with one decimal", () => {
    expect(sameWayLoadChanges(loads([[0.1, 0.1], [2.1, 2.1]]))).toMatchObject({ of: 1, dropped: 0 });
  });

  it("says nothing before four", () => {
    const three = loads([[10, 10], [8, 8], [6, 6], [4, 4]]);
    expect(sameWayText(sameWayLoadChanges(three))).toBeNull();
    const four = sameWayLoadChanges([...three, { loadA: 2, loadB: 6 }]);
    expect(sameWayText(four)).toBe("in 3 of 4 the two moved the same way");
  });
});
