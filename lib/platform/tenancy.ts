import type { Actor, PracticeId } from "./actor.ts";
import { gatherEntries, joinChain } from "./audit.ts";
import { database, setLocal, type Transaction } from "./db.ts";
import { NotFoundError } from "./errors.ts";
import { isId } from "./ids.ts";

export type { Transaction } from "./db.ts";

const LIMITS = { maxWait: 10_000, timeout: 20_000 };

/**
 * Runs `work` in one transaction that carries the actor's practice, so that row-level security
 * admits that practice's rows and no other. Everything a query or command touches happens inside.
 * Errors roll everything back. Throws NotFoundError when the practice id is no UUID.
 */
export async function inPractice<T>(actor: Pick<Actor, "practiceId">, work: (tx: Transaction) => Promise<T>): Promise<T> {
  return withPractice(actor.practiceId, work);
}

/** The same for the gates, which know a practice before there is an actor. */
export async function withPractice<T>(practiceId: PracticeId, work: (tx: Transaction) => Promise<T>): Promise<T> {
  if (!isId(practiceId)) throw new NotFoundError();
  return database().$transaction(async (tx) => {
    await setLocal(tx, "app.practice_id", practiceId);
    gatherEntries(tx);
    const result = await work(tx);
    await joinChain(tx);
    return result;
  }, LIMITS);
}

/** A transaction that may read the memberships of one user in every practice, and nothing else. */
export async function asUser<T>(userId: string, work: (tx: Transaction) => Promise<T>): Promise<T> {
  if (!isId(userId)) throw new NotFoundError();
  return database().$transaction(async (tx) => {
    await setLocal(tx, "app.user_id", userId);
    return work(tx);
  }, LIMITS);
}

/** A transaction without a practice: only the global tables answer. */
export async function withoutPractice<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
  return database().$transaction(work, LIMITS);
}
