import { zoneOf, type Actor } from "#lib/platform/actor.ts";
import { clock } from "#lib/platform/clock.ts";
import { authorize } from "#lib/platform/policy.ts";
import { inPractice } from "#lib/platform/tenancy.ts";
import { dayOf } from "#lib/platform/time.ts";
import { findVisibleCouple } from "#lib/couples/queries.ts";
import { can } from "../policy.ts";
import { isRestWeek, PRIVATE_FORMATS, restWords } from "../rest-week.ts";

/** What the therapist may say to both in a week with private halves (rule F8); null in any other week. Throws NotFoundError. */
export async function restNote(actor: Actor, coupleId: string): Promise<string | null> {
  return inPractice(actor, async (tx) => {
    const couple = await findVisibleCouple(tx, actor, coupleId);
    authorize(can, actor, "view", couple);
    if (couple.kind === "INDIVIDUAL") return null;
    const hours = await tx.session.findMany({
      where: { practiceId: actor.practiceId, coupleId: couple.id, sessionCancellation: null, format: { in: [...PRIVATE_FORMATS] } }, select: { startsAt: true, zone: true },
    });
    return isRestWeek(dayOf(clock.now(), zoneOf(actor)), hours.map(({ startsAt, zone }) => dayOf(startsAt, zone))) ? restWords : null;
  });
}
