import { visibleTo as clientsVisibleTo } from "#lib/clients/policy.ts";
import { visibleTo as couplesVisibleTo } from "#lib/couples/policy.ts";
import type { Prisma } from "#lib/generated/prisma/client.ts";
import type { Actor } from "#lib/platform/actor.ts";

export type RecordVerb = "view" | "authorize" | "prepare" | "decide" | "make" | "hand-out" | "hold" | "erase" | "run-out";

/** Clinicians of the case hand out and erase; a job lets what has run out go; a client does nothing here. */
export function can(actor: Actor, verb: RecordVerb, _subject: { id: string } | null): boolean {
  switch (verb) {
    case "view":
    case "authorize":
    case "prepare":
    case "decide":
    case "make":
    case "hand-out":
    case "hold":
      return actor.kind === "clinician";
    case "erase":
      return actor.kind !== "client";
    case "run-out":
      return actor.kind === "system";
    default:
      return false;
  }
}

/** The releases of the cases an actor can look up. */
export function visibleTo(actor: Actor): Prisma.ReleaseWhereInput {
  return { practiceId: actor.practiceId, couple: couplesVisibleTo(actor) };
}

/** The written leaves of the people an actor can look up. */
export function leavesVisibleTo(actor: Actor): Prisma.AuthorizationWhereInput {
  return { practiceId: actor.practiceId, client: clientsVisibleTo(actor) };
}

/** The legal holds of the cases an actor can look up. */
export function holdsVisibleTo(actor: Actor): Prisma.LegalHoldWhereInput {
  return { practiceId: actor.practiceId, couple: couplesVisibleTo(actor) };
}
