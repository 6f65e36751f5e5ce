import { asTheySit } from "#lib/couples/case-name.ts";
import { libraryCodeOf } from "#lib/exercises/exercise.ts";
import { exerciseGiven, givenParts } from "#lib/exercises/given.ts";
import { sessionMoves } from "#lib/observations/queries.ts";
import type { Actor, ClinicianActor } from "#lib/platform/actor.ts";
import { recordView } from "#lib/platform/audit.ts";
import { clock } from "#lib/platform/clock.ts";
import { openText } from "#lib/platform/keyring.ts";
import type { Room } from "#lib/couples/seat.ts";
import { NotFoundError } from "#lib/platform/errors.ts";
import { authorize } from "#lib/platform/policy.ts";
import { inPractice, type Transaction } from "#lib/platform/tenancy.ts";
import { dateToDay, dayInWords, instantInWords } from "#lib/platform/time.ts";
import { formatAsItHappened } from "#lib/sessions/hour.ts";
import { visibleTo as sessionsVisibleTo } from "#lib/sessions/policy.ts";
import { findVisibleSession, openWrapUp, visibleHour, type SessionDto } from "#lib/sessions/queries.ts";
import type { NoteDto, ProcessNoteDto, UnsignedNote } from "./dto.ts";
import { can, processVisibleTo, visibleTo } from "./policy.ts";
import { draftIn, noteRooms, type NoteFormat } from "./formats.ts";
import type { SixLineFacts } from "./six-lines.ts";

const HOURS_72 = 72 * 60 * 60 * 1000;
const MOST_PROCESS_NOTES = 200;

const noteInclude = {
  noteSignature: { include: { signedBy: { select: { calledName: true } } } },
  noteAmendments: { include: { writtenBy: { select: { calledName: true } } }, orderBy: { at: "asc" } },
} as const;

/** The note of an hour in one file that an actor may see, or null; for one client alone the joint one is all there is. The caller has found the hour. */
export async function findNote(tx: Transaction, actor: Actor, sessionId: string, room: Room = "JOINT") {
  return tx.progressNote.findFirst({
    where: { AND: [visibleTo(actor), { practiceId: actor.practiceId, sessionId, room }] }, include: noteInclude,
  });
}

/** The files in which a note of this hour may lie. */
export const roomsOf = ({ couple, minutesThere }: SessionDto): Room[] => noteRooms({ oneClient: couple.kind === "INDIVIDUAL", alone: minutesThere.alone });

/** What the six-line draft of an hour may be made from. Opens the closing words: the caller records the view. */
export async function sixLineFacts(tx: Transaction, actor: Actor, sessionId: string): Promise<SixLineFacts> {
  const row = await findVisibleSession(tx, actor, sessionId);
  const hour = await visibleHour(tx, actor, sessionId);
  const wrapUp = await openWrapUp(tx, actor, row);
  const oneClient = hour.couple.kind === "INDIVIDUAL";
  return {
    number: hour.number, day: dayInWords(hour.day), place: hour.place, oneClient,
    format: formatAsItHappened(hour.minutesThere)?.format ?? hour.format, minutes: hour.minutesThere,
    people: asTheySit(hour.couple.leftSeat, hour.couple.clients).map(({ seat }) => ({ seat, name: hour.couple.names[seat], attendance: hour.attendance[seat] })),
    nothingToNote: hour.nothingToNote,
    words: wrapUp ?? { closingLine: null, whatEased: null, promise: null, nextFocus: null },
    moves: await sessionMoves(tx, actor, sessionId),
    tasks: await tasksGiven(tx, actor, sessionId),
    nextSession: await nextInWords(tx, actor, hour),
  };
}

async function tasksGiven(tx: Transaction, { practiceId }: Actor, sessionId: string): Promise<SixLineFacts["tasks"]> {
  const rows = await tx.assignment.findMany({
    where: { practiceId, sessionId, assignmentWithdrawal: null },
    select: { ...givenParts, dueOn: true, client: { select: { seat: true } } },
    orderBy: [{ client: { seat: "asc" } }, { draftedAt: "asc" }],
  });
  return rows.map(({ dueOn, client, ...row }) => {
    const exercise = exerciseGiven(row);
    const exerciseCode = exercise ? libraryCodeOf(exercise) : row.exerciseCode;
    return { seat: client.seat, exerciseCode, title: exercise?.clientTitle ?? exerciseCode, due: dayInWords(dateToDay(dueOn)) };
  });
}

