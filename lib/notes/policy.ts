import type { Prisma } from "#lib/generated/prisma/client.ts";
import type { Actor } from "#lib/platform/actor.ts";
import { nothing } from "#lib/platform/policy.ts";
import { visibleTo as couplesVisibleTo } from "#lib/couples/policy.ts";

export type NoteVerb = "view" | "draft" | "save" | "sign" | "amend" | "write";

/** Clinicians of the case write its notes; a client never reads one and a job never writes one. */
export function can(actor: Actor, verb: NoteVerb, _subject: { id: string } | null): boolean {
  switch (verb) {
    case "view":
    case "draft":
    case "save":
    case "sign":
    case "amend":
    case "write":
      return actor.kind === "clinician";
    default:
      return false;
  }
}

/** Progress notes of the cases an actor can look up (decision 34). */
export function visibleTo(actor: Actor): Prisma.ProgressNoteWhereInput {
  if (actor.kind === "client") return { practiceId: actor.practiceId, ...nothing };
  return { practiceId: actor.practiceId, session: { practiceId: actor.practiceId, couple: couplesVisibleTo(actor) } };
}

/** Process notes: the author's own, while on the case team; nobody else's by any role (decision 9). */
export function processVisibleTo(actor: Actor): Prisma.ProcessNoteWhereInput {
  if (actor.kind !== "clinician") return { practiceId: actor.practiceId, ...nothing };
  return { practiceId: actor.practiceId, authorId: actor.membershipId, couple: couplesVisibleTo(actor) };
}
