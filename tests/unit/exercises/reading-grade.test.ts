import { describe, expect, it } from "vitest";
import { allExercises } from "#lib/exercises/exercise.ts";
import { clientTextOf } from "#lib/exercises/library.ts";
import { gradeInWords, gradeOf, readingHint, readingOf, sentencesOf, wordsOf } from "#lib/exercises/reading-grade.ts";

describe("how a text reads", () => {
  it("counts sentences and words, leaving speech in quotes out", () => {
    expect(sentencesOf("Sit down. Say: 'I will be back.' Then rest.")).toEqual(["Sit down", "Say", "Then rest"]);
    expect(sentencesOf("First line\nSecond line")).toHaveLength(2);
    expect(wordsOf("Don't go half-way, please.")).toEqual(["Don't", "go", "half-way", "please"]);
  });

  it("grades by sentence length and syllables (Kincaid 1975)", () => {
    // 10 words in 2 sentences, 10 syllables: 0.39 × 5 + 11.8 × 1 − 15.59.
    expect(gradeOf("The cat sat by me. The dog ran to us.")).toBeCloseTo(-1.84, 2);
    expect(gradeOf("Considerable physiological dysregulation characterises interpersonal disagreement.")).toBeGreaterThan(12);
    expect(gradeOf("")).toBe(0);
    expect(gradeInWords(-1.84)).toBe("0.0");
  });

  it("is silent about short, plain words and advises about the rest", () => {
    expect(readingHint(readingOf("Feet, belly, jaw."))).toBe("");
    expect(readingHint(readingOf("Sit down and feel your feet for one breath."))).toMatch(/^Reads at grade \d\.\d\.$/);
    expect(readingHint(readingOf("Considerable physiological dysregulation characterises most interpersonal disagreement."))).toMatch(/6 or below is easier/);
    expect(readingOf(`Go ${"on and ".repeat(10)}rest.`).longSentences).toHaveLength(1);
  });

  it("names the words of a verdict or a file, whole words only", () => {
    expect(readingOf("You should just do your homework!").avoided).toEqual(["homework", "should", "just", "!"]);
    expect(readingOf("Be impatient about injustice.").avoided).toEqual([]);
    expect(readingOf("A talk about the couple").avoided).toEqual([]);
    expect(readingOf("A talk about the couple", true).avoided).toEqual(["couple"]);
  });

  it("stays at grade 6 or below for every exercise of the library", () => {
    for (const exercise of allExercises) expect([exercise.code, gradeOf(clientTextOf(exercise)) <= 6]).toEqual([exercise.code, true]);
  });
});
