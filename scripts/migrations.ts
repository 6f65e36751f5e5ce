import { createHash } from "node:crypto";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { getConstructionPlans, getMigrationPlans } from "pg-boss";
import { ensureRole, grantRole, refusePowerfulRole } from "./app-role.ts";
import { withConnection } from "./connection.ts";
import { ensureDatabase, type DatabaseUrls } from "./database.ts";
import { npmProgram, runToEnd } from "./processes.ts";

const ROOT = path.join(import.meta.dirname, "..");
const MIGRATIONS = path.join(ROOT, "prisma", "migrations");

/**
 * Brings a database to this version: the database and the application's role when missing, all
 * migrations, the job queue, the grants. Can be repeated. Throws in one sentence when it cannot.
 */
export async function migrateDatabase({ adminUrl, appUrl }: DatabaseUrls, options: { quiet?: boolean; signal?: AbortSignal } = {}): Promise<void> {
  await ensureDatabase(adminUrl);
  await ensureRole(adminUrl, appUrl);
  if (!(await isUpToDate(adminUrl))) await deploy(adminUrl, appUrl, options);
  await installQueue(adminUrl);
  await grantRole(adminUrl, appUrl);
  await refusePowerfulRole(appUrl);
}

/** Whether every migration of this version, with the same text, has been applied: Prisma need not start. */
async function isUpToDate(adminUrl: string): Promise<boolean> {
  const applied = await withConnection(adminUrl, async (client) => {
    const { rows } = await client.query<{ found: boolean }>("SELECT to_regclass('public._prisma_migrations') IS NOT NULL AS found");
    if (!rows[0]?.found) return new Map<string, string>();
    const history = await client.query<{ name: string; checksum: string }>(
      "SELECT migration_name AS name, checksum FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL",
    );
    return new Map(history.rows.map(({ name, checksum }) => [name, checksum]));
  });
  const ours = readdirSync(MIGRATIONS).filter((name) => existsSync(path.join(MIGRATIONS, name, "migration.sql")));
  return ours.length === applied.size && ours.every((name) => applied.get(name) === checksumOf(name));
}

const checksumOf = (name: string): string =>
  createHash("sha256").update(readFileSync(path.join(MIGRATIONS, name, "migration.sql"))).digest("hex");

async function deploy(adminUrl: string, appUrl: string, { quiet = false, signal }: { quiet?: boolean; signal?: AbortSignal }): Promise<void> {
  const [program, args] = npmProgram("prisma", ["migrate", "deploy"]);
  const output: string[] = [];
  const status = await runToEnd(program, args, {
    cwd: ROOT,
    env: { ...process.env, DATABASE_ADMIN_URL: adminUrl, DATABASE_URL: appUrl, CHECKPOINT_DISABLE: "1", PRISMA_HIDE_UPDATE_MESSAGE: "1" },
    stdio: quiet ? ["ignore", "pipe", "pipe"] : ["ignore", "inherit", "inherit"],
    onOutput: (text) => output.push(text),
    signal,
  });
  if (status !== 0) throw new Error(`The migrations could not be applied.${quiet ? `\n${output.join("")}` : ""}`);
}

/** Installs or upgrades the tables of the job queue as the owner; the application starts it without migrating. */
async function installQueue(adminUrl: string): Promise<void> {
  const manifest = createRequire(import.meta.url)("pg-boss/package.json") as { pgboss: { schema: number } };
  await withConnection(adminUrl, async (client) => {
    const { rows } = await client.query<{ found: boolean }>("SELECT to_regclass('pgboss.version') IS NOT NULL AS found");
    if (!rows[0]?.found) {
      await client.query(getConstructionPlans("pgboss"));
      return;
    }
    const installed = await client.query<{ version: number }>("SELECT version FROM pgboss.version");
    const version = Number(installed.rows[0]?.version);
    if (version < manifest.pgboss.schema) await client.query(getMigrationPlans("pgboss", version));
  });
}
