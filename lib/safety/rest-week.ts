import { addDays, weekOf } from "#lib/platform/time.ts";

/** Formats of an hour with a private half or part for each; what is counted is the format, never what was said (rule F8). */
export const PRIVATE_FORMATS = ["SPLIT", "JOINT_WITH_PRIVATE"] as const;

/** Gates of the exercises that are between the two and so rest together. */
export function rests(gate: "G0" | "R" | "G1" | "G2"): boolean {
  return gate === "G1" || gate === "G2";
}

/**
 * True in a week, Monday to Sunday, that holds private halves: then the tasks between the two rest for both, in every
 * case with two clients (domain 2.6, rule F8). Days are "YYYY-MM-DD" in the practice's zone.
 */
export function isRestWeek(day: string, privateHalfDays: readonly string[]): boolean {
  return privateHalfDays.some((held) => weekOf(held) === weekOf(day));
}

/** How many of the weeks from one day to another, both counted, are rest weeks. */
export function restWeeksBetween(from: string, until: string, privateHalfDays: readonly string[]): number {
  const weeks = new Set(privateHalfDays.map(weekOf).filter((week) => week >= weekOf(from) && week <= until && addDays(week, 6) >= from));
  return weeks.size;
}

/** What the therapist may say to both, in the same words, in every week with private halves. */
export const restWords = "This week we meet one by one, as every couple does now and then. What you try together rests this week, for both of you. What is yours alone goes on.";
