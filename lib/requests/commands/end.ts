import type { Actor } from "#lib/platform/actor.ts";
import { recordChange } from "#lib/platform/audit.ts";
import { clock } from "#lib/platform/clock.ts";
import { NotFoundError } from "#lib/platform/errors.ts";
import { isId, newId } from "#lib/platform/ids.ts";
import { authorize } from "#lib/platform/policy.ts";
import { inPractice, type Transaction } from "#lib/platform/tenancy.ts";
import { can, visibleTo } from "../policy.ts";
import { revokeRequestInput } from "../schema.ts";
import { cancelMails } from "./deliver.ts";

/** How a link may end. From outside all ends are one. */
export type EndKind = "SENT" | "REVOKED" | "LOCKED" | "REPLACED" | "ON_PAPER" | "CONSENT_TAKEN_BACK";

type Which = { id: string } | { assignmentId: string } | { clientId: string };

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
export async function endLinks(tx: Transaction, actor: Actor, which: Which, kind: Exclude<EndKind, "SENT" | "LOCKED">): Promise<void> {
  const { practiceId } = actor;
  const live = await tx.request.findMany({
    where: { AND: [visibleTo(actor), { practiceId, ...which, requestEnd: null }] }, include: { client: { select: { coupleId: true } } },
  });
  for (const request of live) {
    await endRequest(tx, actor, { id: request.id, coupleId: request.client.coupleId }, kind);
  }
}

/** Ends every link of one person whose consent was taken back, by their therapist or by themselves. Deletes what was not sent. */
export async function endAllLinks(tx: Transaction, actor: Actor, client: { id: string; coupleId: string }): Promise<void> {
  const { practiceId } = actor;
  authorize(can, actor, "end", { id: client.id, clientId: client.id });
  const live = await tx.request.findMany({ where: { practiceId, clientId: client.id, requestEnd: null }, select: { id: true } });
  for (const { id } of live) await endRequest(tx, actor, { id, coupleId: client.coupleId, clientId: client.id }, "CONSENT_TAKEN_BACK");
  await cancelMails(tx, practiceId, { clientId: client.id }, "no-consent");
}

/**
 * Ends one link: its row, every page behind it, the copy of its token, and what was still to be
 * mailed about it. Of two ends at one moment the first stands, and nobody is told of a fault.
 */
export async function endRequest(tx: Transaction, actor: Actor, request: { id: string; coupleId: string; clientId?: string }, kind: EndKind): Promise<void> {
  authorize(can, actor, "end", request);
  const { practiceId } = actor;
  const at = clock.now();
  await tx.requestEnd.createMany({ data: [{ practiceId, id: newId(), requestId: request.id, kind, at }], skipDuplicates: true });
  // The visit that ended it ends with it; all others a moment earlier, so that only it is thanked.
  const own = actor.kind === "client" ? actor.visitId : null;
  await tx.$executeRaw`
    UPDATE "RequestVisit" SET "endedAt" = CASE WHEN "id" = ${own}::uuid THEN ${at}::timestamptz ELSE ${new Date(at.getTime() - 1)}::timestamptz END
    WHERE "practiceId" = ${practiceId}::uuid AND "requestId" = ${request.id}::uuid AND "endedAt" IS NULL`;
  await tx.request.updateMany({ where: { practiceId, id: request.id }, data: { sealedToken: null } });
  await cancelMails(tx, practiceId, { requestId: request.id }, kind);
  if (kind === "SENT" || kind === "CONSENT_TAKEN_BACK") await tx.requestDraft.deleteMany({ where: { practiceId, requestId: request.id } });
  await recordChange(tx, actor, `request.${kind.toLowerCase()}`, { type: "request", id: request.id, coupleId: request.coupleId });
}
