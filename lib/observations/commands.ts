import type { Actor } from "#lib/platform/actor.ts";
import { recordChange } from "#lib/platform/audit.ts";
import { clock } from "#lib/platform/clock.ts";
import { ConflictError, RefusedError } from "#lib/platform/errors.ts";
import { newId } from "#lib/platform/ids.ts";
import { sealText } from "#lib/platform/keyring.ts";
import { authorize } from "#lib/platform/policy.ts";
import { inPractice, type Transaction } from "#lib/platform/tenancy.ts";
import { attendAsPlanned, memberOf, noteNothing, refuseCancelled, subjectOf } from "#lib/sessions/commands.ts";
import { findVisibleSession, hourOf, lockSession, type SessionRow } from "#lib/sessions/queries.ts";
import { heldRooms } from "#lib/sessions/hour.ts";
import { findCode } from "./code.ts";
import { toMoveContent, type MoveContent } from "./dto.ts";
import { placeMove } from "./placing.ts";
import { can } from "./policy.ts";
import { findVisibleObservation } from "./queries.ts";
import {
  editObservationInput, recordEpisodeInput, recordLookedForInput, recordObservationInput, recordObservationsInput, retractObservationInput,
} from "./schema.ts";
import type { EpisodeInput, MoveInput } from "./schema.ts";
import { episodeInStore, moveInStore } from "./stored.ts";

/**
 * Records one move that was seen or told. The same `id` sent twice records once. Throws ZodError, NotFoundError and
 * RefusedError: unknown word, someone who is no client or was not there, a part of the hour that was not held.
 */
export async function recordObservation(actor: Actor, raw: unknown): Promise<{ id: string }> {
  const { sessionId, ...move } = recordObservationInput.parse(raw);
  return inPractice(actor, async (tx) => {
    const session = await readyToRecord(tx, actor, sessionId);
    authorize(can, actor, "record", session);
    const [id] = await storeMoves(tx, actor, session, [move], () => "");
    return { id: id ?? "" };
  });
}

/**
 * Records an hour in one go: moves, episodes, what was looked for and not seen, or "nothing to note". All or nothing;
 * moves whose id is stored already are skipped. Errors name the item: "items.2.intensity". Attendance that nobody
 * recorded is stored as planned.
 */
export async function recordObservations(actor: Actor, raw: unknown): Promise<{ sessionId: string; coupleId: string; recorded: number }> {
  const input = recordObservationsInput.parse(raw);
  return inPractice(actor, async (tx) => {
    const session = await readyToRecord(tx, actor, input.sessionId);
    authorize(can, actor, "record", session);
    const ids = await storeMoves(tx, actor, session, input.items, (index) => `items.${index}.`);
    for (const episode of input.episodes) await storeEpisode(tx, actor, session, episode);
    for (const { seat, code } of input.lookedFor) await storeLookedFor(tx, actor, session, seat, code);
    if (input.nothingToNote || ids.length > 0) await noteNothing(tx, actor, session, input.nothingToNote);
    return { sessionId: session.id, coupleId: session.coupleId, recorded: ids.length };
  });
}

/**
 * Corrects a move; what it said before stays in its history. The room never changes: a move told elsewhere is written
 * anew. Throws ConflictError with what is stored when `version` was overtaken, RefusedError when it is retracted.
 */
export async function editObservation(actor: Actor, raw: unknown): Promise<{ id: string; sessionId: string }> {
  const { observationId, version, ...input } = editObservationInput.parse(raw);
  return inPractice(actor, async (tx) => {
    const { sessionId } = await findVisibleObservation(tx, actor, observationId);
    const session = await lockSession(tx, actor, sessionId);
    const row = await findVisibleObservation(tx, actor, observationId);
    authorize(can, actor, "edit", row);
    if (row.observationRetraction) throw new RefusedError({ form: "This was retracted and stays as it is. Record it anew instead." });
    if (row.version !== version) throw new ConflictError(moveInStore(toMoveContent(row as MoveContent), hourOf(session).couple.names), row.version);
    const { toldBy } = placed(session, { ...input, room: row.room, toldBy: null }, "");
    const { practiceId } = actor;
    await tx.observationRevision.create({
      data: { practiceId, id: newId(), observationId: row.id, version, before: toMoveContent(row as MoveContent), at: clock.now(), byId: memberOf(actor) },
    });
    const content = await sealedContent(tx, actor, row.id, input);
    await tx.observation.updateMany({ where: { practiceId, id: row.id, version }, data: { ...content, toldBy, version: { increment: 1 } } });
    await recordChange(tx, actor, "observation.edited", { type: "observation", id: row.id, coupleId: session.coupleId });
    return { id: row.id, sessionId };
  });
}

