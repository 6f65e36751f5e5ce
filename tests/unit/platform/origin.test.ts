import { describe, expect, it } from "vitest";
import { deviceOf, originOfRequest } from "#lib/platform/origin.ts";

const sent = (forwarded: string) => new Headers({ "x-forwarded-for": forwarded });

describe("where a request came from", () => {
  it.each([
    ["203.0.113.7", undefined, "local"], ["203.0.113.7", "0", "local"], ["203.0.113.7", "yes", "local"], ["203.0.113.7", "1", "203.0.113.7"],
    ["6.6.6.6, 203.0.113.7", "1", "203.0.113.7"], ["6.6.6.6, 203.0.113.7, 10.0.0.2", "2", "203.0.113.7"], ["203.0.113.7", "2", "local"],
    ["2001:db8::1", "1", "2001:db8::1"], ["<script>", "1", "local"], ["", "1", "local"],
  ])("of %j behind %j proxies is %j", (forwarded, proxies, origin) => {
    expect(originOfRequest(sent(forwarded), proxies)).toBe(origin);
  });
});

describe("a device in words", () => {
  it.each([
    ["Mozilla/5.0 (X11; Linux x86_64; rv:150.0) Gecko/20100101 Firefox/150.0", "Firefox on Linux"],
    ["Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/150.0.0.0 Safari/537.36", "Chrome on Windows"],
    ["Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/150.0.0.0 Safari/537.36 Edg/150.0", "Edge on Windows"],
    ["Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1", "Safari on iPhone"],
    ["Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/150.0.0.0 Mobile Safari/537.36", "Chrome on Android"],
    ["curl/8", "A browser"], ["", "A browser"], [null, "A browser"],
  ])("from %j is %j", (userAgent, words) => expect(deviceOf(userAgent)).toBe(words));
});
