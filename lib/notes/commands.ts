import { findVisibleCouple } from "#lib/couples/queries.ts";
import { recordChange } from "#lib/platform/audit.ts";
import type { Actor, ClinicianActor } from "#lib/platform/actor.ts";
import { clock } from "#lib/platform/clock.ts";
import { ConflictError, ForbiddenError, NotFoundError, RefusedError } from "#lib/platform/errors.ts";
import { newId } from "#lib/platform/ids.ts";
import { openText, sealText } from "#lib/platform/keyring.ts";
import { authorize } from "#lib/platform/policy.ts";
import { inPractice, type Transaction } from "#lib/platform/tenancy.ts";
import type { Room } from "#lib/couples/seat.ts";
import { findVisibleSession, visibleHour } from "#lib/sessions/queries.ts";
import { can } from "./policy.ts";
import { draftIn, type NoteFormat } from "./formats.ts";
import { findNote, roomsOf, sixLineFacts } from "./queries.ts";
import { amendNoteInput, draftNoteInput, saveNoteInput, signNoteInput, writeProcessNoteInput } from "./schema.ts";

type Kept = { id: string; version: number };
type Draft = { sessionId: string; coupleId: string; room: Room; format: NoteFormat; version: number; body: string };

/** An actor that can write: a membership signs with its name. Throws ForbiddenError for anyone else. */
function asClinician(actor: Actor): ClinicianActor {
  if (actor.kind !== "clinician") throw new ForbiddenError();
  return actor;
}

/**
 * Keeps the six-line draft of an hour (decision 29); an existing note stays as it is. Returns its id and version.
 * Throws ForbiddenError, NotFoundError.
 */
export async function draftNote(actor: Actor, raw: unknown): Promise<Kept> {
  const writer = asClinician(actor);
  const input = draftNoteInput.parse(raw);
  return inPractice(writer, async (tx) => {
    const session = await findVisibleSession(tx, writer, input.sessionId);
    authorize(can, writer, "draft", session);
    const known = await findNote(tx, writer, session.id, input.room);
    if (known) return { id: known.id, version: known.version };
    const body = draftIn("SIX_LINE", input.room, await sixLineFacts(tx, writer, session.id));
    const kept = await keep(tx, writer, { sessionId: session.id, coupleId: session.coupleId, room: input.room, format: "SIX_LINE", version: 0, body });
    await recordChange(tx, writer, "note.drafted", { type: "note", id: kept.id, coupleId: session.coupleId });
    return kept;
  });
}

/**
 * Keeps the text of an unsigned note. `version` is the one it was written on, 0 for the draft that was never kept.
 * Throws ZodError, RefusedError once signed, ConflictError with the stored text when it changed meanwhile.
 */
export async function saveNote(actor: Actor, raw: unknown): Promise<Kept> {
  const writer = asClinician(actor);
  const input = saveNoteInput.parse(raw);
  return inPractice(writer, async (tx) => {
    const session = await findVisibleSession(tx, writer, input.sessionId);
    authorize(can, writer, "save", session);
    const kept = await keep(tx, writer, { ...input, coupleId: session.coupleId });
    await recordChange(tx, writer, "note.saved", { type: "note", id: kept.id, coupleId: session.coupleId }, { version: kept.version });
    return kept;
  });
}

/**
 * Signs a note by a row: keeps the text as it stands in the field, then it is never edited again, only amended
 * (domain 5.4). Throws ZodError, RefusedError once signed, ConflictError when the text changed meanwhile.
 */
export async function signNote(actor: Actor, raw: unknown): Promise<Kept> {
  const writer = asClinician(actor);
  const input = signNoteInput.parse(raw);
  return inPractice(writer, async (tx) => {
    const session = await findVisibleSession(tx, writer, input.sessionId);
    authorize(can, writer, "sign", session);
    const kept = await keep(tx, writer, { ...input, coupleId: session.coupleId });
    await tx.noteSignature.create({
      data: { practiceId: writer.practiceId, id: newId(), progressNoteId: kept.id, signedAt: clock.now(), signedById: writer.membershipId },
    });
    await recordChange(tx, writer, "note.signed", { type: "note", id: kept.id, coupleId: session.coupleId }, { version: kept.version });
    return kept;
  });
}

