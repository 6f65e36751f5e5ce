import { setClock } from "#lib/platform/clock.ts";
import { addDays, dayOf, instantOf } from "#lib/platform/time.ts";

/** The demo's calendar: days counted from the day of seeding, in the practice's zone. */
export type DemoDays = { day(offset: number): string; at<T>(offset: number, time: string, deed: () => Promise<T>): Promise<T> };

/** Runs deeds as if it were another day, so that every row and audit entry carries its true time. */
export function demoDays(zone: string, now: Date): DemoDays {
  const today = dayOf(now, zone);
  const day = (offset: number): string => addDays(today, offset);
  return {
    day,
    async at(offset, time, deed) {
      const restore = setClock({ now: () => instantOf(day(offset), time, zone) });
      try {
        return await deed();
      } finally {
        restore();
      }
    },
  };
}
