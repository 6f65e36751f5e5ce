import type { Prisma } from "#lib/generated/prisma/client.ts";
import type { Actor } from "#lib/platform/actor.ts";
import { nothing } from "#lib/platform/policy.ts";
import { visibleTo as couplesVisibleTo } from "#lib/couples/policy.ts";

export type CriteriaVerb = "view" | "rate" | "ask" | "send-own" | "enter-own";

/** Clinicians of the case rate, read, ask and enter what came on paper; a client sends their own items; nobody rates a partner and no partner sees a rating (domain 4.2, 4.6). */
export function can(actor: Actor, verb: CriteriaVerb, _subject: { id: string } | null): boolean {
  switch (verb) {
    case "view":
    case "rate":
    case "ask":
    case "enter-own":
      return actor.kind === "clinician";
    case "send-own":
      return actor.kind === "client";
    default:
      return false;
  }
}

/** Reviews of the cases an actor can look up (decision 34). */
export function visibleTo(actor: Actor): Prisma.CriteriaReviewWhereInput {
  if (actor.kind === "client") return { practiceId: actor.practiceId, ...nothing };
  return { practiceId: actor.practiceId, couple: couplesVisibleTo(actor) };
}
