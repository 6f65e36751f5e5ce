import { createHmac } from "node:crypto";
import pg from "pg";
import { RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";
import { env } from "./env.ts";
import { ThrottledError } from "./errors.ts";

/**
 * How many tries each kind of guess gets. Counted in the database before the guess is judged, so
 * that a restart or a second process gives none back (ASVS 6.1.1, 6.3.1). Seconds.
 */
export const budgets = {
  /** Passwords for one account from one address. */
  "password-pair": { points: 5, duration: 900 },
  /** Passwords for one account from anywhere. */
  "password-account": { points: 10, duration: 900 },
  /** Passwords from one address for anyone. */
  "password-address": { points: 100, duration: 900 },
  /** App codes given first, when the password's budget is spent: the way in for its owner. */
  "code-first": { points: 10, duration: 900 },
  /** Second factors within one sign-in. */
  "factor-sign-in": { points: 5, duration: 900 },
  /** Second factors for one account. */
  "factor-account": { points: 20, duration: 900 },
  /** Set-up addresses tried from one place. */
  "set-up": { points: 30, duration: 900 },
} as const;

export type BudgetName = keyof typeof budgets;

const held = globalThis as typeof globalThis & { middlegroundLimits?: { pool: pg.Pool; limiters: Map<BudgetName, RateLimiterPostgres> } };

function limiter(name: BudgetName): RateLimiterPostgres {
  held.middlegroundLimits ??= {
    pool: new pg.Pool({ connectionString: env().DATABASE_URL, max: 3, allowExitOnIdle: true }),
    limiters: new Map(),
  };
  const { pool, limiters } = held.middlegroundLimits;
  const known = limiters.get(name);
  if (known) return known;
  const made = new RateLimiterPostgres({
    storeClient: pool, storeType: "pool", tableName: "rate_limit", tableCreated: true, keyPrefix: name, ...budgets[name],
  });
  limiters.set(name, made);
  return made;
}

// The table names nobody: a key is an HMAC of the address or account it counts.
function hidden(key: string): string {
  return createHmac("sha256", env().CODE_PEPPER).update(key).digest("base64url");
}

/** Takes one try from a budget, atomically. Throws ThrottledError when none is left. */
export async function spendTry(name: BudgetName, key: string): Promise<void> {
  try {
    await limiter(name).consume(hidden(key));
  } catch (error) {
    if (error instanceof RateLimiterRes) throw new ThrottledError(Math.max(1, Math.ceil(error.msBeforeNext / 1000)));
    throw error;
  }
}

/** Gives a try back after it turned out right; wrong ones stay counted. */
export async function refundTry(name: BudgetName, key: string): Promise<void> {
  await limiter(name).reward(hidden(key));
}

/** Closes the connections, for scripts and tests. */
export async function closeRateLimits(): Promise<void> {
  await held.middlegroundLimits?.pool.end();
  delete held.middlegroundLimits;
}
