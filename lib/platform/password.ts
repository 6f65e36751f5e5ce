import { hash, verify } from "@node-rs/argon2";
import { isCommonPassword } from "./common-passwords.ts";

/** Shortest and longest password in code points; the second factor is always required (decision 11). */
export const PASSWORD_LENGTH = { min: 8, max: 128 } as const;

// argon2id, 64 MiB, three passes: above the OWASP floor of 19 MiB and two.
const COST = { memoryCost: 65_536, timeCost: 3, parallelism: 1 } as const;
const MAX_BYTES = PASSWORD_LENGTH.max * 4;
const SHORTEST_CONTEXT_WORD = 4;

let nobody: Promise<string> | undefined;

const normal = (plain: string): string => plain.normalize("NFC");
const length = (plain: string): number => Array.from(plain).length;

/** Hashes a password with argon2id after Unicode NFC; every byte counts (OWASP ASVS 5.0 11.4.2, 6.2.8). */
export async function hashPassword(plain: string): Promise<string> {
  return hash(normal(plain), COST);
}

/** Whether a password is the one that was hashed. A malformed hash and an endless password are a no. */
export async function verifyPassword(stored: string, plain: string): Promise<boolean> {
  const tooLong = Buffer.byteLength(normal(plain)) > MAX_BYTES;
  try {
    return (await verify(stored, tooLong ? "" : normal(plain))) && !tooLong;
  } catch {
    return false;
  }
}

/** Costs what `verifyPassword` costs and says no: for an address nobody signs in with (ASVS 6.3.8). */
export async function verifyForNobody(plain: string): Promise<false> {
  nobody ??= hashPassword("nobody signs in with this");
  await verifyPassword(await nobody, plain);
  return false;
}

/**
 * What is wrong with a new password, as one sentence, or null. No rules about kinds of characters
 * (NIST SP 800-63B-4): a length, a short list of common ones, no simple run, and nothing that is
 * only the product, the practice or the own address with a few characters around it.
 */
export function passwordProblem(plain: string, context: readonly string[]): string | null {
  if (!plain.isWellFormed()) return "This holds characters that cannot be stored. Please type it again.";
  const text = normal(plain);
  if (length(text) < PASSWORD_LENGTH.min) return `Use at least ${PASSWORD_LENGTH.min} characters. A few words in a row are easy to remember.`;
  if (length(text) > PASSWORD_LENGTH.max) return `Keep the password to ${PASSWORD_LENGTH.max} characters.`;
  if (isCommonPassword(text) || isRun(text)) return "Many people use this password. Choose another one.";
  if (leansOn(text.toLowerCase(), context)) return "Choose a password without the name of the product, the practice or your e-mail address.";
  return null;
}

function leansOn(text: string, context: readonly string[]): boolean {
  const words = ["middleground", ...context.flatMap((part) => [part, ...part.split(/[^\p{L}\p{N}]+/u)])]
    .map((word) => word.normalize("NFC").toLowerCase()).filter((word) => length(word) >= SHORTEST_CONTEXT_WORD);
  return words.some((word) => text.includes(word) && length(text.replace(word, "")) < PASSWORD_LENGTH.min);
}

// One character over and over, or neighbours counting up or down, such as "abcdefgh".
function isRun(text: string): boolean {
  const points = Array.from(text, (character) => character.codePointAt(0) ?? 0);
  if (new Set(points).size < 3) return true;
  const steps = new Set(points.slice(1).map((point, index) => point - (points[index] ?? 0)));
  return steps.size === 1;
}
