import { randomBytes } from "node:crypto";
import type { PracticeId } from "./actor.ts";
import { clock } from "./clock.ts";
import { openBytes, sealBytes, type Place } from "./crypto.ts";
import type { Transaction } from "./db.ts";
import { env } from "./env.ts";
import { newId } from "./ids.ts";

/** Process notes have a key of their own (45 CFR 164.501 asks that they are kept apart). */
export type KeyPurpose = "RECORD" | "PROCESS";

type TextPlace = Omit<Place, "practiceId">;
type Ring = { newest: string; keys: Map<string, Buffer> };

const rings = new WeakMap<Transaction, Map<string, Ring>>();

/** The key that wraps the practices' keys. A KMS takes its place by replacing these two functions. */
const masterKey = (): Buffer => Buffer.from(env().ENCRYPTION_KEY, "base64url");
const keyPlace = (practiceId: string, row: string): Place => ({ practiceId, table: "PracticeKey", row, column: "wrapped" });

/** Makes a new data key for a practice and stores it wrapped. The newest key seals from then on. */
export async function createPracticeKey(tx: Transaction, practiceId: PracticeId, purpose: KeyPurpose): Promise<void> {
  const id = newId();
  const wrapped = sealBytes(masterKey(), keyPlace(practiceId, id), randomBytes(32));
  await tx.practiceKey.create({ data: { practiceId, id, purpose, wrapped, createdAt: clock.now() } });
}

async function ringOf(tx: Transaction, practiceId: PracticeId, purpose: KeyPurpose): Promise<Ring> {
  const ofTransaction = rings.get(tx) ?? new Map<string, Ring>();
  rings.set(tx, ofTransaction);
  const known = ofTransaction.get(purpose);
  if (known) return known;
  const rows = await tx.practiceKey.findMany({ where: { practiceId, purpose }, orderBy: { createdAt: "desc" } });
  const newest = rows[0];
  if (!newest) throw new Error("The practice has no data key.");
  const keys = new Map(rows.map((row) => [row.id, openBytes(masterKey(), keyPlace(practiceId, row.id), row.wrapped)]));
  const ring = { newest: newest.id, keys };
  ofTransaction.set(purpose, ring);
  return ring;
}

/**
 * Seals a text for one column of one row of the practice. Null and undefined stay null.
 * Returns "v1.<key id>.<nonce, ciphertext, tag>".
 */
export async function sealText<T extends string | null | undefined>(
  tx: Transaction, practiceId: PracticeId, place: TextPlace, text: T, purpose: KeyPurpose = "RECORD",
): Promise<T extends string ? string : string | null> {
  if (text === null || text === undefined) return null as never;
  const ring = await ringOf(tx, practiceId, purpose);
  const key = ring.keys.get(ring.newest) as Buffer;
  return `v1.${ring.newest}.${sealBytes(key, { practiceId, ...place }, Buffer.from(text, "utf8"))}` as never;
}

/** Opens what `sealText` made for the same practice, table, row and column. Null stays null. */
export async function openText<T extends string | null>(
  tx: Transaction, practiceId: PracticeId, place: TextPlace, sealed: T, purpose: KeyPurpose = "RECORD",
): Promise<T> {
  if (sealed === null) return sealed;
  const [version, keyId, payload] = sealed.split(".");
  const key = (await ringOf(tx, practiceId, purpose)).keys.get(keyId ?? "");
  if (version !== "v1" || !payload || !key) throw new Error("A sealed text names a key that is not there.");
  return openBytes(key, { practiceId, ...place }, payload).toString("utf8") as T;
}
