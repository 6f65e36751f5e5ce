import { randomBytes } from "node:crypto";
import pg from "pg";
import { ensureRole } from "./app-role.ts";
import { changeUrl, databaseIn, withConnection } from "./connection.ts";

export type DatabaseUrls = {
  /** Owner's address: schema, roles, grants. */
  adminUrl: string;
  /** Address of the role that has no power. */
  appUrl: string;
};

const OLDEST_VERSION = 150_000;
const MADE_BY_US = "Made by Middleground for its demo and tests.";

/** Whether the database exists. Refuses a server older than PostgreSQL 15 in a sentence. */
export async function databaseExists(adminUrl: string): Promise<boolean> {
  return withConnection(changeUrl(adminUrl, { database: "postgres" }), async (client) => {
    const { rows } = await client.query<{ version: number; found: boolean }>(
      `SELECT current_setting('server_version_num')::int AS version,
              EXISTS (SELECT FROM pg_database WHERE datname = $1) AS found`,
      [databaseIn(adminUrl)],
    );
    if ((rows[0]?.version ?? 0) < OLDEST_VERSION) throw new Error("The database server is older than PostgreSQL 15; use version 15 or later.");
    return rows[0]?.found ?? false;
  });
}

/** Makes the database, in UTF-8, when it is missing. Says whether it did. */
export async function ensureDatabase(adminUrl: string, remark?: string): Promise<boolean> {
  if (await databaseExists(adminUrl)) return false;
  const name = pg.escapeIdentifier(databaseIn(adminUrl));
  await withConnection(changeUrl(adminUrl, { database: "postgres" }), async (client) => {
    await client.query(`CREATE DATABASE ${name} TEMPLATE template0 ENCODING 'UTF8'`);
    if (remark) await client.query(`COMMENT ON DATABASE ${name} IS ${pg.escapeLiteral(remark)}`);
  });
  return true;
}

/** Removes a database that `prepareDatabase` made. Refuses any other in a sentence. */
export async function dropPreparedDatabase(adminUrl: string): Promise<void> {
  if (!(await databaseExists(adminUrl))) return;
  const database = databaseIn(adminUrl);
  await withConnection(changeUrl(adminUrl, { database: "postgres" }), async (client) => {
    const { rows } = await client.query<{ remark: string | null }>(
      "SELECT shobj_description(oid, 'pg_database') AS remark FROM pg_database WHERE datname = $1",
      [database],
    );
    if (rows[0]?.remark !== MADE_BY_US) {
      throw new Error(`The database ${database} was not made by the demo, so it is left alone; drop it yourself or name another one.`);
    }
    await client.query(`DROP DATABASE ${pg.escapeIdentifier(database)} WITH (FORCE)`);
  });
}

/**
 * For the demo and the tests, which are given one administrator's address: makes the database and
 * the powerless role `<database>_app` with this password (or a random one). The schema comes later.
 * `isNew` says that the database did not exist, or does so again because a fresh one was asked for.
 */
export async function prepareDatabase(options: {
  adminUrl: string;
  database: string;
  password?: string;
  fresh?: boolean;
}): Promise<DatabaseUrls & { isNew: boolean }> {
  const { database, password = randomBytes(24).toString("base64url") } = options;
  const adminUrl = changeUrl(options.adminUrl, { database });
  const appUrl = changeUrl(adminUrl, { user: `${database}_app`, password });
  if (options.fresh) await dropPreparedDatabase(adminUrl);
  const isNew = await ensureDatabase(adminUrl, MADE_BY_US);
  await ensureRole(adminUrl, appUrl, { resetPassword: true });
  return { adminUrl, appUrl, isNew };
}
