import type { Prisma } from "#lib/generated/prisma/client.ts";
import type { Actor } from "#lib/platform/actor.ts";
import { nothing } from "#lib/platform/policy.ts";

export type PracticeVerb = "view" | "check the help pack" | "add a member" | "record days away" | "change hours";

/** Everyone who works here sees the practice's facts, checks its help lines and keeps their own days away; people and hours are the owner's (decision 34). */
export function can(actor: Actor, verb: PracticeVerb, _practice: null): boolean {
  switch (verb) {
    case "view":
    case "check the help pack":
    case "record days away":
      return actor.kind === "clinician";
    case "add a member":
    case "change hours":
      return actor.kind === "clinician" && actor.role === "OWNER";
    default:
      return false;
  }
}

/** The help packs an actor can look up: those of the own practice. */
export function visibleTo(actor: Actor): Prisma.HelpPackWhereInput {
  return actor.kind === "client" ? { practiceId: actor.practiceId, ...nothing } : { practiceId: actor.practiceId };
}

/** The days away an actor may change or read: a clinician their own, a job those of its practice. */
export function awayVisibleTo(actor: Actor): Prisma.AwayTimeWhereInput {
  switch (actor.kind) {
    case "clinician":
      return { practiceId: actor.practiceId, memberId: actor.membershipId };
    case "system":
      return { practiceId: actor.practiceId };
    default:
      return { practiceId: actor.practiceId, ...nothing };
  }
}
