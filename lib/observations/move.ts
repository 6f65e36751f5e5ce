import type { Room, Seat } from "#lib/couples/seat.ts";
import { isSafetyCode } from "./code.ts";
import type { LightMark } from "./code.ts";

/** How the therapist knows of a move: seen, or told by someone (domain 2.4). */
export type MoveSource =
  | "SEEN_ROOM"
  | "SEEN_VIDEO"
  | "REPORTED_BY_ACTOR"
  | "REPORTED_BY_PARTNER"
  | "REPORTED_BY_BOTH";

export type Confidence = "SURE" | "LIKELY" | "UNSURE";

/**
 * One recorded move of one person. `seat` is the one who acted; `room` is the file of the setting in which it was
 * seen or told, never the actor's (decision 9). Either `code` or `light` is set; neither means the recorder's quiet
 * safety mark. `intensity` 1–4 (domain 2.3); `seq` orders a session's moves; `episode` links a run of them.
 */
export interface RecordedMove {
  readonly id?: string;
  readonly seat: Seat;
  readonly code: string | null;
  readonly light: LightMark | null;
  readonly intensity: number;
  readonly room: Room;
  readonly source: MoveSource;
  readonly toldBy: Seat | null;
  readonly confidence: Confidence;
  readonly retracted: boolean;
  readonly seq: number;
  readonly episode: number;
}

/** True if the move was told and not seen; a report is not an observation (domain 2.4). */
export function isReported(move: Pick<RecordedMove, "source">): boolean {
  return move.source.startsWith("REPORTED");
}

/** True for the eight safety codes and for the quiet safety mark, which has neither code nor light mark. */
export function isSafetyMove(move: Pick<RecordedMove, "code" | "light">): boolean {
  return isSafetyCode(move.code) || (move.code === null && move.light === null);
}

/**
 * The moves that enter the figures of one room, in order of their sequence numbers (domain 2.5, "Included events"):
 * in this room, seen, not unsure, not retracted, and of a person who was there.
 * @param minutes minutes of each seat in this room's part of the hour; 0 means not there.
 */
export function includedMoves(
  moves: readonly RecordedMove[],
  room: Room,
  minutes: Readonly<Record<Seat, number>>,
): RecordedMove[] {
  return moves
    .filter((move) => move.room === room && !move.retracted && !isReported(move))
    .filter((move) => move.confidence !== "UNSURE" && minutes[move.seat] > 0)
    .toSorted((one, next) => one.seq - next.seq);
}