/** Takes a move out of every figure; it stays in the record, struck through. A second time changes nothing. */
export async function retractObservation(actor: Actor, raw: unknown): Promise<{ id: string; sessionId: string }> {
  const { observationId } = retractObservationInput.parse(raw);
  return inPractice(actor, async (tx) => {
    const { sessionId } = await findVisibleObservation(tx, actor, observationId);
    const session = await lockSession(tx, actor, sessionId);
    const row = await findVisibleObservation(tx, actor, observationId);
    authorize(can, actor, "retract", row);
    if (!row.observationRetraction) {
      await tx.observationRetraction.create({
        data: { practiceId: actor.practiceId, id: newId(), observationId: row.id, at: clock.now(), retractedById: memberOf(actor) },
      });
      await recordChange(tx, actor, "observation.retracted", { type: "observation", id: row.id, coupleId: session.coupleId });
    }
    return { id: row.id, sessionId };
  });
}

/** Ticks that a word was looked for in one person and not seen: only this counts as absence (domain 2.3). */
export async function recordLookedFor(actor: Actor, raw: unknown): Promise<void> {
  const { sessionId, seat, code } = recordLookedForInput.parse(raw);
  return inPractice(actor, async (tx) => {
    const session = await readyToRecord(tx, actor, sessionId);
    authorize(can, actor, "record", session);
    await storeLookedFor(tx, actor, session, seat, code);
  });
}

/** Takes such a tick back. */
export async function withdrawLookedFor(actor: Actor, raw: unknown): Promise<void> {
  const { sessionId, seat, code } = recordLookedForInput.parse(raw);
  return inPractice(actor, async (tx) => {
    const session = await findVisibleSession(tx, actor, sessionId);
    authorize(can, actor, "record", session);
    await tx.lookedForNotSeen.deleteMany({ where: { practiceId: actor.practiceId, sessionId: session.id, seat, code } });
    await recordChange(tx, actor, "looked-for.withdrawn", subjectOf(session));
  });
}

/** Details of one run of moves: trigger, what eased it, repair. With a `version`, ConflictError when overtaken. */
export async function recordEpisode(actor: Actor, raw: unknown): Promise<void> {
  const { sessionId, version, ...episode } = recordEpisodeInput.parse(raw);
  return inPractice(actor, async (tx) => {
    const session = await readyToRecord(tx, actor, sessionId);
    authorize(can, actor, "record", session);
    await storeEpisode(tx, actor, session, episode, version);
  });
}

async function readyToRecord(tx: Transaction, actor: Actor, sessionId: string): Promise<SessionRow> {
  const session = await lockSession(tx, actor, sessionId);
  authorize(can, actor, "record", session);
  refuseCancelled(session);
  return attendAsPlanned(tx, actor, session);
}

async function storeMoves(
  tx: Transaction, actor: Actor, session: SessionRow, moves: readonly MoveInput[], path: (index: number) => string,
): Promise<string[]> {
  const { practiceId } = actor;
  const known = await alreadyStored(tx, actor, session.id, moves);
  const fresh = moves.map((move, index) => ({ move, at: path(index) })).filter(({ move }) => !known.has(move.id ?? ""));
  const { _max } = await tx.observation.aggregate({ where: { practiceId, sessionId: session.id }, _max: { sequence: true } });
  let sequence = _max.sequence ?? 0;
  const ids: string[] = [];
  for (const { move, at } of fresh) {
    const { id = newId(), note, ...rest } = move;
    const { room, toldBy } = placed(session, move, at);
    const content = await sealedContent(tx, actor, id, rest);
    sequence += 1;
    await tx.observation.create({
      data: { practiceId, id, sessionId: session.id, sequence, room, ...content, toldBy, recordedAt: clock.now(), recordedById: memberOf(actor) },
    });
    if (note !== null) await writeNote(tx, actor, session, id, note);
    if (move.code) await tx.lookedForNotSeen.deleteMany({ where: { practiceId, sessionId: session.id, seat: move.seat, code: move.code } });
    ids.push(id);
  }
  if (ids.length > 0) await recordChange(tx, actor, "observation.recorded", subjectOf(session), { count: ids.length });
  return ids;
}

