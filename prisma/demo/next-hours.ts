import type { ClinicianActor } from "#lib/platform/actor.ts";
import { clock } from "#lib/platform/clock.ts";
import { inPractice } from "#lib/platform/tenancy.ts";
import { dayOf, timeOf } from "#lib/platform/time.ts";
import { changeSession } from "#lib/sessions/commands.ts";

const HOUR_MS = 3_600_000;
const BETWEEN_HOURS = 2;

/**
 * Keeps the demo's next hours ahead of the clock: a planned hour that nobody held and that has
 * passed moves to one of the coming full hours, so that every start shows a day with work in it.
 */
export async function keepNextHoursAhead(actor: ClinicianActor): Promise<void> {
  const { practiceId, zone } = actor;
  const now = clock.now();
  const missed = await inPractice(actor, (tx) => tx.session.findMany({
    where: {
      practiceId, startsAt: { lt: now }, sessionCancellation: null, attendances: { none: { practiceId } }, observations: { none: { practiceId } }, wrapUp: null,
      couple: { practiceId, caseClinicians: { some: { practiceId, clinicianId: actor.membershipId, endedAt: null } } },
    },
    orderBy: { startsAt: "asc" },
  }));
  let hour = Math.ceil((now.getTime() + HOUR_MS / 12) / HOUR_MS) * HOUR_MS;
  for (const { id, version, place, format, oneSeat } of missed) {
    const startsAt = new Date(hour);
    await changeSession(actor, { sessionId: id, version, day: dayOf(startsAt, zone), time: timeOf(startsAt, zone), minutes: 50, place, format, oneSeat: oneSeat ?? "" });
    hour += BETWEEN_HOURS * HOUR_MS;
  }
}
