import type { ReactElement } from "react";
import { env } from "#lib/platform/env.ts";
import { bodyLimit, guardedRequestOf, judgeRequest, ownOriginsOf } from "#lib/platform/request-guard.ts";
import { fixedContentPolicy, securityHeaders } from "#lib/platform/security-headers.ts";
import type { TypedAnswers } from "#lib/requests/schema.ts";

/** The everyday page to which "Leave this page" goes. */
export const exitUrl = (): string => env().EXIT_URL;

/** Headers of every answer below /r: never stored, never indexed, no script but our own file. */
export function clientHeaders(extra: Record<string, string> = {}): Headers {
  const headers = new Headers({ ...securityHeaders, "Content-Security-Policy": fixedContentPolicy, "Cache-Control": "private, no-store" });
  for (const [name, value] of Object.entries(extra)) headers.set(name, value);
  return headers;
}

/** A page as finished HTML (decision 5). */
export async function asHtml(page: ReactElement): Promise<string> {
  return `<!doctype html>${await asPart(page)}`;
}

/** A part of a page as HTML. */
export async function asPart(part: ReactElement): Promise<string> {
  const { renderToStaticMarkup } = await import("react-dom/server");
  return renderToStaticMarkup(part);
}

/** Answers with a page. */
export async function answerPage(page: ReactElement | string, status = 200, extra: Record<string, string> = {}): Promise<Response> {
  const html = typeof page === "string" ? page : await asHtml(page);
  return new Response(html, { status, headers: clientHeaders({ "Content-Type": "text/html; charset=utf-8", ...extra }) });
}

/** Sends the browser on to another page of ours. */
export function answerSeeOther(path: string, extra: Record<string, string> = {}): Response {
  return new Response(null, { status: 303, headers: clientHeaders({ Location: path, ...extra }) });
}

/** Answers the page's own script. */
export function answerJson(body: object, status = 200, extra: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(body), { status, headers: clientHeaders({ "Content-Type": "application/json; charset=utf-8", ...extra }) });
}

/** Whether the page's own script asks, and not a form that is sent without one. */
export const asksJson = (request: Request): boolean => request.headers.get("accept") === "application/json";

/** Sends on to another page of ours, in the way that was asked for: a redirect, or its address for the script. */
export function answerGo(request: Request, path: string, extra: Record<string, string> = {}): Response {
  return asksJson(request) ? answerJson({ go: path }, 200, extra) : answerSeeOther(path, extra);
}

/** Why a form may not be answered, as a status, or null. */
export function refusedStatus(request: Request): 403 | 411 | 413 | null {
  const verdict = judgeRequest(guardedRequestOf(request), ownOriginsOf(process.env.APP_URL, request.headers.get("host")));
  return verdict.allowed ? null : verdict.status;
}

const MAX_FIELDS = 1000;

/** What a form sent, by field name; a name sent more than once is a list. `isWhole`: nothing was left out. */
export type Sent = { typed: TypedAnswers; isWhole: boolean };

/** Reads a form. Anything but a plain form, or one of a size no page of ours has, is read as far as it goes. */
export async function typedIn(request: Request): Promise<Sent> {
  const typed = Object.create(null) as TypedAnswers;
  if (!request.headers.get("content-type")?.startsWith("application/x-www-form-urlencoded")) return { typed, isWhole: request.headers.get("content-length") === "0" };
  const text = await request.text();
  if (text.length > bodyLimit) return { typed, isWhole: false };
  let count = 0;
  for (const [name, value] of new URLSearchParams(text)) {
    if ((count += 1) > MAX_FIELDS) return { typed, isWhole: false };
    const known = typed[name];
    typed[name] = known === undefined ? value : Array.isArray(known) ? [...known, value] : [known, value];
  }
  return { typed, isWhole: true };
}
