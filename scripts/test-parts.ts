import { existsSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import path from "node:path";
import { npmProgram, runToEnd } from "./processes.ts";
import { addCounts, fromPlaywright, fromVitest, judgeRun, lastLine, NOTHING, readReport, type Counts } from "./test-results.ts";

export type Part = { name: string; run(signal: AbortSignal): Promise<Counts> };

const ROOT = path.join(import.meta.dirname, "..");
const REPORTS = path.join(ROOT, ".data", "reports");

async function runProgram(name: string, args: string[], signal: AbortSignal, env: Record<string, string> = {}): Promise<number> {
  const [program, list] = npmProgram(name, args);
  const environment = { ...process.env, NEXT_TELEMETRY_DISABLED: "1", CHECKPOINT_DISABLE: "1", ...env };
  return runToEnd(program, list, { cwd: ROOT, env: environment, stdio: ["ignore", "inherit", "inherit"], signal });
}

const asOneCheck = (status: number): Counts => (status === 0 ? { ...NOTHING, passed: 1 } : { ...NOTHING, failed: 1 });

export const typecheck: Part = {
  name: "types",
  run: async (signal) => asOneCheck((await runProgram("next", ["typegen"], signal)) || (await runProgram("tsc", ["--noEmit"], signal))),
};

export const lint: Part = {
  name: "lint",
  run: async (signal) => asOneCheck(await runProgram("oxlint", ["--deny-warnings"], signal)),
};

/** One project of vitest.config.ts. */
export const vitest = (project: string): Part => ({
  name: project,
  run: async (signal) => {
    const report = reportFile(`vitest-${project}`);
    const args = ["run", "--project", project, "--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
    const status = await runProgram("vitest", args, signal);
    return judgeRun(status, readReport(report, fromVitest));
  },
});

/** The browser tests, all or those below a folder of e2e. */
export const playwright = (name: string, folder: string, env: Record<string, string> = {}): Part => ({
  name,
  run: async (signal) => {
    if (!hasTests(path.join(ROOT, folder))) return NOTHING;
    const report = reportFile(`playwright-${name}`);
    const status = await runProgram("playwright", ["test", folder, "--reporter=list,json"], signal, { PLAYWRIGHT_JSON_OUTPUT_FILE: report, ...env });
    return judgeRun(status, readReport(report, fromPlaywright));
  },
});

// Not below test-results: Playwright empties that folder at every start.
function reportFile(name: string): string {
  mkdirSync(REPORTS, { recursive: true });
  const file = path.join(REPORTS, `${name}.json`);
  rmSync(file, { force: true });
  return file;
}

function hasTests(folder: string): boolean {
  return existsSync(folder) && readdirSync(folder, { recursive: true }).some((name) => /\.(spec|test)\.ts$/.test(String(name)));
}

/**
 * Runs the parts named (all when none is), one after the other, and prints the sum as the last line.
 * The exit status is 1 when anything failed.
 */
export async function runParts(parts: readonly Part[], names: readonly string[]): Promise<void> {
  const unknown = names.filter((name) => !parts.some((part) => part.name === name));
  if (unknown.length > 0) throw new Error(`There is no part ${unknown.join(", ")}; the parts are ${parts.map(({ name }) => name).join(", ")}.`);
  const stopped = new AbortController();
  for (const name of ["SIGINT", "SIGTERM"] as const) process.on(name, () => stopped.abort());
  const results: [string, Counts][] = [];
  for (const part of parts) {
    if (names.length > 0 && !names.includes(part.name)) continue;
    if (stopped.signal.aborted) break;
    console.log(`\n=== ${part.name}`);
    results.push([part.name, await part.run(stopped.signal)]);
  }
  const sum = addCounts(...results.map(([, counts]) => counts));
  console.log("");
  for (const [name, counts] of results) console.log(`${name}: ${lastLine(counts)}${counts.skipped ? `, ${counts.skipped} skipped` : ""}`);
  if (stopped.signal.aborted) throw new Error("Stopped before all parts had run.");
  console.log(lastLine(sum));
  if (sum.failed > 0) process.exitCode = 1;
}
