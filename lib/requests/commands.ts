import type { Actor, ClientActor, PracticeId, SystemActor } from "#lib/platform/actor.ts";
import { actorId } from "#lib/platform/actor.ts";
import { recordChange } from "#lib/platform/audit.ts";
import { clock } from "#lib/platform/clock.ts";
import { verifyCode } from "#lib/platform/code-hash.ts";
import { env } from "#lib/platform/env.ts";
import { NotFoundError, RefusedError } from "#lib/platform/errors.ts";
import { hashSecret, isId, newId, newSecret } from "#lib/platform/ids.ts";
import { sealText } from "#lib/platform/keyring.ts";
import { findLink, practiceOfSecret, type LinkRow } from "#lib/platform/link.ts";
import { practiceTime } from "#lib/platform/practice-time.ts";
import { authorize } from "#lib/platform/policy.ts";
import { inPractice, withPractice, type Transaction } from "#lib/platform/tenancy.ts";
import { dateToDay } from "#lib/platform/time.ts";
import { factsOf, type AssignmentRow, type LinkDto } from "#lib/assignments/dto.ts";
import { findVisibleAssignment } from "#lib/assignments/queries.ts";
import { canHaveLink, taskStatus } from "#lib/assignments/status.ts";
import { missingForPerson } from "#lib/consents/link-readiness.ts";
import { linkReadiness } from "#lib/consents/queries.ts";
import { findExercise } from "#lib/exercises/exercise.ts";
import { recordReflection } from "#lib/reflections/commands.ts";
import { can, visibleTo } from "./policy.ts";
import { findOwnRequest } from "./queries.ts";
import { isOpenRequest, linkExpiry, triesLeft, typedCode, wrongCodesSince } from "./request.ts";
import { draftOf, issueRequestInput, revokeRequestInput, type TypedAnswers } from "./schema.ts";

/** What a code opened. "dead" is one answer for unknown, used, expired, revoked, withdrawn and locked links. */
export type Unlocked =
  | { outcome: "opened"; actor: ClientActor; secret: string }
  | { outcome: "wrong"; left: number }
  | { outcome: "unreadable" | "dead" };

type EndKind = "SENT" | "REVOKED" | "LOCKED" | "REPLACED";

/**
 * Makes a link for one open task and returns its address this once; an older link of the task dies.
 * Throws NotFoundError, and RefusedError while rule M5 misses something or the task is no longer open.
 */
export async function issueRequest(actor: Actor, raw: unknown): Promise<LinkDto> {
  const input = issueRequestInput.parse(raw);
  return inPractice(actor, async (tx) => {
    const assignment = await findVisibleAssignment(tx, actor, input.assignmentId);
    const missing = missingForPerson(await linkReadiness(tx, actor, assignment.client.coupleId), assignment.clientId);
    if (missing.length > 0) throw new RefusedError({ form: `Before the first link: ${missing.map((thing) => thing.sentence).join(". ")}.` });
    return issueLink(tx, actor, assignment);
  });
}

/** The same inside another command's transaction; the caller has asked rule M5. */
export async function issueLink(tx: Transaction, actor: Actor, assignment: AssignmentRow): Promise<LinkDto> {
  authorize(can, actor, "issue", null);
  const { now, today, zone } = await practiceTime(tx, actor.practiceId);
  const expiresAt = linkExpiry(dateToDay(assignment.dueOn), now, zone);
  if (!canHaveLink(taskStatus(factsOf(assignment), now, today)) || expiresAt <= now) {
    throw new RefusedError({ form: "This task is no longer open. Give it again with a new day." });
  }
  await endLinks(tx, actor, { assignmentId: assignment.id }, "REPLACED");
  const { practiceId } = actor;
  const token = newSecret();
  const request = { id: newId(), assignmentId: assignment.id, clientId: assignment.clientId };
  await tx.linkIndex.create({ data: { tokenHash: hashSecret(token), practiceId, createdAt: now } });
  await tx.request.create({ data: { practiceId, ...request, tokenHash: hashSecret(token), opensAt: now, expiresAt, issuedAt: now, issuedById: actorId(actor) } });
  // What was typed behind an older link of this task waits behind the new one.
  await tx.requestDraft.updateMany({ where: { practiceId, request: { practiceId, assignmentId: assignment.id } }, data: { requestId: request.id } });
  await recordChange(tx, actor, "request.issued", { type: "request", id: request.id, coupleId: assignment.client.coupleId }, { clientId: request.clientId });
  const { name } = assignment.client;
  const title = findExercise(assignment.exerciseCode)?.title ?? assignment.exerciseCode;
  return { assignmentId: request.assignmentId, clientId: request.clientId, name, title, requestId: request.id, url: `${env().APP_URL}/r/${token}`, expiresAt };
}

