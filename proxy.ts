import { NextResponse } from "next/server";
import type { NextRequest } from "next/server";
import { guardedRequestOf, judgeRequest, ownOriginsOf } from "#lib/platform/request-guard.ts";
import { pageContentPolicy, securityHeaders } from "#lib/platform/security-headers.ts";

/** Answers first: refuses foreign and oversized requests, and gives each page its own script nonce. */
export function proxy(request: NextRequest): NextResponse {
  const ownOrigins = ownOriginsOf(process.env.APP_URL, request.headers.get("host"));
  const verdict = judgeRequest(guardedRequestOf(request), ownOrigins);
  const policy = pageContentPolicy(freshNonce(), process.env.NODE_ENV !== "production");
  const response = verdict.allowed
    ? NextResponse.next({ request: { headers: trustedHeaders(request, ownOrigins, policy) } })
    : new NextResponse(`${verdict.message}\n`, {
        status: verdict.status,
        headers: { "Content-Type": "text/plain; charset=utf-8" },
      });
  for (const [name, value] of Object.entries(securityHeaders)) response.headers.set(name, value);
  response.headers.set("Content-Security-Policy", policy);
  response.headers.set("Cache-Control", "private, no-store");
  return response;
}

// The framework compares Origin with forwarded hosts and refuses "null"; it gets checked values only.
function trustedHeaders(request: NextRequest, ownOrigins: string[], policy: string): Headers {
  const headers = new Headers(request.headers);
  headers.delete("x-middleware-subrequest");
  headers.delete("x-forwarded-host");
  headers.delete("x-forwarded-proto");
  headers.set("Content-Security-Policy", policy);
  const [own] = ownOrigins;
  if (process.env.APP_URL && own) headers.set("x-forwarded-host", new URL(own).host);
  if (headers.get("origin") === "null" && own) headers.set("origin", own);
  return headers;
}

function freshNonce(): string {
  return btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(16))));
}

export const config = {
  matcher: ["/((?!r$|r/|notes\\.css$|notes\\.js$|favicon\\.ico$|icon\\.svg$|_next/static/).*)"],
};
