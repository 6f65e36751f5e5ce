import { existsSync, readFileSync } from "node:fs";

export type Counts = { passed: number; failed: number; skipped: number };

export const NOTHING: Counts = { passed: 0, failed: 0, skipped: 0 };

type VitestReport = { numPassedTests: number; numFailedTests: number; numPendingTests: number; numTodoTests: number; success: boolean };
type PlaywrightReport = { stats: { expected: number; unexpected: number; flaky: number; skipped: number } };

/** Sums the counts of several runs. */
export function addCounts(...runs: Counts[]): Counts {
  return runs.reduce((sum, { passed, failed, skipped }) => ({
    passed: sum.passed + passed,
    failed: sum.failed + failed,
    skipped: sum.skipped + skipped,
  }), NOTHING);
}

/** Counts of Vitest's JSON report. */
export function fromVitest(report: VitestReport): Counts {
  return { passed: report.numPassedTests, failed: report.numFailedTests, skipped: report.numPendingTests + report.numTodoTests };
}

/** Counts of Playwright's JSON report. A test that passed only when repeated counts as failed. */
export function fromPlaywright({ stats }: PlaywrightReport): Counts {
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky, skipped: stats.skipped };
}

/**
 * What a run comes to, given its exit status and its report: a run that failed without a failed test
 * (it crashed, a file did not load, no report was written) counts as one failure.
 */
export function judgeRun(status: number, counts: Counts | null): Counts {
  const found = counts ?? NOTHING;
  return status !== 0 && found.failed === 0 ? { ...found, failed: 1 } : found;
}

/** Reads a JSON report, or null when the run wrote none. */
export function readReport<T>(file: string, toCounts: (report: T) => Counts): Counts | null {
  if (!existsSync(file)) return null;
  try {
    return toCounts(JSON.parse(readFileSync(file, "utf8")) as T);
  } catch {
    return null;
  }
}

/** The last line of every run. */
export function lastLine({ passed, failed }: Counts): string {
  return `${passed} passed, ${failed} failed`;
}
