import type { Seat } from "#lib/couples/seat.ts";
import { findCriterion, type CriterionCode } from "#lib/criteria/criterion.ts";
import { findCode, type LightMark } from "#lib/observations/code.ts";
import type { RecordedMove } from "#lib/observations/move.ts";
import { weigh } from "#lib/observations/weights.ts";
import { wordFor } from "#lib/observations/word.ts";

/** What one move adds to a match: `recency · kappa · k · intensity / 4` (domain 5.2). */
export interface MovePart {
  /** Number of the hour it was seen in. */
  readonly hour: number;
  readonly seat: Seat;
  readonly code: string | null;
  readonly light: LightMark | null;
  readonly recency: number;
  /** 1 for a code the exercise answers, a half for a light mark of the same function. */
  readonly kappa: number;
  /** 1 if the person did it, a half if the partner did. */
  readonly k: number;
  readonly intensity: number;
  readonly points: number;
}

/** One exercise with its arithmetic. `score` has two decimals; `match` is the plain sum of `moves`. */
export interface Candidate {
  readonly code: string;
  readonly moves: readonly MovePart[];
  readonly match: number;
  /** The rating that `need` rests on; null if none of the exercise's criteria is rated. */
  readonly lowest: { readonly criterion: CriterionCode; readonly value: number } | null;
  readonly need: number;
  readonly tired: number;
  readonly score: number;
  /** The score is high enough, there is room for a task, and it was not put aside. Gates come on top. */
  readonly fits: boolean;
}

type Answering = { readonly answers: readonly string[] };

/** The moves of one hour that an exercise answers, each with what it adds for this person (domain 5.2). */
export function moveParts(exercise: Answering, seat: Seat, hour: number, recency: number, moves: readonly RecordedMove[]): MovePart[] {
  return moves.flatMap((move) => {
    const kappa = kappaOf(exercise, move);
    if (kappa === 0) return [];
    const k = move.seat === seat ? 1 : 0.5;
    const { intensity } = weigh(move);
    return [{ hour, seat: move.seat, code: move.code, light: move.light, recency, kappa, k, intensity, points: (recency * kappa * k * intensity) / 4 }];
  });
}

function kappaOf({ answers }: Answering, { code, light }: Pick<RecordedMove, "code" | "light">): number {
  if (light === null) return code !== null && answers.includes(code) ? 1 : 0;
  return answers.some((answer) => findCode(answer)?.fn === light) ? 0.5 : 0;
}

/** The arithmetic of a candidate as lines for "why" (domain 5.2): moves, need, lately given, score. For the therapist alone. */
export function whyLines(candidate: Candidate, names: Readonly<Record<Seat, string>>): string[] {
  const { moves, match, lowest, need, tired, score } = candidate;
  const title = lowest && (findCriterion(lowest.criterion)?.clientTitle ?? lowest.criterion);
  return [
    ...moves.map((move) => `Session ${move.hour}, ${names[move.seat]}: ${wordFor(move)}, ${factors(move)} = ${plain(move.points)}`),
    `Match, all added: ${plain(match)}`,
    lowest === null ? `Need: not rated yet, ${plain(need)}` : `Need: ${title} is at ${plain(lowest.value)}, (4 − ${plain(lowest.value)}) ÷ 4 = ${plain(need)}`,
    `Given lately: ${tired === 0 ? "no, 0" : `yes, ${plain(tired)}`}`,
    `${plain(match)} × (0.5 + ${plain(need)}) − ${plain(tired)} = ${plain(score)}`,
  ];
}

function factors({ recency, kappa, k, intensity }: MovePart): string {
  return [recency, kappa, k].map(plain).concat(`${intensity}/4`).join(" × ");
}

/** At most four decimals, no trailing zeros. */
function plain(value: number): string {
  return String(Math.round(value * 10_000) / 10_000);
}
