import type { Actor } from "#lib/platform/actor.ts";
import { recordView } from "#lib/platform/audit.ts";
import { authorize } from "#lib/platform/policy.ts";
import { inPractice } from "#lib/platform/tenancy.ts";
import { findVisibleCouple } from "#lib/couples/queries.ts";
import { balanceOf, type BalanceDto } from "../balance.ts";
import { can, visibleTo } from "../policy.ts";

/** How attention was spread over the two of a case, for its therapist; null for one client alone. Records the view. Throws NotFoundError. */
export async function attentionBalance(actor: Actor, coupleId: string): Promise<BalanceDto | null> {
  return inPractice(actor, async (tx) => {
    const couple = await findVisibleCouple(tx, actor, coupleId);
    authorize(can, actor, "view", couple);
    if (couple.kind === "INDIVIDUAL") return null;
    const { practiceId } = actor;
    const hours = await tx.attendance.findMany({
      where: { practiceId, session: { AND: [visibleTo(actor), { practiceId, coupleId, sessionCancellation: null }] } }, select: { seat: true, minutesJoint: true, minutesAlone: true },
    });
    const ofCase = { practiceId, client: { practiceId, coupleId } };
    const tasks = await tx.assignment.groupBy({ by: ["clientId"], where: { ...ofCase, approvedAt: { not: null } }, _count: true });
    const contacts = await tx.privateContact.findMany({ where: ofCase, select: { clientId: true, minutes: true } });
    const talks = await tx.privateTalk.findMany({ where: { ...ofCase, sessionId: null }, select: { clientId: true, minutes: true } });
    await recordView(tx, actor, { type: "balance", id: couple.id, coupleId: couple.id });
    return couple.clients.map(({ id, seat, name }) => ({
      clientId: id, seat, name,
      attention: balanceOf(seat, { hours, tasks: tasks.find(({ clientId }) => clientId === id)?._count ?? 0, contacts: [...contacts, ...talks].filter(({ clientId }) => clientId === id) }),
    }));
  });
}
