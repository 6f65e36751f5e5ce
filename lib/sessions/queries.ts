import { zoneOf, type Actor, type ClinicianActor } from "#lib/platform/actor.ts";
import { recordView } from "#lib/platform/audit.ts";
import { clock } from "#lib/platform/clock.ts";
import { NotFoundError } from "#lib/platform/errors.ts";
import { openText } from "#lib/platform/keyring.ts";
import { authorize } from "#lib/platform/policy.ts";
import { inPractice, type Transaction } from "#lib/platform/tenancy.ts";
import { idText } from "#lib/platform/text.ts";
import { addDays, dayOf, startOfDay } from "#lib/platform/time.ts";
import { minutesOfRow, sessionInclude, toSessionDto } from "./dto.ts";
import type { PartnerWordsDto, SessionDto, SessionRow, WrapUpDto } from "./dto.ts";
import { wrapUpRoom } from "./hour.ts";
import { can, visibleTo } from "./policy.ts";

export type { SessionDto, SessionRow, WrapUpDto } from "./dto.ts";

/**
 * The session an actor may see, with its case, attendance and wrap-up row. For other domains' commands.
 * Throws NotFoundError for a malformed, unknown or foreign id and for a colleague off the case team.
 */
export async function findVisibleSession(tx: Transaction, actor: Actor, sessionId: string): Promise<SessionRow> {
  const id = idText().parse(sessionId);
  if (id === "") throw new NotFoundError();
  const row = await tx.session.findFirst({
    where: { AND: [visibleTo(actor), { practiceId: actor.practiceId, id }] }, include: sessionInclude,
  });
  if (!row) throw new NotFoundError();
  return row;
}

/** Holds a session until the transaction ends, so that what is numbered or replaced under it stays in order. */
export async function lockSession(tx: Transaction, actor: Actor, sessionId: string): Promise<SessionRow> {
  const seen = await findVisibleSession(tx, actor, sessionId);
  await tx.$queryRaw`SELECT "id" FROM "Session" WHERE "practiceId" = ${actor.practiceId}::uuid AND "id" = ${seen.id}::uuid FOR UPDATE`;
  return findVisibleSession(tx, actor, seen.id);
}

/** A session's row as the DTO that pages and other domains read. */
export function hourOf(row: SessionRow): SessionDto {
  return toSessionDto(row);
}

/** The session an actor may see as a DTO: day and time in words of its zone, minutes of both as recorded or else as planned. */
export async function visibleHour(tx: Transaction, actor: Actor, sessionId: string): Promise<SessionDto> {
  return toSessionDto(await findVisibleSession(tx, actor, sessionId));
}

/** The hours of one case, newest first, cancelled ones among them. Throws NotFoundError for a case out of sight. */
export async function listSessions(actor: Actor, coupleId: string): Promise<SessionDto[]> {
  return inPractice(actor, async (tx) => {
    authorize(can, actor, "list", null);
    const id = idText().parse(coupleId);
    const rows = id === "" ? [] : await tx.session.findMany({
      where: { AND: [visibleTo(actor), { practiceId: actor.practiceId, coupleId: id }] },
      include: sessionInclude, orderBy: [{ startsAt: "desc" }, { number: "desc" }],
    });
    return rows.map(toSessionDto);
  });
}

/** Today's hours of the actor's case teams by the practice's calendar, in order; cancelled ones left out. */
export async function todaysSessions(actor: ClinicianActor): Promise<SessionDto[]> {
  return inPractice(actor, async (tx) => {
    authorize(can, actor, "list", null);
    const today = dayOf(clock.now(), zoneOf(actor));
    const startsAt = { gte: startOfDay(today, zoneOf(actor)), lt: startOfDay(addDays(today, 1), zoneOf(actor)) };
    const rows = await tx.session.findMany({
      where: { AND: [visibleTo(actor), { practiceId: actor.practiceId, startsAt, sessionCancellation: null }] },
      include: sessionInclude, orderBy: { startsAt: "asc" },
    });
    return rows.map(toSessionDto);
  });
}

/** The next hour of the actor's case teams that has not begun, or null: for a day without any. */
export async function nextSession(actor: ClinicianActor): Promise<SessionDto | null> {
  return inPractice(actor, async (tx) => {
    authorize(can, actor, "list", null);
    const row = await tx.session.findFirst({
      where: { AND: [visibleTo(actor), { practiceId: actor.practiceId, startsAt: { gt: clock.now() }, sessionCancellation: null }] },
      include: sessionInclude, orderBy: { startsAt: "asc" },
    });
    return row && toSessionDto(row);
  });
}

/**
 * The closing words of a session, opened; null before the wrap-up. `shared` false: on no page about both.
 * For other domains' queries, which record the view themselves.
 */
export async function openWrapUp(tx: Transaction, actor: Actor, session: SessionRow): Promise<WrapUpDto | null> {
  authorize(can, actor, "view", session);
  const row = await tx.wrapUp.findFirst({
    where: { AND: [{ session: visibleTo(actor) }, { practiceId: actor.practiceId, sessionId: session.id }] },
  });
  if (!row) return null;
  const open = (column: "closingLine" | "whatEased" | "promise" | "nextFocus") =>
    openText(tx, actor.practiceId, { table: "WrapUp", row: row.id, column }, row[column]);
  const room = wrapUpRoom(minutesOfRow(session));
  return {
    nothingToNote: row.nothingToNote, version: row.version, room, shared: room === "JOINT" || session.couple.kind === "INDIVIDUAL",
    closingLine: await open("closingLine"), whatEased: await open("whatEased"),
    promise: await open("promise"), nextFocus: await open("nextFocus"),
  };
}

/** What the partner of one client alone did, in the client's words, oldest first. The caller records the view. */
export async function openPartnerWords(tx: Transaction, actor: Actor, session: SessionRow): Promise<PartnerWordsDto[]> {
  authorize(can, actor, "view", session);
  const rows = await tx.partnerWords.findMany({
    where: { AND: [{ session: visibleTo(actor) }, { practiceId: actor.practiceId, sessionId: session.id }] }, orderBy: { recordedAt: "asc" },
  });
  const opened: PartnerWordsDto[] = [];
  for (const { id, words, recordedAt } of rows) {
    opened.push({ id, recordedAt, words: await openText(tx, actor.practiceId, { table: "PartnerWords", row: id, column: "words" }, words) });
  }
  return opened;
}

/** One session for its pages: the hour, its closing words and the partner's words. Records that it was viewed. */
export async function sessionPage(actor: Actor, sessionId: string): Promise<{
  session: SessionDto; wrapUp: WrapUpDto | null; partnerWords: PartnerWordsDto[];
}> {
  return inPractice(actor, async (tx) => {
    const row = await findVisibleSession(tx, actor, sessionId);
    authorize(can, actor, "view", row);
    await recordView(tx, actor, { type: "session", id: row.id, coupleId: row.coupleId });
    return {
      session: toSessionDto(row), wrapUp: await openWrapUp(tx, actor, row), partnerWords: await openPartnerWords(tx, actor, row),
    };
  });
}

/** The plan of one session without any clinical text: for changing it and its attendance. */
export async function sessionPlan(actor: Actor, sessionId: string): Promise<SessionDto> {
  return inPractice(actor, async (tx) => {
    const row = await findVisibleSession(tx, actor, sessionId);
    authorize(can, actor, "view", row);
    return toSessionDto(row);
  });
}
