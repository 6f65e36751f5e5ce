import type { Seat } from "#lib/couples/seat.ts";

/** One criterion of a couple: both bars and the line "both sides so far" (domain 4.4). Missing is null, never 0. */
export interface CoupleStanding {
  readonly A: number | null;
  readonly B: number | null;
  readonly bothSidesSoFar: number | null;
}

/** From this gap on, therapist and self are a talking point, not an error (domain 4.2, rule C2). */
export const talkingPointGap = 1.5;

/**
 * The couple view of one criterion (domain 4.4, article ¶25): the lower of the two; missing if one is missing.
 * Ratings 0–4 of one informant. There is no sum over criteria anywhere.
 */
export function coupleStanding(ratings: Readonly<Record<Seat, number | null>>): CoupleStanding {
  const { A, B } = ratings;
  return { A, B, bothSidesSoFar: A === null || B === null ? null : Math.min(A, B) };
}

/**
 * Self score of one criterion (domain 4.2): mean of the items answered, 0–4, one decimal; null with fewer than two
 * of three. "No chance to" and a skipped item are null.
 * @throws RangeError if there are not three items, or an answer is not a whole number 0–4.
 */
export function selfScore(items: readonly (number | null)[]): number | null {
  if (items.length !== 3) throw new RangeError("A criterion has three self items");
  const answered = items.filter((item) => item !== null);
  if (answered.some((item) => !Number.isInteger(item) || item < 0 || item > 4)) {
    throw new RangeError("A self item is a whole number from 0 to 4");
  }
  if (answered.length < 2) return null;
  return Math.round((10 * answered.reduce((sum, item) => sum + item, 0)) / answered.length) / 10;
}

/** Distance of therapist's and self rating, one decimal, 0–4; null if either is missing. Never an average. */
export function informantGap(therapist: number | null, self: number | null): number | null {
  return therapist === null || self === null ? null : Math.round(Math.abs(therapist - self) * 10) / 10;
}

/** True if the two see this differently by 1.5 or more (domain 4.2, rule C2). */
export function isTalkingPoint(therapist: number | null, self: number | null): boolean {
  const gap = informantGap(therapist, self);
  return gap !== null && gap >= talkingPointGap;
}

/** The rating the form proposes where both facets are noted: the lower one; else null (domain 4.1). */
export function proposedFromFacets(one: number | null, other: number | null): number | null {
  return one === null || other === null ? null : Math.min(one, other);
}
