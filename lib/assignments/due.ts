import { addDays, daysBetween, weekOf } from "#lib/platform/time.ts";

/** Fewest days a task needs to be tried once and written about (our default). */
const LEAST_DAYS = 2;
const A_WEEK = 7;

/**
 * The day proposed for a task: that of the next hour; where it is today or tomorrow, that of the hour
 * after it, else a week from today (ux T10). Never after `last`.
 * @param hours days of the planned hours, earliest first, "YYYY-MM-DD" in the practice's zone.
 */
export function presetDue(today: string, hours: readonly string[], last: string): string {
  const day = hours.find((hour) => daysBetween(today, hour) >= LEAST_DAYS) ?? addDays(today, A_WEEK);
  return day > last ? last : day;
}

/** The weeks from one day to another, both counted: how many forms a repeated task asks for, one a week (domain 3.0). */
export function weeksFrom(first: string, last: string): number {
  return Math.max(1, daysBetween(weekOf(first), weekOf(last)) / 7 + 1);
}

/** "2 of 4 came back". */
export function cameBackInWords({ count, of }: { count: number; of: number }): string {
  return `${count} of ${of} came back`;
}

/** Whether one form answers the whole task: done once, or repeated and asked about once (domain 3.0). */
export function asksOnce(repeat: string, formEvery: "week" | "once" | undefined): boolean {
  return repeat === "ONCE" || formEvery === "once";
}

/**
 * The day from which the next form of a task on paper is asked for, a week after the newest sheet was written;
 * null once it would lie after `lastDay`.
 */
export function nextSheetOn(writtenOn: string, lastDay: string): string | null {
  const day = addDays(writtenOn, A_WEEK);
  return day > lastDay ? null : day;
}
