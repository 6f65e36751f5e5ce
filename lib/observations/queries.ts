import type { Actor } from "#lib/platform/actor.ts";
import { recordView } from "#lib/platform/audit.ts";
import { NotFoundError } from "#lib/platform/errors.ts";
import { openText } from "#lib/platform/keyring.ts";
import { authorize } from "#lib/platform/policy.ts";
import { inPractice, type Transaction } from "#lib/platform/tenancy.ts";
import { idText } from "#lib/platform/text.ts";
import { visibleTo as sessionsVisibleTo } from "#lib/sessions/policy.ts";
import { visibleHour, type SessionDto } from "#lib/sessions/queries.ts";
import { observationInclude, toEpisodeDto, toObservationDto, toRecordedMove } from "./dto.ts";
import type { EpisodeDto, ObservationDto, ObservationRow } from "./dto.ts";
import type { RecordedMove } from "./move.ts";
import { can, notesVisibleTo, visibleTo } from "./policy.ts";
import { summarizeSession } from "./summary.ts";
import type { NotSeen, SessionSummary } from "./summary.ts";

export type { ObservationDto, EpisodeDto } from "./dto.ts";

/** All moves of a session in order, of all rooms, as the pure rules read them. The session must be visible. */
export async function sessionMoves(tx: Transaction, actor: Actor, sessionId: string): Promise<RecordedMove[]> {
  authorize(can, actor, "view", null);
  const id = idText().parse(sessionId);
  if (id === "") throw new NotFoundError();
  const rows = await tx.observation.findMany({
    where: { AND: [visibleTo(actor), { practiceId: actor.practiceId, sessionId: id }] },
    include: { observationRetraction: { select: { at: true } } }, orderBy: { sequence: "asc" },
  });
  return rows.map(toRecordedMove);
}

/** What was looked for and not seen, with the room of the hour it belongs to. */
export async function lookedForIn(tx: Transaction, actor: Actor, session: SessionDto): Promise<NotSeen[]> {
  authorize(can, actor, "view", null);
  const rows = await tx.lookedForNotSeen.findMany({
    where: { AND: [{ session: sessionsVisibleTo(actor) }, { practiceId: actor.practiceId, sessionId: session.id }] }, orderBy: [{ seat: "asc" }, { code: "asc" }],
  });
  const { joint } = session.minutesThere;
  return rows.map(({ seat, code }) => ({ seat, code, room: joint[seat] > 0 ? "JOINT" : seat }));
}

/** The summary of one session exactly as domain 2.5, from its moves, minutes and ticks. Throws NotFoundError. */
export async function sessionSummary(tx: Transaction, actor: Actor, sessionId: string): Promise<SessionSummary> {
  return summaryOf(tx, actor, await visibleHour(tx, actor, sessionId));
}

async function summaryOf(tx: Transaction, actor: Actor, session: SessionDto): Promise<SessionSummary> {
  return summarizeSession({
    moves: await sessionMoves(tx, actor, session.id), minutes: session.minutesThere, nothingToNote: session.nothingToNote,
    lookedForNotSeen: await lookedForIn(tx, actor, session), soloClient: session.couple.kind === "INDIVIDUAL",
  });
}

/** The observation an actor may see, with its trail. Throws NotFoundError. */
export async function findVisibleObservation(tx: Transaction, actor: Actor, observationId: string): Promise<ObservationRow> {
  const id = idText().parse(observationId);
  const row = id === "" ? null : await tx.observation.findFirst({
    where: { AND: [visibleTo(actor), { practiceId: actor.practiceId, id }] }, include: observationInclude,
  });
  if (!row) throw new NotFoundError();
  return row;
}

/** The summary, every move with its history, the episodes and what was looked for. Records that it was viewed. */
export async function sessionRecord(actor: Actor, sessionId: string): Promise<{
  session: SessionDto; summary: SessionSummary; moves: ObservationDto[]; episodes: EpisodeDto[]; lookedFor: NotSeen[];
}> {
  return inPractice(actor, async (tx) => {
    const session = await visibleHour(tx, actor, sessionId);
    authorize(can, actor, "view", session);
    const { practiceId } = actor;
    const rows = await tx.observation.findMany({
      where: { AND: [visibleTo(actor), { practiceId, sessionId: session.id }] }, include: observationInclude, orderBy: { sequence: "asc" },
    });
    const episodes = await tx.episode.findMany({ where: { practiceId, sessionId: session.id }, orderBy: [{ room: "asc" }, { number: "asc" }] });
    await recordView(tx, actor, { type: "observations", id: session.id, coupleId: session.coupleId });
    return {
      session, summary: await summaryOf(tx, actor, session), moves: await openRows(tx, actor, rows),
      episodes: episodes.map(toEpisodeDto), lookedFor: await lookedForIn(tx, actor, session),
    };
  });
}

/** One move for its correction, with its hour. Records that it was viewed. Throws NotFoundError. */
export async function observationPage(actor: Actor, observationId: string): Promise<{ session: SessionDto; move: ObservationDto }> {
  return inPractice(actor, async (tx) => {
    const row = await findVisibleObservation(tx, actor, observationId);
    authorize(can, actor, "view", row);
    const session = await visibleHour(tx, actor, row.sessionId);
    await recordView(tx, actor, { type: "observation", id: row.id, coupleId: session.coupleId });
    const [move] = await openRows(tx, actor, [row]);
    if (!move) throw new NotFoundError();
    return { session, move };
  });
}

async function openRows(tx: Transaction, actor: Actor, rows: readonly ObservationRow[]): Promise<ObservationDto[]> {
  const notes = await ownNotes(tx, actor, rows.map(({ id }) => id));
  const open = (row: string, sealed: string | null) => openText(tx, actor.practiceId, { table: "Observation", row, column: "switchCueWas" }, sealed);
  const opened: ObservationDto[] = [];
  for (const row of rows) {
    const cuesBefore = new Map<number, string | null>();
    for (const { version, before } of row.observationRevisions) {
      cuesBefore.set(version, await open(row.id, (before as { switchCueWas: string | null }).switchCueWas));
    }
    opened.push(toObservationDto(row, { switchCueWas: await open(row.id, row.switchCueWas), note: notes.get(row.id) ?? null, cuesBefore }));
  }
  return opened;
}

/** The actor's own process notes beside these observations, opened with the key of process notes. */
async function ownNotes(tx: Transaction, actor: Actor, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await tx.processNote.findMany({
    where: { AND: [notesVisibleTo(actor), { practiceId: actor.practiceId, observationId: { in: [...ids] } }] }, orderBy: { writtenAt: "asc" },
  });
  const notes = new Map<string, string>();
  for (const row of rows) {
    const body = await openText(tx, actor.practiceId, { table: "ProcessNote", row: row.id, column: "body" }, row.body, "PROCESS");
    if (row.observationId) notes.set(row.observationId, [notes.get(row.observationId), body].filter(Boolean).join("\n"));
  }
  return notes;
}
