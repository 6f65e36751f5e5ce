import type { PracticeId } from "./actor.ts";
import { clock } from "./clock.ts";
import type { Transaction } from "./db.ts";
import { dayOf } from "./time.ts";

/** The present as a practice lives it: instant, day "YYYY-MM-DD" in its zone, and the zone. */
export type PracticeTime = { now: Date; today: string; zone: string };

/** The present in the practice's own zone (decision 17), for whoever acts. */
export async function practiceTime(tx: Transaction, practiceId: PracticeId): Promise<PracticeTime> {
  const { zone } = await tx.practice.findUniqueOrThrow({ where: { id: practiceId }, select: { zone: true } });
  return timeIn(zone);
}

/** The present in a practice's zone that is known already. */
export function timeIn(zone: string): PracticeTime {
  const now = clock.now();
  return { now, today: dayOf(now, zone), zone };
}
