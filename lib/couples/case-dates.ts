import { dayOf, daysBetween } from "#lib/platform/time.ts";

/** An hour as the couple strip needs it. Instants in UTC. */
export type PlannedHour = { id: string; number: number; startsAt: Date; plannedEndsAt: Date; zone: string };

/** Where a case stands in time: `daysSinceLast` in whole calendar days of the hour's own zone. */
export type CaseDates<T extends PlannedHour> = { next: T | null; last: T | null; held: number; daysSinceLast: number | null };

const afterTheHourMs = 15 * 60_000;

/** Whether an hour is under way, up to 15 minutes past its planned end (decision 11). */
export function isUnderWay(hour: Pick<PlannedHour, "startsAt" | "plannedEndsAt">, now: Date): boolean {
  return hour.startsAt.getTime() <= now.getTime() && now.getTime() <= hour.plannedEndsAt.getTime() + afterTheHourMs;
}

/**
 * The hour that is next (or under way), the one that ended last, and how many have ended, from hours
 * that were not cancelled, in any order.
 */
export function placeInTime<T extends PlannedHour>(hours: readonly T[], now: Date): CaseDates<T> {
  const inOrder = hours.toSorted((one, other) => one.startsAt.getTime() - other.startsAt.getTime());
  const ended = inOrder.filter((hour) => hour.plannedEndsAt.getTime() <= now.getTime());
  const last = ended.at(-1) ?? null;
  return {
    next: inOrder.find((hour) => hour.plannedEndsAt.getTime() > now.getTime()) ?? null,
    last,
    held: ended.length,
    daysSinceLast: last && daysBetween(dayOf(last.startsAt, last.zone), dayOf(now, last.zone)),
  };
}
