import { mintPracticeId, type ClientActor, type PracticeId } from "./actor.ts";
import { clock } from "./clock.ts";
import { database, holdingNothing, holdingR, type Transaction } from "./db.ts";
import { hashSecret, isId } from "./ids.ts";

/** Idle minutes after which an unlocked link closes (decision 6). */
export const VISIT_IDLE_MINUTES = 10;

const IDLE_MS = VISIT_IDLE_MINUTES * 60_000;
const TOUCH_EVERY_MS = 30_000;
const NO_PRACTICE = mintPracticeId("00000000-0000-7000-8000-000000000000");

type VisitRow = Pick<ClientActor, "visitId" | "requestId" | "clientId" | "coupleId" | "seat"> & { handedOver: boolean; openedAt: Date; lastSeenAt: Date; endedAt: Date | null };

/** What a visit's cookie proves: whose it is, and whether it is still in use. */
export type HeldVisit = { actor: ClientActor; state: "live" | "idle" | "ended"; endedAt: Date | null; /** The first look, or the first after half a minute. */ looksAnew: boolean };

/**
 * The practice behind a link's token or a visit's secret, found by its SHA-256. An unknown one gives
 * the id of no practice, so that every later look-up runs the same and finds nothing.
 */
export async function practiceOfSecret(secret: string): Promise<PracticeId> {
  const row = await database().linkIndex.findUnique({ where: { tokenHash: hashSecret(secret) } });
  return row ? mintPracticeId(row.practiceId) : NO_PRACTICE;
}

/** The name of a visit's own cookie: its prefix binds it to this host, over a secure connection. */
export function visitCookieName(visitId: string): string {
  return `__Host-n${visitId.slice(-12)}`;
}

/** The Set-Cookie value that opens a visit on this device (decision 24). */
export function visitCookie(visitId: string, secret: string): string {
  return `${visitCookieName(visitId)}=${secret}; Path=/; HttpOnly; Secure; SameSite=Strict`;
}

/** The Set-Cookie value that takes the visit off this device. */
export function endedVisitCookie(visitId: string): string {
  return `${visitCookieName(visitId)}=; Path=/; HttpOnly; Secure; SameSite=Strict; Max-Age=0`;
}

/** The secret in the cookie of this visit, or null. Another visit's cookie never counts. */
export function visitSecretOf(cookieHeader: string | null, visitId: string): string | null {
  if (!cookieHeader || !isId(visitId)) return null;
  const name = visitCookieName(visitId);
  for (const pair of cookieHeader.split(";")) {
    const [key, value] = pair.trim().split("=");
    if (key === name && value && /^[A-Za-z0-9_-]{43}$/.test(value)) return value;
  }
  return null;
}

/**
 * The client behind a visit's secret, within the practice the secret named. Ten idle minutes make it
 * idle. Notes the time of use at most every half minute, unless `notesUse` is false: a deed that ends the visit. With
 * `holdsLink` the link's row is held until the transaction ends. Null when id and secret disagree.
 */
export async function actorOfVisit(
  tx: Transaction, practiceId: PracticeId, visit: { id: string; secret: string; origin: string }, notesUse = true, holdsLink = false,
): Promise<HeldVisit | null> {
  if (!isId(visit.id)) return null;
  // One statement instead of one per table: every page and every post by link begins with it.
  const [row] = await tx.$queryRaw<[VisitRow?]>`
    SELECT v."id" AS "visitId", v."handedOver", v."openedAt", v."lastSeenAt", v."endedAt", v."requestId", c."id" AS "clientId", c."coupleId", c."seat"::text AS "seat"
    FROM "RequestVisit" v
    JOIN "Request" r ON r."practiceId" = v."practiceId" AND r."id" = v."requestId"
    JOIN "Client" c ON c."practiceId" = r."practiceId" AND c."id" = r."clientId"
    WHERE v."practiceId" = ${practiceId}::uuid AND v."id" = ${visit.id}::uuid AND v."secretHash" = ${hashSecret(visit.secret)} ${holdsLink ? holdingR : holdingNothing}`;
  if (!row) return null;
  const { openedAt, lastSeenAt, endedAt, ...whose } = row;
  const actor: ClientActor = { kind: "client", practiceId, ...whose, origin: visit.origin };
  if (endedAt) return { actor, state: "ended", endedAt, looksAnew: false };
  const now = clock.now();
  const quietMs = now.getTime() - lastSeenAt.getTime();
  if (quietMs > IDLE_MS) return { actor, state: "idle", endedAt: null, looksAnew: false };
  const looksAnew = quietMs > TOUCH_EVERY_MS || lastSeenAt.getTime() === openedAt.getTime();
  if (looksAnew && notesUse) await tx.requestVisit.updateMany({ where: { practiceId, id: whose.visitId, endedAt: null }, data: { lastSeenAt: new Date(Math.max(now.getTime(), openedAt.getTime() + 1)) } });
  return { actor, state: "live", endedAt: null, looksAnew };
}

/** The columns of a task that keep its link shut: taken back, or resting. */
export const shutParts = { assignmentWithdrawal: { select: { id: true } }, assignmentPauses: { where: { resumedAt: null }, select: { id: true } } } as const;

/** Whether a task's link stays shut: the task was withdrawn, or rests. From outside both are one. */
export function isShut(task: { assignmentWithdrawal: object | null; assignmentPauses: readonly object[] }): boolean {
  return task.assignmentWithdrawal !== null || task.assignmentPauses.length > 0;
}

/** What a link's row says: whose it is, what may have ended it, and the code in force. */
export type LinkRow = {
  id: string; clientId: string; coupleId: string; seat: "A" | "B";
  facts: { ended: boolean; shut: boolean; wrongCodes: number; expiresAt: Date };
  code: { codeHash: string; setAt: Date } | null;
};

/** The link of a token's hash (or id) within the practice that the token named, before anyone is known. */
export async function findLink(tx: Transaction, practiceId: PracticeId, which: { tokenHash: string } | { id: string }): Promise<LinkRow | null> {
  // The turns of a repeated task share a token; the newest that has begun is meant.
  const row = await tx.request.findFirst({
    where: { practiceId, ...which, opensAt: { lte: clock.now() } }, orderBy: { turn: "desc" },
    include: {
      requestEnd: { select: { id: true } }, assignment: { select: shutParts },
      client: { select: { coupleId: true, seat: true, clientCodes: { orderBy: [{ setAt: "desc" }, { id: "desc" }], take: 1, select: { codeHash: true, setAt: true } } } },
    },
  });
  if (!row) return null;
  const { client } = row;
  return {
    id: row.id, clientId: row.clientId, coupleId: client.coupleId, seat: client.seat, code: client.clientCodes[0] ?? null,
    facts: { ended: row.requestEnd !== null, shut: isShut(row.assignment), wrongCodes: row.wrongCodes, expiresAt: row.expiresAt },
  };
}
