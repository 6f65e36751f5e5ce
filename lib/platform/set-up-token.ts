import { clock } from "./clock.ts";
import type { Transaction } from "./db.ts";
import { NotFoundError } from "./errors.ts";
import { hashSecret, newId, newSecret } from "./ids.ts";
import { withoutPractice } from "./tenancy.ts";

/** Hours that a set-up address waits for its owner. */
export const SET_UP_HOURS = 24;

const waiting = (token: string) => ({ tokenHash: hashSecret(token), usedAt: null, expiresAt: { gt: clock.now() } });

/** Stores a fresh token as a hash and returns it, this once. Earlier ones that nobody used are dead from then on. */
export async function issueToken(tx: Transaction): Promise<string> {
  const token = newSecret();
  const now = clock.now();
  await tx.setUpToken.deleteMany({ where: { usedAt: null } });
  await tx.setUpToken.create({
    data: { id: newId(), tokenHash: hashSecret(token), createdAt: now, expiresAt: new Date(now.getTime() + SET_UP_HOURS * 3_600_000) },
  });
  return token;
}

/** Throws NotFoundError unless the token would make a practice now: unknown, used and old ones read the same. */
export async function checkSetUpToken(token: string): Promise<void> {
  const row = await withoutPractice((tx) => tx.setUpToken.findFirst({ where: waiting(token), select: { id: true } }));
  if (!row) throw new NotFoundError();
}

/** Uses the token up. Throws NotFoundError when it is worth nothing, also when another post was faster. */
export async function spendSetUpToken(tx: Transaction, token: string): Promise<void> {
  const { count } = await tx.setUpToken.updateMany({ where: waiting(token), data: { usedAt: clock.now() } });
  if (count !== 1) throw new NotFoundError();
}
