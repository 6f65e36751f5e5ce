import { describe, expect, it } from "vitest";
import { allExercises, findExercise } from "#lib/exercises/exercise.ts";
import { buildForm, didChoiceOf, needsCalmingSteps, shareChoiceOf } from "#lib/exercises/form.ts";
import type { FormFor } from "#lib/exercises/form.ts";

const jo: FormFor = { solo: false, size: "FULL", therapist: "Jo", cover: "Dr K.", secrets: null };

function form(code: string, person: Partial<FormFor> = {}) {
  const exercise = findExercise(code);
  if (!exercise) throw new Error(`no ${code}`);
  return buildForm(exercise, { ...jo, ...person });
}
const ids = (fields: readonly { id: string }[]) => fields.map(({ id }) => id);

describe("the form one person gets (domain 3.0, decision 8)", () => {
  it("begins with 'did' and ends with the share question, the rest waits under 'Add more'", () => {
    const { page1, more } = form("EX.BIDS");
    expect(ids(page1)).toEqual(["c_did", "reach", "urge", "c_share"]);
    expect(ids(more)).toEqual([
      "c_when",
      "c_barrier",
      "noticed",
      "answer",
      "body",
      "guess",
      "c_hard",
      "c_helpful",
      "c_upset",
      "c_note",
    ]);
  });

  it("has at most five fields on page 1 for each exercise and person", () => {
    for (const exercise of allExercises) {
      expect(buildForm(exercise, jo).page1.length).toBeLessThanOrEqual(5);
      if (exercise.solo) expect(buildForm(exercise, { ...jo, solo: true }).page1.length).toBeLessThanOrEqual(4);
    }
  });

  it("names the therapist, also with signs that mean something to a replacer", () => {
    const { page1, intro } = form("EX.BIDS", { therapist: "$& Jo $1" });
    expect(page1.at(-1)?.label).toBe("May $& Jo $1 bring this up when you are both there?");
    expect(JSON.stringify(page1)).toContain("No, for $& Jo $1 only");
    expect(intro[0]).toContain("Only $& Jo $1 reads this (and Dr K. when $& Jo $1 is away).");
  });

  it("leaves no place unfilled, for anybody", () => {
    for (const exercise of allExercises) {
      for (const solo of exercise.solo ? [true, false] : [false]) {
        for (const cover of [null, "Dr K."]) {
          expect(JSON.stringify(buildForm(exercise, { ...jo, solo, cover, secrets: "NO_SECRETS" }))).not.toMatch(/\{[a-z]+\}/u);
        }
      }
    }
  });

  it("does not speak of cover where nobody is named", () => {
    expect(form("EX.BIDS", { cover: null }).intro).toEqual([
      "Only Jo reads this. Your partner can't see it here. At the end you choose if Jo may bring it up.",
    ]);
    expect(form("EX.BODY_SCAN", { cover: null, solo: true }).intro).toEqual(["Only Jo reads this."]);
  });

  it("adds the agreement under a no-secrets policy, not for one client alone", () => {
    expect(form("EX.BIDS", { secrets: "NO_SECRETS" }).intro[1]).toMatch(/^We agreed that Jo does not keep big secrets/u);
    expect(form("EX.BIDS", { secrets: "NO_SECRETS", solo: true }).intro).toHaveLength(1);
  });

  it("has no share question and its own steps for one client alone", () => {
    const solo = form("EX.SWITCH_ASK", { solo: true });
    expect(ids(solo.page1)).toEqual(["c_did", "came", "wish"]);
    expect(solo.steps[3]).toBe("They don't need to know about this task. Let them pick the time.");
    expect(solo.soloLine).toBe("One can start. It takes both to keep it.");
    expect(form("EX.SWITCH_ASK").soloLine).toBeNull();
    expect(form("EX.BODY_SCAN", { solo: true }).steps).toEqual(findExercise("EX.BODY_SCAN")?.steps);
  });

  it.each(["EX.TURNS", "EX.SPARK", "EX.SHARE_DAY"])("%s is not built for one client alone", (code) => {
    expect(() => form(code, { solo: true })).toThrow(RangeError);
  });

  it("as the two-minute version has one step and only the common fields under 'Add more'", () => {
    const short = form("EX.BIDS", { size: "TWO_MINUTE" });
    expect(short.steps).toEqual(["Answer one reach today with a look, a nod or a word."]);
    expect(ids(short.page1)).toEqual(["c_did", "reach", "urge", "c_share"]);
    expect(ids(short.more)).toEqual(["c_when", "c_barrier", "c_hard", "c_helpful", "c_upset", "c_note"]);
  });

  it("leaves the catalogue as it was", () => {
    const before = structuredClone(findExercise("EX.BIDS"));
    form("EX.BIDS", { therapist: "Someone" });
    expect(findExercise("EX.BIDS")).toEqual(before);
  });
});

describe("reading checked answers", () => {
  it("types did and share, and reads what is missing as null", () => {
    expect([didChoiceOf({ c_did: "PART" }), didChoiceOf({}), didChoiceOf({ c_did: "perhaps" })]).toEqual(["PART", null, null]);
    expect([shareChoiceOf({ c_share: "ASK" }), shareChoiceOf({}), shareChoiceOf({ c_share: "Yes" })]).toEqual(["ASK", null, null]);
  });

  it("shows calming steps from 8 on", () => {
    expect([7, 8, 10].map((c_upset) => needsCalmingSteps({ c_upset }))).toEqual([false, true, true]);
    expect(needsCalmingSteps({})).toBe(false);
  });
});
