import { Temporal } from "temporal-polyfill";
import { z } from "zod";

const FIRST_DAY = "2000-01-01";
const LAST_DAY = "2100-01-01";

/** A calendar day "YYYY-MM-DD" between 2000 and 2099. */
export function dayText(missing: string) {
  return z.string({ error: missing }).refine((text) => isDay(text), { error: missing })
    .refine((text) => text >= FIRST_DAY && text < LAST_DAY, { error: "Choose a date between 2000 and 2099." });
}

/** A wall-clock time "HH:MM". */
export function timeText(missing: string) {
  return z.string({ error: missing }).regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: missing });
}

/** Whether a text is a calendar day that exists. */
export function isDay(text: string): boolean {
  try {
    return /^\d{4}-\d{2}-\d{2}$/.test(text) && Temporal.PlainDate.from(text, { overflow: "reject" }).toString() === text;
  } catch {
    return false;
  }
}

/** Whether the zone is a name of the IANA database that this runtime knows. */
export function isZone(zone: string): boolean {
  try {
    Temporal.Now.zonedDateTimeISO(zone);
    return true;
  } catch {
    return false;
  }
}

/**
 * The instant of a wall-clock time in a zone. A time that a clock change skips moves forward, one
 * that happens twice is the earlier ("compatible", RFC 5545).
 */
export function instantOf(day: string, time: string, zone: string): Date {
  const zoned = Temporal.PlainDateTime.from(`${day}T${time}`).toZonedDateTime(zone, { disambiguation: "compatible" });
  return new Date(zoned.epochMilliseconds);
}

const zonedOf = (instant: Date, zone: string): Temporal.ZonedDateTime =>
  Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(zone);

/** The calendar day of an instant in a zone, "YYYY-MM-DD". */
export function dayOf(instant: Date, zone: string): string {
  return zonedOf(instant, zone).toPlainDate().toString();
}

/** The wall-clock time of an instant in a zone, "HH:MM". */
export function timeOf(instant: Date, zone: string): string {
  return zonedOf(instant, zone).toPlainTime().toString({ smallestUnit: "minute" });
}

/** A day some days later (or earlier, below zero). */
export function addDays(day: string, days: number): string {
  return Temporal.PlainDate.from(day).add({ days }).toString();
}

/** Whole days from one day to another; negative when `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to)).days;
}

/** The Monday of the week of a day (ISO 8601). */
export function weekOf(day: string): string {
  const date = Temporal.PlainDate.from(day);
  return date.subtract({ days: date.dayOfWeek - 1 }).toString();
}

/** First instant of a day in a zone. */
export function startOfDay(day: string, zone: string): Date {
  return new Date(Temporal.PlainDate.from(day).toZonedDateTime(zone).epochMilliseconds);
}

/** A day as Prisma stores it in a DATE column (UTC midnight), and back. */
export function dayToDate(day: string): Date {
  return new Date(`${day}T00:00:00.000Z`);
}

/** The calendar day of a DATE column. */
export function dateToDay(date: Date): string {
  return date.toISOString().slice(0, 10);
}

/** "Thu 27 Nov 2026" for a day, in English. */
export function dayInWords(day: string): string {
  return dayToDate(day).toLocaleDateString("en-GB", { weekday: "short", day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });
}

/** "Thu 27 Nov 2026, 10:00" for an instant in a zone. */
export function instantInWords(instant: Date, zone: string): string {
  return `${dayInWords(dayOf(instant, zone))}, ${timeOf(instant, zone)}`;
}
