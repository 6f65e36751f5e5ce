import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { NO_PAGE, readableAddress } from "#lib/platform/request-address.ts";

describe("the address of a request", () => {
  it.each([
    ["/today", "/today"],
    ["/r/abc%20d?x=%", "/r/abc%20d?x=%"],
    ["/r/%", "/r/%25"],
    ["/r/%ED%A0%80", "/r/%25ED%25A0%2580"],
    ["/couples/%c0%80/brief?a=1?b", "/couples/%25c0%2580/brief?a=1?b"],
  ])("%s is read as %s", (given, read) => {
    expect(readableAddress("GET", given)).toBe(read);
  });

  it("always has a path that is text", () => {
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom("%", "/", "a", "E", "2", "0", "?") }), (tail) => {
      const [path = ""] = readableAddress("POST", `/r/${tail}`).split("?");
      expect(() => decodeURIComponent(path)).not.toThrow();
    }));
  });

  it.each(["/notes.css", "/notes.js?x", "/favicon.ico", "/_next/static/chunks/a.js"])("sends no form to the file %s", (file) => {
    expect(readableAddress("POST", file)).toBe(NO_PAGE);
    expect(readableAddress("GET", file)).toBe(file);
    expect(readableAddress("HEAD", file)).toBe(file);
  });
});
