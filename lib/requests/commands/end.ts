import type { Actor, PracticeId } from "#lib/platform/actor.ts";
import { recordChange } from "#lib/platform/audit.ts";
import { clock } from "#lib/platform/clock.ts";
import { NotFoundError } from "#lib/platform/errors.ts";
import { isId, newId } from "#lib/platform/ids.ts";
import { jobActor } from "#lib/platform/jobs.ts";
import { authorize } from "#lib/platform/policy.ts";
import { inPractice, type Transaction } from "#lib/platform/tenancy.ts";
import { givenParts } from "#lib/exercises/given.ts";
import { can, visibleTo } from "../policy.ts";
import { revokeRequestInput } from "../schema.ts";
import { cancelMails } from "./deliver.ts";
import { openNextTurn } from "./turn.ts";

/** How a link may end. From outside all ends are one. */
export type EndKind = "SENT" | "REVOKED" | "LOCKED" | "REPLACED" | "ON_PAPER" | "CONSENT_TAKEN_BACK" | "SEPARATED";

type Which = { id: string } | { assignmentId: string } | { clientId: string };

/** Closes a link at once, and every page that is open behind it. Throws NotFoundError. */
export async function revokeRequest(actor: Actor, raw: unknown): Promise<void> {
  const input = revokeRequestInput.parse(raw);
  if (!isId(input.requestId)) throw new NotFoundError();
  return inPractice(actor, async (tx) => {
    const request = await tx.request.findFirst({ where: { AND: [visibleTo(actor), { practiceId: actor.practiceId, id: input.requestId }] }, select: { id: true } });
    if (!request) throw new NotFoundError();
    authorize(can, actor, "revoke", request);
    await endLinks(tx, actor, { id: request.id }, "REVOKED");
  });
}

/** Ends the links that still live among those named: rows and open pages. Inside a caller's transaction. Returns how many. */
export async function endLinks(tx: Transaction, actor: Actor, which: Which, kind: Exclude<EndKind, "SENT" | "LOCKED">): Promise<number> {
  const { practiceId } = actor;
  for (let ended = 0; ; ) {
    const live = await tx.request.findMany({
      where: { AND: [visibleTo(actor), { practiceId, ...which, requestEnd: null }] }, orderBy: { id: "asc" }, include: { client: { select: { coupleId: true } } },
    });
    if (live.length === 0) return ended;
    await hold(tx, practiceId, live.map(({ id }) => id));
    // Somebody who sent at this very moment has opened the next turn of their task: looked for again.
    for (const request of live) await endRequest(tx, actor, { id: request.id, coupleId: request.client.coupleId }, kind);
    ended += live.length;
  }
}

/**
 * A sheet of paper came back: it answers the turn that is open, and the next one opens behind the same link as
 * if it had been sent; a turn that has not begun stays. The link of a task with one form ends. Inside a caller's transaction.
 */
export async function endTurnOnPaper(tx: Transaction, actor: Actor, assignmentId: string, writtenAt: Date): Promise<void> {
  const { practiceId } = actor;
  const live = await tx.request.findMany({
    where: { AND: [visibleTo(actor), { practiceId, assignmentId, requestEnd: null, opensAt: { lte: clock.now() } }] }, orderBy: { turn: "desc" },
    include: { client: { select: { coupleId: true } }, assignment: { select: { repeat: true, ...givenParts } } },
  });
  for (const [index, request] of live.entries()) {
    const { coupleId } = request.client;
    if (index === 0) await openNextTurn(tx, actor, coupleId, request, writtenAt);
    await endRequest(tx, actor, { id: request.id, coupleId }, "ON_PAPER");
  }
}

/** Ends every link of one person whose consent was taken back, by their therapist or by themselves. Deletes what was not sent. */
export async function endAllLinks(tx: Transaction, actor: Actor, client: { id: string; coupleId: string }): Promise<void> {
  const { practiceId } = actor;
  authorize(can, actor, "end", { id: client.id, clientId: client.id });
  const live = await tx.request.findMany({ where: { practiceId, clientId: client.id, requestEnd: null }, orderBy: { id: "asc" }, select: { id: true } });
  await hold(tx, practiceId, live.map(({ id }) => id));
  for (const { id } of live) await endRequest(tx, actor, { id, coupleId: client.coupleId, clientId: client.id }, "CONSENT_TAKEN_BACK");
  await cancelMails(tx, practiceId, { clientId: client.id }, "no-consent");
}

// The link before its pages, in the order in which sending takes them: of two deeds at one moment one waits.
async function hold(tx: Transaction, practiceId: PracticeId, ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await tx.$queryRaw`SELECT "id" FROM "Request" WHERE "practiceId" = ${practiceId}::uuid AND "id" = ANY(${[...ids]}::uuid[]) ORDER BY "id" FOR NO KEY UPDATE`;
}

/**
 * Ends one link: its row, every page behind it, the copy of its token, and what was still to be
 * mailed about it. Of two ends at one moment the first stands, and nobody is told of a fault.
 */
export async function endRequest(tx: Transaction, actor: Actor, request: { id: string; coupleId: string; clientId?: string }, kind: EndKind): Promise<void> {
  authorize(can, actor, "end", request);
  const { practiceId } = actor;
  const at = clock.now();
  // The visit that ended it ends with it; all others a moment earlier, so that only it is thanked.
  const own = actor.kind === "client" ? actor.visitId : null;
  const forgets = kind === "SENT" || kind === "ON_PAPER" || kind === "CONSENT_TAKEN_BACK" || kind === "SEPARATED";
  const [{ cancelled } = { cancelled: 0 }] = await tx.$queryRaw<[{ cancelled: number }?]>`
    WITH visits AS (
      UPDATE "RequestVisit" SET "endedAt" = CASE WHEN "id" = ${own}::uuid THEN ${at}::timestamptz ELSE ${new Date(at.getTime() - 1)}::timestamptz END
      WHERE "practiceId" = ${practiceId}::uuid AND "requestId" = ${request.id}::uuid AND "endedAt" IS NULL
    ), token AS (
      UPDATE "Request" SET "sealedToken" = NULL WHERE "practiceId" = ${practiceId}::uuid AND "id" = ${request.id}::uuid
    ), draft AS (
      DELETE FROM "RequestDraft" WHERE "practiceId" = ${practiceId}::uuid AND "requestId" = ${request.id}::uuid AND ${forgets}
    ), mails AS (
      UPDATE "OutgoingMail" SET "cancelledAt" = ${at}::timestamptz, "cancelReason" = ${kind}
      WHERE "practiceId" = ${practiceId}::uuid AND "requestId" = ${request.id}::uuid AND "sentAt" IS NULL AND "startedAt" IS NULL AND "cancelledAt" IS NULL RETURNING "id"
    ), ended AS (
      INSERT INTO "RequestEnd" ("practiceId", "id", "requestId", "kind", "at")
      VALUES (${practiceId}::uuid, ${newId()}::uuid, ${request.id}::uuid, ${kind}::"RequestEndKind", ${at}::timestamptz)
      ON CONFLICT ("practiceId", "requestId") DO NOTHING
    )
    SELECT count(*)::int AS "cancelled" FROM mails`;
  if (cancelled > 0) await recordChange(tx, jobActor(practiceId, "mail"), "mail.cancelled", { type: "request", id: request.id, coupleId: request.coupleId }, { reason: kind, count: cancelled });
  await recordChange(tx, actor, `request.${kind.toLowerCase()}`, { type: "request", id: request.id, coupleId: request.coupleId });
}
