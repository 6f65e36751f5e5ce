import { describe, expect, it } from "vitest";
import { changeUrl, databaseIn } from "#scripts/connection.ts";
import { describeAccess } from "#scripts/demo-files.ts";
import { readPort } from "#scripts/port.ts";

describe("a database address", () => {
  const owner = "postgresql://owner:p%40ss@db.example:5433/practice?sslmode=require";

  it("changes only what is asked", () => {
    expect(changeUrl(owner, { database: "other" })).toBe("postgresql://owner:p%40ss@db.example:5433/other?sslmode=require");
    expect(changeUrl(owner, { user: "app", password: "a/b@c" })).toBe("postgresql://app:a%2Fb%40c@db.example:5433/practice?sslmode=require");
  });

  it("names its database, or the server's own when it names none", () => {
    expect(databaseIn(owner)).toBe("practice");
    expect(databaseIn("postgresql://owner@db.example")).toBe("postgres");
  });
});

describe("PORT", () => {
  it.each([[undefined, 3000], ["", 3000], ["8080", 8080]])("%s means %s", (text, port) => expect(readPort(text)).toBe(port));

  it.each(["0", "65536", "-1", "80.5", "http"])("refuses %s", (text) => {
    expect(() => readPort(text)).toThrow("PORT must be a whole number from 1 to 65535.");
  });
});

describe("the ways in", () => {
  it("are one line each, with everything needed to use them", () => {
    const text = describeAccess({
      baseUrl: "http://localhost:3000",
      users: [{ name: "Jo Brandt", role: "therapist", email: "jo@harbour.example", password: "a password", totpSecret: "SECRET" }],
      links: [{ person: "Noor", kind: "task", url: "http://localhost:3000/r/abc", code: "123456" }],
    });
    expect(text.split("\n").filter((line) => line.includes("Jo Brandt"))).toEqual(["  Jo Brandt  therapist  jo@harbour.example  a password  SECRET"]);
    expect(text).toMatch(/Noor +task +123456 +http:\/\/localhost:3000\/r\/abc/);
  });
});
