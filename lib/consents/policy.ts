import { visibleTo as clientsVisibleTo } from "#lib/clients/policy.ts";
import type { Prisma } from "#lib/generated/prisma/client.ts";
import type { Actor } from "#lib/platform/actor.ts";

export type ConsentVerb = "view" | "record" | "withdraw" | "sign" | "writeText";

/** A clinician of the case team records what a person signed or took back, and the person takes back their own; jobs read. */
export function can(actor: Actor, verb: ConsentVerb, subject: { id: string } | null): boolean {
  switch (verb) {
    case "view":
      return actor.kind !== "client";
    case "record":
      return actor.kind === "clinician";
    case "withdraw":
      return actor.kind === "clinician" || (actor.kind === "client" && subject?.id === actor.clientId);
    case "sign":
      return actor.kind === "client" && subject?.id === actor.clientId;
    case "writeText":
      return actor.kind === "clinician" && actor.role === "OWNER";
    default:
      return false;
  }
}

/** The consents of the people an actor can look up; a person behind a link their own. */
export function visibleTo(actor: Actor): Prisma.ConsentWhereInput {
  if (actor.kind === "client") return { practiceId: actor.practiceId, clientId: actor.clientId };
  return { practiceId: actor.practiceId, client: clientsVisibleTo(actor) };
}

/** The practice's own consent texts. */
export function textsVisibleTo(actor: Actor): Prisma.ConsentTextWhereInput {
  return { practiceId: actor.practiceId };
}
