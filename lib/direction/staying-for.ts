import { findExercise } from "#lib/exercises/exercise.ts";
import type { FormField } from "#lib/exercises/exercise.ts";
import type { Answers } from "#lib/exercises/form.ts";

/** The exercise that holds the private list (domain 4.7, exercise 26). */
export const STAYING_FOR = "EX.STAYING_FOR";
/** The exercise that holds the closing form (exercise 28). */
export const CLOSURE = "EX.CLOSURE";

/** The list's questions as the exercise asks them, without the places of the body, which a form in person takes as a line. */
export function stayingForFields(): readonly FormField[] {
  return (findExercise(STAYING_FOR)?.form ?? []).filter(({ type }) => type !== "body");
}

/** The answers of the list alone, without the questions that every form asks; nothing is added up. Null where none was given. */
export function listAnswers(answers: Answers): Answers | null {
  const own = new Set((findExercise(STAYING_FOR)?.form ?? []).map(({ id }) => id));
  const kept = Object.fromEntries(Object.entries(answers).filter(([id]) => own.has(id)));
  return Object.keys(kept).length === 0 ? null : kept;
}

/** A lean 0–10 (0 out, 5 cannot tell, 10 in), or null where it was not answered. */
export function leanOf(answers: Answers): number | null {
  return typeof answers.lean === "number" ? answers.lean : null;
}

export interface LeanPoint {
  readonly on: string;
  readonly lean: number;
}

/** One lean a day in order of time, the last one written on a day counting. */
export function leanOverTime(rows: readonly { readonly on: string; readonly answers: Answers }[]): LeanPoint[] {
  const byDay = new Map<string, number>();
  for (const { on, answers } of rows) {
    const lean = leanOf(answers);
    if (lean !== null) byDay.set(on, lean);
  }
  return [...byDay].map(([on, lean]) => ({ on, lean })).toSorted((one, next) => one.on.localeCompare(next.on));
}
