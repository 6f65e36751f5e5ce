import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, readdirSync, readlinkSync, realpathSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { chooseAccount, type ServerAccount } from "./postgres-account.ts";
import { findPostgres, type PostgresBinaries } from "./postgres-binaries.ts";
import { freePort, isAlive, sleep, stopChild } from "./processes.ts";

export type PostgresOptions = {
  /** The data folder; made when missing. Password and launcher files lie beside it. */
  dir: string;
  /** A free one is taken when left out. */
  port?: number;
  /** Begin with an empty server: what lies in the folder is removed, once nobody uses it. */
  replace?: boolean;
  /** For throw-away data only: nothing is forced to disk. */
  ephemeral?: boolean;
};

export type Postgres = {
  port: number;
  pid: number;
  /** Address for a database; without user and password, the administrator's. */
  url(database?: string, user?: string, password?: string): string;
  /** Disconnects everyone, writes everything to disk, ends. */
  stop(): Promise<void>;
  /** Settles when the server ends for whatever reason, with its last words. */
  exited: Promise<string>;
};

const ADMINISTRATOR = "postgres";
const STOPPING_MS = 30_000;
const PORT_ATTEMPTS = 3;
const EPHEMERAL = ["fsync=off", "synchronous_commit=off", "full_page_writes=off"];
// Values of rows must not reach a log: neither statements nor the detail of an error is printed.
const SETTINGS = [
  "listen_addresses=127.0.0.1",
  "unix_socket_directories=",
  "max_connections=200",
  "log_min_error_statement=panic",
  "log_error_verbosity=terse",
];

/**
 * Starts a real PostgreSQL server on 127.0.0.1 for the demo, development and tests, as root or as a
 * plain user. Recovers after kill -9 and ends when the process that started it ends. Throws an Error
 * in one sentence when the folder is in use or the server cannot start.
 */
export async function startPostgres({ dir, port, replace = false, ephemeral = false }: PostgresOptions): Promise<Postgres> {
  const binaries = findPostgres();
  const account = chooseAccount();
  mkdirSync(path.dirname(dir), { recursive: true });
  const folder = path.join(realpathSync(path.dirname(dir)), path.basename(dir));
  await claim(folder);
  if (replace) for (const target of [folder, passwordFile(folder)]) rmSync(target, { recursive: true, force: true });
  const password = initialise(folder, binaries, account, ephemeral);
  account.own(folder);
  const settings = [...SETTINGS, ...(ephemeral ? EPHEMERAL : [])];
  for (let attempt = 1; ; attempt++) {
    try {
      return await launch(folder, port ?? (await freePort()), settings, binaries, account, password);
    } catch (error) {
      const lostRace = port === undefined && attempt < PORT_ATTEMPTS && /could not create any TCP/.test(String(error));
      if (!lostRace) throw error;
    }
  }
}

const passwordFile = (folder: string): string => `${folder}.password`;
const launcherFile = (folder: string): string => `${folder}.launcher`;

/** Makes sure that no server works on the folder; waits for one whose launcher has died, refuses another's. */
async function claim(folder: string): Promise<void> {
  const pidFile = path.join(folder, "postmaster.pid");
  for (const deadline = Date.now() + STOPPING_MS; ; await sleep(50)) {
    const postmaster = readPid(pidFile);
    const running = serversIn(folder, postmaster);
    if (running.length === 0) {
      // A process id that now belongs to something else would make the server refuse to start.
      if (postmaster && isAlive(postmaster) && process.platform === "linux") rmSync(pidFile, { force: true });
      return;
    }
    const launcher = readPid(launcherFile(folder));
    const isRunning = postmaster !== null && running.includes(postmaster);
    if (isRunning && (launcher === null || isAlive(launcher))) {
      throw new Error(`Another Middleground already uses the database in ${folder} (process ${launcher ?? postmaster}); stop it first, or set MIDDLEGROUND_DATA_DIR to another folder.`);
    }
    if (Date.now() > deadline) {
      throw new Error(`A database server in ${folder} (process ${running[0]}) was left behind and does not stop; end it and try again.`);
    }
    if (isRunning) process.kill(postmaster, "SIGINT");
  }
}

function readPid(file: string): number | null {
  if (!existsSync(file)) return null;
  return Number.parseInt(readFileSync(file, "utf8"), 10) || null;
}

