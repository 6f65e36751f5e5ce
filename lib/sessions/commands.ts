import { recordChange } from "#lib/platform/audit.ts";
import type { Actor } from "#lib/platform/actor.ts";
import { clock } from "#lib/platform/clock.ts";
import { ConflictError, RefusedError } from "#lib/platform/errors.ts";
import { newId } from "#lib/platform/ids.ts";
import { sealText } from "#lib/platform/keyring.ts";
import { authorize } from "#lib/platform/policy.ts";
import { inPractice, type Transaction } from "#lib/platform/tenancy.ts";
import { instantOf } from "#lib/platform/time.ts";
import { findVisibleCouple } from "#lib/couples/queries.ts";
import { isSeparated } from "#lib/couples/queries/separation.ts";
import { weightSetVersion } from "#lib/observations/code.ts";
import { attendanceAsPlanned, decideAttendance, formatOf, refuseLosingMoves } from "./attendance.ts";
import type { SeatAttendance } from "./attendance.ts";
import { minutesOfRow, toSessionDto } from "./dto.ts";
import type { SessionDto, SessionRow } from "./dto.ts";
import { namesOf, recordedMinutes } from "./hour.ts";
import { changedWho, refuseTogether, whoComes } from "./plan.ts";
import { can } from "./policy.ts";
import { findVisibleSession, lockSession, openWrapUp } from "./queries.ts";
import {
  cancelSessionInput, changeSessionInput, planSessionInput, recordAttendanceInput, recordPartnerWordsInput, wrapUpSessionInput,
} from "./schema.ts";
import { attendanceInStore, planInStore, wrapUpInStore } from "./stored.ts";

const minuteMs = 60_000;

/**
 * Plans an hour and numbers it within its case. Throws ZodError, NotFoundError (case out of sight) and RefusedError
 * (who comes does not fit the case).
 */
export async function planSession(actor: Actor, raw: unknown): Promise<SessionDto> {
  const input = planSessionInput.parse(raw);
  return inPractice(actor, async (tx) => {
    const couple = await findVisibleCouple(tx, actor, input.coupleId);
    authorize(can, actor, "plan", null);
    const who = whoComes(couple.kind, input.format, input.oneSeat);
    refuseTogether(who.format, await isSeparated(tx, actor, couple.id));
    const startsAt = instantOf(input.day, input.time, zoneOf(actor));
    const id = newId();
    await tx.session.create({
      data: {
        practiceId: actor.practiceId, id, coupleId: couple.id, number: await nextNumber(tx, actor, couple.id),
        startsAt, plannedEndsAt: new Date(startsAt.getTime() + input.minutes * minuteMs), zone: zoneOf(actor),
        place: input.place, ...who, weightSet: weightSetVersion, createdAt: clock.now(), createdById: memberOf(actor),
      },
    });
    await recordChange(tx, actor, "session.planned", { type: "session", id, coupleId: couple.id });
    return toSessionDto(await findVisibleSession(tx, actor, id));
  });
}

/**
 * Changes when, where or for whom an hour is planned. Throws ConflictError with what is stored when it was changed
 * meanwhile, RefusedError when it is cancelled, or when who came is already recorded and differs.
 */
export async function changeSession(actor: Actor, raw: unknown): Promise<SessionDto> {
  const input = changeSessionInput.parse(raw);
  return inPractice(actor, async (tx) => {
    const session = await lockSession(tx, actor, input.sessionId);
    authorize(can, actor, "change", session);
    refuseCancelled(session);
    if (session.version !== input.version) throw new ConflictError(planInStore(session), session.version);
    const { kind } = session.couple;
    const who = changedWho({ ...session, kind, attended: session.attendances.length > 0 }, input.format, input.oneSeat);
    refuseTogether(who.format ?? session.format, await isSeparated(tx, actor, session.coupleId));
    const startsAt = instantOf(input.day, input.time, session.zone);
    await tx.session.updateMany({
      where: { practiceId: actor.practiceId, id: session.id, version: input.version },
      data: {
        startsAt, plannedEndsAt: new Date(startsAt.getTime() + input.minutes * minuteMs), place: input.place, ...who,
        version: { increment: 1 },
      },
    });
    await recordChange(tx, actor, "session.changed", subjectOf(session));
    return toSessionDto(await findVisibleSession(tx, actor, session.id));
  });
}

