import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { changeUrl, withConnection } from "#scripts/connection.ts";
import { prepareDatabase } from "#scripts/database.ts";
import { migrateDatabase } from "#scripts/migrations.ts";
import { startPostgres } from "#scripts/postgres.ts";

declare module "vitest" {
  export interface ProvidedContext {
    /** Addresses of the migrated database every test file gets a copy of. */
    template: { adminUrl: string; appUrl: string; database: string };
  }
}

/**
 * Migrates one template database with the real migrations and roles, on a throw-away server of our
 * own or on the one MIDDLEGROUND_TEST_DATABASE_URL (else DATABASE_URL) administers.
 */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env.MIDDLEGROUND_TEST_DATABASE_URL ?? process.env.DATABASE_URL;
  const server = given ? { url: given, end: async () => {} } : await startOwnServer();
  const database = `middleground_test_${process.pid}`;
  const { adminUrl, appUrl } = await prepareDatabase({ adminUrl: server.url, database });
  await migrateDatabase({ adminUrl, appUrl }, { quiet: true });
  project.provide("template", { adminUrl, appUrl, database });
  return async () => {
    if (given) await removeTestDatabases(given, database);
    await server.end();
  };
}

async function startOwnServer(): Promise<{ url: string; end(): Promise<void> }> {
  const folder = mkdtempSync(path.join(os.tmpdir(), "middleground-test-"));
  const server = await startPostgres({ dir: path.join(folder, "postgres"), ephemeral: true });
  const end = async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  return { url: server.url(), end };
}

async function removeTestDatabases(adminUrl: string, prefix: string): Promise<void> {
  await withConnection(changeUrl(adminUrl, { database: "postgres" }), async (client) => {
    const { rows } = await client.query<{ name: string }>(
      "SELECT datname AS name FROM pg_database WHERE datname = $1 OR starts_with(datname, $1 || '_')",
      [prefix],
    );
    for (const { name } of rows) await client.query(`DROP DATABASE ${pg.escapeIdentifier(name)} WITH (FORCE)`);
    await client.query(`DROP ROLE IF EXISTS ${pg.escapeIdentifier(`${prefix}_app`)}`);
  });
}
