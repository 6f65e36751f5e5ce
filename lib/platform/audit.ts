import { createHash } from "node:crypto";
import { actorId, type Actor, type PracticeId } from "./actor.ts";
import { clock } from "./clock.ts";
import type { Transaction } from "./db.ts";

/** What an entry is about. Ids only: an audit row never holds a name or a word that someone wrote. */
export type Subject = { type: string; id: string | null; coupleId?: string | null };
type Detail = Record<string, string | number | boolean | null>;

export type ChainedEntry = {
  practiceId: string; sequence: bigint; at: Date; actorKind: string; actorId: string | null; action: string;
  subjectType: string; subjectId: string | null; coupleId: string | null; detail: string; origin: string; previousHash: string;
};

const GENESIS = "0".repeat(64);

/** SHA-256 over the canonical form of an entry: a JSON array, time as an integer of milliseconds. */
export function hashEntry(entry: ChainedEntry): string {
  const canonical = JSON.stringify([
    entry.practiceId, entry.sequence.toString(), entry.at.getTime(), entry.actorKind, entry.actorId, entry.action,
    entry.subjectType, entry.subjectId, entry.coupleId, entry.detail, entry.origin, entry.previousHash,
  ]);
  return createHash("sha256").update(canonical).digest("hex");
}

/** Begins the chain of a new practice. */
export async function beginAudit(tx: Transaction, practiceId: PracticeId): Promise<void> {
  await tx.auditHead.create({ data: { practiceId, sequence: 0n, hash: GENESIS } });
}

type Entry = Omit<ChainedEntry, "sequence" | "previousHash">;

// What a transaction has done so far. It joins the chain in one go right before the commit, so that
// the practice's head is locked for two statements and not for the whole deed.
const waiting = new WeakMap<Transaction, Entry[]>();

/** Lets the entries of a transaction wait for `joinChain`. Without it each joins at once. */
export function gatherEntries(tx: Transaction): void {
  waiting.set(tx, []);
}

/** Appends everything a transaction has gathered to the chain of its practice; the last thing before its commit. */
export async function joinChain(tx: Transaction): Promise<void> {
  const entries = waiting.get(tx) ?? [];
  waiting.delete(tx);
  if (entries.length > 0) await append(tx, entries);
}

async function append(tx: Transaction, entries: readonly Entry[]): Promise<void> {
  const practiceId = entries[0]?.practiceId ?? "";
  if (entries.some((entry) => entry.practiceId !== practiceId)) throw new Error("One transaction writes the audit of one practice.");
  const heads = await tx.$queryRaw<Array<{ sequence: bigint; hash: string }>>`
    SELECT "sequence", "hash" FROM "AuditHead" WHERE "practiceId" = ${practiceId}::uuid FOR UPDATE`;
  let head = heads[0];
  if (!head) throw new Error("The practice has no audit chain.");
  const rows: (ChainedEntry & { hash: string })[] = [];
  for (const entry of entries) {
    const chained: ChainedEntry = { ...entry, sequence: head.sequence + 1n, previousHash: head.hash };
    head = { sequence: chained.sequence, hash: hashEntry(chained) };
    rows.push({ ...chained, hash: head.hash });
  }
  // Both in one statement: while the head is held, the practice's other deeds wait.
  const plain = JSON.stringify(rows, (_, value: unknown) => (typeof value === "bigint" ? String(value) : value));
  await tx.$executeRaw`
    WITH head AS (UPDATE "AuditHead" SET "sequence" = ${head.sequence}, "hash" = ${head.hash} WHERE "practiceId" = ${practiceId}::uuid)
    INSERT INTO "AuditEntry" ("practiceId", "sequence", "at", "actorKind", "actorId", "action", "subjectType", "subjectId", "coupleId", "detail", "origin", "previousHash", "hash")
    SELECT ${practiceId}::uuid, e."sequence", e."at", e."actorKind", e."actorId", e."action", e."subjectType", e."subjectId", e."coupleId"::uuid, e."detail", e."origin", e."previousHash", e."hash"
    FROM jsonb_to_recordset(${plain}::jsonb) AS e("sequence" bigint, "at" timestamptz, "actorKind" text, "actorId" text, "action" text, "subjectType" text,
      "subjectId" text, "coupleId" text, "detail" text, "origin" text, "previousHash" text, "hash" text)`;
}

async function record(tx: Transaction, actor: Actor, action: string, subject: Subject, detail: Detail): Promise<void> {
  const told = (await actsAsCover(tx, actor, subject.coupleId)) ? { ...detail, as: "cover" } : detail;
  const entry: Entry = {
    practiceId: actor.practiceId, at: clock.now(), actorKind: actor.kind, actorId: actorId(actor), action, subjectType: subject.type,
    subjectId: subject.id, coupleId: subject.coupleId ?? null, detail: JSON.stringify(told), origin: actor.origin,
  };
  const gathered = waiting.get(tx);
  if (gathered) gathered.push(entry);
  else await append(tx, [entry]);
}

// Off the case team and covering for somebody: whatever they reached of this case, they reached as cover.
async function actsAsCover(tx: Transaction, actor: Actor, coupleId: string | null | undefined): Promise<boolean> {
  if (actor.kind !== "clinician" || actor.coversFor.length === 0 || !coupleId) return false;
  const onTeam = { practiceId: actor.practiceId, coupleId, clinicianId: actor.membershipId, endedAt: null };
  return (await tx.caseClinician.count({ where: onTeam })) === 0;
}

/**
 * Records that something was done, in the same transaction as the deed: if this fails, so does
 * the deed. `action` reads "subject.verb", for example "reflection.reviewed". No content.
 */
export async function recordChange(tx: Transaction, actor: Actor, action: string, subject: Subject, detail: Detail = {}): Promise<void> {
  await record(tx, actor, action, subject, detail);
}

/** Records that clinical text was seen. Called by every query that opens such text, once a query. */
export async function recordView(tx: Transaction, actor: Actor, subject: Subject, detail: Detail = {}): Promise<void> {
  await record(tx, actor, `${subject.type}.viewed`, subject, detail);
}

/**
 * Checks a practice's whole chain in order. Returns the sequence of the first entry that does not
 * fit, or null when every link holds and the head is the last entry.
 */
export async function findBrokenLink(tx: Transaction, practiceId: PracticeId): Promise<bigint | null> {
  const entries = await tx.auditEntry.findMany({ where: { practiceId }, orderBy: { sequence: "asc" } });
  let previousHash = GENESIS;
  let expected = 1n;
  for (const entry of entries) {
    const { hash, ...rest } = entry;
    if (entry.sequence !== expected || entry.previousHash !== previousHash || hashEntry(rest) !== hash) return expected;
    previousHash = hash;
    expected += 1n;
  }
  const head = await tx.auditHead.findUnique({ where: { practiceId } });
  return head && head.hash === previousHash && head.sequence === expected - 1n ? null : expected;
}
