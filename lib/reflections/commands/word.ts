import type { Actor } from "#lib/platform/actor.ts";
import { recordChange } from "#lib/platform/audit.ts";
import { authorize } from "#lib/platform/policy.ts";
import { practiceTime } from "#lib/platform/practice-time.ts";
import type { Transaction } from "#lib/platform/tenancy.ts";
import { dayToDate } from "#lib/platform/time.ts";
import { queueWordToClinician } from "#lib/requests/commands/deliver.ts";
import { can } from "../policy.ts";

/**
 * Word that something waits, without what or from whom: to the case team, and to the cover of whoever of
 * them is away today. To nobody else, once for each reflection, and once more where nobody opened it in time (domain 6.5).
 */
export async function sendWord(tx: Transaction, actor: Actor, { reflectionId, coupleId, number = 1 }: { reflectionId: string; coupleId: string; number?: 1 | 2 }): Promise<void> {
  authorize(can, actor, "mark", { id: reflectionId });
  const { practiceId } = actor;
  const team = await tx.caseClinician.findMany({ where: { practiceId, coupleId, endedAt: null }, select: { clinicianId: true } });
  const teamIds = team.map(({ clinicianId }) => clinicianId);
  const today = dayToDate((await practiceTime(tx, practiceId)).today);
  const away = await tx.awayTime.findMany({
    where: { practiceId, memberId: { in: teamIds }, cancelledAt: null, fromDay: { lte: today }, untilDay: { gte: today } }, select: { coverId: true },
  });
  const membershipIds = [...new Set([...teamIds, ...away.flatMap(({ coverId }) => coverId ?? [])])];
  await queueWordToClinician(tx, practiceId, { reflectionId, membershipIds, number });
  await recordChange(tx, actor, "reflection.word-queued", { type: "reflection", id: reflectionId, coupleId }, { to: membershipIds.length });
}
