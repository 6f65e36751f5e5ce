import { describe, expect, it } from "vitest";
import { criterionCodes } from "#lib/criteria/criterion.ts";
import {
  allExercises,
  clientTexts,
  commonHead,
  commonTail,
  findExercise,
  formDefaults,
  isRelational,
  originLine,
  scaleEndsForReview,
} from "#lib/exercises/exercise.ts";
import type { Exercise, FormField } from "#lib/exercises/exercise.ts";
import { findCode, isSafetyCode } from "#lib/observations/code.ts";
import { gradeOf, sentencesOf, wordsOf } from "#lib/exercises/reading-grade.ts";

const allFields = [...commonHead, ...commonTail, ...allExercises.flatMap(({ form }) => form)];
const fieldTexts = (fields: readonly FormField[]) => fields.map(({ label, help }) => `${label}. ${help}`.replace(/\?\.|…\./u, "?"));
const pageOf = (exercise: Exercise) =>
  [...exercise.steps, ...(exercise.soloSteps ?? []), exercise.twoMinute, exercise.clientSafety, ...fieldTexts(exercise.form)].join(" ");

describe("the 28 exercises (domain 3)", () => {
  it("are 28 with unique keys: 16 named in the article, 8 built on it, 4 of our own", () => {
    expect(new Set(allExercises.map(({ code }) => code)).size).toBe(28);
    const origin = (key: string) => allExercises.filter((exercise) => exercise.origin === key).length;
    expect(["A", "I", "X"].map(origin)).toEqual([16, 8, 4]);
    for (const exercise of allExercises) expect(originLine(exercise)).toMatch(/\.$/u);
  });

  it.each(allExercises)("$code answers codes that exist, none of safety", ({ answers }) => {
    for (const key of answers) {
      expect(findCode(key), key).toBeDefined();
      expect(isSafetyCode(key)).toBe(false);
    }
  });

  it.each(allExercises)("$code serves criteria that exist", ({ criteria }) => {
    for (const key of criteria) expect(criterionCodes).toContain(key);
  });

  it.each(allExercises)("$code has at most five fields on page 1, with one scale and one thing that happened", ({ form }) => {
    const page1 = form.filter(({ page }) => page === 1);
    expect(page1.length + 2).toBeLessThanOrEqual(5);
    expect(page1.filter(({ type }) => type === "scale")).toHaveLength(1);
    expect(page1.length).toBeGreaterThanOrEqual(2);
  });

  it("have field names of their own in each form", () => {
    const common = [...commonHead, ...commonTail].map(({ id }) => id);
    for (const { form } of allExercises) {
      const ids = [...common, ...form.map(({ id }) => id)];
      expect(new Set(ids).size).toBe(ids.length);
    }
  });

  it("require nothing but 'did' and 'share', and preselect nothing", () => {
    expect(allFields.filter(({ required }) => required).map(({ id }) => id)).toEqual(["c_did", "c_share"]);
    for (const field of allFields) expect(Object.keys(field).filter((key) => /selected|default|checked/iu.test(key))).toEqual([]);
  });

  it("give every scale words at both ends", () => {
    const scales = allFields.filter((field) => field.type === "scale");
    expect(scales.length).toBeGreaterThan(40);
    for (const { low, high } of scales) expect(low).not.toBe(high);
    expect(scaleEndsForReview).toHaveLength(13);
  });

  it("give every list distinct options", () => {
    for (const field of allFields) {
      if (field.type !== "choice" && field.type !== "multi") continue;
      expect(new Set(field.options.map(({ value }) => value)).size).toBe(field.options.length);
    }
  });

  it("use all nine field types", () => {
    expect(new Set(allFields.map(({ type }) => type)).size).toBe(9);
  });

  it("open in the room first where the gate is R, and only there", () => {
    for (const { gate, roomFirst } of allExercises) expect(roomFirst).toBe(gate === "R");
    expect(allExercises.filter(({ gate }) => gate === "R").map(({ code }) => code).toSorted()).toEqual(
      ["EX.BATON", "EX.GRIEVE", "EX.MEET_CHILD", "EX.SAFE_SPACE", "EX.WITH_APART"],
    );
  });

  it("hide three from one client alone and give seven their own solo steps", () => {
    expect(allExercises.filter(({ solo }) => !solo).map(({ code }) => code)).toEqual(["EX.SHARE_DAY", "EX.TURNS", "EX.SPARK"]);
    expect(allExercises.filter(({ soloSteps }) => soloSteps)).toHaveLength(7);
  });

  it("may show two fields in the shared view, no other", () => {
    const shared = allExercises.flatMap(({ code, sharedView }) => sharedView.map((id) => `${code} ${id}`));
    expect(shared).toEqual(["EX.LOOP_MAP name", "EX.SPARK liked"]);
  });

  it("rest in a week with private halves where they ask both to turn toward each other", () => {
    expect(findExercise("EX.BIDS") && isRelational(findExercise("EX.BIDS") as Exercise)).toBe(true);
    expect(allExercises.filter((exercise) => exercise.gate === "G0").some(isRelational)).toBe(false);
  });

  it("live by link to due day + 3, 35 days at most; at most 10 client minutes a week", () => {
    expect(formDefaults).toMatchObject({ linkDaysAfterDue: 3, linkMaxDays: 35, clientMinutesPerWeekMax: 10 });
    expect(formDefaults.ifNotThisTime).toEqual(["c_barrier", "c_note", "c_share"]);
  });
});

describe("what a client reads", () => {
  it.each(allExercises)("$code stays at grade 6 or below as a page", (exercise) => {
    expect(gradeOf(pageOf(exercise))).toBeLessThanOrEqual(6);
  });

  it("has no sentence of more than 20 words", () => {
    const texts = [...allExercises.map(pageOf), ...Object.values(clientTexts), ...fieldTexts([...commonHead, ...commonTail])];
    const long = texts.flatMap(sentencesOf).filter((sentence) => wordsOf(sentence).length > 20);
    expect(long).toEqual([]);
  });

  it("names no style, no diagnosis and no blame", () => {
    const text = [...allExercises.map(pageOf), ...allExercises.map(({ clientTitle }) => clientTitle), ...Object.values(clientTexts)].join(" ");
    expect(text.match(/\b(anxious|avoidant|attachment|disorder|diagnos\w*|fault|toxic|relationship score)\b|!/giu)).toBeNull();
  });

  it("grades a hard text as hard", () => {
    expect(gradeOf("Considerable physiological dysregulation characterises interpersonal disagreement.")).toBeGreaterThan(12);
    expect(gradeOf("Sit down. Breathe out. Look at your hands.")).toBeLessThan(2);
  });
});

describe("no field stands for a trait, a total or a verdict", () => {
  const keysOf = (value: unknown): string[] =>
    typeof value !== "object" || value === null
      ? []
      : Object.entries(value).flatMap(([key, inner]) => [...(Array.isArray(value) ? [] : [key]), ...keysOf(inner)]);

  it("in the exercises", () => {
    const keys = keysOf(allExercises).join(" ");
    expect(keys).not.toMatch(/attachmentStyle|totalScore|verdict|rank|severity|diagnos/iu);
    expect(keysOf([{ attachmentStyle: 1 }]).join(" ")).toMatch(/attachmentStyle/u);
  });
});
