import { addDays, dayInWords, dayOf, daysBetween, dayToDate, startOfDay } from "#lib/platform/time.ts";

/** A link lives to the end of the third day after the due day (domain 3.0). */
export const LINK_DAYS_AFTER_DUE = 3;
/** And never longer than this many days after it was made (decision 8). */
export const LINK_MAX_DAYS = 35;
/** Five wrong codes lock a link (decision 6). */
export const MAX_WRONG_PER_LINK = 5;
/** Ten wrong codes within 24 hours close every link of a person (decision 6). */
export const MAX_WRONG_PER_PERSON = 10;
/** The hours over which wrong codes of one person are counted. */
export const WRONG_CODE_HOURS = 24;
/** How long after sending the same visit may see the thank-you page again, in minutes. */
export const SENT_PAGE_MINUTES = 10;

const DAY_MS = 86_400_000;

/** When a link dies: due + 3 days in the practice's zone, at most 35 days after it was made. */
export function linkExpiry(dueOn: string, madeAt: Date, zone: string): Date {
  const afterDue = startOfDay(addDays(dueOn, LINK_DAYS_AFTER_DUE + 1), zone);
  const longest = new Date(madeAt.getTime() + LINK_MAX_DAYS * DAY_MS);
  return afterDue < longest ? afterDue : longest;
}

/** The last day, "YYYY-MM-DD", on which a link that expires at this instant can be used. */
export function lastInstantOf(expiresAt: Date): Date {
  return new Date(expiresAt.getTime() - 1);
}

export type RequestFacts = { ended: boolean; shut: boolean; wrongCodes: number; expiresAt: Date };

/**
 * Whether a link can be used at all. Sent, revoked, replaced, locked, withdrawn and expired are one
 * and the same from outside.
 */
export function isOpenRequest(facts: RequestFacts, now: Date): boolean {
  return !facts.ended && !facts.shut && facts.wrongCodes < MAX_WRONG_PER_LINK && facts.expiresAt > now;
}

/** From when wrong codes of a person count: the last 24 hours, or since their newest code was set. */
export function wrongCodesSince(now: Date, codeSetAt: Date): Date {
  const day = new Date(now.getTime() - WRONG_CODE_HOURS * 3_600_000);
  return codeSetAt > day ? codeSetAt : day;
}

/** Tries that are left on a link after some wrong codes, never below 0. */
export function triesLeft(onLink: number, ofPerson: number): number {
  return Math.max(0, Math.min(MAX_WRONG_PER_LINK - onLink, MAX_WRONG_PER_PERSON - ofPerson));
}

/** The six digits a person typed, blanks and hyphens taken out; null when it cannot be a code. */
export function typedCode(raw: unknown): string | null {
  if (typeof raw !== "string" || raw.length > 40) return null;
  const digits = raw.replace(/[\s\u00a0-]/g, "");
  return /^\d{6}$/.test(digits) ? digits : null;
}

/**
 * When the next form of a repeated task opens: a week after this one's day at the start of the day, or
 * when the next planned hour begins for what is done before each hour (a week when none is planned).
 */
export function nextTurnOpens(repeat: "DAILY" | "WEEKLY" | "EACH_SESSION", sentAt: Date, zone: string, nextHour: Date | null): Date {
  if (repeat === "EACH_SESSION" && nextHour) return nextHour;
  return startOfDay(addDays(dayOf(sentAt, zone), 7), zone);
}

/** A time of reading as a person says it: "Monday" within a week, else "Mon 30 Nov 2026"; "9:00". */
export function readingInWords({ day, time }: { day: string; time: string }, today: string): { day: string; time: string } {
  const weekday = dayToDate(day).toLocaleDateString("en-GB", { weekday: "long", timeZone: "UTC" });
  return { day: daysBetween(today, day) < 7 ? weekday : dayInWords(day), time: time.replace(/^0/u, "") };
}
