import { zoneOf, type Actor } from "#lib/platform/actor.ts";
import { NotFoundError } from "#lib/platform/errors.ts";
import { isId } from "#lib/platform/ids.ts";
import { openText } from "#lib/platform/keyring.ts";
import { authorize } from "#lib/platform/policy.ts";
import { inPractice, type Transaction } from "#lib/platform/tenancy.ts";
import { dayOf } from "#lib/platform/time.ts";
import { findVisibleCouple } from "#lib/couples/queries.ts";
import type { Room } from "#lib/couples/seat.ts";
import { visibleTo as notesVisibleTo } from "#lib/notes/policy.ts";
import { visibleTo as observationsVisibleTo } from "#lib/observations/policy.ts";
import { namesOf } from "#lib/sessions/hour.ts";
import type { MoveOptions } from "../dto.ts";
import { can, movesVisibleTo, toldVisibleTo } from "../policy.ts";
import type { MOVED_ITEMS } from "../schema.ts";

export type MovedItem = (typeof MOVED_ITEMS)[number];
export type Found = { id: string; room: Room; sessionId: string; coupleId: string };

/** An item that has a file of its own, as the actor may see it. Throws NotFoundError. */
export async function findMovable(tx: Transaction, actor: Actor, item: MovedItem, itemId: string): Promise<Found> {
  if (!isId(itemId)) throw new NotFoundError();
  const parts = { id: true, room: true, sessionId: true, session: { select: { coupleId: true } } } as const;
  const own = { practiceId: actor.practiceId, id: itemId };
  const row = item === "OBSERVATION"
    ? await tx.observation.findFirst({ where: { AND: [observationsVisibleTo(actor), own] }, select: parts })
    : await tx.progressNote.findFirst({ where: { AND: [notesVisibleTo(actor), own] }, select: parts });
  if (!row) throw new NotFoundError();
  return { id: row.id, room: row.room, sessionId: row.sessionId, coupleId: row.session.coupleId };
}

/** What one person told alone whose newest answer to "May I raise this?" is a yes; with an item, what was told of it or of nothing recorded. */
export async function raisableOf(tx: Transaction, actor: Actor, found: Found, item: MovedItem) {
  if (found.room === "JOINT") return [];
  const rows = await tx.toldAlone.findMany({
    where: {
      AND: [toldVisibleTo(actor), { practiceId: actor.practiceId, client: { practiceId: actor.practiceId, coupleId: found.coupleId, seat: found.room } }],
      ...(item === "OBSERVATION" ? { OR: [{ observationId: found.id }, { observationId: null }] } : {}),
    },
    orderBy: [{ toldOn: "desc" }, { id: "desc" }], include: { mayRaiseAnswers: { orderBy: [{ recordedAt: "desc" }, { id: "desc" }], take: 1 } },
  });
  return rows.flatMap(({ id, mayRaiseAnswers: [newest] }) => (newest?.answer === "YES" ? [{ toldAloneId: id, answer: newest }] : []));
}

/** Where an item lies, where it may go and when it was moved. Throws NotFoundError; also in a case of one client, which has one file. */
export async function moveOptions(actor: Actor, item: MovedItem, itemId: string): Promise<MoveOptions | null> {
  return inPractice(actor, async (tx) => {
    const found = await findMovable(tx, actor, item, itemId);
    authorize(can, actor, "view", found);
    const couple = await findVisibleCouple(tx, actor, found.coupleId);
    if (couple.kind === "INDIVIDUAL") return null;
    const { practiceId } = actor;
    const rows = await tx.roomMove.findMany({ where: { AND: [movesVisibleTo(actor), { practiceId, itemRef: found.id }] }, orderBy: { movedAt: "desc" }, include: { movedBy: { select: { calledName: true } } } });
    const moves: MoveOptions["moves"] = [];
    for (const row of rows) {
      moves.push({ from: row.fromRoom, to: row.toRoom, on: dayOf(row.movedAt, zoneOf(actor)), by: row.movedBy.calledName, reason: await openText(tx, practiceId, { table: "RoomMove", row: row.id, column: "reason" }, row.reason) });
    }
    const raisable: MoveOptions["raisable"] = [];
    for (const { toldAloneId, answer } of await raisableOf(tx, actor, found, item)) {
      raisable.push({ toldAloneId, words: (await openText(tx, practiceId, { table: "MayRaiseAnswer", row: answer.id, column: "words" }, answer.words)) ?? "" });
    }
    return { room: found.room, names: namesOf(couple.clients, couple.partnerCalled), rooms: found.room === "JOINT" ? ["A", "B"] : ["JOINT"], raisable, moves };
  });
}
