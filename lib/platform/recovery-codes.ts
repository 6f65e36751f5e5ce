import { createHash, createHmac, randomBytes } from "node:crypto";
import { hashRaw } from "@node-rs/argon2";
import { clock } from "./clock.ts";
import type { Transaction } from "./db.ts";
import { env } from "./env.ts";
import { newId } from "./ids.ts";

/** How many codes a person gets; each opens one sign-in without the app (decision 11). */
export const RECOVERY_CODE_COUNT = 10;

// Crockford's base32: no I, L, O or U, so that a code read from paper is typed right.
const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const CHARACTERS = 16;
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1, outputLen: 32 } as const;

/** Ten codes of 80 random bits, "XXXX-XXXX-XXXX-XXXX". */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: RECOVERY_CODE_COUNT }, () => {
    const letters = Array.from(randomBytes(CHARACTERS), (byte) => ALPHABET[byte % ALPHABET.length]).join("");
    return letters.replace(/(.{4})(?=.)/g, "$1-");
  });
}

/** A code as typed in its stored writing, or null when it cannot be one. */
export function readRecoveryCode(typed: string): string | null {
  const letters = typed.toUpperCase().replace(/[\s-]/g, "").replace(/O/g, "0").replace(/[IL]/g, "1");
  return letters.length === CHARACTERS && [...letters].every((letter) => ALPHABET.includes(letter)) ? letters : null;
}

/**
 * What is stored of a code: argon2id over an HMAC with a key of the environment, salted by the
 * person, so that one hash finds the row of whichever of the ten was given (ASVS 6.5.2).
 */
export async function hashRecoveryCode(userId: string, code: string): Promise<string> {
  const peppered = createHmac("sha256", env().CODE_PEPPER).update(readRecoveryCode(code) ?? "").digest();
  const salt = createHash("sha256").update(`recovery-code:${userId}`).digest().subarray(0, 16);
  return (await hashRaw(peppered, { ...COST, salt })).toString("base64url");
}

/** Replaces all codes of a person by those with these hashes. */
export async function replaceRecoveryCodes(tx: Transaction, userId: string, hashes: readonly string[]): Promise<void> {
  await tx.recoveryCode.deleteMany({ where: { userId } });
  await tx.recoveryCode.createMany({ data: hashes.map((codeHash) => ({ id: newId(), userId, codeHash })) });
}

/** Uses a code up. False when there is none with this hash or it was used before; exactly one of many tries gets true. */
export async function spendRecoveryCode(tx: Transaction, userId: string, codeHash: string): Promise<boolean> {
  const { count } = await tx.recoveryCode.updateMany({ where: { userId, codeHash, usedAt: null }, data: { usedAt: clock.now() } });
  return count === 1;
}
