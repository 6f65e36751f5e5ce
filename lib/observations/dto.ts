import type { Room, Seat } from "#lib/couples/seat.ts";
import type { Prisma } from "#lib/generated/prisma/client.ts";
import type { LightMark } from "./code.ts";
import type { EasedBy, LengthBand, RepairBy, RepairTaken, Substances, Trigger } from "./episode.ts";
import type { Target, TherapistMove } from "./labels.ts";
import type { Confidence, MoveSource, RecordedMove } from "./move.ts";

/** What is read of an observation: its trail, no notes. */
export const observationInclude = {
  observationRetraction: { select: { at: true, retractedBy: { select: { calledName: true } } } },
  observationRevisions: { orderBy: { version: "asc" }, include: { by: { select: { calledName: true } } } },
  recordedBy: { select: { calledName: true } },
} as const satisfies Prisma.ObservationInclude;

export type ObservationRow = Prisma.ObservationGetPayload<{ include: typeof observationInclude }>;

/** What may be corrected of a move; what a revision keeps. */
export type MoveContent = {
  seat: Seat; code: string | null; light: LightMark | null; intensity: number; source: MoveSource; toldBy: Seat | null;
  confidence: Confidence; switchCue: boolean; switchCueWas: string | null; therapistMove: TherapistMove | null;
  target: Target | null; minute: number | null; episode: number;
};

/** One move with everything known of it. `note` is the reader's own process note, if any. */
export type ObservationDto = MoveContent & {
  id: string; sessionId: string; seq: number; room: Room; version: number; recordedAt: Date; recordedBy: string;
  retracted: { at: Date; by: string } | null; note: string | null;
  history: Array<{ version: number; at: Date; by: string; before: MoveContent }>;
};

export type EpisodeDto = {
  id: string; room: Room; number: number; trigger: Trigger | null; startMinute: number | null; endMinute: number | null;
  lengthBand: LengthBand | null; easedBy: EasedBy | null; repairBy: RepairBy | null; repairTaken: RepairTaken | null;
  settledAfter: LengthBand | null; othersPresent: boolean | null; substances: Substances | null; version: number;
};

type Scalars = Prisma.ObservationGetPayload<{ include: { observationRetraction: { select: { at: true } } } }>;

/** A stored observation as the pure rules read it. */
export function toRecordedMove(row: Pick<Scalars, "id" | "seat" | "code" | "light" | "intensity" | "room" | "source" | "toldBy" | "confidence" | "sequence" | "episode">
  & { observationRetraction: { at: Date } | null }): RecordedMove {
  const { id, seat, code, light, intensity, room, source, toldBy, confidence, sequence, episode } = row;
  return { id, seat, code, light, intensity, room, source, toldBy, confidence, retracted: row.observationRetraction !== null, seq: sequence, episode };
}

/** The part of a row that a revision keeps; the cue stays sealed as it is. */
export function toMoveContent(row: MoveContent): MoveContent {
  const { seat, code, light, intensity, source, toldBy, confidence, switchCue, switchCueWas, therapistMove, target, minute, episode } = row;
  return { seat, code, light, intensity, source, toldBy, confidence, switchCue, switchCueWas, therapistMove, target, minute, episode };
}

/** An observation for a page, with its opened texts. */
export function toObservationDto(
  row: ObservationRow, opened: { switchCueWas: string | null; note: string | null; cuesBefore: ReadonlyMap<number, string | null> },
): ObservationDto {
  const { id, sessionId, room, version, recordedAt } = row;
  return {
    ...toMoveContent(row as MoveContent), switchCueWas: opened.switchCueWas, note: opened.note,
    id, sessionId, room, version, recordedAt, seq: row.sequence, recordedBy: row.recordedBy.calledName,
    retracted: row.observationRetraction && { at: row.observationRetraction.at, by: row.observationRetraction.retractedBy.calledName },
    history: row.observationRevisions.map((revision) => ({
      version: revision.version, at: revision.at, by: revision.by.calledName,
      before: { ...(revision.before as MoveContent), switchCueWas: opened.cuesBefore.get(revision.version) ?? null },
    })),
  };
}

/** An episode's details as they may leave the server. */
export function toEpisodeDto(row: Prisma.EpisodeGetPayload<object>): EpisodeDto {
  const { practiceId: _practice, sessionId: _session, recordedAt: _at, recordedById: _by, trigger, ...rest } = row;
  return { ...rest, trigger: trigger as Trigger | null };
}
