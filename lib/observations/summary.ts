import type { Room, Seat } from "#lib/couples/seat.ts";
import { coupleFigures } from "./couple-figures.ts";
import type { CoupleFigures } from "./couple-figures.ts";
import { countMoves } from "./counts.ts";
import type { MoveCounts } from "./counts.ts";
import { personFigures, tooLittleToSay } from "./figures.ts";
import type { PersonFigures } from "./figures.ts";
import { includedMoves, isReported, isSafetyMove } from "./move.ts";
import type { RecordedMove } from "./move.ts";
import { turnFigures } from "./turns.ts";
import type { TurnFigures } from "./turns.ts";
import { builtInWeights } from "./weights.ts";
import type { WeightSet } from "./weights.ts";

/** A code the therapist looked for in one person and did not see; only this counts as absence (domain 2.3). */
export interface NotSeen {
  readonly seat: Seat;
  readonly code: string;
  /** Where it was looked for; without it the joint part, or the own file of a person who was only there alone. */
  readonly room?: Room;
}

/** Everything recorded in one session, of any room. Minutes are per seat; 0 means not there in that part. */
export interface SummaryInput {
  readonly moves: readonly RecordedMove[];
  readonly minutes: {
    readonly joint: Readonly<Record<Seat, number>>;
    readonly alone: Readonly<Record<Seat, number>>;
  };
  readonly nothingToNote: boolean;
  readonly lookedForNotSeen?: readonly NotSeen[];
  /** True for one client whose partner does not attend: no couple figures at all. */
  readonly soloClient?: boolean;
  readonly weightSet?: WeightSet;
}

/** What one room holds of this session: NOT_HELD means that part of the hour did not take place. */
export type RecordState = "RECORDED" | "QUIET" | "NOTHING" | "NOT_HELD";

export interface PersonSummary {
  readonly there: boolean;
  readonly figures: PersonFigures;
  readonly counts: MoveCounts;
  /** Included moves outside safety, in order. */
  readonly moves: readonly RecordedMove[];
  readonly notSeen: readonly string[];
  /** "too little to say (n=2)" where a position would stand; null if there is one or the person was not there. */
  readonly tooLittle: string | null;
}

/** One scope: the moves of one room and nothing else (domain 2.5, "Scope"). */
export interface ScopeSummary {
  readonly room: Room;
  readonly state: RecordState;
  /** "quiet session", "nothing recorded", or null. */
  readonly stateText: string | null;
  readonly persons: Readonly<Record<Seat, PersonSummary>>;
  /** Told, not seen: shown in a lane of their own, in no figure. */
  readonly reported: readonly RecordedMove[];
  /** Safety moves of this room, seen or told, sure or not: therapist's side only, never printed. */
  readonly safety: readonly RecordedMove[];
}

/**
 * A session's summary (domain 2.5). The joint scope may be seen by both; `own.A` belongs to A's file and `own.B` to
 * B's, and they are never added together. `couple` is null for one client alone, `turns` unless both were there.
 */
export interface SessionSummary {
  readonly weightSet: string;
  readonly joint: ScopeSummary;
  readonly own: Readonly<Record<Seat, ScopeSummary>>;
  readonly couple: CoupleFigures | null;
  readonly turns: TurnFigures | null;
  /** Which figures lead when figures are opened (domain 2.5, edge cases). */
  readonly leadWith: "POSITIONS" | "LOAD_AND_EXTREMITY" | "EXTREMITY_AND_MIDDLE";
  /** A line above the figures, or null. */
  readonly banner: string | null;
}

const lowConflictBanner = "low conflict is not the same as ease";

/**
 * Summarizes one session exactly as domain 2.5 with its edge cases.
 * @throws RangeError if the weight set does not know a code.
 */
export function summarizeSession(input: SummaryInput): SessionSummary {
  const { minutes, soloClient = false, weightSet = builtInWeights } = input;
  const joint = summarizeRoom(input, "JOINT", minutes.joint);
  const own = {
    A: summarizeRoom(input, "A", { A: minutes.alone.A, B: 0 }),
    B: summarizeRoom(input, "B", { A: 0, B: minutes.alone.B }),
  };
  const couple = soloClient ? null : coupleFigures(joint.persons.A.figures, joint.persons.B.figures);
  const bothThere = joint.persons.A.there && joint.persons.B.there;
  const turns = soloClient || !bothThere ? null : turnFigures(includedMoves(input.moves, "JOINT", minutes.joint));
  return { weightSet: weightSet.version, joint, own, couple, turns, ...presentation(couple) };
}

function summarizeRoom(input: SummaryInput, room: Room, minutes: Readonly<Record<Seat, number>>): ScopeSummary {
  const inRoom = input.moves
    .filter((move) => move.room === room && !move.retracted)
    .toSorted((one, next) => one.seq - next.seq);
  const included = includedMoves(input.moves, room, minutes);
  const held = minutes.A > 0 || minutes.B > 0;
  const state = stateOf(inRoom.length, held, input.nothingToNote);
  const person = (seat: Seat): PersonSummary => {
    const moves = included.filter((move) => move.seat === seat);
    const there = minutes[seat] > 0;
    const figures = personFigures(moves, minutes[seat], input.weightSet);
    return {
      there,
      figures,
      counts: countMoves(moves),
      moves: moves.filter((move) => !isSafetyMove(move)),
      notSeen: notSeenOf(input, seat, room),
      tooLittle: there ? tooLittleToSay(figures) : null,
    };
  };
  return {
    room,
    state,
    stateText: stateTexts[state],
    persons: { A: person("A"), B: person("B") },
    reported: inRoom.filter((move) => isReported(move) && !isSafetyMove(move)),
    safety: inRoom.filter(isSafetyMove),
  };
}

const stateTexts = {
  RECORDED: null,
  QUIET: "quiet session",
  NOTHING: "nothing recorded",
  NOT_HELD: null,
} as const satisfies Record<RecordState, string | null>;

function stateOf(recorded: number, held: boolean, nothingToNote: boolean): RecordState {
  if (recorded > 0) return "RECORDED";
  if (!held) return "NOT_HELD";
  return nothingToNote ? "QUIET" : "NOTHING";
}

function notSeenOf({ lookedForNotSeen = [], minutes }: SummaryInput, seat: Seat, room: Room): string[] {
  const whereSeen: Room = minutes.joint[seat] > 0 ? "JOINT" : seat;
  return lookedForNotSeen
    .filter((entry) => entry.seat === seat && (entry.room ?? whereSeen) === room)
    .map((entry) => entry.code);
}

function presentation(couple: CoupleFigures | null): Pick<SessionSummary, "leadWith" | "banner"> {
  if (couple?.pattern === "BOTH_WITHDRAW") return { leadWith: "EXTREMITY_AND_MIDDLE", banner: lowConflictBanner };
  if (couple?.pattern === "BOTH_PURSUE") return { leadWith: "LOAD_AND_EXTREMITY", banner: null };
  return { leadWith: "POSITIONS", banner: null };
}
