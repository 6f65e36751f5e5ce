import { visibleTo as clientsVisibleTo } from "#lib/clients/policy.ts";
import { visibleTo as couplesVisibleTo } from "#lib/couples/policy.ts";
import type { Prisma } from "#lib/generated/prisma/client.ts";
import type { Actor } from "#lib/platform/actor.ts";

export type SafetyVerb = "view" | "recordScreen" | "decide";

/** Only a clinician of the case team sees or decides anything about safety; a client never, a job only reads. */
export function can(actor: Actor, verb: SafetyVerb, _subject: { id: string } | null): boolean {
  switch (verb) {
    case "view":
      return actor.kind !== "client";
    case "recordScreen":
    case "decide":
      return actor.kind === "clinician";
    default:
      return false;
  }
}

/** The private screens of the people an actor can look up. */
export function screensVisibleTo(actor: Actor): Prisma.PrivateScreenWhereInput {
  return { practiceId: actor.practiceId, client: clientsVisibleTo(actor) };
}

/** The safety decisions of the cases an actor can look up. */
export function visibleTo(actor: Actor): Prisma.SafetyDecisionWhereInput {
  return { practiceId: actor.practiceId, couple: couplesVisibleTo(actor) };
}