/** Adds words to a signed note; what was signed stays. Throws ZodError, NotFoundError, RefusedError while unsigned. */
export async function amendNote(actor: Actor, raw: unknown): Promise<{ id: string }> {
  const writer = asClinician(actor);
  const input = amendNoteInput.parse(raw);
  return inPractice(writer, async (tx) => {
    const session = await findVisibleSession(tx, writer, input.sessionId);
    authorize(can, writer, "amend", session);
    const note = await findNote(tx, writer, session.id, input.room);
    if (!note) throw new NotFoundError();
    if (!note.noteSignature) throw new RefusedError({ body: "This note is not signed yet. Change its text instead." });
    const { practiceId, membershipId } = writer;
    const id = newId();
    const body = await sealText(tx, practiceId, { table: "NoteAmendment", row: id, column: "body" }, input.body);
    await tx.noteAmendment.create({ data: { practiceId, id, progressNoteId: note.id, body, at: clock.now(), writtenById: membershipId } });
    await recordChange(tx, writer, "note.amended", { type: "note", id: note.id, coupleId: session.coupleId }, { amendmentId: id });
    return { id };
  });
}

/**
 * Writes a private thought that its author alone reads, under the practice's second key (decision 9). An hour or an
 * observation named must be of this case. Throws ZodError, NotFoundError.
 */
export async function writeProcessNote(actor: Actor, raw: unknown): Promise<{ id: string }> {
  const writer = asClinician(actor);
  const input = writeProcessNoteInput.parse(raw);
  return inPractice(writer, async (tx) => {
    const couple = await findVisibleCouple(tx, writer, input.coupleId);
    authorize(can, writer, "write", couple);
    const { practiceId } = writer;
    const place = { sessionId: input.sessionId ?? null, observationId: input.observationId ?? null };
    await expectInCase(tx, writer, couple.id, place);
    const id = newId();
    const body = await sealText(tx, practiceId, { table: "ProcessNote", row: id, column: "body" }, input.body, "PROCESS");
    await tx.processNote.create({ data: { practiceId, id, coupleId: couple.id, ...place, body, writtenAt: clock.now(), authorId: writer.membershipId } });
    await recordChange(tx, writer, "process-note.written", { type: "process-note", id, coupleId: couple.id });
    return { id };
  });
}

async function expectInCase(
  tx: Transaction, { practiceId }: ClinicianActor, coupleId: string, place: { sessionId: string | null; observationId: string | null },
): Promise<void> {
  const { sessionId, observationId } = place;
  if (sessionId !== null && !(await tx.session.findFirst({ where: { practiceId, id: sessionId, coupleId }, select: { id: true } }))) {
    throw new NotFoundError();
  }
  if (observationId === null) return;
  const observation = await tx.observation.findFirst({
    where: { practiceId, id: observationId, session: { practiceId, coupleId } }, select: { id: true },
  });
  if (!observation) throw new NotFoundError();
}

/** Writes a note's text as a new version of it. One row per hour and file: a second draft meets the stored one. */
async function keep(tx: Transaction, writer: ClinicianActor, draft: Draft): Promise<Kept> {
  const { practiceId, membershipId } = writer;
  const { sessionId, room, format } = draft;
  const stored = await tx.progressNote.findFirst({ where: { practiceId, sessionId, room }, include: { noteSignature: true } });
  if (stored?.noteSignature) throw new RefusedError({ body: "This note is signed. Add an amendment below it." });
  if (!stored) {
    if (draft.version !== 0 || !roomsOf(await visibleHour(tx, writer, sessionId)).includes(room)) throw new NotFoundError();
    const id = newId();
    const body = await sealText(tx, practiceId, { table: "ProgressNote", row: id, column: "body" }, draft.body);
    const row = { practiceId, id, sessionId, room, format, body, draftedAt: clock.now(), draftedById: membershipId };
    const { count } = await tx.progressNote.createMany({ data: [row], skipDuplicates: true });
    return count === 1 ? { id, version: 1 } : conflict(tx, practiceId, { sessionId, room });
  }
  const body = await sealText(tx, practiceId, { table: "ProgressNote", row: stored.id, column: "body" }, draft.body);
  const { count } = await tx.progressNote.updateMany({
    where: { practiceId, id: stored.id, version: draft.version }, data: { body, format, version: { increment: 1 } },
  });
  return count === 1 ? { id: stored.id, version: draft.version + 1 } : conflict(tx, practiceId, { sessionId, room });
}

async function conflict(tx: Transaction, practiceId: ClinicianActor["practiceId"], place: { sessionId: string; room: Room }): Promise<never> {
  const stored = await tx.progressNote.findFirstOrThrow({ where: { practiceId, ...place } });
  const body = await openText(tx, practiceId, { table: "ProgressNote", row: stored.id, column: "body" }, stored.body);
  throw new ConflictError({ "The note": body }, stored.version);
}
