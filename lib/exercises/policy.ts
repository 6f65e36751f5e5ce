import type { Prisma } from "#lib/generated/prisma/client.ts";
import type { Actor } from "#lib/platform/actor.ts";
import { nothing } from "#lib/platform/policy.ts";

export type ExerciseVerb = "view" | "copy" | "change" | "archive";

/** Every clinician of a practice uses and edits its own exercises; nobody else sees them. */
export function can(actor: Actor, _verb: ExerciseVerb, _exercise: null): boolean {
  return actor.kind === "clinician";
}

/** The own exercises an actor can look up: those of the practice. */
export function visibleTo(actor: Actor): Prisma.PracticeExerciseWhereInput {
  return actor.kind === "client" ? { practiceId: actor.practiceId, ...nothing } : { practiceId: actor.practiceId };
}
