import type { Prisma } from "#lib/generated/prisma/client.ts";
import { sameMailbox } from "#lib/couples/address.ts";
import { CONSENT } from "#lib/exercises/check-in.ts";
import { exerciseGiven, givenParts, type GivenRow } from "#lib/exercises/given.ts";
import { isRestWeek, rests } from "#lib/safety/rest-week.ts";
import type { PracticeId, SystemActor } from "#lib/platform/actor.ts";
import { clock } from "#lib/platform/clock.ts";
import { env } from "#lib/platform/env.ts";
import { isShut, shutParts } from "#lib/platform/link.ts";
import type { Letter } from "#lib/platform/mail.ts";
import { practiceTime } from "#lib/platform/practice-time.ts";
import type { Transaction } from "#lib/platform/tenancy.ts";
import { dayOf } from "#lib/platform/time.ts";
import { clientMail, clinicianMail } from "../mail.ts";
import { visibleTo } from "../policy.ts";
import { isOpenRequest } from "../request.ts";
import { linkAddress } from "./links.ts";

type MailRow = { id: string; kind: "INVITATION" | "REMINDER" | "WORD_TO_CLINICIAN"; requestId: string | null; membershipId: string | null; reflectionId: string | null };

/** A letter that may go out now, or why it may not any more; ids of its case for the audit. */
export type FoundLetter = { coupleId: string | null } & ({ letter: Letter } | { reason: string });

const parts = {
  requestEnd: { select: { id: true } },
  assignment: { select: { ...shutParts, ...givenParts, approvedAt: true, delivery: true, reminders: true, draftedBy: { select: { calledName: true } } } },
  client: {
    select: {
      id: true, coupleId: true, couple: {
        select: { kind: true, clients: { select: { id: true } }, sessions: { where: { sessionCancellation: null, format: { in: ["SPLIT", "JOINT_WITH_PRIVATE"] } }, select: { startsAt: true, zone: true } } },
      },
      consents: { where: { consentWithdrawal: null }, select: { id: true }, take: 1 },
      reminderStops: { where: { resumedAt: null }, select: { id: true }, take: 1 }, contactWishes: { where: { settledAt: null, channel: { not: "EMAIL" } }, select: { id: true }, take: 1 },
    },
  },
} as const satisfies Prisma.RequestInclude;

/** Asks again everything that a message rests on, at the moment it would go out, and writes it. */
export async function letterOf(tx: Transaction, actor: SystemActor, mail: MailRow): Promise<FoundLetter> {
  const { practiceId } = actor;
  if (mail.kind === "WORD_TO_CLINICIAN") return letterToClinician(tx, practiceId, mail);
  const request = await tx.request.findFirst({ where: { AND: [visibleTo(actor), { practiceId, id: mail.requestId ?? "" }] }, include: parts });
  if (!request) return { coupleId: null, reason: "gone" };
  const { assignment, client } = request;
  const { coupleId } = client;
  const facts = { ended: request.requestEnd !== null, shut: isShut(assignment), wrongCodes: request.wrongCodes, expiresAt: request.expiresAt };
  if (!request.requestEnd && assignment.assignmentPauses.length > 0) return { coupleId, reason: "paused" };
  if (request.opensAt > clock.now() || !assignment.approvedAt || assignment.delivery !== "EMAIL" || !isOpenRequest(facts, clock.now())) return { coupleId, reason: "closed" };
  if (client.consents.length === 0 && assignment.exerciseCode !== CONSENT) return { coupleId, reason: "no-consent" };
  if (client.contactWishes.length > 0) return { coupleId, reason: "other-way-wished" };
  if (mail.kind === "REMINDER" && (!assignment.reminders || client.reminderStops.length > 0)) return { coupleId, reason: "no-reminders" };
  const { now, zone } = await practiceTime(tx, practiceId);
  if (mail.kind === "REMINDER" && isResting(request, dayOf(now, zone))) return { coupleId, reason: "rest-week" };
  const reach = await newestReach(tx, practiceId, client.id);
  if (reach?.channel !== "EMAIL" || !reach.email) return { coupleId, reason: "no-address" };
  for (const { id } of client.couple.clients) {
    if (id !== client.id && sameMailbox((await newestReach(tx, practiceId, id))?.email ?? null, reach.email)) return { coupleId, reason: "shared-address" };
  }
  const url = await linkAddress(tx, practiceId, request.id);
  if (!url) return { coupleId, reason: "closed" };
  const sender = reach.senderName ?? assignment.draftedBy.calledName;
  const words = clientMail(mail.kind, { sender, subject: reach.subject, url, day: dayOf(now, zone) });
  return { coupleId, letter: { id: mail.id, sender, to: reach.email, ...words } };
}

// By the format of the hours alone: in a week with private halves what is between the two rests, for both (rule F8).
function isResting({ assignment, client: { couple } }: { assignment: GivenRow; client: { couple: { kind: string; sessions: { startsAt: Date; zone: string }[] } } }, today: string): boolean {
  const exercise = exerciseGiven(assignment);
  return couple.kind === "COUPLE" && exercise !== undefined && rests(exercise.gate) && isRestWeek(today, couple.sessions.map(({ startsAt, zone }) => dayOf(startsAt, zone)));
}

function newestReach(tx: Transaction, practiceId: PracticeId, clientId: string) {
  return tx.contactPreference.findFirst({ where: { practiceId, clientId }, orderBy: [{ recordedAt: "desc" }, { id: "desc" }], select: { channel: true, email: true, senderName: true, subject: true } });
}

async function letterToClinician(tx: Transaction, practiceId: PracticeId, mail: MailRow): Promise<FoundLetter> {
  const member = await tx.membership.findFirst({ where: { practiceId, id: mail.membershipId ?? "", endedAt: null }, select: { userId: true } });
  const user = member && (await tx.user.findUnique({ where: { id: member.userId }, select: { email: true } }));
  const reflection = await tx.reflection.findFirst({ where: { practiceId, id: mail.reflectionId ?? "" }, select: { reflectionReview: { select: { id: true } }, client: { select: { coupleId: true } } } });
  const coupleId = reflection?.client.coupleId ?? null;
  if (!user || !reflection) return { coupleId, reason: "gone" };
  if (reflection.reflectionReview) return { coupleId, reason: "read-already" };
  return { coupleId, letter: { id: mail.id, sender: "Notes", to: user.email, ...clinicianMail(`${env().APP_URL}/today`) } };
}
