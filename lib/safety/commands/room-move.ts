import { actorId, type Actor } from "#lib/platform/actor.ts";
import { recordChange } from "#lib/platform/audit.ts";
import { clock } from "#lib/platform/clock.ts";
import { RefusedError } from "#lib/platform/errors.ts";
import { newId } from "#lib/platform/ids.ts";
import { sealText } from "#lib/platform/keyring.ts";
import { authorize } from "#lib/platform/policy.ts";
import { inPractice, type Transaction } from "#lib/platform/tenancy.ts";
import { findVisibleCouple } from "#lib/couples/queries.ts";
import type { Room } from "#lib/couples/seat.ts";
import { lockSession } from "#lib/sessions/queries.ts";
import { can } from "../policy.ts";
import { findMovable, raisableOf, type Found, type MovedItem } from "../queries/room-move.ts";
import { reasonAgainstMove } from "../room-move.ts";
import { moveItemInput } from "../schema.ts";

/**
 * Moves a recorded move or a note into another file of its case, with the reason; the act itself is kept (decision 9). Out
 * of a person's own file it goes only with that person's recorded yes. Throws ZodError, NotFoundError and RefusedError (no
 * yes; the other's file; a note of that hour is there already; one client alone).
 */
export async function moveItem(actor: Actor, raw: unknown): Promise<{ id: string }> {
  const input = moveItemInput.parse(raw);
  return inPractice(actor, async (tx) => {
    const { sessionId } = await findMovable(tx, actor, input.item, input.itemId);
    await lockSession(tx, actor, sessionId);
    const found = await findMovable(tx, actor, input.item, input.itemId);
    authorize(can, actor, "move", found);
    const couple = await findVisibleCouple(tx, actor, found.coupleId);
    if (couple.kind === "INDIVIDUAL") throw new RefusedError({ form: "One client has one file." });
    const yes = (await raisableOf(tx, actor, found, input.item)).find(({ toldAloneId }) => toldAloneId === input.toldAloneId);
    const refused = reasonAgainstMove(found.room, input.toRoom, yes !== undefined);
    if (refused) throw new RefusedError({ form: refused });
    await place(tx, actor, input.item, found, input.toRoom);
    const { practiceId } = actor;
    const id = newId();
    await tx.roomMove.create({
      data: {
        practiceId, id, coupleId: found.coupleId, item: input.item, itemRef: found.id, fromRoom: found.room, toRoom: input.toRoom, mayRaiseAnswerId: yes?.answer.id ?? null,
        reason: await sealText(tx, practiceId, { table: "RoomMove", row: id, column: "reason" }, input.reason), movedAt: clock.now(), movedById: actorId(actor),
      },
    });
    await recordChange(tx, actor, "item.moved", { type: input.item === "OBSERVATION" ? "observation" : "note", id: found.id, coupleId: found.coupleId }, { from: found.room, to: input.toRoom });
    return { id };
  });
}

async function place(tx: Transaction, { practiceId }: Actor, item: MovedItem, { id, sessionId }: Found, room: Room): Promise<void> {
  if (item === "OBSERVATION") {
    // A run of its own there: it belongs to none that was recorded in that file.
    const { _max } = await tx.observation.aggregate({ where: { practiceId, sessionId }, _max: { episode: true } });
    await tx.observation.updateMany({ where: { practiceId, id }, data: { room, episode: (_max.episode ?? 0) + 1, version: { increment: 1 } } });
    return;
  }
  const there = await tx.progressNote.count({ where: { practiceId, sessionId, room } });
  if (there > 0) throw new RefusedError({ form: "A note of this hour lies in that file already. Add to it instead." });
  await tx.progressNote.updateMany({ where: { practiceId, id }, data: { room } });
}
