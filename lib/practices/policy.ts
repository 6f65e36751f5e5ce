import type { Prisma } from "#lib/generated/prisma/client.ts";
import type { Actor } from "#lib/platform/actor.ts";
import { nothing } from "#lib/platform/policy.ts";

export type PracticeVerb = "view" | "check the help pack" | "add a member";

/** Everyone who works here sees the practice's facts and may check its help lines; people are the owner's (decision 34). */
export function can(actor: Actor, verb: PracticeVerb, _practice: null): boolean {
  switch (verb) {
    case "view":
    case "check the help pack":
      return actor.kind === "clinician";
    case "add a member":
      return actor.kind === "clinician" && actor.role === "OWNER";
    default:
      return false;
  }
}

/** The help packs an actor can look up: those of the own practice. */
export function visibleTo(actor: Actor): Prisma.HelpPackWhereInput {
  return actor.kind === "client" ? { practiceId: actor.practiceId, ...nothing } : { practiceId: actor.practiceId };
}
