import { ForbiddenError, NotFoundError, RefusedError } from "#lib/platform/errors.ts";
import { visitCookie } from "#lib/platform/link.ts";
import { isOwnOrigin } from "#lib/platform/request-guard.ts";
import { findClinician, requireClinician } from "#lib/platform/session.ts";
import { handOver } from "#lib/requests/commands/hand-over.ts";

/**
 * Hands this device to a person for their own task. The answer opens their page, and the browser drops
 * what it kept of the therapist's, so that Back shows the lock and nothing else.
 */
export async function POST(request: Request): Promise<Response> {
  if (!isOwnOrigin(request.headers)) return refusal(403, "This form was sent from another place. Please open the page again.");
  // A redirect of the framework would send this form on; the lock is a page to look at.
  if (!(await findClinician())) return seeOther("/second-factor");
  const actor = await requireClinician();
  try {
    const { visitId, secret } = await handOver(actor, { assignmentId: (await request.formData()).get("assignmentId") });
    return seeOther(`/r/s/${visitId}`, { "Set-Cookie": visitCookie(visitId, secret), "Clear-Site-Data": '"cache"' });
  } catch (error) {
    if (error instanceof NotFoundError) return refusal(404, "This task was not found.");
    if (error instanceof RefusedError) return refusal(409, Object.values(error.fields).join(" "));
    if (error instanceof ForbiddenError) return refusal(403, error.message);
    throw error;
  }
}

function seeOther(path: string, headers: Record<string, string> = {}): Response {
  return new Response(null, { status: 303, headers: { Location: path, "Cache-Control": "private, no-store", ...headers } });
}

function refusal(status: number, sentence: string): Response {
  return new Response(`${sentence}\n`, { status, headers: { "Content-Type": "text/plain; charset=utf-8", "Cache-Control": "private, no-store" } });
}
