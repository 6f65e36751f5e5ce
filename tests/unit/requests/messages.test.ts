import { describe, expect, it } from "vitest";
import { clientTexts } from "#lib/exercises/exercise.ts";
import { gradeOf, sentencesOf, wordsOf } from "#lib/exercises/reading-grade.ts";
import { code, frame, messages } from "#lib/requests/messages.ts";

const SAMPLE = { therapist: "Jo", readers: "Jo and Ines", day: "Mon 30 Nov 2026", hours: "Mon and Thu 9:00", count: 4, left: 3, max: 140 };

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

  it("say nothing before the code of what the page is for", () => {
    const before = [...sayAll("code", code), ...sayAll("frame", { ...frame, moreHelp: "" })];
    for (const { text } of before) expect(text).not.toMatch(/therapist|partner|practice|session|task|exercise|Jo\b/i);
    expect(new Set([frame.title, code.heading])).toEqual(new Set(["Notes"]));
  });

  it("count tries as a person would say it", () => {
    expect(code.wrong({ left: 1 })).toContain("one more time");
    expect(code.wrong({ left: 3 })).toContain("3 more times");
  });

  it("offer a way out of every answer", () => {
    expect(clientTexts.notThisTime).toContain("That happens");
  });
});
