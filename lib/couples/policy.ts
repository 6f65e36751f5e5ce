import type { Prisma } from "#lib/generated/prisma/client.ts";
import type { Actor } from "#lib/platform/actor.ts";
import { nothing } from "#lib/platform/policy.ts";

export type CoupleVerb = "list" | "view" | "add" | "change" | "separate";

/** Clinicians may add cases; what they may see or change is decided by the case team in `visibleTo`. */
export function can(actor: Actor, verb: CoupleVerb, _couple: { id: string } | null): boolean {
  switch (verb) {
    case "list":
    case "view":
    case "add":
    case "change":
    case "separate":
      return actor.kind === "clinician";
    default:
      return false;
  }
}

/**
 * The cases an actor can look up: a clinician those of their case teams (decision 34), a job all of
 * its practice, a client none. A colleague off the team finds nothing, by any id.
 */
export function visibleTo(actor: Actor): Prisma.CoupleWhereInput {
  switch (actor.kind) {
    case "clinician":
      return {
        practiceId: actor.practiceId,
        caseClinicians: { some: { practiceId: actor.practiceId, clinicianId: actor.membershipId, endedAt: null } },
      };
    case "system":
      return { practiceId: actor.practiceId };
    default:
      return { practiceId: actor.practiceId, ...nothing };
  }
}
