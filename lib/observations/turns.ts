import type { Seat } from "#lib/couples/seat.ts";
import { functionOf } from "./code.ts";
import type { MoveFunction } from "./code.ts";
import { isSafetyMove } from "./move.ts";
import type { RecordedMove } from "./move.ts";

/** A run of one person's moves within one episode, named by its most intense move; S is a safety turn. */
export interface Turn {
  readonly seat: Seat;
  readonly episode: number;
  readonly fn: MoveFunction | "S";
  readonly moves: readonly RecordedMove[];
}

/** k of n. */
export interface Share {
  readonly k: number;
  readonly n: number;
}

/** Sequence counts of the joint scope (domain 2.5.9). Nobody's opening move is counted or shown. */
export interface TurnFigures {
  readonly turns: readonly Turn[];
  /** Neighbouring turns in one episode with different actors. */
  readonly transitions: number;
  /** Per seat: pursue turns answered by any turn of the other (n), and by a withdraw turn (k). */
  readonly pursueThenWithdraw: Readonly<Record<Seat, Share>>;
  /** Triples P W P or W P W of neighbouring turns x, y, x in one episode; overlapping ones each count. */
  readonly loops: number;
  /** Middle turns followed by the other's turn (n), and by a middle turn (k). */
  readonly offers: Share;
  /** The same per seat of the one who offered. */
  readonly offersBy: Readonly<Record<Seat, Share>>;
}

/**
 * Turns from included moves in order (domain 2.5.9): a safety move is a turn of its own; any other joins the turn
 * before it if that has the same actor and episode and is no safety turn.
 */
export function turnsOf(moves: readonly RecordedMove[]): Turn[] {
  const runs: RecordedMove[][] = [];
  for (const move of moves) {
    const run = runs.at(-1);
    const last = run?.[0];
    const joins = last && last.seat === move.seat && last.episode === move.episode;
    if (run && joins && !isSafetyMove(last) && !isSafetyMove(move)) run.push(move);
    else runs.push([move]);
  }
  return runs.flatMap((run) => {
    const strongest = mostIntense(run);
    return strongest
      ? [{ seat: strongest.seat, episode: strongest.episode, fn: functionOf(strongest), moves: run }]
      : [];
  });
}

/**
 * Turns and their transitions, loops and answered offers (domain 2.5.9).
 * @param moves the included moves of the joint scope, in order; only meaningful when both were there.
 */
export function turnFigures(moves: readonly RecordedMove[]): TurnFigures {
  const turns = turnsOf(moves);
  const pairs = turns.flatMap((turn, index) => {
    const next = turns[index + 1];
    return next && next.episode === turn.episode && next.seat !== turn.seat ? [{ turn, next, index }] : [];
  });
  const share = (from: MoveFunction, to: MoveFunction, by?: Seat): Share => {
    const asked = pairs.filter(({ turn }) => turn.fn === from && (by === undefined || turn.seat === by));
    return { n: asked.length, k: asked.filter(({ next }) => next.fn === to).length };
  };
  const perSeat = (from: MoveFunction, to: MoveFunction) =>
    ({ A: share(from, to, "A"), B: share(from, to, "B") });
  const paired = new Set(pairs.map(({ index }) => index));
  const loops = pairs.filter(({ turn, next, index }) => {
    const third = turns[index + 2];
    return paired.has(index + 1) && third?.fn === turn.fn && isOpposite(turn.fn, next.fn);
  });
  return {
    turns,
    transitions: pairs.length,
    pursueThenWithdraw: perSeat("P", "W"),
    loops: loops.length,
    offers: share("M", "M"),
    offersBy: perSeat("M", "M"),
  };
}

/** A whole percentage from n = 5 on; below that null, and the raw counts are printed (domain 2.5.9). */
export function percentOf({ k, n }: Share): number | null {
  return n >= 5 ? Math.round((100 * k) / n) : null;
}

/** "3 of 4 reaches were followed by pulling back", with a percentage from n = 5 on (domain 2.5.9). */
export function pursueThenWithdrawText(share: Share): string {
  const percent = percentOf(share);
  const suffix = percent === null ? "" : ` (${percent} %)`;
  return `${share.k} of ${share.n} reaches were followed by pulling back${suffix}`;
}

/** "2 of 3 middle offers were answered", with a percentage from n = 5 on (domain 2.5.9). */
export function offersText(share: Share): string {
  const percent = percentOf(share);
  const suffix = percent === null ? "" : ` (${percent} %)`;
  return `${share.k} of ${share.n} middle offers were answered${suffix}`;
}

function mostIntense(run: readonly RecordedMove[]): RecordedMove | undefined {
  let strongest = run[0];
  for (const move of run) {
    if (strongest && intensityOf(move) >= intensityOf(strongest)) strongest = move;
  }
  return strongest;
}

function intensityOf(move: RecordedMove): number {
  return move.code === null && move.light !== null ? 2 : move.intensity;
}

function isOpposite(one: Turn["fn"], other: Turn["fn"]): boolean {
  return (one === "P" && other === "W") || (one === "W" && other === "P");
}
