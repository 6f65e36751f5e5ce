import { seats } from "#lib/couples/seat.ts";
import type { Seat } from "#lib/couples/seat.ts";
import type { Lean } from "#lib/observations/figures.ts";
import type { Exercise } from "./exercise.ts";
import { allExercises, findExercise, isForSolo } from "./exercise.ts";

/** The last lean of each seat; null if unknown. It presets a choice and is stored nowhere. */
export type Leans = Readonly<Record<Seat, Lean | null>>;

/** Who gets which exercise when a task is given to both. */
export type TaskPair = Readonly<Record<Seat, string>>;

const articlePairs = [
  ["EX.BIDS", "EX.SWITCH_ASK"],
  ["EX.BIDS", "EX.HONOUR"],
  ["EX.STEADY", "EX.SWITCH_ASK"],
  ["EX.STEADY", "EX.HONOUR"],
  ["EX.SHARE_DAY", "EX.HONOUR"],
  ["EX.ASK_HELP", "EX.BIDS"],
] as const;

/**
 * The lean that presets a choice: of each seat the newest that was not "near the middle" (domain 5.2).
 * @param sessions leans per session, oldest first; null where there was too little to say.
 */
export function lastLeans(sessions: readonly Leans[]): Leans {
  const newest = (seat: Seat): Lean | null => sessions.map((leans) => leans[seat]).findLast((lean) => lean !== null && lean !== "near the middle") ?? null;
  return { A: newest("A"), B: newest("B") };
}

/**
 * Who is ticked when an exercise is opened for a couple (clarifications, "Recipients"): side both → each gets the
 * same text as their own task; one-sided → the one whose last moves leaned that way. Empty where the leans do not
 * say, so that the therapist chooses.
 */
export function presetRecipients(exercise: Pick<Exercise, "side">, leans: Leans): Seat[] {
  if (exercise.side === "both") return [...seats];
  const fitting = exercise.side === "anxious" ? "pursue" : "withdraw";
  const fit = seats.filter((seat) => leans[seat] === fitting);
  return fit.length === 1 ? fit : [];
}

/** The exercises that make the other half when a one-sided task goes to both, the article's pairs (article ¶20–21). */
export function pairsWith(code: string): string[] {
  return articlePairs.flatMap(([one, other]) => (one === code ? [other] : other === code ? [one] : []));
}

/**
 * The two halves when an exercise goes to both: side both → the same text for each; one-sided → `code` for
 * `recipient` and the chosen counterpart for the other. Roles may be swapped by hand with `swapRoles`.
 * @throws RangeError for an unknown exercise, or a counterpart that is not one of its pairs.
 */
export function halvesFor(code: string, recipient: Seat, counterpart: string | null): TaskPair {
  const exercise = findExercise(code);
  if (!exercise) throw new RangeError(`Unknown exercise: ${code}`);
  if (exercise.side === "both") return { A: code, B: code };
  if (counterpart === null || !pairsWith(code).includes(counterpart)) {
    throw new RangeError(`${counterpart} is no counterpart of ${code}`);
  }
  return recipient === "A" ? { A: code, B: counterpart } : { A: counterpart, B: code };
}

/** The same pair with the two people exchanged. */
export function swapRoles(pair: TaskPair): TaskPair {
  return { A: pair.B, B: pair.A };
}

/** The library for this case: one client alone does not see the three that need both (domain 3.0, "Solo"). */
export function exercisesFor({ soloClient }: { soloClient: boolean }): Exercise[] {
  return allExercises.filter((exercise) => !soloClient || isForSolo(exercise));
}
