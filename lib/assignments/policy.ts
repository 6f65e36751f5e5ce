import type { Prisma } from "#lib/generated/prisma/client.ts";
import { visibleTo as couplesVisibleTo } from "#lib/couples/policy.ts";
import type { Actor } from "#lib/platform/actor.ts";

export type AssignmentVerb = "list" | "assign" | "change" | "withdraw" | "record-outcome" | "issue-link";

/** Only clinicians give, withdraw and rate tasks; which ones is decided by `visibleTo`. */
export function can(actor: Actor, verb: AssignmentVerb, _assignment: { id: string } | null): boolean {
  switch (verb) {
    case "list":
    case "assign":
    case "change":
    case "withdraw":
    case "record-outcome":
    case "issue-link":
      return actor.kind === "clinician";
    default:
      return false;
  }
}

/**
 * The tasks an actor can look up: a clinician those of their case teams, a job all of its practice,
 * a client the one task of the one request they have unlocked.
 */
export function visibleTo(actor: Actor): Prisma.AssignmentWhereInput {
  switch (actor.kind) {
    case "clinician":
      return { practiceId: actor.practiceId, client: { practiceId: actor.practiceId, couple: couplesVisibleTo(actor) } };
    case "system":
      return { practiceId: actor.practiceId };
    case "client":
      return {
        practiceId: actor.practiceId, clientId: actor.clientId,
        requests: { some: { practiceId: actor.practiceId, id: actor.requestId } },
      };
  }
}
