import type { Prisma } from "#lib/generated/prisma/client.ts";
import { zoneOf, type Actor, type PracticeId } from "#lib/platform/actor.ts";
import { recordView } from "#lib/platform/audit.ts";
import { clock } from "#lib/platform/clock.ts";
import { env } from "#lib/platform/env.ts";
import { NotFoundError } from "#lib/platform/errors.ts";
import { isId } from "#lib/platform/ids.ts";
import { openText } from "#lib/platform/keyring.ts";
import { isShut, shutParts } from "#lib/platform/link.ts";
import { authorize } from "#lib/platform/policy.ts";
import { qrCodeOf } from "#lib/platform/qr.ts";
import { inPractice, type Transaction } from "#lib/platform/tenancy.ts";
import { findVisibleClient } from "#lib/clients/queries.ts";
import { exerciseGiven } from "#lib/exercises/given.ts";
import type { LinkCardDto, PersonLinkDto, PersonLinksDto } from "../dto.ts";
import { linkInWords } from "../link-words.ts";
import { isOnItsWay, mailInWords, mailState } from "../mail.ts";
import { can, visibleTo } from "../policy.ts";
import { isOpenRequest } from "../request.ts";

const parts = {
  requestEnd: { select: { kind: true, at: true } },
  requestVisits: { select: { openedAt: true }, orderBy: { openedAt: "asc" }, take: 1 },
  outgoingMails: { orderBy: [{ kind: "asc" }, { number: "asc" }] },
  client: { select: { coupleId: true } },
  assignment: { select: { ...shutParts, exerciseCode: true, delivery: true, exerciseVersion: { select: { content: true } } } },
} as const satisfies Prisma.RequestInclude;

type LinkRow = Prisma.RequestGetPayload<{ include: typeof parts }>;

const NEWEST = 20;

/** The link an actor may see. Throws NotFoundError for a malformed, unknown or foreign id. */
export async function findVisibleRequest(tx: Transaction, actor: Actor, requestId: string): Promise<LinkRow> {
  if (!isId(requestId)) throw new NotFoundError();
  const request = await tx.request.findFirst({ where: { AND: [visibleTo(actor), { practiceId: actor.practiceId, id: requestId }] }, include: parts });
  if (!request) throw new NotFoundError();
  return request;
}

/** Every link and message of one person, the newest twenty. Holds no address and no token. Throws NotFoundError. */
export async function personLinks(actor: Actor, clientId: string): Promise<PersonLinksDto> {
  return inPractice(actor, async (tx) => {
    const client = await findVisibleClient(tx, actor, clientId);
    authorize(can, actor, "issue", null);
    const ofClient = { practiceId: actor.practiceId, clientId: client.id };
    const rows = await tx.request.findMany({ where: { AND: [visibleTo(actor), ofClient] }, orderBy: [{ issuedAt: "desc" }, { id: "desc" }], take: NEWEST, include: parts });
    const stop = await tx.reminderStop.findFirst({ where: { ...ofClient, resumedAt: null }, orderBy: { stoppedAt: "desc" } });
    const wish = await tx.contactWish.findFirst({ where: { ...ofClient, settledAt: null }, orderBy: [{ askedAt: "desc" }, { id: "desc" }] });
    const zone = zoneOf(actor);
    return {
      links: rows.map((row) => toDto(row, zone)), zone, remindersStoppedAt: stop?.stoppedAt ?? null,
      wish: wish && { id: wish.id, channel: wish.channel, askedAt: wish.askedAt },
    };
  });
}

/** The address of a live link, to be shown again as a card. The view is recorded. Throws NotFoundError once the link has ended, and when it is not this person's. */
export async function linkCard(actor: Actor, requestId: string, clientId: string): Promise<LinkCardDto> {
  return inPractice(actor, async (tx) => {
    const request = await findVisibleRequest(tx, actor, requestId);
    authorize(can, actor, "issue", null);
    const url = request.clientId === clientId && isLive(request) ? await linkAddress(tx, actor.practiceId, request.id) : null;
    if (!url) throw new NotFoundError();
    await recordView(tx, actor, { type: "link", id: request.id, coupleId: request.client.coupleId });
    return { requestId: request.id, clientId: request.clientId, title: titleOf(request), url, qr: qrCodeOf(url) };
  });
}

/** The address behind a link, from the sealed copy of its token; null once the link has ended. */
export async function linkAddress(tx: Transaction, practiceId: PracticeId, requestId: string): Promise<string | null> {
  const row = await tx.request.findFirst({ where: { AND: [visibleTo(job(practiceId)), { practiceId, id: requestId }] }, select: { sealedToken: true } });
  const token = row && (await openText(tx, practiceId, { table: "Request", row: requestId, column: "sealedToken" }, row.sealedToken));
  return token ? `${env().APP_URL}/r/${token}` : null;
}

const job = (practiceId: PracticeId) => ({ kind: "system", practiceId, job: "mail", origin: "local" }) as const;

const titleOf = ({ assignment }: LinkRow): string => exerciseGiven(assignment)?.title ?? assignment.exerciseCode;

function isLive(row: LinkRow): boolean {
  return isOpenRequest({ ended: row.requestEnd !== null, shut: isShut(row.assignment), wrongCodes: row.wrongCodes, expiresAt: row.expiresAt }, clock.now());
}

function toDto(row: LinkRow, zone: string): PersonLinkDto {
  const now = clock.now();
  const live = isLive(row);
  const paused = row.requestEnd === null && row.assignment.assignmentPauses.length > 0;
  const facts = { end: row.requestEnd, paused, opensAt: row.opensAt, expiresAt: row.expiresAt, openedAt: row.requestVisits[0]?.openedAt ?? null };
  return {
    requestId: row.id, title: titleOf(row), isLive: live, standing: linkInWords(facts, now, zone),
    canMail: live && row.assignment.delivery === "EMAIL" && row.opensAt <= now && !row.outgoingMails.some((mail) => mail.kind === "INVITATION" && isOnItsWay(mail, now)),
    mails: row.outgoingMails.map((mail) => ({ id: mail.id, words: mailInWords(mail, now, zone), isUnclear: mailState(mail, now) === "unclear" })),
  };
}
