import { env } from "#lib/platform/env.ts";

/** Where signing out ends: the browser forgets what it kept of our pages, then shows the sign-in page. */
export function GET(request: Request): Response {
  // The framework looks here first to swap the page in place; it gets no page, so that the browser comes itself.
  if (request.headers.get("sec-fetch-dest") === "empty") return new Response("Signed out.\n", { headers: { "Content-Type": "text/plain; charset=utf-8" } });
  return new Response(null, {
    status: 303,
    headers: { Location: new URL("/sign-in", env().APP_URL).href, "Clear-Site-Data": '"cache", "storage"', "Cache-Control": "no-store" },
  });
}
