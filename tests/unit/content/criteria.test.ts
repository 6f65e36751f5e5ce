import { describe, expect, it } from "vitest";
import { allCriteria, criterionCodes, findCriterion, isRating, noticedList, selfScale } from "#lib/criteria/criterion.ts";
import { findExercise } from "#lib/exercises/exercise.ts";
import { findCode, isSafetyCode } from "#lib/observations/code.ts";
import { gradeOf } from "#lib/exercises/reading-grade.ts";

describe("the four criteria (domain 4.1)", () => {
  it("are OWN, WORK, EXPER and HOME with five anchors and three self items each", () => {
    expect(criterionCodes).toEqual(["OWN", "WORK", "EXPER", "HOME"]);
    expect(allCriteria.map(({ code }) => code)).toEqual([...criterionCodes]);
    expect(findCriterion("OWN")?.clientTitle).toBe("Knowing my part");
    expect(findCriterion("LOVE")).toBeUndefined();
  });

  it("link evidence that exists, none of safety", () => {
    for (const { evidenceFor, evidenceAgainst, evidenceExercises } of allCriteria) {
      for (const key of [...evidenceFor, ...evidenceAgainst]) {
        expect(findCode(key), key).toBeDefined();
        expect(isSafetyCode(key)).toBe(false);
      }
      for (const key of evidenceExercises) expect(findExercise(key), key).toBeDefined();
    }
  });

  it("say that harm told is never rated low", () => {
    expect(findCriterion("OWN")?.anchors[0]).toContain("leave unrated");
  });

  it("are rated 0 to 4 in half steps", () => {
    expect([0, 0.5, 3.5, 4].every(isRating)).toBe(true);
    expect([-0.5, 4.5, 1.2, Number.NaN].some(isRating)).toBe(false);
    expect(selfScale.map(({ value }) => value)).toEqual([0, 1, 2, 3, 4]);
  });

  it("read plainly for a client", () => {
    expect(gradeOf(allCriteria.flatMap(({ selfItems }) => selfItems).join(" "))).toBeLessThanOrEqual(6);
  });

  it("hold no rating of the partner: the noticing list has ticks only", () => {
    expect(noticedList.options).toHaveLength(8);
    expect(JSON.stringify(noticedList)).not.toMatch(/\d/u);
  });
});
