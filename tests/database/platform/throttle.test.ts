import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { database } from "#lib/platform/db.ts";
import { RefusedError, ThrottledError } from "#lib/platform/errors.ts";
import { budgets, closeRateLimits, refundTry, spendTry } from "#lib/platform/rate-limit.ts";
import { giveSecondFactor } from "#lib/platform/sign-in-factor.ts";
import { giveFirstFactor } from "#lib/platform/sign-in.ts";
import { standingOf } from "#lib/platform/sign-in-session.ts";
import { atHome, auditOf, codeOf, elsewhere, enrolledClinician, PASSWORD, pastThePassword, waitForTries, type Enrolled } from "./people.ts";

const guess = (email: string, caller = elsewhere(1)) => giveFirstFactor({ email, password: "guessed at random" }, caller).catch((error: unknown) => error);
const judged = (answers: unknown[]) => answers.filter((answer) => answer instanceof RefusedError).length;

let jo: Enrolled;
beforeAll(async () => {
  jo = await enrolledClinician();
});
afterEach(waitForTries);

describe("guessing", () => {
  it("is judged five times from one address, however many come at once", async () => {
    const answers = await Promise.all(Array.from({ length: 60 }, () => guess(jo.email)));
    expect(judged(answers)).toBe(5);
    expect(answers.filter((answer) => answer instanceof ThrottledError)).toHaveLength(55);
    expect((answers.find((answer) => answer instanceof ThrottledError) as ThrottledError).retryAfterSeconds).toBeGreaterThan(800);
  });

  it("is judged ten times from anywhere", async () => {
    const answers = await Promise.all(Array.from({ length: 40 }, (_, n) => guess(jo.email, elsewhere(n))));
    expect(judged(answers)).toBe(budgets["password-account"].points);
  });

  it("is judged a hundred times from one address, whoever it is about", async () => {
    for (let n = 0; n < budgets["password-address"].points; n += 1) await spendTry("password-address", "198.51.100.1");
    expect(await guess("nobody@harbour.example")).toBeInstanceOf(ThrottledError);
    expect(await guess("nobody@harbour.example", elsewhere(2))).toBeInstanceOf(RefusedError);
  });

  it("stays counted after a restart", async () => {
    await Promise.all(Array.from({ length: 6 }, () => guess(jo.email)));
    await closeRateLimits();
    expect(await guess(jo.email)).toBeInstanceOf(ThrottledError);
  });

  it("is counted together by two processes", async () => {
    const script = "import('#lib/platform/rate-limit.ts').then(async ({ spendTry, closeRateLimits }) => { const all = await Promise.allSettled(Array.from({ length: 50 }, () => spendTry('factor-account', 'jo'))); console.log(all.filter((one) => one.status === 'fulfilled').length); await closeRateLimits(); })";
    const run = async () => Number((await promisify(execFile)(process.execPath, ["--input-type=module", "-e", script], { cwd: process.cwd() })).stdout);
    const [one, two] = await Promise.all([run(), run()]);
    expect(one + two).toBe(budgets["factor-account"].points);
  });

  it("names nobody in its counters", async () => {
    await guess(jo.email);
    const keys = (await database().rateLimit.findMany()).map((row) => row.key).join("\n");
    expect(keys).toContain("password-account:");
    expect(keys).not.toMatch(/harbour|198\.51/);
  });

  it("does not keep the person out: her password still counts from another address", async () => {
    await Promise.all(Array.from({ length: 20 }, () => guess(jo.email)));
    expect((await giveFirstFactor({ email: jo.email, password: PASSWORD }, atHome)).next).toBe("/second-factor");
  });

  it("does not keep the person out even from everywhere: the app's code opens first", async () => {
    await Promise.all(Array.from({ length: 40 }, (_, n) => guess(jo.email, elsewhere(n))));
    const waiting = await giveFirstFactor({ email: jo.email, password: PASSWORD }, atHome).catch((error: unknown) => error);
    expect(waiting).toBeInstanceOf(ThrottledError);
    expect((waiting as Error).message).toContain("code of your app");
    await expect(giveFirstFactor({ email: jo.email, password: PASSWORD, code: "000000" }, atHome)).rejects.toThrow(ThrottledError);
    const opened = await giveFirstFactor({ email: jo.email, password: PASSWORD, code: codeOf(jo.totpSecret) }, atHome);
    expect(opened.next).toBe("/today");
    expect((await standingOf(opened.secret, "local")).stage).toBe("full");
  });

  it("judges no password by that door for a made-up recovery code, and knows nobody there", async () => {
    await Promise.all(Array.from({ length: 40 }, (_, n) => guess(jo.email, elsewhere(n))));
    await Promise.all(Array.from({ length: 12 }, (_, n) => guess("nobody@harbour.example", elsewhere(n))));
    const before = (await auditOf(jo.cast)).length;
    const tryOf = (email: string, password: string) => giveFirstFactor({ email, password, code: "AAAA-BBBB-CCCC-DDDD" }, atHome).catch((error: unknown) => error);
    const answers = [await tryOf(jo.email, "guessed at random"), await tryOf(jo.email, PASSWORD), await tryOf("nobody@harbour.example", "guessed at random")];
    expect(judged(answers)).toBe(0);
    expect(new Set(answers.map((answer) => (answer as Error).message)).size).toBe(1);
    expect(await auditOf(jo.cast)).toHaveLength(before);
    const opened = await giveFirstFactor({ email: jo.email, password: PASSWORD, code: jo.recoveryCodes[0] ?? "" }, atHome);
    expect(opened.next).toBe("/today");
    expect(await tryOf(jo.email, PASSWORD)).toBeInstanceOf(ThrottledError);
  });

  it("gives no way in by that door to someone without the app", async () => {
    await Promise.all(Array.from({ length: 40 }, (_, n) => guess(jo.email, elsewhere(n))));
    const before = (await auditOf(jo.cast)).length;
    const tries = await Promise.allSettled(Array.from({ length: 100 }, (_, n) => giveFirstFactor({ email: jo.email, password: PASSWORD, code: String(n).padStart(6, "0") }, elsewhere(n))));
    expect(tries.every((one) => one.status === "rejected")).toBe(true);
    expect((await auditOf(jo.cast)).length).toBe(before);
  });

  it("gives ten passwords by that door to someone who holds the app alone", async () => {
    await Promise.all(Array.from({ length: 40 }, (_, n) => guess(jo.email, elsewhere(n))));
    const tries = await Promise.all(Array.from({ length: 30 }, (_, n) => (
      giveFirstFactor({ email: jo.email, password: "guessed at random", code: codeOf(jo.totpSecret, 1) }, elsewhere(n)).catch((error: unknown) => error))));
    expect(judged(tries)).toBe(budgets["code-first"].points);
  });

  it("of the second factor ends after five tries", async () => {
    const first = await pastThePassword(jo.email);
    const answers = await Promise.allSettled(Array.from({ length: 20 }, (_, n) => giveSecondFactor(first, String(n).padStart(6, "0"), atHome)));
    const reasons = answers.map((one) => (one.status === "rejected" ? (one.reason as Error).name : "in"));
    expect(reasons.filter((name) => name === "RefusedError")).toHaveLength(5);
    await expect(giveSecondFactor(first, codeOf(jo.totpSecret, 1), atHome)).rejects.toThrow(ThrottledError);
  });

  it("does not count what turned out right", async () => {
    for (let n = 0; n < 30; n += 1) await pastThePassword(jo.email);
    await spendTry("set-up", "local");
    await refundTry("set-up", "local");
    for (let n = 0; n < budgets["set-up"].points; n += 1) await spendTry("set-up", "local");
    await expect(spendTry("set-up", "local")).rejects.toThrow(ThrottledError);
  });
});
