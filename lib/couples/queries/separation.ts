import type { Actor } from "#lib/platform/actor.ts";
import type { Transaction } from "#lib/platform/tenancy.ts";
import { visibleTo } from "../policy.ts";

/** What therapists read wherever a deed needs a couple that is separated. */
export const SEPARATED = "You separated this couple. Work goes on with each alone, in a case of their own.";

/** Whether a case was separated: nothing new goes out from it, and nobody is seen together in it. */
export async function isSeparated(tx: Transaction, actor: Actor, coupleId: string): Promise<boolean> {
  return (await separatedAmong(tx, actor, [coupleId])).size > 0;
}

/** Which of these cases were separated, and when. */
export async function separatedAmong(tx: Transaction, actor: Actor, coupleIds: readonly string[]): Promise<Map<string, Date>> {
  const rows = await tx.separation.findMany({
    where: { practiceId: actor.practiceId, coupleId: { in: [...coupleIds] }, couple: visibleTo(actor) }, select: { coupleId: true, separatedAt: true },
  });
  return new Map(rows.map(({ coupleId, separatedAt }) => [coupleId, separatedAt]));
}
