import { mintPracticeId, type ClinicianActor, type PracticeId, type SystemActor } from "./actor.ts";
import { recordChange } from "./audit.ts";
import { clock } from "./clock.ts";
import { database, setLocal, type Transaction } from "./db.ts";
import { ForbiddenError } from "./errors.ts";
import { hashSecret, newId, newSecret } from "./ids.ts";
import type { Caller } from "./origin.ts";
import { asUser, withPractice } from "./tenancy.ts";
import { dayOf, dayToDate } from "./time.ts";

/** Limits of a sign-in in milliseconds (decision 11): idle, in all, between the two factors, and locked while a client has the device. */
export const SIGN_IN_LIMITS = { idle: 30 * 60_000, absolute: 12 * 3_600_000, betweenFactors: 10 * 60_000, locked: 2 * 3_600_000 } as const;

const TOUCH_EVERY = 60_000;
const SECRET = /^[A-Za-z0-9_-]{43}$/;

type Who = "the person" | "the product";
type Detail = Record<string, string | number | boolean | null>;

/** How far somebody has come: not at all, past the password (or locked again), or all the way into a practice. */
export type SignInStanding =
  | { stage: "none" }
  | { stage: "password"; signInSessionId: string; userId: string; enrolled: boolean; locked: boolean }
  | { stage: "full"; actor: ClinicianActor };

export type OpenSignIn = { id: string; device: string; address: string; createdAt: Date; lastSeenAt: Date; current: boolean };

/** Opens a sign-in and returns its secret, which only the cookie keeps. `practiceId` belongs to the stage FULL. */
export async function openSignIn(
  tx: Transaction, { userId, practiceId, caller }: { userId: string; practiceId: string | null; caller: Caller },
): Promise<string> {
  const secret = newSecret();
  const now = clock.now();
  const lives = practiceId ? SIGN_IN_LIMITS.absolute : SIGN_IN_LIMITS.betweenFactors;
  await tx.signInSession.create({
    data: {
      id: newId(), tokenHash: hashSecret(secret), userId, practiceId, stage: practiceId ? "FULL" : "PASSWORD", device: caller.device,
      address: caller.origin, createdAt: now, lastSeenAt: now, expiresAt: new Date(now.getTime() + lives),
    },
  });
  return secret;
}

/**
 * What a secret is worth at this moment. The row decides, at every request: revoked, past its end,
 * idle for too long or without a membership that still runs, it is worth nothing. Locked, it is worth
 * no more than a password. Being seen is noted at most once a minute.
 */
export async function standingOf(secret: string | null, origin: string): Promise<SignInStanding> {
  const row = secret && SECRET.test(secret) ? await liveRow(secret) : null;
  if (!row) return { stage: "none" };
  if (!row.lockedAt) await touch(row);
  if (row.stage === "PASSWORD" || row.lockedAt) {
    return { stage: "password", signInSessionId: row.id, userId: row.userId, enrolled: row.user.totpConfirmedAt !== null, locked: row.lockedAt !== null };
  }
  const actor = row.practiceId ? await actorOf(row.userId, row.practiceId, row.id, origin) : null;
  return actor ? { stage: "full", actor } : { stage: "none" };
}

async function liveRow(secret: string) {
  const row = await database().signInSession.findUnique({
    where: { tokenHash: hashSecret(secret) }, include: { user: { select: { totpConfirmedAt: true } } },
  });
  const now = clock.now().getTime();
  if (!row || row.revokedAt || row.expiresAt.getTime() <= now) return null;
  return now - row.lastSeenAt.getTime() > idleLimit(row) ? null : row;
}

/** How long a sign-in may rest unused: longer while it is locked, since the second factor is asked anyway. */
export function idleLimit({ lockedAt }: { lockedAt: Date | null }): number {
  return lockedAt ? SIGN_IN_LIMITS.locked : SIGN_IN_LIMITS.idle;
}

async function touch(row: { id: string; lastSeenAt: Date }): Promise<void> {
  const now = clock.now();
  if (now.getTime() - row.lastSeenAt.getTime() < TOUCH_EVERY) return;
  await database().signInSession.updateMany({ where: { id: row.id, revokedAt: null, lastSeenAt: { lt: now } }, data: { lastSeenAt: now } });
}

async function actorOf(userId: string, practice: string, signInSessionId: string, origin: string): Promise<ClinicianActor | null> {
  const practiceId = mintPracticeId(practice);
  return withPractice(practiceId, async (tx) => {
    const membership = await tx.membership.findUnique({ where: { practiceId_userId: { practiceId, userId } } });
    const row = await tx.practice.findUnique({ where: { id: practiceId }, select: { zone: true } });
    if (!membership || membership.endedAt || !row) return null;
    const { id: membershipId, role, calledName } = membership;
    const coversFor = await coveredBy(tx, practiceId, membershipId, row.zone);
    return { kind: "clinician", practiceId, userId, membershipId, role, calledName, coversFor, signInSessionId, zone: row.zone, origin };
  });
}