/** Closes a link at once, and every page that is open behind it. Throws NotFoundError. */
export async function revokeRequest(actor: Actor, raw: unknown): Promise<void> {
  const input = revokeRequestInput.parse(raw);
  if (!isId(input.requestId)) throw new NotFoundError();
  return inPractice(actor, async (tx) => {
    const request = await tx.request.findFirst({ where: { AND: [visibleTo(actor), { practiceId: actor.practiceId, id: input.requestId }] }, select: { id: true } });
    if (!request) throw new NotFoundError();
    await endLinks(tx, actor, { id: request.id }, "REVOKED");
  });
}

/** Ends the links that still live among those named: rows and open pages. Inside a caller's transaction. */
export async function endLinks(tx: Transaction, actor: Actor, which: { id: string } | { assignmentId: string }, kind: "REVOKED" | "REPLACED"): Promise<void> {
  authorize(can, actor, "revoke", null);
  const { practiceId } = actor;
  const live = await tx.request.findMany({
    where: { AND: [visibleTo(actor), { practiceId, ...which, requestEnd: null }] }, include: { client: { select: { coupleId: true } } },
  });
  for (const request of live) {
    await endRequest(tx, practiceId, request.id, kind, clock.now());
    await recordChange(tx, actor, `request.${kind.toLowerCase()}`, { type: "request", id: request.id, coupleId: request.client.coupleId });
  }
}

// Two ends at one moment: the first stands, and nobody is told of a fault.
async function endRequest(tx: Transaction, practiceId: PracticeId, requestId: string, kind: EndKind, at: Date): Promise<void> {
  await tx.requestEnd.createMany({ data: [{ practiceId, id: newId(), requestId, kind, at }], skipDuplicates: true });
  await tx.requestVisit.updateMany({ where: { practiceId, requestId, endedAt: null }, data: { endedAt: at } });
  if (kind === "SENT") await tx.requestDraft.deleteMany({ where: { practiceId, requestId } });
}

/**
 * Opens a link with the person's code: five wrong codes lock the link, ten in 24 hours every link of
 * the person, counted one after the other however many arrive at once. A text that cannot be a
 * code is "unreadable" and counts as no try.
 */
export async function unlockRequest(token: string, code: unknown, origin: string): Promise<Unlocked> {
  const digits = typedCode(code);
  if (digits === null) return { outcome: "unreadable" };
  const practiceId = await practiceOfSecret(token);
  return withPractice(practiceId, async (tx) => tryCode(tx, practiceId, { tokenHash: hashSecret(token) }, digits, origin));
}

/** Opens a link again whose page went quiet, with the code, keeping what was typed as its draft. */
export async function reopenRequest(actor: ClientActor, code: unknown, typed: TypedAnswers): Promise<Unlocked> {
  authorize(can, actor, "read", { id: actor.requestId });
  const digits = typedCode(code);
  if (digits === null) return { outcome: "unreadable" };
  return inPractice(actor, async (tx) => {
    const opened = await tryCode(tx, actor.practiceId, { id: actor.requestId }, digits, actor.origin);
    if (opened.outcome === "opened") await keepDraft(tx, opened.actor, typed);
    return opened;
  });
}

async function tryCode(tx: Transaction, practiceId: PracticeId, which: { tokenHash: string } | { id: string }, digits: string, origin: string): Promise<Unlocked> {
  const found = await findLink(tx, practiceId, which);
  if (!found || !isOpenRequest(found.facts, clock.now())) return { outcome: "dead" };
  // One try at a time per person: who waits here reads the counts of those before.
  await tx.$queryRaw`SELECT "id" FROM "Client" WHERE "practiceId" = ${practiceId}::uuid AND "id" = ${found.clientId}::uuid FOR NO KEY UPDATE`;
  const link = await findLink(tx, practiceId, which);
  const now = clock.now();
  if (!link?.code || !isOpenRequest(link.facts, now)) return { outcome: "dead" };
  const ofPerson = await tx.wrongCode.count({ where: { practiceId, clientId: link.clientId, at: { gt: wrongCodesSince(now, link.code.setAt) } } });
  if (triesLeft(link.facts.wrongCodes, ofPerson) === 0) return { outcome: "dead" };
  const isRight = await verifyCode(link.code.codeHash, digits);
  return isRight ? openVisit(tx, practiceId, link, now, origin) : countWrong(tx, practiceId, link, ofPerson, now, origin);
}

