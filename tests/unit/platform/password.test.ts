import { describe, expect, it } from "vitest";
import { hashPassword, passwordProblem, verifyPassword } from "#lib/platform/password.ts";

const context = ["marta@harbour.example", "Harbour Street"];
const GOOD = [
  "harbour lights at dusk", "tuesday kettle", "Ünïcödé-wörter", "пароль на каждый день", "長いパスフレーズです", "🌊🌊🌊🦆🦆🦆🌙🌙", "        x y z", "no rules at all here",
  "kettle.spoon", "a".repeat(60) + "bc", `${"é".repeat(64)}f g`, `${"x1 ".repeat(42)}ab`, "correct horse battery", "12 sheep 9 hills", "martas long walk home", "I<3tea&toast",
];
const SHORT = ["", "a", "1234567", "🌊🌊🌊🌊🌊🌊🌊", "kettle!"];
const COMMON = ["password", "Password1", "password123!", "PASSWORD!!!", "12345678", "87654321", "qwertyuiop", "iloveyou", "letmein123", "abcdefgh", "aaaaaaaa", "abababab", "pass-word-123", "Welcome123", "zyxwvuts"];
const CONTEXT = ["middleground", "Middleground1", "harbour1", "harbour12", "marta1234", "Harbour Street", "xHarbour Streetx", "marta@harbour.example"];

describe("a new password", () => {
  it.each(GOOD)("may be %j", (plain) => expect(passwordProblem(plain, context)).toBeNull());
  it.each(SHORT)("is too short: %j", (plain) => expect(passwordProblem(plain, context)).toContain("at least 8"));
  it.each(COMMON)("is one that many use: %j", (plain) => expect(passwordProblem(plain, context)).toContain("Many people"));
  it.each(CONTEXT)("leans on the practice: %j", (plain) => expect(passwordProblem(plain, context)).toContain("without the name"));
  it("has an end, and is text", () => {
    expect(passwordProblem("wxyz".repeat(32), context)).toBeNull();
    expect(passwordProblem(`${"wxyz".repeat(32)}z`, context)).toContain("128");
    expect(passwordProblem("abc\ud800defgh", context)).toContain("cannot be stored");
  });
});

describe("a stored password", () => {
  it("is argon2id with 64 MiB, and fits itself in either writing of é", async () => {
    const stored = await hashPassword("caf\u00e9 at the pier");
    expect(stored).toMatch(/^\$argon2id\$v=19\$m=65536,t=3,p=1\$/);
    expect(await verifyPassword(stored, "cafe\u0301 at the pier")).toBe(true);
    expect(await verifyPassword(stored, "cafe at the pier")).toBe(false);
  });

  it("counts every byte, also after the 72nd", async () => {
    const stored = await hashPassword(`${"x".repeat(72)}one`);
    expect(await verifyPassword(stored, `${"x".repeat(72)}two`)).toBe(false);
    expect(await verifyPassword(stored, `${"x".repeat(72)}one`)).toBe(true);
  });

  it("is no match for endless text or a broken hash", async () => {
    expect(await verifyPassword(await hashPassword("kettle.spoon"), "x".repeat(100_000))).toBe(false);
    expect(await verifyPassword("$argon2id$broken", "kettle.spoon")).toBe(false);
  });
});
