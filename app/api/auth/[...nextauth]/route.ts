import nextAuth from "next-auth";
import type { NextRequest } from "next/server";
import { authOptions, throttledPrefix } from "#lib/platform/auth.ts";

type Context = { params: Promise<{ nextauth: string[] }> };

/** next-auth's own addresses; its credentials step is the sign-in form's, with the same tries. */
async function handle(request: NextRequest, context: Context): Promise<Response> {
  const response = (await nextAuth(request as never, context as never, authOptions())) as Response;
  const wait = await throttleOf(response);
  if (wait === null) return response;
  return Response.json({ error: "Too many tries. Please wait a little and try again." }, { status: 429, headers: { "Retry-After": wait } });
}

// next-auth knows refusals only as an address with an error in it; tries used up are a 429 (RFC 6585).
async function throttleOf(response: Response): Promise<string | null> {
  const place = response.headers.get("Location") ?? (response.status === 401 ? await response.clone().text() : "");
  return new RegExp(`error=${throttledPrefix}(\\d+)`).exec(place)?.[1] ?? null;
}

/** Reading: next-auth's own pages and lists. Its credentials step takes a form only, and answers anything else with a fault. */
export async function GET(request: NextRequest, context: Context): Promise<Response> {
  const [step] = (await context.params).nextauth;
  return step === "callback" ? new Response("Not found\n", { status: 404, headers: { "Content-Type": "text/plain; charset=utf-8" } }) : handle(request, context);
}

export { handle as POST };
