import { addDays, daysBetween, weekOf } from "#lib/platform/time.ts";

const FRIDAY = 4;

/** The next day from Monday to Friday after a day "YYYY-MM-DD": by when a person who asked for it is reached (domain 6.5). */
export function nextWorkingDay(day: string): string {
  const place = daysBetween(weekOf(day), day);
  return addDays(day, place >= FRIDAY ? 7 - place : 1);
}
