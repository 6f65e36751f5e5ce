import { addDays, dayOf, instantOf } from "#lib/platform/time.ts";

/** Hours of the day (0 to 23) between which no mail goes out; the same twice means never quiet. */
export type QuietHours = { from: number; until: number };

/** The first moment from `wanted` on that is not quiet, in the practice's zone (decision 17). */
export function outsideQuietHours(wanted: Date, { from, until }: QuietHours, zone: string): Date {
  if (from === until) return wanted;
  const day = dayOf(wanted, zone);
  const at = (which: string, hour: number) => instantOf(which, `${String(hour).padStart(2, "0")}:00`, zone);
  const quiet = from < until ? [[at(day, from), at(day, until)]] : [[at(addDays(day, -1), from), at(day, until)], [at(day, from), at(addDays(day, 1), until)]];
  const inside = quiet.find(([begins, ends]) => begins && ends && wanted >= begins && wanted < ends);
  return inside?.[1] ?? wanted;
}

/** Two reminders at most: the morning two days before the due day, and that of the day itself; none that lies behind. */
export function reminderTimes(dueOn: string, quiet: QuietHours, zone: string, now: Date): Date[] {
  return [-2, 0].map((days) => outsideQuietHours(instantOf(addDays(dueOn, days), "09:00", zone), quiet, zone)).filter((at) => at > now);
}