async function alreadyStored(tx: Transaction, actor: Actor, sessionId: string, moves: readonly MoveInput[]): Promise<Set<string>> {
  const ids = moves.flatMap(({ id }) => (id === undefined ? [] : [id]));
  if (new Set(ids).size < ids.length) throw new RefusedError({ form: "A move was sent twice. Open the page again and repeat this." });
  const rows = await tx.observation.findMany({ where: { practiceId: actor.practiceId, id: { in: ids } }, select: { id: true, sessionId: true } });
  if (rows.some((row) => row.sessionId !== sessionId)) throw new RefusedError({ form: "A move belongs to another hour. Open the page again and repeat this." });
  return new Set(rows.map(({ id }) => id));
}

function placed(session: SessionRow, move: Pick<MoveInput, "seat" | "source" | "room" | "toldBy">, at: string) {
  const { couple, minutesThere } = hourOf(session);
  const answer = placeMove({ seats: couple.clients.map(({ seat }) => seat), names: couple.names, minutes: minutesThere }, move);
  if (!answer.placed) throw new RefusedError({ [`${at}${answer.field}`]: answer.sentence });
  return answer;
}

async function sealedContent(
  tx: Transaction, actor: Actor, id: string, move: Omit<MoveInput, "id" | "room" | "toldBy" | "note">,
) {
  const { seat, code, light, source, confidence, therapistMove, target, minute, episode } = move;
  return {
    seat, code, light, source, confidence, therapistMove, target, minute, episode,
    intensity: light === null ? move.intensity : 2,
    switchCue: move.switchCue ?? (code !== null && findCode(code)?.switchCue === true),
    switchCueWas: await sealText(tx, actor.practiceId, { table: "Observation", row: id, column: "switchCueWas" }, move.switchCueWas),
  };
}

async function writeNote(tx: Transaction, actor: Actor, session: SessionRow, observationId: string, note: string): Promise<void> {
  const id = newId();
  const body = await sealText(tx, actor.practiceId, { table: "ProcessNote", row: id, column: "body" }, note, "PROCESS");
  const place = { coupleId: session.coupleId, sessionId: session.id, observationId };
  await tx.processNote.create({ data: { practiceId: actor.practiceId, id, ...place, body, writtenAt: clock.now(), authorId: memberOf(actor) } });
}

async function storeLookedFor(tx: Transaction, actor: Actor, session: SessionRow, seat: "A" | "B", code: string): Promise<void> {
  const where = { practiceId: actor.practiceId, sessionId: session.id, seat, code };
  placed(session, { seat, source: "SEEN_ROOM", room: hourOf(session).minutesThere.joint[seat] > 0 ? "JOINT" : seat, toldBy: null }, "");
  const seen = await tx.observation.count({ where: { ...where, observationRetraction: null } });
  if (seen > 0) throw new RefusedError({ lookedFor: "You recorded one of these words for this person, so it was seen. Untick it." });
  if ((await tx.lookedForNotSeen.count({ where })) > 0) return;
  await tx.lookedForNotSeen.create({ data: { ...where, id: newId(), recordedAt: clock.now(), recordedById: memberOf(actor) } });
  await recordChange(tx, actor, "looked-for.recorded", subjectOf(session));
}

async function storeEpisode(tx: Transaction, actor: Actor, session: SessionRow, input: EpisodeInput, version: number | null = null): Promise<void> {
  const { room, number, ...details } = input;
  const where = { practiceId: actor.practiceId, sessionId: session.id, room, number };
  if (!heldRooms(hourOf(session).minutesThere).includes(room)) throw new RefusedError({ room: "This part of the hour was not held. Change attendance first." });
  const stored = await tx.episode.findFirst({ where });
  if (stored && version !== null && stored.version !== version) throw new ConflictError(episodeInStore(stored, hourOf(session).couple.names), stored.version);
  const data = { ...details, recordedAt: clock.now(), recordedById: memberOf(actor) };
  if (stored) await tx.episode.updateMany({ where, data: { ...data, version: { increment: 1 } } });
  else await tx.episode.create({ data: { ...where, id: newId(), ...data } });
  await recordChange(tx, actor, "episode.recorded", subjectOf(session));
}
