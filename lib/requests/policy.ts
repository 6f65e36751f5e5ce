import type { Prisma } from "#lib/generated/prisma/client.ts";
import { visibleTo as couplesVisibleTo } from "#lib/couples/policy.ts";
import type { Actor, ClientActor } from "#lib/platform/actor.ts";

export type RequestVerb = "issue" | "revoke" | "end" | "deliver" | "carry" | "read" | "save" | "send" | "leave" | "choose";

/**
 * Clinicians make and revoke links; the person behind one reads, writes and sends, and nothing else.
 * Only a job carries a message to the mail server. What ends or goes out about a person may be theirs under another link too: `clientId` says whose it is.
 */
export function can(actor: Actor, verb: RequestVerb, request: { id: string; clientId?: string } | null): boolean {
  switch (verb) {
    case "issue":
    case "revoke":
      return actor.kind === "clinician";
    case "carry":
      return actor.kind === "system";
    case "end":
    case "deliver":
      return actor.kind !== "client" || (request !== null && (request.id === actor.requestId || request.clientId === actor.clientId));
    case "read":
    case "save":
    case "send":
    case "leave":
    case "choose":
      return actor.kind === "client" && request?.id === actor.requestId;
    default:
      return false;
  }
}

/** A clinician sees the links of their cases, a job all of its practice, a client the one they unlocked. */
export function visibleTo(actor: Actor): Prisma.RequestWhereInput {
  switch (actor.kind) {
    case "clinician":
      return { practiceId: actor.practiceId, client: { practiceId: actor.practiceId, couple: couplesVisibleTo(actor) } };
    case "system":
      return { practiceId: actor.practiceId };
    case "client":
      return linkVisibleTo(actor);
  }
}

/** Whose link, and which. */
export type OwnLink = Pick<ClientActor, "practiceId" | "requestId" | "clientId">;

/** The one link that a person has unlocked. */
export const linkVisibleTo = ({ practiceId, requestId, clientId }: OwnLink) => ({ practiceId, id: requestId, clientId });
