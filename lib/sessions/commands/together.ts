import { actorId, type Actor } from "#lib/platform/actor.ts";
import { recordChange } from "#lib/platform/audit.ts";
import { clock } from "#lib/platform/clock.ts";
import { newId } from "#lib/platform/ids.ts";
import { authorize } from "#lib/platform/policy.ts";
import type { Transaction } from "#lib/platform/tenancy.ts";
import { can, visibleTo } from "../policy.ts";

/** Cancels every hour to come that both would come to; hours of one alone stay. Inside a caller's transaction. Returns how many. */
export async function cancelHoursTogether(tx: Transaction, actor: Actor, coupleId: string): Promise<number> {
  const { practiceId } = actor;
  const ahead = await tx.session.findMany({
    where: { AND: [visibleTo(actor), { practiceId, coupleId, format: { not: "ONE" }, startsAt: { gt: clock.now() }, sessionCancellation: null }] }, select: { id: true },
  });
  for (const session of ahead) {
    authorize(can, actor, "cancel", session);
    await tx.sessionCancellation.create({ data: { practiceId, id: newId(), sessionId: session.id, at: clock.now(), recordedById: actorId(actor) } });
    await recordChange(tx, actor, "session.cancelled", { type: "session", id: session.id, coupleId });
  }
  return ahead.length;
}
