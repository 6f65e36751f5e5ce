import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { closeDatabase } from "#lib/platform/db.ts";
import { forgetEnv } from "#lib/platform/env.ts";
import { prepareDatabase } from "#scripts/database.ts";
import { migrateDatabase } from "#scripts/migrations.ts";
import { startPostgres } from "#scripts/postgres.ts";
import { freePort } from "#scripts/processes.ts";

export type FreshServer = {
  baseUrl: string;
  /** The address that `npm start` printed for the person who sets the practice up. */
  setUpAddress: string;
  /** The administrator's address of its database. */
  adminUrl: string;
  /** What the application was started with, for those who read or write beside it. */
  environment: NodeJS.ProcessEnv;
  /** Kills the application without warning and starts it again. */
  restart(): Promise<void>;
  /** Kills the database without warning and starts it again on the same data. */
  restartDatabase(): Promise<void>;
  stop(): Promise<void>;
};

/** Lets this process read and write beside a server, on its database and with its keys; any earlier one is let go. */
export async function workBeside({ environment }: FreshServer): Promise<void> {
  await closeDatabase();
  for (const name of ["DATABASE_URL", "APP_URL", "SESSION_SECRET", "CODE_PEPPER", "ENCRYPTION_KEY"]) process.env[name] = environment[name];
  forgetEnv();
}

const secret = (): string => randomBytes(32).toString("base64url");

/** A server on an empty database, started the way an installation is: migrated, then `npm start`. */
export async function startFreshServer(): Promise<FreshServer> {
  const port = await freePort();
  const folder = mkdtempSync(path.join(os.tmpdir(), "middleground-"));
  let postgres = await startPostgres({ dir: path.join(folder, "pg") });
  const databasePort = postgres.port;
  const urls = await prepareDatabase({ adminUrl: postgres.url("postgres"), database: "middleground" });
  await migrateDatabase(urls, { quiet: true });
  const baseUrl = `http://localhost:${port}`;
  const env = {
    ...process.env, DATABASE_URL: urls.appUrl, PORT: String(port), APP_URL: baseUrl, SESSION_SECRET: secret(), CODE_PEPPER: secret(), ENCRYPTION_KEY: secret(),
    NODE_ENV: "production" as const, NEXT_TELEMETRY_DISABLED: "1",
  };
  let app: ChildProcess;
  let setUpAddress = "";
  const start = async () => {
    app = spawn(process.execPath, ["scripts/start.ts"], { env, stdio: ["ignore", "pipe", "inherit"], detached: true });
    app.stdout?.on("data", (chunk: Buffer) => {
      setUpAddress ||= /http:\S+\/set-up\/\S+/.exec(chunk.toString())?.[0] ?? "";
    });
    await untilHealthy(baseUrl);
  };
  const kill = async (signal: NodeJS.Signals) => {
    if (app.exitCode !== null || app.signalCode !== null) return;
    const ended = new Promise((resolve) => app.once("exit", resolve));
    if (app.pid) process.kill(-app.pid, signal);
    await ended;
  };
  await start();
  return {
    baseUrl,
    adminUrl: urls.adminUrl,
    environment: env,
    get setUpAddress() {
      return setUpAddress;
    },
    async restart() {
      await kill("SIGKILL");
      await start();
    },
    async restartDatabase() {
      process.kill(postgres.pid, "SIGKILL");
      await postgres.exited;
      postgres = await startPostgres({ dir: path.join(folder, "pg"), port: databasePort });
      await untilHealthy(baseUrl);
    },
    async stop() {
      await kill("SIGTERM");
      await postgres.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function untilHealthy(baseUrl: string): Promise<void> {
  const deadline = Date.now() + 30_000;
  while (Date.now() < deadline) {
    const answer = await fetch(`${baseUrl}/api/health`).catch(() => null);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`${baseUrl} did not become healthy in 30 seconds.`);
}