async function countWrong(tx: Transaction, practiceId: PracticeId, link: LinkRow, ofPerson: number, at: Date, origin: string): Promise<Unlocked> {
  const left = triesLeft(link.facts.wrongCodes + 1, ofPerson + 1);
  await tx.request.updateMany({ where: { practiceId, id: link.id }, data: { wrongCodes: { increment: 1 } } });
  await tx.wrongCode.create({ data: { practiceId, id: newId(), clientId: link.clientId, at } });
  if (left === 0) await endRequest(tx, practiceId, link.id, "LOCKED", at);
  const gate: SystemActor = { kind: "system", practiceId, job: "link", origin };
  await recordChange(tx, gate, left === 0 ? "request.locked" : "request.wrong-code", { type: "request", id: link.id, coupleId: link.coupleId }, { left });
  return { outcome: "wrong", left };
}

async function openVisit(tx: Transaction, practiceId: PracticeId, link: LinkRow, at: Date, origin: string): Promise<Unlocked> {
  const secret = newSecret();
  const visitId = newId();
  await tx.requestVisit.updateMany({ where: { practiceId, requestId: link.id, endedAt: null }, data: { endedAt: at } });
  await tx.linkIndex.create({ data: { tokenHash: hashSecret(secret), practiceId, createdAt: at } });
  await tx.requestVisit.create({ data: { practiceId, id: visitId, requestId: link.id, secretHash: hashSecret(secret), openedAt: at, lastSeenAt: at } });
  const actor: ClientActor = { kind: "client", practiceId, clientId: link.clientId, coupleId: link.coupleId, seat: link.seat, requestId: link.id, visitId, origin };
  await recordChange(tx, actor, "request.unlocked", { type: "request", id: link.id, coupleId: link.coupleId });
  return { outcome: "opened", actor, secret };
}

/** Keeps what was typed and not sent, sealed; the newest replaces. Throws NotFoundError once the link is dead. */
export async function saveDraft(actor: ClientActor, typed: TypedAnswers): Promise<void> {
  authorize(can, actor, "save", { id: actor.requestId });
  return inPractice(actor, async (tx) => {
    await holdOpenRequest(tx, actor);
    await keepDraft(tx, actor, typed);
  });
}

async function keepDraft(tx: Transaction, actor: ClientActor, typed: TypedAnswers): Promise<void> {
  const { practiceId, requestId } = actor;
  const known = await tx.requestDraft.findFirst({ where: { practiceId, requestId }, select: { id: true } });
  const id = known?.id ?? newId();
  const answers = await sealText(tx, practiceId, { table: "RequestDraft", row: id, column: "answers" }, JSON.stringify(draftOf(typed)));
  const savedAt = clock.now();
  if (known) {
    await tx.requestDraft.updateMany({ where: { practiceId, id }, data: { answers, savedAt } });
    return;
  }
  await tx.requestDraft.create({ data: { practiceId, id, requestId, answers, savedAt } });
  await recordChange(tx, actor, "request.draft-begun", { type: "request", id: requestId, coupleId: actor.coupleId });
}

/** The link's row, held until this transaction ends. Throws NotFoundError unless it is open or already sent. */
async function holdOpenRequest(tx: Transaction, actor: ClientActor, orSent = false) {
  await tx.$queryRaw`SELECT "id" FROM "Request" WHERE "practiceId" = ${actor.practiceId}::uuid AND "id" = ${actor.requestId}::uuid FOR NO KEY UPDATE`;
  const request = await findOwnRequest(tx, actor);
  const isOpen = isOpenRequest(request.facts, clock.now());
  if (!isOpen && !(orSent && request.requestEnd?.kind === "SENT")) throw new NotFoundError();
  return { ...request, isOpen };
}

/**
 * Sends what a person wrote: checks it, seals it, ends the link and every page behind it, all in one
 * transaction. Sent twice it is one reflection. Throws RefusedError with a sentence per field and
 * NotFoundError once the link is dead.
 */
export async function sendReflection(actor: ClientActor, typed: TypedAnswers): Promise<{ reflectionId: string }> {
  authorize(can, actor, "send", { id: actor.requestId });
  return inPractice(actor, async (tx) => {
    const request = await holdOpenRequest(tx, actor, true);
    if (!request.isOpen && request.reflection) return { reflectionId: request.reflection.id };
    const { id } = await recordReflection(tx, actor, request.assignment, typed);
    await endRequest(tx, actor.practiceId, request.id, "SENT", clock.now());
    await recordChange(tx, actor, "request.sent", { type: "request", id: request.id, coupleId: actor.coupleId });
    return { reflectionId: id };
  });
}

/** Ends the visit: the page closes on this device, the draft stays for the next time. */
export async function leaveVisit(actor: ClientActor): Promise<void> {
  authorize(can, actor, "leave", { id: actor.requestId });
  return inPractice(actor, async (tx) => {
    const at = clock.now();
    await tx.requestVisit.updateMany({ where: { practiceId: actor.practiceId, id: actor.visitId, endedAt: null }, data: { endedAt: at } });
    await recordChange(tx, actor, "request.left", { type: "request", id: actor.requestId, coupleId: actor.coupleId });
  });
}
