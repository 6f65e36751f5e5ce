import { visibleTo as clientsVisibleTo } from "#lib/clients/policy.ts";
import { visibleTo as couplesVisibleTo } from "#lib/couples/policy.ts";
import type { Prisma } from "#lib/generated/prisma/client.ts";
import type { Actor } from "#lib/platform/actor.ts";

export type SafetyVerb = "view" | "recordScreen" | "decide" | "recordTold" | "talk" | "plan" | "agree" | "setProtocol" | "hold" | "move";

/** Only a clinician of the case team sees or decides anything about safety; a client never, a job only reads. */
export function can(actor: Actor, verb: SafetyVerb, _subject: { id: string } | null): boolean {
  switch (verb) {
    case "view":
      return actor.kind !== "client";
    case "recordScreen":
    case "decide":
    case "recordTold":
    case "talk":
    case "plan":
    case "agree":
    case "hold":
    case "move":
      return actor.kind === "clinician";
    case "setProtocol":
      return actor.kind === "clinician" && actor.role === "OWNER";
    default:
      return false;
  }
}

/** The private screens of the people an actor can look up. */
export function screensVisibleTo(actor: Actor): Prisma.PrivateScreenWhereInput {
  return { practiceId: actor.practiceId, client: clientsVisibleTo(actor) };
}

/** The safety decisions of the cases an actor can look up. */
export function visibleTo(actor: Actor): Prisma.SafetyDecisionWhereInput {
  return { practiceId: actor.practiceId, couple: couplesVisibleTo(actor) };
}

/** What people told alone, in the files an actor can look up. */
export function toldVisibleTo(actor: Actor): Prisma.ToldAloneWhereInput {
  return { practiceId: actor.practiceId, client: clientsVisibleTo(actor) };
}

/** What is held for people, in the files an actor can look up. */
export function secretsVisibleTo(actor: Actor): Prisma.SecretHeldWhereInput {
  return { practiceId: actor.practiceId, client: clientsVisibleTo(actor) };
}

/** The moves between files of the cases an actor can look up. */
export function movesVisibleTo(actor: Actor): Prisma.RoomMoveWhereInput {
  return { practiceId: actor.practiceId, couple: couplesVisibleTo(actor) };
}

/** The private talks of the people an actor can look up. */
export function talksVisibleTo(actor: Actor): Prisma.PrivateTalkWhereInput {
  return { practiceId: actor.practiceId, client: clientsVisibleTo(actor) };
}

/** The safety plans of the people an actor can look up. */
export function plansVisibleTo(actor: Actor): Prisma.SafetyPlanWhereInput {
  return { practiceId: actor.practiceId, client: clientsVisibleTo(actor) };
}

/** The agreements of the cases an actor can look up. */
export function agreementsVisibleTo(actor: Actor): Prisma.AgreementWhereInput {
  return { practiceId: actor.practiceId, couple: couplesVisibleTo(actor) };
}

/** The practice's profile, in which its protocol stands. */
export function protocolVisibleTo(actor: Actor): Prisma.PracticeProfileWhereInput {
  return { practiceId: actor.practiceId };
}
