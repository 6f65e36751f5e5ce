import { z } from "zod";
import { CONSENT, consentTask, findCheckIn, type ConsentWords } from "./check-in.ts";
import { findExercise, ownExerciseShape, type Exercise } from "./exercise.ts";

/** What an assignment row says about its exercise: the code, and the practice's own wording it was given in. */
export type GivenRow = { exerciseCode: string; exerciseVersion: { content: unknown } | null };

const consentWords = z.strictObject({ version: z.string().min(1), textId: z.string().nullable(), summary: z.string().min(1), points: z.array(z.string().min(1)).min(1) });

/** The consent text that a task was asked in. @throws ZodError for a stored text that is none. */
export const consentWordsOf = (content: unknown): ConsentWords => consentWords.parse(content);

/** The columns of an assignment that `exerciseGiven` reads, for a query's `select`; `include` needs the version only. */
export const givenParts = { exerciseCode: true, exerciseVersion: { select: { content: true } } } as const;

/**
 * The exercise of one task as it was given: the practice's own wording when a version is named, else the library's,
 * else a check-in (domain 3.0, 4.2, 4.3). A later version never changes it. Undefined for a code nobody knows.
 * @throws ZodError for a stored wording that is no exercise.
 */
export function exerciseGiven(row: GivenRow): Exercise | undefined {
  if (row.exerciseCode === CONSENT) return row.exerciseVersion ? consentTask(consentWordsOf(row.exerciseVersion.content)) : undefined;
  if (row.exerciseVersion) return ownExerciseShape.parse(row.exerciseVersion.content);
  return findExercise(row.exerciseCode) ?? findCheckIn(row.exerciseCode);
}
