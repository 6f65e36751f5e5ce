import { fork, type ChildProcess } from "node:child_process";
import { closeSync, openSync } from "node:fs";
import path from "node:path";
import { build, isBuilt } from "./build-stamp.ts";
import { databaseIn } from "./connection.ts";
import { prepareDatabase } from "./database.ts";
import { beginAnew, demoFolder, isUnfinished, markFinished, newSecrets, readDemoAccess, readSecrets, writeSecrets, type DemoAccess, type DemoFolder, type DemoSecrets } from "./demo-files.ts";
import { migrateDatabase } from "./migrations.ts";
import { startPostgres } from "./postgres.ts";
import { npmProgram, refuseTakenPort, runToEnd, sleep, spawnTied, stopChild } from "./processes.ts";

export type DemoOptions = {
  /** Holds everything this demo keeps; two demos never share one. */
  dataDir: string;
  port: number;
  /** An administrator's address; without it an embedded server is started. */
  databaseUrl?: string | undefined;
  /** Name of the database; by default the one of `databaseUrl`, else `middleground_demo`. */
  database?: string | undefined;
  /** Forget the data of earlier starts. */
  fresh?: boolean;
  /** Serve from the sources and follow their changes. */
  dev?: boolean;
  signal?: AbortSignal;
  say?: (line: string) => void;
};

export type Demo = {
  baseUrl: string;
  access: DemoAccess;
  folder: DemoFolder;
  /** Process ids, for tests that kill. The server's is missing when the database is not ours. */
  pids: { app: number; postgres: number | undefined };
  /** Settles with a sentence when the application or the database ends by itself. */
  ended: Promise<string>;
  /** Application, mailbox and database, in this order; can be called again. */
  stop(): Promise<void>;
};

const ROOT = path.join(import.meta.dirname, "..");
const PATIENCE_MS = 120_000;
// Prisma loads relations side by side on one connection, about which the driver warns.
const QUIET = "--disable-warning=DeprecationWarning";
const KEYS_MISSING = (file: string) =>
  `The demo's keys in ${file} are missing, so its notes cannot be read; put the file back, or start anew with npm run demo -- --fresh.`;

/**
 * Starts the whole demo: database, migrations, demo practice, mailbox, application. Whatever was
 * started is stopped again when a later step fails or `signal` aborts. Errors are one sentence.
 */
export async function serveDemo(options: DemoOptions): Promise<Demo> {
  await refuseTakenPort(options.port);
  const started = new Started();
  try {
    return await startAll(options, started);
  } catch (error) {
    await started.stop();
    throw options.signal?.aborted ? new Error("Stopped before it was ready.") : error;
  }
}

/** Stops what was started, the last first. */
class Started {
  private stops: (() => Promise<void>)[] = [];
  private stopping: Promise<void> | undefined;

  add(stop: () => Promise<void>): void {
    this.stops.unshift(stop);
  }

  stop(): Promise<void> {
    this.stopping ??= this.stops.reduce((before, stop) => before.then(stop), Promise.resolve());
    return this.stopping;
  }
}

async function startAll(options: DemoOptions, started: Started): Promise<Demo> {
  const { port, dev = false, signal, say = () => {} } = options;
  const folder = demoFolder(options.dataDir);
  const baseUrl = `http://localhost:${port}`;
  const fresh = options.fresh || isUnfinished(folder);
  const server = options.databaseUrl ? null : await startEmbedded(folder, fresh, started);
  const known = readSecrets(folder);
  const secrets = known ?? newSecrets();
  const { adminUrl, appUrl, isNew } = await prepareDatabase({
    adminUrl: options.databaseUrl ?? server?.url() ?? "",
    database: databaseName(options),
    password: secrets.DATABASE_PASSWORD,
    fresh,
  });
  if (!known && !isNew) throw new Error(KEYS_MISSING(folder.secrets));
  if (!known) writeSecrets(folder, secrets);
  if (isNew) {
    beginAnew(folder);
    say("Making the demo practice.");
  }
  await migrateDatabase({ adminUrl, appUrl }, { quiet: true, signal });
  const mailPort = await startMailbox(folder, started);
  const environment = appEnvironment({ baseUrl, appUrl, mailPort, folder, secrets, port, dev });
  if (!dev && !isBuilt(ROOT)) {
    say("Building the application; later starts skip this.");
    await build(ROOT, signal);
  }
  signal?.throwIfAborted();
  const app = startApp(port, dev, environment, folder, started);
  await bothOrNone((halt) => [seed(environment, halt), untilHealthy(app, port, halt)], signal);
  markFinished(folder);
  const ended = Promise.race([
    new Promise<string>((resolve) => app.once("exit", () => resolve("The application ended unexpectedly."))),
    ...(server ? [server.exited.then((words) => `The database ended unexpectedly: ${words}`)] : []),
  ]);
  const pids = { app: app.pid ?? 0, postgres: server?.pid };
  return { baseUrl, access: readDemoAccess(folder), folder, pids, ended, stop: () => started.stop() };
}

