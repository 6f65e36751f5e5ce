import type { ClinicianActor } from "#lib/platform/actor.ts";
import { authorize } from "#lib/platform/policy.ts";
import { inPractice, type Transaction } from "#lib/platform/tenancy.ts";
import { linkReadiness } from "#lib/consents/queries.ts";
import { findVisibleCouple } from "#lib/couples/queries.ts";
import { ownExercises } from "#lib/exercises/queries.ts";
import { frameToShow } from "#lib/requests/queries.ts";
import { namesOf } from "#lib/sessions/hour.ts";
import { can } from "../policy.ts";
import type { GivingDto, ReachDto } from "../preview.ts";

/** Names, ways to reach, own exercises and the words around a page, for a case. Opens no clinical text. Throws NotFoundError. */
export async function giving(actor: ClinicianActor, coupleId: string): Promise<GivingDto> {
  authorize(can, actor, "assign", null);
  return inPractice(actor, async (tx) => {
    const couple = await findVisibleCouple(tx, actor, coupleId);
    const readiness = await linkReadiness(tx, actor, couple.id);
    return {
      leftSeat: couple.leftSeat, names: namesOf(couple.clients, couple.partnerCalled),
      reach: await reachOf(tx, actor, couple.clients.map(({ id }) => id)),
      own: (await ownExercises(tx, actor)).map(({ exercise }) => exercise),
      frame: await frameToShow(tx, actor, couple.id),
      secrets: readiness.secretsPolicy?.kind ?? null,
    };
  });
}

async function reachOf(tx: Transaction, { practiceId, calledName }: ClinicianActor, clientIds: readonly string[]): Promise<ReachDto[]> {
  const reach: ReachDto[] = [];
  for (const clientId of clientIds) {
    const row = await tx.contactPreference.findFirst({ where: { practiceId, clientId }, orderBy: [{ recordedAt: "desc" }, { id: "desc" }] });
    reach.push({ clientId, channel: row?.channel ?? null, email: row?.email ?? null, sender: row?.senderName ?? calledName, subject: row?.subject ?? "NOTE_FROM_SENDER" });
  }
  return reach;
}
