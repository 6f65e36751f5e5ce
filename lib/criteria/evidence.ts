import type { Room, Seat } from "#lib/couples/seat.ts";
import { isSafetyMove } from "#lib/observations/move.ts";
import type { RecordedMove } from "#lib/observations/move.ts";
import { findCriterion, type CriterionCode } from "./criterion.ts";

/** Days before the review that count as the period rated: "the last two to four weeks" (domain 4.3). */
export const periodDays = 28;

/** Whether something of this room may back a rating of this person: their own file or the joint one (decision 9). */
export function mayBackRatingOf(seat: Seat, room: Room): boolean {
  return room === "JOINT" || room === seat;
}

/** Whether a recorded move may back a rating of this person: theirs, of a room open to it, not retracted, no safety matter. */
export function isEvidenceFor(seat: Seat, move: Pick<RecordedMove, "seat" | "room" | "retracted" | "code" | "light">): boolean {
  return move.seat === seat && mayBackRatingOf(seat, move.room) && !move.retracted && !isSafetyMove(move);
}

/** Whether at least half of the links are from the period rated (domain 4.5). Ages in days before the review, 0 or more. */
export function isMostlyRecent(agesInDays: readonly number[]): boolean {
  const recent = agesInDays.filter((age) => age <= periodDays).length;
  return recent * 2 >= agesInDays.length;
}

/** Whether the catalogue names this code as evidence for or against a criterion, or neither (domain 4.1). */
export function speaksFor(criterion: CriterionCode, code: string | null): "for" | "against" | null {
  const entry = findCriterion(criterion);
  if (code === null || !entry) return null;
  if (entry.evidenceFor.includes(code)) return "for";
  return entry.evidenceAgainst.includes(code) ? "against" : null;
}
