/**
 * The first answer to every request that could change something: did it come from our own pages,
 * and is it of a size we accept? Pure. Sources: OWASP ASVS 5.0 3.5.1–3.5.3 and 4.1.3; Fetch
 * Metadata (W3C); RFC 9110 15.5.12 and 15.5.14.
 */

/** Largest body of a request in bytes: 256 KiB. */
export const bodyLimit = 256 * 1024;

/** The parts of a request that the guard looks at; header values as sent, null when absent. */
export type GuardedRequest = {
  method: string;
  origin: string | null;
  secFetchSite: string | null;
  contentLength: string | null;
  transferEncoding: string | null;
};

export type Verdict = { allowed: true } | { allowed: false; status: 403 | 411 | 413; message: string };

const readOnly = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * Whether a request may be answered at all. Reading always may. Anything else needs one of our own
 * origins, or the browser's word that it comes from the same origin, and a body of known size
 * up to `bodyLimit`. A foreign origin is refused whatever else the request says.
 */
export function judgeRequest(request: GuardedRequest, ownOrigins: readonly string[]): Verdict {
  if (readOnly.has(request.method.toUpperCase())) return { allowed: true };
  if (!isFromOurselves(request, ownOrigins)) {
    return refusal(403, "This request did not come from this site, so nothing was changed.");
  }
  return judgeBody(request);
}

/**
 * Our own origins: the configured address alone, or, without one, the Host the request named.
 * X-Forwarded headers are never read. A malformed address yields no origin.
 */
export function ownOriginsOf(appUrl: string | undefined, host: string | null): string[] {
  if (appUrl) return originOf(appUrl);
  if (!host) return [];
  return [...originOf(`http://${host}`), ...originOf(`https://${host}`)];
}

/**
 * Whether the headers of a changing request say that it comes from one of our own pages. For actions and
 * handlers, which ask again because the proxy is no lock. `appUrl` is the configured address.
 */
export function isOwnOrigin(headers: Pick<Headers, "get">, appUrl = process.env.APP_URL): boolean {
  const request = { origin: headers.get("origin"), secFetchSite: headers.get("sec-fetch-site") };
  return isFromOurselves(request, ownOriginsOf(appUrl, headers.get("host")));
}

/** The guard's view of a request's method and headers. */
export function guardedRequestOf(request: { method: string; headers: Headers }): GuardedRequest {
  return {
    method: request.method,
    origin: request.headers.get("origin"),
    secFetchSite: request.headers.get("sec-fetch-site"),
    contentLength: request.headers.get("content-length"),
    transferEncoding: request.headers.get("transfer-encoding"),
  };
}

// A page sent with Referrer-Policy no-referrer posts its plain forms with "Origin: null".
function isFromOurselves(request: Pick<GuardedRequest, "origin" | "secFetchSite">, ownOrigins: readonly string[]): boolean {
  if (request.origin !== null && request.origin !== "null") return ownOrigins.includes(request.origin);
  return request.secFetchSite === "same-origin";
}

function judgeBody({ contentLength, transferEncoding }: GuardedRequest): Verdict {
  if (transferEncoding !== null) return refusal(411, "Send the length of the body with the request.");
  if (contentLength === null) return { allowed: true };
  if (!/^\d{1,15}$/.test(contentLength)) return refusal(411, "Send the length of the body as a number.");
  if (Number(contentLength) > bodyLimit) {
    return refusal(413, "This is longer than we can take in one go. Shorten it and send it again.");
  }
  return { allowed: true };
}

function refusal(status: 403 | 411 | 413, message: string): Verdict {
  return { allowed: false, status, message };
}

function originOf(address: string): string[] {
  try {
    return [new URL(address).origin];
  } catch {
    return [];
  }
}