async function startEmbedded(folder: DemoFolder, fresh: boolean, started: Started): ReturnType<typeof startPostgres> {
  const server = await startPostgres({ dir: folder.postgres, replace: fresh });
  started.add(server.stop);
  return server;
}

function databaseName({ database, databaseUrl }: DemoOptions): string {
  if (database) return database;
  const named = databaseUrl ? databaseIn(databaseUrl) : "postgres";
  return named === "postgres" ? "middleground_demo" : named;
}

/** The mailbox is a process of its own, as a mail server is. Resolves with its SMTP port. */
function startMailbox(folder: DemoFolder, started: Started): Promise<number> {
  const mailbox = fork(path.join(import.meta.dirname, "mailbox.ts"), [folder.mailbox], { detached: true });
  started.add(() => stopChild(mailbox));
  return new Promise((resolve, reject) => {
    mailbox.once("message", (message: { port: number }) => resolve(message.port));
    mailbox.once("exit", () => reject(new Error("The demo's mailbox did not start.")));
  });
}

function appEnvironment(parts: {
  baseUrl: string; appUrl: string; mailPort: number; folder: DemoFolder; secrets: DemoSecrets; port: number; dev: boolean;
}): NodeJS.ProcessEnv {
  const { DATABASE_PASSWORD: _password, ...keys } = parts.secrets;
  const { DATABASE_ADMIN_URL: _owner, ...inherited } = process.env;
  return {
    ...inherited,
    ...keys,
    NODE_ENV: parts.dev ? "development" : "production",
    DATABASE_URL: parts.appUrl,
    APP_URL: parts.baseUrl,
    NEXTAUTH_URL: parts.baseUrl,
    PORT: String(parts.port),
    HOST: "127.0.0.1",
    SMTP_URL: `smtp://127.0.0.1:${parts.mailPort}`,
    MAIL_FROM: "notes@practice.example",
    MIDDLEGROUND_DEV_MAILBOX: parts.folder.mailbox,
    MIDDLEGROUND_DATA_DIR: parts.folder.root,
    NEXT_TELEMETRY_DISABLED: "1",
    NODE_OPTIONS: `${inherited.NODE_OPTIONS ?? ""} ${QUIET}`.trim(),
  };
}

function startApp(port: number, dev: boolean, environment: NodeJS.ProcessEnv, folder: DemoFolder, started: Started): ChildProcess {
  const [program, args] = dev ? npmProgram("next", ["dev", "-H", "127.0.0.1", "-p", String(port)]) : [process.execPath, [path.join(ROOT, "scripts", "app-server.ts"), "127.0.0.1", String(port)]];
  const log = dev ? "inherit" : openSync(folder.log, "w", 0o600);
  const app = spawnTied(program, args, { cwd: ROOT, env: environment, stdio: ["ignore", log, "inherit"] });
  if (typeof log === "number") closeSync(log);
  started.add(() => stopChild(app));
  return app;
}

/** Runs steps side by side; when one fails the others are halted and awaited before the failure is told. */
async function bothOrNone(begin: (halt: AbortSignal) => Promise<void>[], signal?: AbortSignal): Promise<void> {
  const failed = new AbortController();
  const steps = begin(AbortSignal.any([failed.signal, ...(signal ? [signal] : [])]));
  try {
    await Promise.all(steps);
  } catch (error) {
    failed.abort();
    await Promise.allSettled(steps);
    throw error;
  }
}

async function seed(environment: NodeJS.ProcessEnv, signal?: AbortSignal): Promise<void> {
  const file = path.join(ROOT, "prisma", "seed.ts");
  const status = await runToEnd(process.execPath, [QUIET, file], { cwd: ROOT, env: environment, stdio: ["ignore", "inherit", "inherit"], signal });
  if (status !== 0) throw new Error("The demo practice could not be made; npm run demo -- --fresh starts anew.");
}

async function untilHealthy(app: ChildProcess, port: number, signal?: AbortSignal): Promise<void> {
  for (const deadline = Date.now() + PATIENCE_MS; Date.now() < deadline; await sleep(30)) {
    signal?.throwIfAborted();
    if (app.exitCode !== null || app.signalCode !== null) throw new Error("The application ended before it was ready.");
    const answer = await fetch(`http://127.0.0.1:${port}/api/health`).catch(() => null);
    if (answer?.ok) return;
  }
  throw new Error(`The application did not answer on port ${port} within two minutes.`);
}
