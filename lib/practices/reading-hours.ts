import { addDays, dayOf, instantOf } from "#lib/platform/time.ts";

/** One time at which what came in is read: 1 Monday to 7 Sunday (ISO 8601), "HH:MM" on the practice's wall clock. */
export type ReadingTime = { weekday: number; time: string };

/** A day "YYYY-MM-DD" and a time "HH:MM" in the practice's zone. */
export type Reading = { day: string; time: string };

/** The days of the week as the text of reading hours names them, Monday first. */
export const WEEKDAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"] as const;

const EVERY_WEEKDAY = [1, 2, 3, 4, 5];
const TIME = /^([01]?\d|2[0-3])[:.]([0-5]\d)$/;
const SEPARATORS = new Set(["and", "at", "on", "&"]);

/**
 * Reads free text such as "Mon and Thu 9:00", "Mon, Wed and Fri 9:00, Tue 17:30" or "Weekdays 8.30".
 * Days wait for the time that follows them. Empty when any word is none of these: then nothing is
 * promised, and the text is shown as it stands.
 */
export function parseReadingHours(text: string): ReadingTime[] {
  const found: ReadingTime[] = [];
  let days: number[] = [];
  for (const word of text.toLowerCase().split(/[\s,;]+/).filter((part) => part !== "" && !SEPARATORS.has(part))) {
    const clock = TIME.exec(word);
    const named = weekdaysOf(word);
    if (clock) {
      if (days.length === 0) return [];
      found.push(...days.map((weekday) => ({ weekday, time: `${clock[1]?.padStart(2, "0")}:${clock[2]}` })));
      days = [];
    } else if (named) days = [...days, ...named];
    else return [];
  }
  return days.length > 0 ? [] : inOrder(found);
}

function weekdaysOf(word: string): number[] | null {
  if (/^(weekdays?|daily)$/.test(word)) return word === "daily" ? [...EVERY_WEEKDAY, 6, 7] : EVERY_WEEKDAY;
  const [from, until, ...more] = word.split(/[-–]/).map(weekdayOf);
  if (!from || until === null || more.length > 0) return null;
  return until === undefined ? [from] : Array.from({ length: ((until - from + 7) % 7) + 1 }, (_, step) => ((from + step - 1) % 7) + 1);
}

function weekdayOf(word: string): number | null {
  const index = WEEKDAYS.findIndex((day) => word.startsWith(day.toLowerCase()));
  return index >= 0 && /^(mon|tues?|wed|wednes|thu|thurs?|fri|satur|sat|sun)(days?)?\.?$/.test(word) ? index + 1 : null;
}

const inOrder = (times: readonly ReadingTime[]): ReadingTime[] =>
  [...times].sort((a, b) => a.weekday - b.weekday || a.time.localeCompare(b.time))
    .filter((one, index, all) => index === 0 || one.weekday !== all[index - 1]?.weekday || one.time !== all[index - 1]?.time);

/** The text that is kept and shown: "Mon and Thu 9:00, Tue 17:30". Days of one time stand together. */
export function readingHoursText(times: readonly ReadingTime[]): string {
  const groups = new Map<string, string[]>();
  for (const { weekday, time } of inOrder(times)) groups.set(time, [...(groups.get(time) ?? []), WEEKDAYS[weekday - 1] ?? ""]);
  return [...groups].map(([time, days]) => `${listed(days)} ${time.replace(/^0/, "")}`).join(", ");
}

const listed = (names: readonly string[]): string =>
  names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;

const weekdayOfDay = (day: string): number => ((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7) + 1;

/**
 * The next time something is read after an instant, in the practice's zone, over clock changes
 * (a skipped time moves forward). Days for which `isUnread` holds are passed over. Null when no times
 * are set or none lies within the next 60 days.
 */
export function nextReading(times: readonly ReadingTime[], now: Date, zone: string, isUnread: (day: string) => boolean = () => false): Reading | null {
  const today = dayOf(now, zone);
  for (let ahead = 0; ahead <= 60; ahead += 1) {
    const day = addDays(today, ahead);
    if (isUnread(day)) continue;
    const found = inOrder(times).find(({ weekday, time }) => weekday === weekdayOfDay(day) && instantOf(day, time, zone) > now);
    if (found) return { day, time: found.time };
  }
  return null;
}