/** Whom somebody covers for today, by the practice's calendar: dates count to the end of their day. */
export async function coveredBy(tx: Transaction, practiceId: PracticeId, membershipId: string, zone: string): Promise<string[]> {
  const today = dayToDate(dayOf(clock.now(), zone));
  const rows = await tx.awayTime.findMany({
    where: { practiceId, coverId: membershipId, cancelledAt: null, fromDay: { lte: today }, untilDay: { gte: today }, member: { practiceId, endedAt: null } },
    select: { memberId: true }, orderBy: { memberId: "asc" },
  });
  return [...new Set(rows.map(({ memberId }) => memberId))];
}

/**
 * Locks the clinician's own sign-in on this device before it is handed to somebody: every page of
 * the practice asks for the second factor from then on. In the transaction of the deed. Throws
 * ForbiddenError when the sign-in has ended meanwhile.
 */
export async function lockSignIn(tx: Transaction, actor: ClinicianActor): Promise<void> {
  const now = clock.now();
  const locked = await tx.signInSession.updateMany({
    where: { id: actor.signInSessionId, userId: actor.userId, stage: "FULL", revokedAt: null, lockedAt: null }, data: { lockedAt: now, lastSeenAt: now },
  });
  if (locked.count !== 1) throw new ForbiddenError("Your sign-in has ended, so nothing was handed over. Please sign in again.");
  await recordChange(tx, actor, "sign-in.locked", { type: "user", id: actor.userId });
}

/** The sign-ins of the person that are open now, the latest first. */
export async function listOpenSignIns(actor: ClinicianActor): Promise<OpenSignIn[]> {
  const now = clock.now();
  const rows = await database().signInSession.findMany({
    where: {
      userId: actor.userId, stage: "FULL", revokedAt: null, expiresAt: { gt: now },
      lastSeenAt: { gte: new Date(now.getTime() - SIGN_IN_LIMITS.idle) },
    },
    orderBy: { lastSeenAt: "desc" },
    select: { id: true, device: true, address: true, createdAt: true, lastSeenAt: true },
  });
  return rows.map((row) => ({ ...row, current: row.id === actor.signInSessionId }));
}

/** Ends the sign-in of this secret, whatever its stage. An unknown or ended one is left alone. */
export async function signOut(secret: string, origin: string): Promise<void> {
  const row = SECRET.test(secret) ? await database().signInSession.findUnique({ where: { tokenHash: hashSecret(secret) } }) : null;
  if (!row) return;
  await asUser(row.userId, async (tx) => {
    const ended = await tx.signInSession.updateMany({ where: { id: row.id, revokedAt: null }, data: { revokedAt: clock.now() } });
    if (ended.count === 1 && row.stage === "FULL") await recordSignIn(tx, row.userId, "the person", "sign-in.ended", origin);
  });
}

/** Ends every sign-in of the person on all devices, this one too. Returns how many were open. */
export async function signOutEverywhere(actor: ClinicianActor): Promise<number> {
  return asUser(actor.userId, async (tx) => {
    const { count } = await tx.signInSession.updateMany({ where: { userId: actor.userId, revokedAt: null }, data: { revokedAt: clock.now() } });
    await recordSignIn(tx, actor.userId, "the person", "sign-in.ended-everywhere", actor.origin, { ended: count });
    return count;
  });
}

/**
 * Records a deed of signing in or out in every practice the person works in, in the transaction of
 * the deed. `tx` comes from `asUser`. "the product" stands for tries of somebody not yet known.
 * Practices are visited in a fixed order, so that two such transactions never wait for each other.
 */
export async function recordSignIn(
  tx: Transaction, userId: string, who: Who, action: string, origin: string, detail: Detail = {},
): Promise<void> {
  const memberships = await tx.membership.findMany({
    where: { userId, endedAt: null }, orderBy: { practiceId: "asc" }, select: { id: true, practiceId: true, role: true, calledName: true },
  });
  for (const { id, practiceId, role, calledName } of memberships) {
    const practice = mintPracticeId(practiceId);
    const product: SystemActor = { kind: "system", practiceId: practice, job: "sign-in", origin };
    const person: ClinicianActor = {
      kind: "clinician", practiceId: practice, userId, membershipId: id, role, calledName, coversFor: [], signInSessionId: "", zone: "UTC", origin,
    };
    await setLocal(tx, "app.practice_id", practiceId);
    await recordChange(tx, who === "the person" ? person : product, action, { type: "user", id: userId }, detail);
  }
}
