import { findCheckIn } from "./check-in.ts";
import { findExercise, ownExerciseShape, type Exercise } from "./exercise.ts";

/** What an assignment row says about its exercise: the code, and the practice's own wording it was given in. */
export type GivenRow = { exerciseCode: string; exerciseVersion: { content: unknown } | null };

/** The columns of an assignment that `exerciseGiven` reads, for a query's `select`; `include` needs the version only. */
export const givenParts = { exerciseCode: true, exerciseVersion: { select: { content: true } } } as const;

/**
 * The exercise of one task as it was given: the practice's own wording when a version is named, else the library's,
 * else a check-in (domain 3.0, 4.2, 4.3). A later version never changes it. Undefined for a code nobody knows.
 * @throws ZodError for a stored wording that is no exercise.
 */
export function exerciseGiven(row: GivenRow): Exercise | undefined {
  if (row.exerciseVersion) return ownExerciseShape.parse(row.exerciseVersion.content);
  return findExercise(row.exerciseCode) ?? findCheckIn(row.exerciseCode);
}
