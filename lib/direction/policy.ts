import { visibleTo as clientsVisibleTo } from "#lib/clients/policy.ts";
import { visibleTo as couplesVisibleTo } from "#lib/couples/policy.ts";
import type { Prisma } from "#lib/generated/prisma/client.ts";
import type { Actor } from "#lib/platform/actor.ts";

export type DirectionVerb = "view" | "record" | "send-own";

/** A clinician of the case team reads and records; a client only leaves what their own form says, and reads nothing back. */
export function can(actor: Actor, verb: DirectionVerb, _subject: { id: string } | null): boolean {
  switch (verb) {
    case "view":
    case "record":
      return actor.kind === "clinician";
    case "send-own":
      return actor.kind === "client";
    default:
      return false;
  }
}

/** Rows of the people an actor can look up: goals, lists, marks, pages and follow-ups. */
export function rowsVisibleTo(actor: Actor): { practiceId: Actor["practiceId"]; client: Prisma.ClientWhereInput } {
  return { practiceId: actor.practiceId, client: clientsVisibleTo(actor) };
}

/** Rows of the cases an actor can look up: steps and endings. */
export function visibleTo(actor: Actor): { practiceId: Actor["practiceId"]; couple: Prisma.CoupleWhereInput } {
  return { practiceId: actor.practiceId, couple: couplesVisibleTo(actor) };
}
