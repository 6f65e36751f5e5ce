import { existsSync } from "node:fs";
import path from "node:path";
import { readEnv } from "#lib/platform/env.ts";
import { refusePowerfulRole } from "./app-role.ts";
import { withConnection } from "./connection.ts";
import { readPort } from "./port.ts";
import { refuseTakenPort, spawnTied, stopChild } from "./processes.ts";
import { runScript } from "./run-script.ts";

const ROOT = path.join(import.meta.dirname, "..");

/** Throws in one sentence when the schema is not there yet. */
async function refuseMissingSchema(url: string): Promise<void> {
  await withConnection(url, async (client) => {
    const { rows } = await client.query<{ ready: boolean }>(
      `SELECT to_regclass('public."Practice"') IS NOT NULL AND to_regnamespace('pgboss') IS NOT NULL AS ready`,
    );
    if (!rows[0]?.ready) throw new Error("The database of DATABASE_URL has no schema yet; run npm run migrate first.");
  });
}

/** Prints the one address that makes the first practice and its owner, when there is none. */
async function offerSetUp(appUrl: string): Promise<void> {
  const { issueSetUpToken } = await import("#lib/practices/commands.ts");
  const { closeDatabase } = await import("#lib/platform/db.ts");
  const token = await issueSetUpToken();
  await closeDatabase();
  if (token) console.log(`There is no practice yet. Make it, and its owner, once and within 24 hours at ${new URL(`/set-up/${token}`, appUrl).href}`);
}

async function serve(host: string, port: number): Promise<void> {
  const app = spawnTied(process.execPath, [path.join(ROOT, "scripts", "app-server.ts"), host, String(port)], { cwd: ROOT, env: { ...process.env, NODE_ENV: "production" }, stdio: ["ignore", "inherit", "inherit"], detached: false });
  let asked = false;
  for (const name of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.on(name, () => {
      asked = true;
      void stopChild(app);
    });
  }
  const status = await new Promise<number | null>((resolve) => app.once("exit", resolve));
  if (!asked) throw new Error(`The application ended unexpectedly (status ${status ?? "unknown"}).`);
}

await runScript(async () => {
  // Mail kept in a folder and shown on a page is for the demo and the tests alone.
  delete process.env.MIDDLEGROUND_DEV_MAILBOX;
  const port = readPort(process.env.PORT);
  const environment = readEnv();
  if (!existsSync(path.join(ROOT, ".next", "BUILD_ID"))) throw new Error("The application is not built yet; run npm run build first.");
  await refusePowerfulRole(environment.DATABASE_URL);
  await refuseMissingSchema(environment.DATABASE_URL);
  await refuseTakenPort(port);
  // The owner's address is for migrations: a running application must not know it.
  delete process.env.DATABASE_ADMIN_URL;
  process.env.APP_URL = environment.APP_URL;
  process.env.NEXTAUTH_URL = environment.APP_URL;
  process.env.NEXT_TELEMETRY_DISABLED = "1";
  await offerSetUp(environment.APP_URL);
  await serve(process.env.HOST || "127.0.0.1", port);
});
