import { median, nonOverlap } from "#lib/observations/trend.ts";

/** The four words for change; no other is used anywhere (domain 4.5). */
export type ChangeWord = "held over six reviews" | "moved and held" | "moved once, may be noise" | "not enough to say";

/** A change word with its direction and the full text, for example "moved and held, up". */
export interface Change {
  readonly word: ChangeWord;
  readonly direction: "up" | "down" | null;
  readonly text: string;
}

/** What follows each change word (domain 4.5). */
export const changeQualifier = "in your own ratings, not blind";

/**
 * The change word for the ratings of one informant on one criterion, tried in order (domain 4.5).
 * @param ratings 0–4, oldest first; missing ones (null) are left out.
 */
export function changeOf(ratings: readonly (number | null)[]): Change {
  const known = ratings.filter((rating) => rating !== null);
  return heldOverSix(known) ?? movedAndHeld(known) ?? movedOnce(known) ?? change("not enough to say", null);
}

/** The word, its direction and the qualifier in one line: "moved and held, up (in your own ratings, not blind)". */
export function changeLine({ text }: Change): string {
  return `${text} (${changeQualifier})`;
}

function heldOverSix(ratings: readonly number[]): Change | null {
  if (ratings.length < 6) return null;
  const [first, last] = [ratings.slice(0, 3), ratings.slice(-3)];
  const nap = nonOverlap(first, last);
  const moved = median(last) - median(first);
  if ((nap !== 0 && nap !== 1) || Math.abs(moved) < 1) return null;
  return change("held over six reviews", moved);
}

function movedAndHeld(ratings: readonly number[]): Change | null {
  const base = baseOf(ratings);
  if (ratings.length < 4 || base === null) return null;
  const moves = ratings.slice(-2).map((rating) => rating - base);
  const [first = 0] = moves;
  const held = moves.every((move) => Math.abs(move) >= 1 && Math.sign(move) === Math.sign(first));
  return held ? change("moved and held", first) : null;
}

function movedOnce(ratings: readonly number[]): Change | null {
  const base = baseOf(ratings);
  const newest = ratings.at(-1);
  if (ratings.length < 2 || base === null || newest === undefined || Math.abs(newest - base) < 1.5) return null;
  return change("moved once, may be noise", newest - base);
}

function baseOf(ratings: readonly number[]): number | null {
  const [first, second] = ratings;
  if (first === undefined) return null;
  return ratings.length < 4 || second === undefined ? first : (first + second) / 2;
}

function change(word: ChangeWord, moved: number | null): Change {
  if (moved === null) return { word, direction: null, text: word };
  const direction = moved > 0 ? "up" : "down";
  return { word, direction, text: `${word}, ${direction}` };
}
