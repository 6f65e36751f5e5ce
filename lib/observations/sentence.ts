import type { Seat } from "#lib/couples/seat.ts";
import { allCodes, findCode, lightMarkOf, lightMarks } from "./code.ts";
import { fewestForPosition, totalMass } from "./figures.ts";
import type { Masses } from "./figures.ts";
import type { RecordedMove } from "./move.ts";
import type { PersonSummary, ScopeSummary, SessionSummary } from "./summary.ts";

/** Words named in one sentence; the rest is counted. */
const mostWords = 4;
/** Share of the mass from which one direction is "mostly", and from which it is named at all. */
const mostly = 2 / 3;
const named = 1 / 4;

/**
 * One plain sentence for one person in one scope, the same template for both, computed from seen moves only:
 * "Tobias: pressed for an answer and owned a move; reached hard and turned toward." It names no safety code, no
 * attachment style, nobody as the opener, and no order in time. Words stand by weight, then in catalogue order.
 * @returns null if this part of the hour was not held.
 */
export function sentenceFor(scope: ScopeSummary, seat: Seat, name: string): string | null {
  const person = scope.persons[seat];
  if (scope.state === "NOT_HELD") return null;
  if (!person.there) return `${name}: was not there.`;
  if (scope.state === "QUIET") return `${name}: a quiet hour, nothing to note.`;
  const words = wordsOf(person.moves);
  if (words.length === 0) return `${name}: nothing noted.`;
  const summing = summingUp(person);
  return `${name}: ${joinWords(words)}${summing === null ? "" : `; ${summing}`}.`;
}

/** The sentences of the joint part, seat A's and seat B's; null where that part was not held. */
export function jointSentences(
  summary: Pick<SessionSummary, "joint">,
  names: Readonly<Record<Seat, string>>,
): Record<Seat, string | null> {
  return { A: sentenceFor(summary.joint, "A", names.A), B: sentenceFor(summary.joint, "B", names.B) };
}

/**
 * The distinct words of these moves in the past tense ("froze"), strongest total intensity leading, ties in
 * catalogue order. Safety codes have no word.
 */
export function wordsOf(moves: readonly RecordedMove[]): string[] {
  const weights = new Map<string, { total: number; place: number }>();
  for (const move of moves) {
    const word = wordOf(move);
    if (word === null) continue;
    const entry = weights.get(word) ?? { total: 0, place: placeOf(move) };
    weights.set(word, { ...entry, total: entry.total + (move.code === null ? 2 : move.intensity) });
  }
  return [...weights]
    .toSorted(([, one], [, next]) => next.total - one.total || one.place - next.place)
    .map(([word]) => word);
}

function wordOf(move: RecordedMove): string | null {
  if (move.code !== null) return findCode(move.code)?.past ?? null;
  return move.light === null ? null : lightMarkOf(move.light).past;
}

function placeOf(move: RecordedMove): number {
  if (move.code === null) return allCodes.length + lightMarks.findIndex(({ mark }) => mark === move.light);
  return allCodes.findIndex(({ code }) => code === move.code);
}

function joinWords(words: readonly string[]): string {
  const shown = words.slice(0, mostWords);
  const more = words.length - shown.length;
  if (more > 0) return `${shown.join(", ")} and ${more} more`;
  return shown.length === 1 ? shown.join("") : `${shown.slice(0, -1).join(", ")} and ${shown.at(-1)}`;
}

function summingUp({ figures, tooLittle }: PersonSummary): string | null {
  if (figures.n < fewestForPosition) return tooLittle;
  const directions = directionsOf(figures);
  const main = directions.find(({ share }) => share >= mostly);
  if (main) return `mostly ${main.words}`;
  return directions
    .filter(({ share }) => share >= named)
    .map(({ words }) => words)
    .join(" and ");
}

function directionsOf(masses: Masses): { share: number; words: string }[] {
  const total = totalMass(masses);
  return [
    { share: masses.P / total, words: "reached hard" },
    { share: masses.D / total, words: "pulled back" },
    { share: masses.M / total, words: "turned toward" },
  ];
}