async function nextInWords(tx: Transaction, { practiceId }: Actor, { coupleId, startsAt }: SessionDto): Promise<string | null> {
  const next = await tx.session.findFirst({
    where: { practiceId, coupleId, startsAt: { gt: startsAt }, sessionCancellation: null }, orderBy: { startsAt: "asc" },
    select: { startsAt: true, zone: true },
  });
  return next && instantInWords(next.startsAt, next.zone);
}

/**
 * The note of an hour in one file for its page: signed, kept, or a fresh draft in the format asked for that nothing
 * stores until it is saved or signed. `rooms` are the files that may hold one. Records the view. Throws NotFoundError,
 * also for the file of somebody who was not seen alone.
 */
export async function notePage(actor: Actor, sessionId: string, room: Room = "JOINT", format: NoteFormat = "SIX_LINE"): Promise<{ session: SessionDto; note: NoteDto; rooms: Room[] }> {
  return inPractice(actor, async (tx) => {
    const session = await visibleHour(tx, actor, sessionId);
    authorize(can, actor, "view", session);
    const row = await findNote(tx, actor, session.id, room);
    const rooms = roomsOf(session);
    if (!row && !rooms.includes(room)) throw new NotFoundError();
    await recordView(tx, actor, { type: "note", id: row?.id ?? null, coupleId: session.coupleId }, { sessionId: session.id });
    const place = { sessionId: session.id, coupleId: session.coupleId, room };
    if (!row) {
      const body = draftIn(format, room, await sixLineFacts(tx, actor, session.id));
      return { session, rooms, note: { ...place, format, id: null, state: "UNKEPT", body, version: 0, signed: null, amendments: [] } };
    }
    const { practiceId } = actor;
    const amendments = await Promise.all(row.noteAmendments.map(async ({ id, body, at, writtenBy }) => ({
      id, at, by: writtenBy.calledName, body: await openText(tx, practiceId, { table: "NoteAmendment", row: id, column: "body" }, body),
    })));
    const signed = row.noteSignature && { at: row.noteSignature.signedAt, by: row.noteSignature.signedBy.calledName };
    const body = await openText(tx, practiceId, { table: "ProgressNote", row: row.id, column: "body" }, row.body);
    return { session, rooms: rooms.includes(room) ? rooms : [...rooms, room], note: { ...place, format: row.format, id: row.id, state: signed ? "SIGNED" : "DRAFT", body, version: row.version, signed, amendments } };
  });
}

/** The actor's own process notes on a case, newest first, at most 200. Nobody else's. Records the view. */
export async function processNotes(actor: Actor, coupleId: string, sessionId?: string): Promise<ProcessNoteDto[]> {
  return inPractice(actor, async (tx) => {
    authorize(can, actor, "view", null);
    const rows = await tx.processNote.findMany({
      where: { AND: [processVisibleTo(actor), { practiceId: actor.practiceId, coupleId, ...(sessionId ? { sessionId } : {}) }] },
      orderBy: { writtenAt: "desc" }, take: MOST_PROCESS_NOTES,
    });
    if (rows.length > 0) await recordView(tx, actor, { type: "process-note", id: null, coupleId }, { count: rows.length });
    return Promise.all(rows.map(async ({ id, body, sessionId: of, observationId, writtenAt }) => ({
      id, sessionId: of, observationId, writtenAt,
      body: await openText(tx, actor.practiceId, { table: "ProcessNote", row: id, column: "body" }, body, "PROCESS"),
    })));
  });
}

/**
 * The last hour held of each case whose note is unsigned 72 hours after its planned end (rule H1), oldest first.
 * Reads no clinical text.
 */
export async function unsignedNotes(tx: Transaction, actor: ClinicianActor): Promise<UnsignedNote[]> {
  authorize(can, actor, "view", null);
  const { practiceId } = actor;
  const ended = await tx.session.findMany({
    where: { AND: [sessionsVisibleTo(actor), { practiceId, plannedEndsAt: { lt: clock.now() }, sessionCancellation: null }] },
    distinct: ["coupleId"], orderBy: [{ coupleId: "asc" }, { startsAt: "desc" }],
    select: { id: true, coupleId: true, startsAt: true, plannedEndsAt: true, progressNotes: { where: { room: "JOINT" }, select: { noteSignature: { select: { id: true } } } } },
  });
  const before = clock.now().getTime() - HOURS_72;
  return ended
    .filter((row) => row.plannedEndsAt.getTime() <= before && row.progressNotes[0]?.noteSignature == null)
    .map(({ id, coupleId, startsAt, progressNotes }) => ({ sessionId: id, coupleId, startsAt, hasDraft: progressNotes.length > 0 }))
    .toSorted((one, next) => one.startsAt.getTime() - next.startsAt.getTime());
}
