import { nextReading, type ReadingTime } from "#lib/practices/reading-hours.ts";
import { addDays, daysBetween, instantOf, weekOf } from "#lib/platform/time.ts";

const FRIDAY = 4;

/** The next day from Monday to Friday after a day "YYYY-MM-DD": by when a person who asked for it is reached (domain 6.5). */
export function nextWorkingDay(day: string): string {
  const place = daysBetween(weekOf(day), day);
  return addDays(day, place >= FRIDAY ? 7 - place : 1);
}

const HOUR_MS = 3_600_000;

/**
 * From when on a red mark that nobody has opened is overdue (domain 6.5): an hour after the practice's next reading time
 * that follows it, or a day where no times are set. Times are on the practice's wall clock, in `zone`.
 */
export function unopenedFrom(markedAt: Date, times: readonly ReadingTime[], zone: string): Date {
  const next = nextReading(times, markedAt, zone);
  return next ? new Date(instantOf(next.day, next.time, zone).getTime() + HOUR_MS) : new Date(markedAt.getTime() + 24 * HOUR_MS);
}
