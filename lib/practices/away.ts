/** Days away of one clinician, both ends included, "YYYY-MM-DD"; `cover` is the called name of who may read then. */
export type AwayDays = { fromDay: string; untilDay: string; cover: string | null };

/** How many days ahead a cover is named on client pages: as long as a link may live (decision 8). */
export const COVER_AHEAD_DAYS = 35;

const holds = ({ fromDay, untilDay }: AwayDays, day: string): boolean => fromDay <= day && day <= untilDay;

/** The days away that hold on a day, or null. */
export function awayOn(times: readonly AwayDays[], day: string): AwayDays | null {
  return times.find((time) => holds(time, day)) ?? null;
}

/** Whether nobody reads on a day: away, and no cover named. */
export function isUnreadOn(times: readonly AwayDays[], day: string): boolean {
  const away = awayOn(times, day);
  return away !== null && away.cover === null;
}

/** Whether two spans of days share a day. */
export function overlaps(one: Pick<AwayDays, "fromDay" | "untilDay">, other: Pick<AwayDays, "fromDay" | "untilDay">): boolean {
  return one.fromDay <= other.untilDay && other.fromDay <= one.untilDay;
}

/** Who else may read what is written today: the cover in force, or of the next days away that begin before `lastDay`. */
export function coverNamed(times: readonly AwayDays[], today: string, lastDay: string): string | null {
  const away = awayOn(times, today);
  if (away) return away.cover;
  const ahead = [...times].sort((a, b) => a.fromDay.localeCompare(b.fromDay));
  return ahead.find(({ fromDay }) => fromDay > today && fromDay <= lastDay)?.cover ?? null;
}
