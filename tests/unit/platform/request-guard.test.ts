import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bodyLimit, guardedRequestOf, isOwnOrigin, judgeRequest, ownOriginsOf } from "#lib/platform/request-guard.ts";
import type { GuardedRequest } from "#lib/platform/request-guard.ts";

const own = ["http://localhost:3000"];
const post: GuardedRequest = {
  method: "POST",
  origin: "http://localhost:3000",
  secFetchSite: null,
  contentLength: "10",
  transferEncoding: null,
};

function statusOf(change: Partial<GuardedRequest>, origins: readonly string[] = own): number {
  const verdict = judgeRequest({ ...post, ...change }, origins);
  return verdict.allowed ? 200 : verdict.status;
}

describe("where a request comes from", () => {
  it.each([
    ["our own origin", {}, 200],
    ["our own origin and the browser's word", { secFetchSite: "same-origin" }, 200],
    ["a plain form of a no-referrer page", { origin: "null", secFetchSite: "same-origin" }, 200],
    ["no origin, with the browser's word", { origin: null, secFetchSite: "same-origin" }, 200],
    ["no origin at all", { origin: null }, 403],
    ["an opaque origin", { origin: "null" }, 403],
    ["a foreign origin", { origin: "https://evil.example" }, 403],
    ["a foreign origin that claims to be ours", { origin: "https://evil.example", secFetchSite: "same-origin" }, 403],
    ["another port", { origin: "http://localhost:3001" }, 403],
    ["another scheme", { origin: "https://localhost:3000" }, 403],
    ["our origin as a prefix", { origin: "http://localhost:3000.evil.example" }, 403],
    ["a sibling subdomain", { origin: null, secFetchSite: "same-site" }, 403],
    ["another site", { origin: null, secFetchSite: "cross-site" }, 403],
    ["an address typed by hand", { origin: null, secFetchSite: "none" }, 403],
  ])("%s", (_name, change, status) => {
    expect(statusOf(change)).toBe(status);
  });

  it.each(["POST", "PUT", "PATCH", "DELETE", "post", "PROPFIND"])("guards %s", (method) => {
    expect(statusOf({ method, origin: "https://evil.example" })).toBe(403);
  });

  it.each(["GET", "HEAD", "OPTIONS"])("lets %s pass, since it changes nothing", (method) => {
    expect(statusOf({ method, origin: "https://evil.example", contentLength: null })).toBe(200);
  });

  it("refuses every origin that is not ours", () => {
    fc.assert(
      fc.property(fc.webUrl(), fc.option(fc.string()), (url, secFetchSite) => {
        expect(statusOf({ origin: new URL(url).origin, secFetchSite })).toBe(403);
      }),
    );
  });
});

describe("how much a request may carry", () => {
  it.each([
    ["nothing", { contentLength: "0" }, 200],
    ["no body", { contentLength: null }, 200],
    ["just as much as allowed", { contentLength: String(bodyLimit) }, 200],
    ["one byte more", { contentLength: String(bodyLimit + 1) }, 413],
    ["a body in pieces", { contentLength: null, transferEncoding: "chunked" }, 411],
    ["a body in pieces that names a length", { transferEncoding: "chunked" }, 411],
    ["a length that is no number", { contentLength: "12abc" }, 411],
    ["a negative length", { contentLength: "-1" }, 411],
    ["an absurd length", { contentLength: "9".repeat(40) }, 411],
  ])("%s", (_name, change, status) => {
    expect(statusOf(change)).toBe(status);
  });

  it("answers the foreign before the large, so that size tells a stranger nothing", () => {
    expect(statusOf({ origin: null, contentLength: String(bodyLimit + 1) })).toBe(403);
  });
});

describe("what our own origin is", () => {
  it("is the configured address alone, whatever Host says", () => {
    expect(ownOriginsOf("https://app.example/path", "evil.example")).toEqual(["https://app.example"]);
  });

  it("follows Host without a configured address", () => {
    expect(ownOriginsOf(undefined, "localhost:3000")).toEqual(["http://localhost:3000", "https://localhost:3000"]);
  });

  it("is nothing without either, or when malformed, and then only the browser's word counts", () => {
    expect(ownOriginsOf(undefined, null)).toEqual([]);
    expect(ownOriginsOf("not an address", "localhost")).toEqual([]);
    expect(statusOf({}, [])).toBe(403);
    expect(statusOf({ origin: null, secFetchSite: "same-origin" }, [])).toBe(200);
  });
});

describe("what the guard reads", () => {
  it("never looks at forwarded headers", () => {
    const headers = new Headers({
      host: "localhost:3000",
      origin: "https://evil.example",
      "x-forwarded-host": "evil.example",
      "content-length": "3",
    });
    const request = guardedRequestOf({ method: "POST", headers });
    expect(request).toEqual({
      method: "POST",
      origin: "https://evil.example",
      secFetchSite: null,
      contentLength: "3",
      transferEncoding: null,
    });
    expect(judgeRequest(request, ownOriginsOf(undefined, headers.get("host")))).toMatchObject({ status: 403 });
  });
});

describe("what actions and handlers ask again", () => {
  it.each([
    [{ host: "localhost:3000", origin: "http://localhost:3000" }, undefined, true],
    [{ host: "inside:3000", origin: "https://app.example" }, "https://app.example", true],
    [{ host: "localhost:3000", "sec-fetch-site": "same-origin" }, undefined, true],
    [{ host: "localhost:3000", origin: "https://evil.example" }, undefined, false],
    [{ host: "evil.example", origin: "https://evil.example" }, "https://app.example", false],
    [{ host: "localhost:3000" }, undefined, false],
  ])("%j with %s", (headers, appUrl, own) => {
    expect(isOwnOrigin(new Headers(headers as Record<string, string>), appUrl)).toBe(own);
  });
});
