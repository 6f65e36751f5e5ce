import type { ClientActor } from "#lib/platform/actor.ts";
import { authorize } from "#lib/platform/policy.ts";
import type { Transaction } from "#lib/platform/tenancy.ts";
import { visibleTo as requestsVisibleTo } from "#lib/requests/policy.ts";
import { can } from "../policy.ts";
import { cardFor, type CardFrame, type RiskCardWords } from "../risk-card.ts";
import { standingClass, type StoredMark } from "../risk-class.ts";

/** The marks of what this very link sent, for its own card; never words, never another request's. */
export async function ownMarks(tx: Transaction, actor: ClientActor): Promise<(StoredMark & { id: string; reflectionId: string })[]> {
  authorize(can, actor, "reply", null);
  const { practiceId, requestId, clientId } = actor;
  return tx.riskMark.findMany({
    where: { practiceId, reflection: { practiceId, requestId, clientId, request: requestsVisibleTo(actor) } }, orderBy: [{ markedAt: "asc" }, { id: "asc" }],
    select: { id: true, reflectionId: true, class: true, loweredFrom: true, reply: true, repliedAt: true, markedAt: true },
  });
}

/**
 * The card of the sent page, or null: of the marks not answered yet. After "no, not long ago" the card of the
 * class it got back, without another question. `noted`: an answer was given.
 */
export async function ownCard(tx: Transaction, actor: ClientActor, frame: CardFrame): Promise<{ card: RiskCardWords | null; noted: boolean }> {
  const marks = await ownMarks(tx, actor);
  const open = marks.filter(({ reply }) => reply === null);
  const noted = marks.some(({ reply }) => reply !== null);
  const card = cardFor(open, frame);
  if (card) return { card, noted };
  const back = marks.filter(({ reply }) => reply === "NOT_LONG_AGO").map((mark) => ({ class: standingClass(mark), loweredFrom: null }));
  const given = cardFor(back, frame);
  return { card: given && { ...given, replies: [] }, noted };
}
