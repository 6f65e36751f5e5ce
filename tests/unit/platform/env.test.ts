import { randomBytes } from "node:crypto";
import { describe, expect, it } from "vitest";
import { readEnv } from "#lib/platform/env.ts";

const random = () => randomBytes(32).toString("base64url");
const good = { DATABASE_URL: "postgresql://app:x@localhost/notes", APP_URL: "https://notes.example.org", SESSION_SECRET: random(), ENCRYPTION_KEY: random(), CODE_PEPPER: random() };

describe("the environment", () => {
  it("is taken when it is whole", () => {
    expect(readEnv(good).APP_URL).toBe(good.APP_URL);
    expect(readEnv({ ...good, APP_URL: undefined, PORT: "3411" }).APP_URL).toBe("http://localhost:3411");
    expect(readEnv({ ...good, APP_URL: "http://localhost:3000", TRUSTED_PROXY: "1" }).TRUSTED_PROXY).toBe("1");
  });

  it.each([
    ["SESSION_SECRET", undefined], ["SESSION_SECRET", "short"], ["SESSION_SECRET", "a".repeat(40)], ["CODE_PEPPER", "changeme".repeat(5)],
    ["ENCRYPTION_KEY", "abc"], ["ENCRYPTION_KEY", "A".repeat(43)], ["DATABASE_URL", "mysql://x"],
    ["APP_URL", "notes.example.org"], ["APP_URL", "javascript:alert(1)"], ["APP_URL", "http://notes.example.org"],
    ["EXIT_URL", "javascript:alert(1)"], ["TRUSTED_PROXY", "all"], ["SMTP_URL", "mail"],
  ])("is refused in one sentence that names %s when it is %s", (name, value) => {
    expect(() => readEnv({ ...good, [name]: value })).toThrow(new RegExp(`^${name} [^\\n]*\\.$`));
  });
});
