import { zoneOf, type Actor } from "#lib/platform/actor.ts";
import { recordView } from "#lib/platform/audit.ts";
import { clock } from "#lib/platform/clock.ts";
import { NotFoundError } from "#lib/platform/errors.ts";
import { isId } from "#lib/platform/ids.ts";
import { authorize } from "#lib/platform/policy.ts";
import { inPractice, type Transaction } from "#lib/platform/tenancy.ts";
import { dateToDay, dayOf } from "#lib/platform/time.ts";
import { caseName } from "#lib/couples/case-name.ts";
import { toCoupleDto } from "#lib/couples/dto.ts";
import { isToBeAskedAgain } from "./contact.ts";
import { toClientDto, withCase, type ClientPage, type ClientWithCase, type ContactPreferenceDto } from "./dto.ts";
import { can, visibleTo } from "./policy.ts";

export type { ClientPage } from "./dto.ts";

const dayMs = 24 * 60 * 60_000;

/**
 * The person an actor may see, with their case. For other domains' commands. Throws NotFoundError for
 * a malformed, unknown or foreign id and for a colleague off the case team.
 */
export async function findVisibleClient(tx: Transaction, actor: Actor, clientId: string): Promise<ClientWithCase> {
  if (!isId(clientId)) throw new NotFoundError();
  const client = await tx.client.findFirst({
    where: { AND: [visibleTo(actor), { practiceId: actor.practiceId, id: clientId }] }, include: withCase,
  });
  if (!client) throw new NotFoundError();
  return client;
}

/** Whom an address names as known from an earlier case; null when it names nobody this actor may see. */
export async function knownPerson(actor: Actor, clientId: unknown): Promise<{ id: string; name: string } | null> {
  if (typeof clientId !== "string" || !isId(clientId)) return null;
  return inPractice(actor, async (tx) => {
    const client = await tx.client.findFirst({ where: { AND: [visibleTo(actor), { practiceId: actor.practiceId, id: clientId }] }, select: { id: true, name: true } });
    if (client) authorize(can, actor, "view", client);
    return client;
  });
}

/** What one person is called. Throws NotFoundError. */
export async function clientName(actor: Actor, clientId: string): Promise<string> {
  return inPractice(actor, async (tx) => {
    const client = await findVisibleClient(tx, actor, clientId);
    authorize(can, actor, "view", client);
    return client.name;
  });
}

/** Another case of the same person that this actor may see. */
export type OtherCase = { coupleId: string; clientId: string; name: string };

/** The other cases of one person, earlier or later, among those the actor may see; a person may be in two at once. */
export async function otherCasesOf(tx: Transaction, actor: Actor, client: { id: string; knownFromId: string | null }): Promise<OtherCase[]> {
  authorize(can, actor, "view", client);
  const first = client.knownFromId ?? client.id;
  const rows = await tx.client.findMany({
    where: { AND: [visibleTo(actor), { practiceId: actor.practiceId, OR: [{ id: first }, { knownFromId: first }], NOT: { id: client.id } }] },
    include: withCase, orderBy: { createdAt: "asc" },
  });
  return rows.map(({ id, couple }) => ({ coupleId: couple.id, clientId: id, name: caseName(couple) }));
}

/** The contact preference in force, or null where nobody asked yet and so nothing is sent. */
export async function contactInForce(tx: Transaction, actor: Actor, client: { id: string }): Promise<ContactPreferenceDto | null> {
  authorize(can, actor, "view", client);
  const row = await tx.contactPreference.findFirst({
    where: { practiceId: actor.practiceId, clientId: client.id, client: visibleTo(actor) },
    orderBy: [{ recordedAt: "desc" }, { id: "desc" }], include: { recordedBy: { select: { calledName: true } } },
  });
  if (!row) return null;
  const checkedOn = dateToDay(row.checkedOn);
  return {
    channel: row.channel, email: row.email, senderName: row.senderName, subject: row.subject, checkedOn, recordedBy: row.recordedBy.calledName,
    askAgain: isToBeAskedAgain(checkedOn, dayOf(clock.now(), zoneOf(actor))),
  };
}

/**
 * One person's own page: name, how to reach them, code. Holds nothing of the partner's file. Records
 * the view. Throws NotFoundError; also when the person is not of `coupleId`, if that is given.
 */
export async function clientPage(actor: Actor, clientId: string, coupleId?: string): Promise<ClientPage> {
  return inPractice(actor, async (tx) => {
    const client = await findVisibleClient(tx, actor, clientId);
    if (coupleId !== undefined && client.coupleId !== coupleId) throw new NotFoundError();
    authorize(can, actor, "view", client);
    const now = clock.now();
    const ofClient = { practiceId: actor.practiceId, clientId: client.id };
    const code = await tx.clientCode.findFirst({ where: ofClient, orderBy: [{ setAt: "desc" }, { id: "desc" }] });
    const wrongCodes = await tx.wrongCode.count({ where: { ...ofClient, at: { gt: new Date(now.getTime() - dayMs) } } });
    const contact = await contactInForce(tx, actor, client);
    await recordView(tx, actor, { type: "client", id: client.id, coupleId: client.coupleId });
    return {
      client: toClientDto(client), couple: toCoupleDto(client.couple), contact, otherCases: await otherCasesOf(tx, actor, client), codeSetAt: code?.setAt ?? null,
      wrongCodes, zone: zoneOf(actor), today: dayOf(now, zoneOf(actor)),
    };
  });
}
