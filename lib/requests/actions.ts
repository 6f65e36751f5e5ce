"use server";

import { revalidatePath } from "next/cache";
import { answerForm } from "#lib/platform/action.ts";
import { readForm } from "#lib/platform/form.ts";
import type { FormState } from "#lib/platform/form-state.ts";
import { requireClinician } from "#lib/platform/session.ts";
import { sendAgain } from "./commands/deliver.ts";
import { revokeRequest } from "./commands/end.ts";

const done = (message: string): FormState => {
  revalidatePath("/couples/[coupleId]", "layout");
  return { status: "done", errors: {}, values: {}, message };
};

/** Sends the message with a link once more, by hand. */
export async function sendAgainAction(_: FormState, data: FormData): Promise<FormState> {
  return answerForm(data, async () => {
    await sendAgain(await requireClinician(), readForm(data));
    return done("It goes out once more.");
  });
}

/** Closes a link at once. */
export async function closeLinkAction(_: FormState, data: FormData): Promise<FormState> {
  return answerForm(data, async () => {
    await revokeRequest(await requireClinician(), readForm(data));
    return done("Closed. From outside it looks like any link that is not open.");
  });
}