/** Processes at work on the folder: every process of a server stands in its data folder. */
function serversIn(folder: string, postmaster: number | null): number[] {
  if (process.platform !== "linux") return postmaster && isAlive(postmaster) ? [postmaster] : [];
  const standsThere = (pid: string): boolean => {
    try {
      return readlinkSync(`/proc/${pid}/cwd`) === folder;
    } catch {
      return false;
    }
  };
  return readdirSync("/proc").filter((name) => /^\d+$/.test(name) && standsThere(name)).map(Number);
}

/** Makes the data folder once, whole or not at all, and returns the administrator's password. */
function initialise(folder: string, { initdb, environment }: PostgresBinaries, account: ServerAccount, ephemeral: boolean): string {
  const secret = passwordFile(folder);
  if (existsSync(path.join(folder, "PG_VERSION"))) {
    if (existsSync(secret)) return readFileSync(secret, "utf8").trim();
    throw new Error(`The password file ${secret} of the embedded database is missing; put it back, or remove ${folder} to start anew.`);
  }
  const password = randomBytes(24).toString("base64url");
  writeFileSync(secret, `${password}\n`, { mode: 0o600 });
  const unfinished = `${folder}.new`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { mode: 0o700 });
  for (const target of [secret, unfinished]) account.own(target);
  const args = ["-D", unfinished, "-U", ADMINISTRATOR, "--auth=scram-sha-256", `--pwfile=${secret}`, "-E", "UTF8",
    "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", ...(ephemeral ? ["--no-sync"] : [])];
  const [command, list] = account.commandFor(initdb, args, false);
  const made = spawnSync(command, list, { encoding: "utf8", env: environment as NodeJS.ProcessEnv, ...account.identity });
  if (made.status !== 0) {
    throw new Error(`The embedded database could not be made in ${folder}: ${lastLine(`${made.stdout ?? ""}${made.stderr ?? ""}${made.error ?? ""}`)}`);
  }
  renameSync(unfinished, folder);
  return password;
}

async function launch(
  folder: string,
  port: number,
  settings: readonly string[],
  { postgres, environment }: PostgresBinaries,
  account: ServerAccount,
  password: string,
): Promise<Postgres> {
  const args = ["-D", folder, "-p", String(port), ...settings.flatMap((setting) => ["-c", setting])];
  const [command, list] = account.commandFor(postgres, args, true);
  // A group of its own: Ctrl-C must not stop the server before what still writes to it.
  const server = spawn(command, list, { stdio: ["ignore", "ignore", "pipe"], env: environment as NodeJS.ProcessEnv, detached: true, ...account.identity });
  writeFileSync(launcherFile(folder), `${process.pid}\n`, { mode: 0o600 });
  const { ready, exited } = follow(server);
  const failure = await Promise.race([ready, exited]);
  if (failure !== undefined) throw new Error(`The embedded database in ${folder} did not start: ${failure}`);
  return {
    port,
    pid: server.pid ?? 0,
    url: (database = ADMINISTRATOR, user = ADMINISTRATOR, secret = password) =>
      `postgresql://${encodeURIComponent(user)}:${encodeURIComponent(secret)}@127.0.0.1:${port}/${encodeURIComponent(database)}`,
    stop: async () => {
      await stopChild(server, "SIGINT", STOPPING_MS);
      rmSync(launcherFile(folder), { force: true });
    },
    exited,
  };
}

/** Follows the server's log: when it is ready, and with which last words it ended. */
function follow(server: ChildProcess): { ready: Promise<void>; exited: Promise<string> } {
  const ready = Promise.withResolvers<void>();
  const ended = Promise.withResolvers<string>();
  let log = "";
  server.stderr?.setEncoding("utf8").on("data", (chunk: string) => {
    log = (log + chunk).slice(-4000);
    if (log.includes("ready to accept connections")) ready.resolve();
  });
  server.on("error", (error) => ended.resolve(error.message));
  server.on("exit", () => ended.resolve(lastLine(log)));
  return { ready: ready.promise, exited: ended.promise };
}

function lastLine(log: string): string {
  const lines = log.trim().split("\n");
  return (lines.findLast((line) => /FATAL|PANIC|error/i.test(line)) ?? lines.at(-1) ?? "").trim();
}
