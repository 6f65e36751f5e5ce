import { clock } from "./clock.ts";
import { database, type Transaction } from "./db.ts";
import { RefusedError } from "./errors.ts";
import { hashSecret, newSecret } from "./ids.ts";
import type { Caller } from "./origin.ts";
import { refundTry, spendTry } from "./rate-limit.ts";
import { hashRecoveryCode, newRecoveryCodes, readRecoveryCode, replaceRecoveryCodes, spendRecoveryCode } from "./recovery-codes.ts";
import { openTotpSecret, spendTotpStep, totpStepOf } from "./second-factor.ts";
import { openSignIn, recordSignIn, SIGN_IN_LIMITS } from "./sign-in-session.ts";
import { asUser } from "./tenancy.ts";

/** A second factor that fits and is not used up yet. */
export type Factor = { kind: "app"; step: bigint } | { kind: "recovery"; codeHash: string };

type Person = { id: string; totpSecret: string | null };

const WRONG = "This code is not right, or it was used before. Wait for the next one, or give a recovery code.";
const RUN_OUT = "This sign-in has run out. Please start again with your password.";
const NOWHERE = "You do not belong to a practice here at the moment. Please ask its owner.";

/** Judges a code of the app, or a recovery code, without using it up. Null when it fits nothing. */
export async function judgeFactor(person: Person, typed: string): Promise<Factor | null> {
  const code = typed.replace(/\s/g, "");
  if (/^\d{6}$/.test(code)) {
    const step = person.totpSecret ? totpStepOf(openTotpSecret(person.id, person.totpSecret), code, clock.now()) : null;
    return step === null ? null : { kind: "app", step };
  }
  if (!readRecoveryCode(typed)) return null;
  const codeHash = await hashRecoveryCode(person.id, typed);
  const unused = await database().recoveryCode.count({ where: { userId: person.id, codeHash, usedAt: null } });
  return unused > 0 ? { kind: "recovery", codeHash } : null;
}

/**
 * The second factor, given to a sign-in that has passed the first or was locked. Ends the first kind
 * and returns the secret of a new sign-in that is worth a clinician; a locked one goes on under a new
 * secret, to its own end and in its own practice. Throws RefusedError (wrong, used before, run out,
 * no practice) and ThrottledError after five tries a sign-in or twenty an account.
 */
export async function giveSecondFactor(secret: string | null, typed: string, caller: Caller): Promise<string> {
  const locked = secret ? await findLocked(secret) : null;
  if (locked) return unlockSignIn(locked, typed, caller);
  const { id, user } = await passwordStage(secret);
  if (!user.totpConfirmedAt) throw new RefusedError({ code: RUN_OUT });
  await spendTry("factor-sign-in", id);
  await spendTry("factor-account", user.id);
  const factor = await judgeFactor(user, typed);
  const opened = factor ? await completeSignIn(user.id, id, factor, caller) : await refuse(user.id, caller);
  await refundTry("factor-account", user.id);
  return opened;
}

async function unlockSignIn(row: { id: string; user: Person }, typed: string, caller: Caller): Promise<string> {
  const { id, user } = row;
  await spendTry("factor-sign-in", id);
  await spendTry("factor-account", user.id);
  const factor = await judgeFactor(user, typed);
  if (!factor) return refuse(user.id, caller);
  const secret = newSecret();
  const isOpen = await asUser(user.id, async (tx) => {
    if (!(await spendFactor(tx, user.id, factor))) return false;
    const now = clock.now();
    const unlocked = await tx.signInSession.updateMany({
      where: { id, revokedAt: null, lockedAt: { not: null } }, data: { lockedAt: null, tokenHash: hashSecret(secret), lastSeenAt: now },
    });
    if (unlocked.count !== 1) throw new RefusedError({ code: RUN_OUT });
    await recordSignIn(tx, user.id, "the person", "sign-in.unlocked", caller.origin, { factor: factor.kind });
    return true;
  });
  if (!isOpen) return refuse(user.id, caller);
  await refundTry("factor-sign-in", id);
  await refundTry("factor-account", user.id);
  return secret;
}

const spendFactor = (tx: Transaction, userId: string, factor: Factor): Promise<boolean> =>
  factor.kind === "app" ? spendTotpStep(tx, userId, factor.step) : spendRecoveryCode(tx, userId, factor.codeHash);

