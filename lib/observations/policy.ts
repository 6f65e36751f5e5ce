import type { Prisma } from "#lib/generated/prisma/client.ts";
import type { Actor } from "#lib/platform/actor.ts";
import { nothing } from "#lib/platform/policy.ts";
import { visibleTo as sessionsVisibleTo } from "#lib/sessions/policy.ts";

export type ObservationVerb = "view" | "record" | "edit" | "retract";

/** Clinicians of the case team record and correct; jobs only read; clients see no observation at all (decision 34). */
export function can(actor: Actor, verb: ObservationVerb, _subject: { id: string } | null): boolean {
  switch (verb) {
    case "view":
      return actor.kind !== "client";
    case "record":
    case "edit":
    case "retract":
      return actor.kind === "clinician";
    default:
      return false;
  }
}

/** The observations of the hours an actor can look up, of all three rooms; none for a client. */
export function visibleTo(actor: Actor): Prisma.ObservationWhereInput {
  if (actor.kind === "client") return { practiceId: actor.practiceId, ...nothing };
  return { practiceId: actor.practiceId, session: sessionsVisibleTo(actor) };
}

/** Process notes of the actor's own hand and of no one else (decision 34). */
export function notesVisibleTo(actor: Actor): Prisma.ProcessNoteWhereInput {
  if (actor.kind !== "clinician") return { practiceId: actor.practiceId, ...nothing };
  return { practiceId: actor.practiceId, authorId: actor.membershipId };
}
