import { describe, expect, it } from "vitest";
import { allExercises } from "#lib/exercises/exercise.ts";
import { answeredMoves, answersInWords, isFiltered, libraryFilterFrom, matchingExercises } from "#lib/exercises/library.ts";

const found = (raw: Record<string, unknown>) => matchingExercises(libraryFilterFrom(raw), allExercises);

describe("the library's filter", () => {
  it("shows all 28 without one, and leaves out what it does not know", () => {
    expect(found({})).toHaveLength(28);
    expect(found({ side: "left", kind: ["x"], criterion: "toString", answers: "PUR.NOTHING", page: "2" })).toHaveLength(28);
    expect(isFiltered(libraryFilterFrom({ side: "left" }))).toBe(false);
  });

  it("finds by side, kind, criterion and the move it answers, together", () => {
    for (const { side, kind, criteria } of found({ side: "avoidant", kind: "RELATIONAL", criterion: "EXPER" })) {
      expect([side, kind, criteria.includes("EXPER")]).toEqual(["avoidant", "RELATIONAL", true]);
    }
    expect(found({ answers: "WDR.SILENT_WEAPON" }).map(({ code }) => code)).toContain("EX.STEADY");
  });

  it("finds by words, all of them, in any order and case, also by a move's name", () => {
    expect(found({ words: "REACH small" }).map(({ code }) => code)).toContain("EX.BIDS");
    expect(found({ words: "zeppelin" })).toEqual([]);
    const [exercise] = allExercises;
    if (exercise) expect(found({ words: answersInWords(exercise)[0] ?? "" }).map(({ code }) => code)).toContain(exercise.code);
    expect(libraryFilterFrom({ words: "x".repeat(500) }).words).toHaveLength(100);
  });

  it("offers each move that is answered once, none of safety", () => {
    const offered = answeredMoves().flatMap(({ options }) => options.map(({ value }) => value));
    expect(new Set(offered).size).toBe(offered.length);
    expect(offered.toSorted()).toEqual([...new Set(allExercises.flatMap(({ answers }) => answers))].toSorted());
    expect(offered.filter((code) => code.startsWith("SAF."))).toEqual([]);
  });
});
