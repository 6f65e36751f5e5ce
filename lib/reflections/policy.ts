import type { Prisma } from "#lib/generated/prisma/client.ts";
import { visibleTo as couplesVisibleTo } from "#lib/couples/policy.ts";
import type { Actor, ClinicianActor } from "#lib/platform/actor.ts";
import { nothing } from "#lib/platform/policy.ts";

export type ReflectionVerb = "read" | "review" | "clear" | "doubt" | "send" | "reply" | "mark" | "mark-again" | "enter" | "open-in-room";

/** A client sends and answers a card; reading, reviewing and answering marks are the clinician's. A mark is made by whoever sends, or by a job. */
export function can(actor: Actor, verb: ReflectionVerb, _reflection: { id: string } | null): boolean {
  switch (verb) {
    case "read":
    case "review":
    case "clear":
    case "doubt":
    case "enter":
    case "open-in-room":
      return actor.kind === "clinician";
    case "send":
    case "reply":
      return actor.kind === "client";
    case "mark":
      return true;
    case "mark-again":
      return actor.kind === "system";
    default:
      return false;
  }
}

// The cases of those who are away today and named this clinician (decision 34). Only what was sent: no other domain admits them.
function coveredCases(actor: ClinicianActor): Prisma.CoupleWhereInput {
  const { practiceId, coversFor } = actor;
  if (coversFor.length === 0) return { practiceId, ...nothing };
  return { practiceId, caseClinicians: { some: { practiceId, clinicianId: { in: [...coversFor] }, endedAt: null } } };
}

/** Sent words never come back by link (decision 7): a client finds none, not even their own. */
export function visibleTo(actor: Actor): Prisma.ReflectionWhereInput {
  switch (actor.kind) {
    case "clinician":
      return { practiceId: actor.practiceId, client: { practiceId: actor.practiceId, couple: { OR: [couplesVisibleTo(actor), coveredCases(actor)] } } };
    case "system":
      return { practiceId: actor.practiceId };
    default:
      return { practiceId: actor.practiceId, ...nothing };
  }
}
