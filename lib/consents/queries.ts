import type { Actor } from "#lib/platform/actor.ts";
import { authorize } from "#lib/platform/policy.ts";
import { inPractice, type Transaction } from "#lib/platform/tenancy.ts";
import { dateToDay } from "#lib/platform/time.ts";
import { contactInForce, findVisibleClient } from "#lib/clients/queries.ts";
import { findVisibleCouple } from "#lib/couples/queries.ts";
import { isSeparated } from "#lib/couples/queries/separation.ts";
import type { ConsentDto, ConsentRecord } from "./dto.ts";
import { missingBeforeLink, type LinkFacts, type MissingThing, type PersonFacts } from "./link-readiness.ts";
import { can, visibleTo } from "./policy.ts";

export type { ConsentDto, ConsentRecord } from "./dto.ts";

/** One person's consents, newest first, taken-back ones among them. Throws NotFoundError. */
export async function consentRecord(actor: Actor, clientId: string): Promise<ConsentRecord> {
  return inPractice(actor, async (tx) => {
    const client = await findVisibleClient(tx, actor, clientId);
    const all = await consentsOf(tx, actor, client.id);
    return { clientId: client.id, seat: client.seat, name: client.name, all, inForce: inForce(all) };
  });
}

/**
 * What rule M5 reads before a link may be made: each person's consent and contact preference, the
 * policy on confidences, the practice's help pack. Judge with `missingForPerson` or `mayGetLink` of
 * link-readiness.ts. Throws NotFoundError.
 */
export async function linkReadiness(tx: Transaction, actor: Actor, coupleId: string): Promise<LinkFacts> {
  const couple = await findVisibleCouple(tx, actor, coupleId);
  authorize(can, actor, "view", couple);
  const { practiceId } = actor;
  const policy = await tx.secretsPolicy.findFirst({
    where: { practiceId, coupleId: couple.id }, orderBy: [{ recordedAt: "desc" }, { id: "desc" }],
  });
  const pack = await tx.helpPack.findFirst({ where: { practiceId }, orderBy: [{ createdAt: "desc" }, { id: "desc" }] });
  const people: LinkFacts["people"][number][] = [];
  for (const client of couple.clients) {
    const consent = inForce(await consentsOf(tx, actor, client.id));
    people.push({
      clientId: client.id, seat: client.seat, name: client.name, sharedDevice: client.sharedDevice, contact: await contactInForce(tx, actor, client),
      consent: consent && { textVersion: consent.textVersion, givenOn: consent.givenOn },
    });
  }
  return {
    soloClient: couple.kind === "INDIVIDUAL", separated: await isSeparated(tx, actor, couple.id), people,
    secretsPolicy: policy && { kind: policy.kind, agreedOn: dateToDay(policy.agreedOn) },
    helpPack: pack && { region: pack.region, checkedOn: pack.checkedOn && dateToDay(pack.checkedOn) },
  };
}

/** Consent and way to be reached of each person, for the page of agreements. Throws NotFoundError. */
export async function eachPerson(actor: Actor, coupleId: string): Promise<PersonFacts[]> {
  return inPractice(actor, async (tx) => [...(await linkReadiness(tx, actor, coupleId)).people]);
}

/** The "three things before the first link" of a case, for its pages. Throws NotFoundError. */
export async function thingsBeforeFirstLink(actor: Actor, coupleId: string): Promise<MissingThing[]> {
  return inPractice(actor, async (tx) => missingBeforeLink(await linkReadiness(tx, actor, coupleId)));
}

async function consentsOf(tx: Transaction, actor: Actor, clientId: string): Promise<ConsentDto[]> {
  const rows = await tx.consent.findMany({
    where: { AND: [visibleTo(actor), { practiceId: actor.practiceId, clientId }] },
    orderBy: [{ givenOn: "desc" }, { recordedAt: "desc" }, { id: "desc" }],
    include: { consentWithdrawal: true, recordedBy: { select: { calledName: true } } },
  });
  return rows.map(({ id, textVersion, givenOn, manner, recordedBy, consentWithdrawal }) => ({
    id, textVersion, manner, givenOn: dateToDay(givenOn), recordedBy: recordedBy?.calledName ?? null, withdrawnAt: consentWithdrawal?.at ?? null,
  }));
}

const inForce = (consents: readonly ConsentDto[]): ConsentDto | null => consents.find(({ withdrawnAt }) => withdrawnAt === null) ?? null;
