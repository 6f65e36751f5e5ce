import { visibleTo as couplesVisibleTo } from "#lib/couples/policy.ts";
import type { Prisma } from "#lib/generated/prisma/client.ts";
import type { Actor } from "#lib/platform/actor.ts";

export type ClientVerb = "view" | "rename" | "recordContact" | "setCode";

/** A clinician of the case team does everything with a person's page; clients and jobs nothing (decision 34). */
export function can(actor: Actor, verb: ClientVerb, _client: { id: string } | null): boolean {
  switch (verb) {
    case "view":
    case "rename":
    case "recordContact":
    case "setCode":
      return actor.kind === "clinician";
    default:
      return false;
  }
}

/** The people of the cases an actor can look up; none for a client. */
export function visibleTo(actor: Actor): Prisma.ClientWhereInput {
  return { practiceId: actor.practiceId, couple: couplesVisibleTo(actor) };
}
