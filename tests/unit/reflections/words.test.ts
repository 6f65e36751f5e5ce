import { findExercise } from "#lib/exercises/exercise.ts";
import { describe, expect, it } from "vitest";
import { answersInWords } from "#lib/reflections/answer-words.ts";
import { shareAsks, shareInWords } from "#lib/reflections/share.ts";

describe("what came back, in words", () => {
  it("keeps the order of the form and the words as they were written", () => {
    const words = answersInWords(findExercise("EX.SWITCH_ASK"), {
      c_share: "YES", c_note: "He said {therapist}", came: "came in time", wish: 8, body: { places: ["chest"], sensations: ["tight", "warm"] }, c_did: "PART",
    }, "Jo");
    expect(words.map(({ label, value }) => [label, value])).toEqual([
      ["Did you get to it?", "did part"], ["What happened?", "came in time"], ["How strong was the wish to go after them?", "8 of 10 (0 none, 10 very strong)"],
      ["How was your body while you waited?", "chest; tight, warm"], ["Anything for Jo?", "He said {therapist}"],
    ]);
  });

  it("drops nothing that the form no longer asks", () => {
    expect(answersInWords(undefined, { old_field: "still here" }, "Jo")).toMatchObject([{ fieldId: "old_field", value: "still here" }]);
  });
});

describe("who may hear it", () => {
  it.each([
    ["YES", false, "May be brought up"], ["ASK", false, "Ask Noor first, alone"], ["NO", false, "For you only"], [null, false, "For you only"],
  ] as const)("%s is said as %s %s", (share, solo, words) => {
    expect(shareInWords(share, "Noor", solo)).toBe(words);
    expect(shareAsks(share, "Noor", solo)).toBeTruthy();
  });

  it("never takes silence for a yes", () => {
    expect(shareAsks(null, "Noor", false)).toContain("never a yes");
    expect(shareAsks(null, "Ruben", true)).toBeNull();
  });
});