/** Cancels an hour that was not held. Throws RefusedError when something is recorded in it or it is cancelled already. */
export async function cancelSession(actor: Actor, raw: unknown): Promise<SessionDto> {
  const input = cancelSessionInput.parse(raw);
  return inPractice(actor, async (tx) => {
    const session = await lockSession(tx, actor, input.sessionId);
    authorize(can, actor, "cancel", session);
    refuseCancelled(session);
    const observed = await tx.observation.count({ where: { practiceId: actor.practiceId, sessionId: session.id } });
    if (observed > 0 || session.attendances.length > 0 || session.wrapUp) {
      throw new RefusedError({ form: "Something is recorded in this hour, so it stays. Record in attendance who did not come." });
    }
    await tx.sessionCancellation.create({
      data: { practiceId: actor.practiceId, id: newId(), sessionId: session.id, at: clock.now(), recordedById: memberOf(actor) },
    });
    await recordChange(tx, actor, "session.cancelled", subjectOf(session));
    return toSessionDto(await findVisibleSession(tx, actor, session.id));
  });
}

/**
 * Records who came and for how long, as it happened; the format of the hour follows (domain 2.4). A second time it
 * replaces what stands. Throws RefusedError, and ConflictError when `version` is given and was overtaken.
 */
export async function recordAttendance(actor: Actor, raw: unknown): Promise<SessionDto> {
  const input = recordAttendanceInput.parse(raw);
  return inPractice(actor, async (tx) => {
    const session = await lockSession(tx, actor, input.sessionId);
    authorize(can, actor, "attend", session);
    refuseCancelled(session);
    const seats = session.couple.clients.map(({ seat }) => seat);
    const stored = Math.max(0, ...session.attendances.map(({ version }) => version));
    if (input.version !== null && input.version !== stored) throw new ConflictError(attendanceInStore(session), stored);
    const rows = decideAttendance(input, { seats, singleHourIsJoint: session.couple.aloneRule === "SEE_ONE_JOINT" });
    const seen = await tx.observation.findMany({
      where: { practiceId: actor.practiceId, sessionId: session.id, source: { in: ["SEEN_ROOM", "SEEN_VIDEO"] }, observationRetraction: null },
      select: { seat: true, room: true },
    });
    refuseLosingMoves(recordedMinutes(rows), seen, namesOf(session.couple.clients, session.couple.partnerCalled));
    await storeAttendance(tx, actor, session, rows, stored + 1);
    return toSessionDto(await findVisibleSession(tx, actor, session.id));
  });
}

/**
 * Stores attendance as planned unless it is recorded already, within the caller's transaction: what the page says
 * saving does. Returns the session as it then stands.
 */
export async function attendAsPlanned(tx: Transaction, actor: Actor, session: SessionRow): Promise<SessionRow> {
  authorize(can, actor, "attend", session);
  refuseCancelled(session);
  if (session.attendances.length > 0) return session;
  const seats = session.couple.clients.map(({ seat }) => seat);
  await storeAttendance(tx, actor, session, attendanceAsPlanned(minutesOfRow(session), seats), 1);
  return findVisibleSession(tx, actor, session.id);
}

async function storeAttendance(tx: Transaction, actor: Actor, session: SessionRow, rows: SeatAttendance[], version: number): Promise<void> {
  const { practiceId } = actor;
  const who = { version, recordedAt: clock.now(), recordedById: memberOf(actor) };
  for (const { seat, ...row } of rows) {
    const stored = await tx.attendance.updateMany({ where: { practiceId, sessionId: session.id, seat }, data: { ...row, ...who } });
    if (stored.count === 0) await tx.attendance.create({ data: { practiceId, id: newId(), sessionId: session.id, seat, ...row, ...who } });
  }
  const held = formatOf(rows);
  if (held) await tx.session.updateMany({ where: { practiceId, id: session.id }, data: held });
  await recordChange(tx, actor, "attendance.recorded", subjectOf(session));
}

/**
 * Closes an hour in the therapist's words, sealed. A later wrap-up names the `version` it replaces. Throws
 * RefusedError when "nothing to note" is ticked although moves stand, and ConflictError with the stored words.
 */
export async function wrapUpSession(actor: Actor, raw: unknown): Promise<{ sessionId: string; coupleId: string; version: number }> {
  const { sessionId, version, ...input } = wrapUpSessionInput.parse(raw);
  return inPractice(actor, async (tx) => {
    const session = await lockSession(tx, actor, sessionId);
    authorize(can, actor, "wrapUp", session);
    refuseCancelled(session);
    const stored = await openWrapUp(tx, actor, session);
    if (stored && stored.version !== version) throw new ConflictError(wrapUpInStore(stored), stored.version);
    if (input.nothingToNote) await refuseQuietWithMoves(tx, actor, session.id);
    await storeWrapUp(tx, actor, session, input);
    return { sessionId: session.id, coupleId: session.coupleId, version: (stored?.version ?? 0) + 1 };
  });
}

