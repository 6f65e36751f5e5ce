import { PrismaPg } from "@prisma/adapter-pg";
import { Prisma, PrismaClient } from "#lib/generated/prisma/client.ts";
import { env } from "./env.ts";

export type Transaction = Prisma.TransactionClient;

const held = globalThis as typeof globalThis & { middlegroundDb?: PrismaClient };

/**
 * The connection pool of this process, as the powerless role of DATABASE_URL. Only `tenancy.ts`
 * and the global tables' keepers use it directly; everything else gets a transaction.
 */
export function database(): PrismaClient {
  held.middlegroundDb ??= new PrismaClient({
    adapter: new PrismaPg({ connectionString: env().DATABASE_URL, max: Number(env().DATABASE_CONNECTIONS) }, { statementNameGenerator: nameOfStatement }),
  });
  return held.middlegroundDb;
}

// Statements that come again and again are parsed and planned once a connection. Lists of any length
// make ever new ones, so that only so many get a name; one without values may carry them in its text.
const MOST_NAMES = 500;
const names = new Map<string, string>();

function nameOfStatement({ sql, args }: { sql: string; args: readonly unknown[] }): string {
  const known = names.get(sql);
  if (known !== undefined) return known;
  if (args.length === 0 || names.size >= MOST_NAMES) return "";
  const name = `s${names.size}`;
  names.set(sql, name);
  return name;
}

/** Ends a SELECT that holds its rows called "r" until the transaction ends. */
export const holdingR = Prisma.sql`FOR NO KEY UPDATE OF r`;
/** Ends a SELECT that holds nothing. */
export const holdingNothing = Prisma.empty;

/** Closes the pool, for scripts and tests. */
export async function closeDatabase(): Promise<void> {
  await held.middlegroundDb?.$disconnect();
  delete held.middlegroundDb;
}

/** A statement that must be text because SET takes no parameters; the value was checked before. */
export async function setLocal(tx: Transaction, setting: "app.practice_id" | "app.user_id", id: string): Promise<void> {
  await tx.$executeRaw(Prisma.raw(`SET LOCAL ${setting} = '${id}'`));
}
