import type { Prisma } from "#lib/generated/prisma/client.ts";
import { visibleTo as couplesVisibleTo } from "#lib/couples/policy.ts";
import type { Actor } from "#lib/platform/actor.ts";
import { nothing } from "#lib/platform/policy.ts";

export type ReflectionVerb = "read" | "review" | "send";

/** A client sends; reading and reviewing are the clinician's. */
export function can(actor: Actor, verb: ReflectionVerb, _reflection: { id: string } | null): boolean {
  switch (verb) {
    case "read":
    case "review":
      return actor.kind === "clinician";
    case "send":
      return actor.kind === "client";
    default:
      return false;
  }
}

/** Sent words never come back by link (decision 7): a client finds none, not even their own. */
export function visibleTo(actor: Actor): Prisma.ReflectionWhereInput {
  switch (actor.kind) {
    case "clinician":
      return { practiceId: actor.practiceId, client: { practiceId: actor.practiceId, couple: couplesVisibleTo(actor) } };
    case "system":
      return { practiceId: actor.practiceId };
    default:
      return { practiceId: actor.practiceId, ...nothing };
  }
}
