import { describe, expect, it } from "vitest";
import { addCounts, fromPlaywright, fromVitest, judgeRun, lastLine, NOTHING } from "#scripts/test-results.ts";

describe("the sum of the test runs", () => {
  it("adds what each run counted", () => {
    const unit = fromVitest({ numPassedTests: 40, numFailedTests: 1, numPendingTests: 2, numTodoTests: 0, success: false });
    const browser = fromPlaywright({ stats: { expected: 5, unexpected: 2, flaky: 0, skipped: 1 } });
    expect(addCounts(unit, browser)).toEqual({ passed: 45, failed: 3, skipped: 3 });
  });

  it("counts a browser test that passed only when repeated as failed", () => {
    expect(fromPlaywright({ stats: { expected: 5, unexpected: 0, flaky: 1, skipped: 0 } })).toMatchObject({ passed: 5, failed: 1 });
  });

  it.each([
    ["crashed before it wrote a report", 1, null, { passed: 0, failed: 1, skipped: 0 }],
    ["had a file that did not load", 1, { passed: 7, failed: 0, skipped: 0 }, { passed: 7, failed: 1, skipped: 0 }],
    ["failed honestly", 1, { passed: 7, failed: 2, skipped: 0 }, { passed: 7, failed: 2, skipped: 0 }],
    ["passed", 0, { passed: 7, failed: 0, skipped: 0 }, { passed: 7, failed: 0, skipped: 0 }],
    ["had nothing to run", 0, null, NOTHING],
  ])("a run that %s", (_, status, counts, expected) => {
    expect(judgeRun(status, counts)).toEqual(expected);
  });

  it("is told in one line", () => {
    expect(lastLine({ passed: 12, failed: 3, skipped: 4 })).toBe("12 passed, 3 failed");
  });
});
