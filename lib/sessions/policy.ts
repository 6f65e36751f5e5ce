import { visibleTo as couplesVisibleTo } from "#lib/couples/policy.ts";
import type { Prisma } from "#lib/generated/prisma/client.ts";
import type { Actor } from "#lib/platform/actor.ts";
import { nothing } from "#lib/platform/policy.ts";

export type SessionVerb = "list" | "view" | "plan" | "change" | "cancel" | "attend" | "wrapUp";

/** Clinicians of the case team do everything with its hours; jobs only read; clients nothing (decision 34). */
export function can(actor: Actor, verb: SessionVerb, _session: { id: string } | null): boolean {
  switch (verb) {
    case "list":
    case "view":
      return actor.kind !== "client";
    case "plan":
    case "change":
    case "cancel":
    case "attend":
    case "wrapUp":
      return actor.kind === "clinician";
    default:
      return false;
  }
}

/** The hours of the cases an actor can look up; none for a client. */
export function visibleTo(actor: Actor): Prisma.SessionWhereInput {
  if (actor.kind === "client") return { practiceId: actor.practiceId, ...nothing };
  return { practiceId: actor.practiceId, couple: couplesVisibleTo(actor) };
}
