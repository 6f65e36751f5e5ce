import { isIP } from "node:net";

/** Who asks, for the sign-in list and the audit: an address and a few words about the browser. */
export type Caller = { origin: string; device: string };

/**
 * The network address a request came from. X-Forwarded-For is believed only when TRUSTED_PROXY says
 * how many proxies of ours stand in front, and then only the entry the outermost of them wrote.
 * "local" when there is none or it is no address (OWASP ASVS 5.0 4.1.3).
 */
export function originOfRequest(headers: Pick<Headers, "get">, trustedProxies = process.env.TRUSTED_PROXY): string {
  const hops = Number(trustedProxies ?? 0);
  if (!Number.isInteger(hops) || hops < 1) return "local";
  const address = (headers.get("x-forwarded-for") ?? "").split(",").map((part) => part.trim()).at(-hops);
  return address && isIP(address) ? address : "local";
}

const BROWSERS: Array<[RegExp, string]> = [
  [/\bEdg(e|A|iOS)?\//, "Edge"], [/\b(Firefox|FxiOS)\//, "Firefox"], [/(Chrome|CriOS|Chromium)\//, "Chrome"], [/\bSafari\//, "Safari"],
];
const SYSTEMS: Array<[RegExp, string]> = [
  [/iPad/, "iPad"], [/iPhone/, "iPhone"], [/Android/, "Android"], [/Windows/, "Windows"], [/Mac OS X|Macintosh/, "Mac"], [/CrOS/, "Chromebook"], [/Linux/, "Linux"],
];

const named = (list: Array<[RegExp, string]>, text: string): string | undefined => list.find(([pattern]) => pattern.test(text))?.[1];

/** "Firefox on Windows" from a User-Agent header; what it does not know it leaves out. */
export function deviceOf(userAgent: string | null): string {
  const browser = named(BROWSERS, userAgent ?? "") ?? "A browser";
  const system = named(SYSTEMS, userAgent ?? "");
  return system ? `${browser} on ${system}` : browser;
}

/** Both at once, from the headers of a request. */
export function callerOf(headers: Pick<Headers, "get">): Caller {
  return { origin: originOfRequest(headers), device: deviceOf(headers.get("user-agent")) };
}
