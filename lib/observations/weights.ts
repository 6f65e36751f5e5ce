import { allCodes, lightMarkOf, weightSetVersion } from "./code.ts";
import { isSafetyMove } from "./move.ts";
import type { RecordedMove } from "./move.ts";

/** Polarity weight `w` (+ pursue, − withdraw) and middle weight `m` of one code: ordinal judgements (domain 2.1). */
export interface Weight {
  readonly w: number;
  readonly m: number;
}

/** A practice's weights under a version; sessions keep the version they were computed with (domain 2.1). */
export interface WeightSet {
  readonly version: string;
  readonly weights: Readonly<Record<string, Weight>>;
}

/** The weights the product ships with (domain 2.2). */
export const builtInWeights: WeightSet = {
  version: weightSetVersion,
  weights: Object.fromEntries(allCodes.map(({ code, w, m }) => [code, { w, m }])),
};

/**
 * Weights and intensity a move enters the figures with. A light mark is i 2 with w ±1 or m 1, whatever intensity
 * was stored; a safety move weighs nothing in any weight set (domain 2.1, 2.2).
 * @throws RangeError if the weight set does not know the code.
 */
export function weigh(
  move: Pick<RecordedMove, "code" | "light" | "intensity">,
  set: WeightSet = builtInWeights,
): Weight & { readonly intensity: number } {
  if (isSafetyMove(move)) return { w: 0, m: 0, intensity: move.intensity };
  if (move.code === null && move.light !== null) return lightMarkOf(move.light);
  const weight = move.code !== null && Object.hasOwn(set.weights, move.code) ? set.weights[move.code] : undefined;
  if (!weight) throw new RangeError(`Weight set ${set.version} has no weight for ${move.code}`);
  return { ...weight, intensity: move.intensity };
}
