import { isSafetyMove } from "./move.ts";
import type { RecordedMove } from "./move.ts";
import { builtInWeights, weigh } from "./weights.ts";
import type { WeightSet } from "./weights.ts";

/** Where one person's moves of one session lean; it belongs to the session, not to the person (domain 2.5.8). */
export type Lean = "pursue" | "withdraw" | "both ways" | "near the middle";

/** Sums of one person's moves: P Σw·i over w>0, D Σ|w|·i over w<0, M Σm·i, and n weighted events (domain 2.5.2). */
export interface Masses {
  readonly n: number;
  readonly P: number;
  readonly D: number;
  readonly M: number;
}

/**
 * Figures of one person in one scope (domain 2.5.2–5, 8). `pos` −100…100, `ext` 0…100 and `lean` are null below
 * three weighted events; `load` (points per 50 minutes, one decimal) is null without minutes or without any event
 * outside safety. Null is never 0. "One therapist's notes, no norms, not a test."
 */
export interface PersonFigures extends Masses {
  readonly pos: number | null;
  readonly ext: number | null;
  readonly load: number | null;
  readonly lean: Lean | null;
}

/** What stands next to every figure (domain 2.5, end). */
export const figuresCaveat = "One therapist's notes, no norms, not a test.";

/** Fewest weighted events for a position (domain 2.5.3). */
export const fewestForPosition = 3;

/** Rounds half up, also below zero (−37.5 → −37), and never to −0 (domain 2.5, "Rounding"). */
export function roundHalfUp(value: number): number {
  return Math.round(value) + 0;
}

/** The masses of one person's included moves (domain 2.5.2). */
export function massesOf(moves: readonly RecordedMove[], set: WeightSet = builtInWeights): Masses {
  const sums = { n: 0, P: 0, D: 0, M: 0 };
  for (const move of moves) {
    const { w, m, intensity } = weigh(move, set);
    if (w !== 0 || m !== 0) sums.n += 1;
    if (w > 0) sums.P += w * intensity;
    if (w < 0) sums.D += -w * intensity;
    sums.M += m * intensity;
  }
  return sums;
}

/** Total mass T = P + D + M (domain 2.5.2). */
export function totalMass({ P, D, M }: Pick<Masses, "P" | "D" | "M">): number {
  return P + D + M;
}

/** Position −100 (all withdraw) to 100 (all pursue); null below three weighted events (domain 2.5.3). */
export function positionOf(masses: Masses): number | null {
  if (masses.n < fewestForPosition) return null;
  return roundHalfUp((100 * (masses.P - masses.D)) / totalMass(masses));
}

/** Extremity 0 (all in the middle) to 100 (no middle move); null below three weighted events (domain 2.5.4). */
export function extremityOf(masses: Masses): number | null {
  if (masses.n < fewestForPosition) return null;
  return roundHalfUp((100 * (masses.P + masses.D)) / totalMass(masses));
}

/**
 * Load: pursue and withdraw mass per 50 minutes, one decimal (domain 2.5.5).
 * @param minutes minutes this person was there in this scope.
 * @returns null if not there, or if there is no event outside safety.
 */
export function loadOf(moves: readonly RecordedMove[], minutes: number, masses: Masses): number | null {
  if (minutes <= 0 || moves.every(isSafetyMove)) return null;
  return Math.round(((masses.P + masses.D) * 500) / minutes) / 10;
}

/** Lean from position and extremity (domain 2.5.8); null if either is null. */
export function leanOf(pos: number | null, ext: number | null): Lean | null {
  if (pos === null || ext === null) return null;
  if (ext < 40) return "near the middle";
  if (pos >= 20) return "pursue";
  return pos <= -20 ? "withdraw" : "both ways";
}

/** All figures of one person from their included moves in one scope and their minutes there (domain 2.5.2–5, 8). */
export function personFigures(
  moves: readonly RecordedMove[],
  minutes: number,
  set: WeightSet = builtInWeights,
): PersonFigures {
  const masses = massesOf(moves, set);
  const pos = positionOf(masses);
  const ext = extremityOf(masses);
  return { ...masses, pos, ext, load: loadOf(moves, minutes, masses), lean: leanOf(pos, ext) };
}

/** The text in place of a position: "too little to say (n=2)" below three weighted events, else null (domain 2.5). */
export function tooLittleToSay({ n }: Pick<Masses, "n">): string | null {
  return n < fewestForPosition ? `too little to say (n=${n})` : null;
}
