import { ForbiddenError, NotFoundError, RefusedError } from "#lib/platform/errors.ts";
import { isOwnOrigin } from "#lib/platform/request-guard.ts";
import { requireClinician } from "#lib/platform/session.ts";
import { handOut } from "#lib/records/commands/hand-out.ts";

type Context = { params: Promise<{ coupleId: string; releaseId: string }> };

const said = (sentence: string, status: number): Response => new Response(`${sentence}\n`, { status, headers: { "Content-Type": "text/plain; charset=utf-8", "Cache-Control": "private, no-store" } });

/** Hands out a made release as a file; by a form only, since it writes into the account. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const actor = await requireClinician();
  const { coupleId, releaseId } = await params;
  if (!isOwnOrigin(request.headers)) return said("This form was sent from another place. Please open the page again.", 403);
  try {
    const format = (await request.formData()).get("format");
    const { bytes, fileName, contentType } = await handOut(actor, { coupleId, releaseId, format });
    return new Response(new Uint8Array(bytes), {
      headers: { "Content-Type": contentType, "Content-Disposition": `attachment; filename="${fileName}"`, "Cache-Control": "private, no-store", "Content-Length": String(bytes.length) },
    });
  } catch (error) {
    if (error instanceof NotFoundError) return said("Not found.", 404);
    if (error instanceof RefusedError) return said(Object.values(error.fields).join(" "), 409);
    if (error instanceof ForbiddenError || (error instanceof Error && error.name === "ZodError")) return said("This cannot be handed out.", 422);
    throw error;
  }
}
