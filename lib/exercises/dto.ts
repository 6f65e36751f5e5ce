import type { OwnExercise } from "./exercise.ts";

/** A practice's own exercise in its newest version. `versionId` is what an assignment of it keeps. */
export type OwnExerciseDto = { code: string; versionId: string; exercise: OwnExercise };

/** One version: who wrote it and when. */
export type ExerciseVersionDto = { id: string; number: number; at: Date; by: string; exercise: OwnExercise };

/** One own exercise for its page, newest version leading. */
export type OwnExercisePageDto = { code: string; basedOn: string; archivedAt: Date | null; versions: readonly ExerciseVersionDto[]; newest: ExerciseVersionDto };
