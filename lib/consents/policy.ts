import { visibleTo as clientsVisibleTo } from "#lib/clients/policy.ts";
import type { Prisma } from "#lib/generated/prisma/client.ts";
import type { Actor } from "#lib/platform/actor.ts";

export type ConsentVerb = "view" | "record" | "withdraw";

/** A clinician of the case team records what a person signed or took back; jobs read, clients nothing here. */
export function can(actor: Actor, verb: ConsentVerb, _subject: { id: string } | null): boolean {
  switch (verb) {
    case "view":
      return actor.kind !== "client";
    case "record":
    case "withdraw":
      return actor.kind === "clinician";
    default:
      return false;
  }
}

/** The consents of the people an actor can look up. */
export function visibleTo(actor: Actor): Prisma.ConsentWhereInput {
  return { practiceId: actor.practiceId, client: clientsVisibleTo(actor) };
}