/**
 * Confirms the app on a first sign-in with one of its codes. Makes ten recovery codes, which are
 * readable here and never again. Throws RefusedError and ThrottledError as above.
 */
export async function confirmEnrolment(secret: string | null, typed: string, caller: Caller): Promise<{ secret: string; recoveryCodes: string[] }> {
  const { id, user } = await passwordStage(secret);
  if (user.totpConfirmedAt) throw new RefusedError({ code: RUN_OUT });
  await spendTry("factor-sign-in", id);
  const factor = await judgeFactor(user, typed);
  if (factor?.kind !== "app") throw new RefusedError({ code: "This code is not right. Give the six digits your app shows now." });
  const recoveryCodes = newRecoveryCodes();
  const hashes = await Promise.all(recoveryCodes.map((code) => hashRecoveryCode(user.id, code)));
  const opened = await completeSignIn(user.id, id, factor, caller, async (tx) => {
    const confirmed = await tx.user.updateMany({ where: { id: user.id, totpConfirmedAt: null }, data: { totpConfirmedAt: clock.now() } });
    if (confirmed.count !== 1) throw new RefusedError({ code: RUN_OUT });
    await replaceRecoveryCodes(tx, user.id, hashes);
    await recordSignIn(tx, user.id, "the person", "second-factor.enrolled", caller.origin, { recoveryCodes: hashes.length });
  });
  return { secret: opened, recoveryCodes };
}

/** The person whose app is being set up, with the secret to show; null when that is not where they stand. */
export async function pendingEnrolment(secret: string | null): Promise<{ email: string; totpSecret: string } | null> {
  const row = secret ? await findPasswordStage(secret) : null;
  if (!row || row.user.totpConfirmedAt || !row.user.totpSecret) return null;
  return { email: row.user.email, totpSecret: openTotpSecret(row.user.id, row.user.totpSecret) };
}

/**
 * Uses the factor up, ends the sign-in it was given to, runs `also` and opens one that is worth a
 * clinician in the practice the person joined first; all of it or nothing. Throws RefusedError.
 */
export async function completeSignIn(
  userId: string, passwordStageId: string | null, factor: Factor, caller: Caller, also?: (tx: Transaction) => Promise<void>,
): Promise<string> {
  const opened = await asUser(userId, async (tx) => {
    if (!(await spendFactor(tx, userId, factor))) return null;
    if (passwordStageId) {
      const { count } = await tx.signInSession.updateMany({ where: { id: passwordStageId, revokedAt: null }, data: { revokedAt: clock.now() } });
      if (count !== 1) throw new RefusedError({ code: RUN_OUT });
    }
    const membership = await tx.membership.findFirst({ where: { userId, endedAt: null }, orderBy: { createdAt: "asc" }, select: { practiceId: true } });
    if (!membership) throw new RefusedError({ code: NOWHERE });
    const secret = await openSignIn(tx, { userId, practiceId: membership.practiceId, caller });
    await also?.(tx);
    await recordSignIn(tx, userId, "the person", "sign-in.completed", caller.origin, { factor: factor.kind });
    return secret;
  });
  return opened ?? refuse(userId, caller);
}

async function refuse(userId: string, caller: Caller): Promise<never> {
  await asUser(userId, (tx) => recordSignIn(tx, userId, "the product", "sign-in.refused", caller.origin, { step: "second factor" }));
  throw new RefusedError({ code: WRONG });
}

async function passwordStage(secret: string | null) {
  const row = secret ? await findPasswordStage(secret) : null;
  if (!row) throw new RefusedError({ code: RUN_OUT });
  return row;
}

async function findPasswordStage(secret: string) {
  const now = clock.now();
  return database().signInSession.findFirst({
    where: {
      tokenHash: hashSecret(secret), stage: "PASSWORD", revokedAt: null, expiresAt: { gt: now },
      lastSeenAt: { gte: new Date(now.getTime() - SIGN_IN_LIMITS.idle) },
    },
    include: { user: true },
  });
}

async function findLocked(secret: string) {
  const now = clock.now();
  return database().signInSession.findFirst({
    where: {
      tokenHash: hashSecret(secret), stage: "FULL", lockedAt: { not: null }, revokedAt: null, expiresAt: { gt: now },
      lastSeenAt: { gte: new Date(now.getTime() - SIGN_IN_LIMITS.locked) },
    },
    include: { user: true },
  });
}
