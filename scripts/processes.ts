import { spawn, spawnSync, type ChildProcess, type SpawnOptions } from "node:child_process";
import { createRequire } from "node:module";
import path from "node:path";
import { createConnection, createServer, type AddressInfo } from "node:net";

// Programs that do not bear the name of their package.
const PACKAGES: Record<string, string> = { playwright: "@playwright/test", tsc: "typescript" };
const PORT_ATTEMPTS = 10;

let knowsParentDeathSignal: boolean | undefined;

/** Linux can end a child when its parent dies; elsewhere a killed parent leaves its children running. */
function canEndWithParent(): boolean {
  knowsParentDeathSignal ??=
    process.platform === "linux" && spawnSync("setpriv", ["--pdeathsig", "TERM", "true"]).status === 0;
  return knowsParentDeathSignal;
}

/**
 * The command line under which `command` receives `signal` as soon as the process that started it
 * dies, even by kill -9. Unchanged where the system has no such thing.
 */
export function endingWithParent(command: string, args: readonly string[], signal: "TERM" | "INT"): [string, string[]] {
  return canEndWithParent() ? ["setpriv", ["--pdeathsig", signal, "--", command, ...args]] : [command, [...args]];
}

/**
 * Starts a child in a process group of its own, so that Ctrl-C reaches only us and we stop things in
 * order, and tied to our life, so that nothing is left behind.
 */
export function spawnTied(command: string, args: readonly string[], options: SpawnOptions): ChildProcess {
  const [program, list] = endingWithParent(command, args, "TERM");
  return spawn(program, list, { detached: true, ...options });
}

/** The command line of a program that npm installed, run by this same Node and without a shell. */
export function npmProgram(name: string, args: readonly string[]): [string, string[]] {
  const packageName = PACKAGES[name] ?? name;
  const file = createRequire(import.meta.url).resolve(`${packageName}/package.json`);
  const { bin } = createRequire(import.meta.url)(file) as { bin: string | Record<string, string> };
  const entry = typeof bin === "string" ? bin : bin[name];
  if (!entry) throw new Error(`The package ${packageName} has no program ${name}.`);
  return [process.execPath, [path.join(path.dirname(file), entry), ...args]];
}

type RunOptions = SpawnOptions & { signal?: AbortSignal | undefined; onOutput?: (text: string) => void };

/** Runs to its end and returns the exit status, 1 when a signal ended it. `signal` stops the child. */
export function runToEnd(command: string, args: readonly string[], { signal, onOutput, ...options }: RunOptions): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawnTied(command, args, options);
    const abort = () => void stopChild(child);
    if (signal?.aborted) abort();
    signal?.addEventListener("abort", abort, { once: true });
    for (const stream of [child.stdout, child.stderr]) stream?.setEncoding("utf8").on("data", (text: string) => onOutput?.(text));
    child.on("error", reject);
    child.on("close", (status) => {
      signal?.removeEventListener("abort", abort);
      resolve(status ?? 1);
    });
  });
}

/** Asks a child to stop and waits; after `patienceMs` it is killed. Safe to call on one that has ended. */
export function stopChild(child: ChildProcess, signal: NodeJS.Signals = "SIGTERM", patienceMs = 10_000): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return Promise.resolve();
  return new Promise((resolve) => {
    const last = setTimeout(() => child.kill("SIGKILL"), patienceMs);
    child.once("exit", () => {
      clearTimeout(last);
      resolve();
    });
    child.kill(signal);
  });
}

/** A TCP port of 127.0.0.1 nobody listens on at this moment. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

/** Throws in one sentence when the port stays in use; one that is just being given up is waited for. */
export async function refuseTakenPort(port: number): Promise<void> {
  for (let attempt = 1; await isPortTaken(port); attempt++) {
    if (attempt === PORT_ATTEMPTS) throw new Error(`Port ${port} is in use by another program; stop it, or choose another with PORT, as in PORT=3001.`);
    await sleep(100);
  }
}

async function isPortTaken(port: number): Promise<boolean> {
  const answers = await Promise.all(["127.0.0.1", "::1"].map((host) => canConnect(host, port)));
  return answers.includes(true);
}

function canConnect(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection({ host, port, timeout: 1000 });
    const done = (answer: boolean) => {
      socket.destroy();
      resolve(answer);
    };
    socket.on("connect", () => done(true));
    socket.on("timeout", () => done(false));
    socket.on("error", () => done(false));
  });
}

/** Whether a process with this id exists. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

export const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
