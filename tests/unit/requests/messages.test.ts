import { describe, expect, it } from "vitest";
import { clientTexts } from "#lib/exercises/exercise.ts";
import { gradeOf, sentencesOf, wordsOf } from "#lib/exercises/reading-grade.ts";
import { code, form, frame, messages, task } from "#lib/requests/messages.ts";

const SAMPLE = {
  therapist: "Jo", readers: "Jo and Ines", cover: "Ines", day: "Mon 30 Nov 2026", time: "9:00", hours: "Mon and Thu 9:00", count: 4, number: 2, minutes: 3, left: 3, max: 140,
  obstacle: "the bus", label: "Your plan",
};

type Said = { key: string; text: string };

function sayAll(key: string, value: unknown): Said[] {
  if (typeof value === "string") return [{ key, text: value }];
  if (typeof value === "function") return sayAll(key, (value as (sample: typeof SAMPLE) => string)(SAMPLE));
  if (typeof value === "object" && value !== null) return Object.entries(value).flatMap(([name, part]) => sayAll(`${key}.${name}`, part));
  return [];
}

const all = sayAll("messages", messages);

describe("the words of the pages by link", () => {
  it("are read by this test, every one", () => {
    expect(all.length).toBeGreaterThan(50);
  });

  it.each(all)("$key avoids words that judge or give away", ({ text }) => {
    expect(text).not.toMatch(/\b(patient|anxious|avoidant|pursuer|your issues|homework|compliance|failed|overdue|should|easy|simple|simply|just|please|invalid)\b/i);
    expect(text).not.toMatch(/couple|therapy|relationship|attachment|middleground/i);
    expect(text).not.toMatch(/[!]|\p{Extended_Pictographic}/u);
  });

  it.each(all)("$key has no sentence over 20 words", ({ text }) => {
    for (const sentence of sentencesOf(text)) expect(wordsOf(sentence).length).toBeLessThanOrEqual(20);
  });

  it.each(all.filter(({ text }) => wordsOf(text).length >= 6))("$key reads at grade 6 or below", ({ text }) => {
    expect(gradeOf(text)).toBeLessThanOrEqual(6);
  });

  it("take every name they ask for", () => {
    for (const { key, text } of all) expect([key, text]).toEqual([key, expect.not.stringMatching(/undefined|NaN/)]);
  });

  // The same words go to both: whoever reads them finds nobody blamed, ranked or sorted by kind.
  it.each(all)("$key reads the same whoever of the two reads it", ({ text }) => {
    expect(text).not.toMatch(/\b(he|she|him|her|his|hers|husband|wife|man|woman|men|women|boyfriend|girlfriend|spouse)\b/i);
    expect(text).not.toMatch(/your partner (did|does|never|always|won't|makes|made|wants)|because of your partner|other half/i);
  });

  it("say nothing before the code of what the page is for", () => {
    const before = [...sayAll("code", code), ...sayAll("frame", frame)];
    for (const { text } of before) expect(text).not.toMatch(/therapist|partner|practice|session|task|exercise|Jo\b/i);
    expect(new Set([frame.title, code.heading])).toEqual(new Set(["Notes"]));
  });

  it("speak of one question as of one", () => {
    const one = [...sayAll("form", form.questions({ count: 1 })), ...sayAll("task", task.length({ count: 1, minutes: 1 }))];
    for (const { text } of one) {
      expect(text).toMatch(/one short question\./);
      for (const sentence of sentencesOf(text)) expect(wordsOf(sentence).length).toBeLessThanOrEqual(20);
      expect(gradeOf(text)).toBeLessThanOrEqual(6);
    }
  });

  it("count tries as a person would say it", () => {
    expect(code.wrong({ left: 1 })).toContain("one more time");
    expect(code.wrong({ left: 3 })).toContain("3 more times");
  });

  it("offer a way out of every answer", () => {
    expect(clientTexts.notThisTime).toContain("That happens");
  });
});
