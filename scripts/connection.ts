import pg from "pg";

/** The same address with another database, user or password. */
export function changeUrl(url: string, change: { database?: string; user?: string; password?: string }): string {
  const changed = new URL(url);
  if (change.database !== undefined) changed.pathname = `/${encodeURIComponent(change.database)}`;
  if (change.user !== undefined) changed.username = encodeURIComponent(change.user);
  if (change.password !== undefined) changed.password = encodeURIComponent(change.password);
  return changed.href;
}

/** The database an address names; "postgres" when it names none. */
export function databaseIn(url: string): string {
  return decodeURIComponent(new URL(url).pathname.slice(1)) || "postgres";
}

/** One connection for the time of `work`. Throws an Error in one sentence when the server does not let us in. */
export async function withConnection<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  // A server that goes away between two queries must fail the next query, not the process.
  client.on("error", () => {});
  try {
    await client.connect();
  } catch (error) {
    throw new Error(`The database at ${new URL(url).host} does not let us in: ${describe(error)}.`);
  }
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

function describe(error: unknown): string {
  const { code, message } = error as { code?: string; message?: string };
  return message || code || "no answer";
}
