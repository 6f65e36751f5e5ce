import { findCode, functionOf } from "./code.ts";
import type { LightMark, MoveFunction } from "./code.ts";
import { isSafetyMove } from "./move.ts";
import type { RecordedMove } from "./move.ts";

/** Counts of one person's included moves outside safety (domain 2.5.1). Light marks are neither overt nor covert. */
export interface MoveCounts {
  readonly total: number;
  readonly byCode: Readonly<Record<string, number>>;
  readonly byLight: Readonly<Record<LightMark, number>>;
  readonly byFunction: Readonly<Record<MoveFunction, number>>;
  readonly overt: number;
  readonly covert: number;
}

/** Counts by code, light mark, function and visibility (domain 2.5.1); safety moves have their own lane. */
export function countMoves(moves: readonly RecordedMove[]): MoveCounts {
  const byCode: Record<string, number> = {};
  const byLight = { P: 0, W: 0, M: 0 };
  const byFunction = { P: 0, W: 0, M: 0, N: 0 };
  const visible = { overt: 0, covert: 0 };
  const counted = moves.filter((move) => !isSafetyMove(move));
  for (const move of counted) {
    const fn = functionOf(move);
    if (fn !== "S") byFunction[fn] += 1;
    if (move.code === null) {
      if (move.light !== null) byLight[move.light] += 1;
      continue;
    }
    byCode[move.code] = (byCode[move.code] ?? 0) + 1;
    const visibility = findCode(move.code)?.visibility;
    if (visibility) visible[visibility] += 1;
  }
  return { total: counted.length, byCode, byLight, byFunction, ...visible };
}
