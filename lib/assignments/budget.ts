import type { FormField } from "#lib/exercises/exercise.ts";

/** Seconds a person needs for one field of page 1, by type: our estimate, to be checked in use. */
const SECONDS: Record<FormField["type"], number> = {
  choice: 8, scale: 10, multi: 15, number: 15, date: 15, time: 15, short: 40, body: 40, long: 90,
};

/** Minutes of forms one person may be asked for between two hours (domain 3.0, default). */
export const CLIENT_MINUTES = 10;

/** Minutes page 1 of a form takes, in halves, never less than a half (domain 3.0: counted by page 1). */
export function formMinutes(page1: readonly Pick<FormField, "type">[]): number {
  const seconds = page1.reduce((sum, { type }) => sum + SECONDS[type], 0);
  return Math.max(1, Math.ceil(seconds / 30)) / 2;
}

/** One task as it weighs on a person: minutes of one form, and how often it comes back until the next hour. */
export type Weight = { minutes: number; times: number };

/**
 * How many forms a task brings in some days: one a week for what is done daily or weekly, one before
 * the hour for the rest. A form asked for once comes once, however long the wait.
 */
export function formsWithin(repeat: "ONCE" | "DAILY" | "WEEKLY" | "EACH_SESSION", formEvery: "week" | "once", days: number): number {
  const isWeekly = repeat === "DAILY" || repeat === "WEEKLY";
  return isWeekly && formEvery === "week" ? Math.max(1, Math.ceil(days / 7)) : 1;
}

/** Minutes of all a person's forms until the next hour. */
export function minutesOf(weights: readonly Weight[]): number {
  return weights.reduce((sum, { minutes, times }) => sum + minutes * times, 0);
}

/** Why one more task would ask for too much, or null while it fits. */
export function budgetReason(name: string, minutes: number): string | null {
  if (minutes <= CLIENT_MINUTES) return null;
  return `This would ask ${name} for ${inWords(minutes)} minutes of forms before the next hour; ${CLIENT_MINUTES} is the most. Leave one out, or let something come back first.`;
}

/** "6 of 10 minutes". */
export function budgetInWords(minutes: number): string {
  return `${inWords(minutes)} of ${CLIENT_MINUTES} minutes`;
}

const inWords = (minutes: number): string => String(Math.round(minutes * 10) / 10);
