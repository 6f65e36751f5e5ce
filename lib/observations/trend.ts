import { weightSetVersion } from "./code.ts";

/** One session's joint figures as they enter a trend, oldest first in every list. */
export interface TrendSession {
  readonly posA: number | null;
  readonly posB: number | null;
  readonly loadA: number | null;
  readonly loadB: number | null;
  readonly pol: number | null;
  readonly mid: number | null;
  /** Version the session was computed with; the built-in one if left out. */
  readonly weightSet?: string;
}

export type TrendMeasure = "pol" | "mid" | "posA" | "posB" | "loadA" | "loadB";

export type TrendLabel =
  | "not enough to say"
  | "no clear move yet"
  | "held over six sessions, up"
  | "held over six sessions, down";

/**
 * First three against last three sessions (domain 2.5.11). `nap` 0–1 is the share of the nine pairs in which the
 * last is better (pol, load lower; mid, pos higher), ties ½. Null unless six sessions have both positions.
 */
export interface Trend {
  readonly measure: TrendMeasure;
  readonly label: TrendLabel;
  readonly first: readonly number[];
  readonly last: readonly number[];
  readonly nap: number | null;
  readonly medians: readonly [number, number] | null;
  /** True if the weight set changed among the sessions used: draw a break mark, recompute nothing. */
  readonly weightSetBreak: boolean;
}

/** What is always said with a trend (domain 2.5.11). */
export const trendQualifier = "in your own notes, not blind";

/**
 * Trend of one measure (domain 2.5.11), over the sessions in which both positions are defined.
 * @param sessions oldest first.
 * @param baselineFrom index into `sessions` where the first three begin; set again by the therapist after a break.
 * @throws RangeError if `baselineFrom` is not a whole number from 0.
 */
export function trendOf(sessions: readonly TrendSession[], measure: TrendMeasure, baselineFrom = 0): Trend {
  if (!Number.isInteger(baselineFrom) || baselineFrom < 0) throw new RangeError("baselineFrom counts from 0");
  const used = sessions.slice(baselineFrom).filter(({ posA, posB }) => posA !== null && posB !== null);
  const values = used.flatMap((session) => session[measure] ?? []);
  const weightSetBreak = new Set(used.map(({ weightSet }) => weightSet ?? weightSetVersion)).size > 1;
  const nothing = { measure, first: [], last: [], nap: null, medians: null, weightSetBreak };
  if (values.length < 6) return { ...nothing, label: "not enough to say" };

  const [first, last] = [values.slice(0, 3), values.slice(-3)];
  const lowerIsBetter = measure === "pol" || measure.startsWith("load");
  const nap = lowerIsBetter ? nonOverlap(last, first) : nonOverlap(first, last);
  const medians = [median(first), median(last)] as const;
  const enough = measure.startsWith("load") ? 4 : 20;
  const held = (nap === 1 || nap === 0) && Math.abs(medians[1] - medians[0]) >= enough;
  const direction = medians[1] > medians[0] ? "up" : "down";
  const label = held ? (`held over six sessions, ${direction}` as const) : "no clear move yet";
  return { measure, label, first, last, nap, medians, weightSetBreak };
}

/** Share of pairs (one of each list) in which the second is higher, ties ½: 0–1 (Parker and Vannest 2009). */
export function nonOverlap(low: readonly number[], high: readonly number[]): number {
  const points: number[] = low.flatMap((one) => high.map((next) => (next > one ? 1 : next === one ? 0.5 : 0)));
  return points.reduce((sum, point) => sum + point, 0) / points.length;
}

/** Middle value; the mean of the two middle ones of an even list. NaN for an empty list. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, next) => one - next);
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.floor(sorted.length / 2)]];
  return low === undefined || high === undefined ? Number.NaN : (low + high) / 2;
}
