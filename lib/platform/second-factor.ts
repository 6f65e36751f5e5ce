import { timingSafeEqual } from "node:crypto";
import { generateSecret, generateSync, generateURI } from "otplib";
import { toString as drawQrCode } from "qrcode";
import { openBytes, sealBytes, type Place } from "./crypto.ts";
import type { Transaction } from "./db.ts";
import { env } from "./env.ts";

const STEP_SECONDS = 30;
const DIGITS = /^\d{6}$/;

const masterKey = (): Buffer => Buffer.from(env().ENCRYPTION_KEY, "base64url");
const placeOf = (userId: string): Place => ({ practiceId: "", table: "User", row: userId, column: "totpSecret" });

/** A new secret of 160 bits in base32 (RFC 4226, section 4). */
export function newTotpSecret(): string {
  return generateSecret();
}

/** A person's secret as it is stored: sealed with the key of the environment for this person's row. */
export function sealTotpSecret(userId: string, secret: string): string {
  return sealBytes(masterKey(), placeOf(userId), Buffer.from(secret, "utf8"));
}

/** The secret again. Throws when it was sealed for another row or another key. */
export function openTotpSecret(userId: string, sealed: string): string {
  return openBytes(masterKey(), placeOf(userId), sealed).toString("utf8");
}

/** The address an authenticator app reads from the QR code. */
export function totpAddress(email: string, secret: string): string {
  return generateURI({ issuer: "Middleground", label: email, secret });
}

/** The QR code of that address as an SVG document. */
export async function totpQrCode(email: string, secret: string): Promise<string> {
  return drawQrCode(totpAddress(email, secret), { type: "svg", margin: 2, errorCorrectionLevel: "M" });
}

/**
 * The time step whose code this is (RFC 6238: SHA-1, 30 s, six digits): the present one, the one
 * before or the one after. Null for anything else, also for what is no six digits.
 */
export function totpStepOf(secret: string, code: string, now: Date): bigint | null {
  if (!DIGITS.test(code)) return null;
  const present = Math.floor(now.getTime() / 1000 / STEP_SECONDS);
  const steps = [present - 1, present, present + 1];
  const matching = steps.filter((step) => isSame(generateSync({ secret, epoch: step * STEP_SECONDS }), code));
  return matching[0] === undefined ? null : BigInt(matching[0]);
}

/** Uses a step up, so that its code never counts again (ASVS 6.5.1). False when it, or a later one, was used before. */
export async function spendTotpStep(tx: Transaction, userId: string, step: bigint): Promise<boolean> {
  const { count } = await tx.user.updateMany({
    where: { id: userId, OR: [{ totpLastStep: null }, { totpLastStep: { lt: step } }] },
    data: { totpLastStep: step },
  });
  return count === 1;
}

function isSame(expected: string, code: string): boolean {
  return timingSafeEqual(Buffer.from(expected), Buffer.from(code));
}
