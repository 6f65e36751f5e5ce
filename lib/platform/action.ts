import { headers } from "next/headers";
import { notFound, unstable_rethrow } from "next/navigation";
import { z } from "zod";
import { ConflictError, ForbiddenError, NotFoundError, RefusedError, ThrottledError } from "./errors.ts";
import { fieldErrors, flatValues } from "./form.ts";
import type { FormState } from "./form-state.ts";
import { newId } from "./ids.ts";
import { faultOf, log } from "./log.ts";
import { isOwnOrigin } from "./request-guard.ts";

/**
 * Runs a server action's command and turns every refusal into a form state: fields with their
 * sentences, both versions of a conflict, or one message. Not found becomes the 404 page.
 * The origin is checked here as well as in the proxy, which is no lock.
 */
export async function answerForm(data: FormData, run: () => Promise<FormState | void>): Promise<FormState> {
  const values = flatValues(data);
  try {
    if (!isOwnOrigin(await headers())) throw new ForbiddenError("This form was sent from another place. Please open the page again.");
    return (await run()) ?? { status: "done", errors: {}, values: {} };
  } catch (error) {
    unstable_rethrow(error);
    return refusal(error, values);
  }
}

function refusal(error: unknown, values: FormState["values"]): FormState {
  if (error instanceof NotFoundError) notFound();
  if (error instanceof z.ZodError) return { status: "refused", errors: fieldErrors(error), values };
  if (error instanceof RefusedError) return { status: "refused", errors: error.fields, values, message: error.message };
  if (error instanceof ConflictError) {
    return { status: "conflict", errors: {}, values, message: error.message, conflict: { version: error.version, theirs: error.theirs } };
  }
  if (error instanceof ForbiddenError || error instanceof ThrottledError) return { status: "refused", errors: { form: error.message }, values };
  const reference = newId();
  log.error({ reference, ...faultOf(error) }, "action failed");
  return { status: "refused", errors: { form: `Something went wrong on our side. What you typed is still here. Reference ${reference}.` }, values };
}
