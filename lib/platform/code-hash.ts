import { createHmac, randomInt } from "node:crypto";
import { hash, verify } from "@node-rs/argon2";
import { env } from "./env.ts";

const DIGITS = 6;

// RFC 9106 and OWASP: argon2id with 19 MiB, two passes, one lane.
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** A code of six random digits, leading zeros kept. */
export function newCode(): string {
  return String(randomInt(10 ** DIGITS)).padStart(DIGITS, "0");
}

/** What is stored of a person's code: argon2id over an HMAC-SHA-256 with a key of the environment (decision 6). */
export async function hashCode(code: string): Promise<string> {
  return hash(peppered(code), COST);
}

/** Whether a code is the one that was hashed. Spaces and hyphens that people type between digits are ignored. */
export async function verifyCode(stored: string, code: string): Promise<boolean> {
  return verify(stored, peppered(code));
}

function peppered(code: string): string {
  return createHmac("sha256", env().CODE_PEPPER).update(code.replace(/[\s-]/gu, "")).digest("hex");
}