/** Ticks or unticks "nothing to note" within the caller's transaction; the closing words stay as they are. */
export async function noteNothing(tx: Transaction, actor: Actor, session: SessionRow, nothingToNote: boolean): Promise<void> {
  authorize(can, actor, "wrapUp", session);
  if ((session.wrapUp?.nothingToNote ?? false) === nothingToNote) return;
  if (nothingToNote) await refuseQuietWithMoves(tx, actor, session.id);
  await storeWrapUp(tx, actor, session, { nothingToNote });
}

type Closing = { nothingToNote: boolean; closingLine?: string | null; whatEased?: string | null; promise?: string | null; nextFocus?: string | null };

async function storeWrapUp(tx: Transaction, actor: Actor, session: SessionRow, { nothingToNote, ...words }: Closing): Promise<void> {
  const { practiceId } = actor;
  const id = session.wrapUp?.id ?? newId();
  const sealed: Record<string, string | null> = {};
  for (const [column, text] of Object.entries(words)) sealed[column] = await sealText(tx, practiceId, { table: "WrapUp", row: id, column }, text);
  const data = { nothingToNote, ...sealed, recordedAt: clock.now(), recordedById: memberOf(actor) };
  if (session.wrapUp) await tx.wrapUp.updateMany({ where: { practiceId, id }, data: { ...data, version: { increment: 1 } } });
  else await tx.wrapUp.create({ data: { practiceId, id, sessionId: session.id, ...data } });
  await recordChange(tx, actor, "session.wrapped-up", subjectOf(session));
}

async function refuseQuietWithMoves(tx: Transaction, actor: Actor, sessionId: string): Promise<void> {
  const moves = await tx.observation.count({ where: { practiceId: actor.practiceId, sessionId, observationRetraction: null } });
  if (moves > 0) throw new RefusedError({ nothingToNote: "Moves are recorded in this hour. Untick “nothing to note”, or retract them." });
}

/**
 * Writes what the partner of one client alone did next, in the client's words: text only, in no count (domain 2.4).
 * Throws RefusedError in a case of two.
 */
export async function recordPartnerWords(actor: Actor, raw: unknown): Promise<{ id: string }> {
  const input = recordPartnerWordsInput.parse(raw);
  return inPractice(actor, async (tx) => {
    const session = await findVisibleSession(tx, actor, input.sessionId);
    authorize(can, actor, "wrapUp", session);
    refuseCancelled(session);
    if (session.couple.kind !== "INDIVIDUAL") throw new RefusedError({ words: "Both are clients here. Record what you saw of each of them." });
    const id = newId();
    const words = await sealText(tx, actor.practiceId, { table: "PartnerWords", row: id, column: "words" }, input.words);
    await tx.partnerWords.create({
      data: { practiceId: actor.practiceId, id, sessionId: session.id, words, recordedAt: clock.now(), recordedById: memberOf(actor) },
    });
    await recordChange(tx, actor, "partner-words.recorded", subjectOf(session));
    return { id };
  });
}

/** Throws RefusedError when the hour was cancelled. */
export function refuseCancelled(session: SessionRow): void {
  if (session.sessionCancellation) throw new RefusedError({ form: "This hour was cancelled. Plan a new one instead." });
}

/** What an audit entry about a session names. */
export function subjectOf(session: { id: string; coupleId: string }) {
  return { type: "session", id: session.id, coupleId: session.coupleId };
}

/** The membership that a row names as its author. Throws RefusedError for anyone but a clinician. */
export function memberOf(actor: Actor): string {
  if (actor.kind !== "clinician") throw new RefusedError({ form: "Only a clinician can write this." });
  return actor.membershipId;
}

function zoneOf(actor: Actor): string {
  if (actor.kind !== "clinician") throw new RefusedError({ form: "Only a clinician can plan an hour." });
  return actor.zone;
}

async function nextNumber(tx: Transaction, actor: Actor, coupleId: string): Promise<number> {
  await tx.$queryRaw`SELECT "id" FROM "Couple" WHERE "practiceId" = ${actor.practiceId}::uuid AND "id" = ${coupleId}::uuid FOR UPDATE`;
  const { _max } = await tx.session.aggregate({ where: { practiceId: actor.practiceId, coupleId }, _max: { number: true } });
  return (_max.number ?? 0) + 1;
}
