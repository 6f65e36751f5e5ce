"use server";

import { revalidatePath } from "next/cache";
import { answerForm } from "#lib/platform/action.ts";
import { readForm } from "#lib/platform/form.ts";
import type { FormState } from "#lib/platform/form-state.ts";
import { requireClinician } from "#lib/platform/session.ts";
import { recordConsent, withdrawConsent } from "./commands.ts";

const kept = (message: string): FormState => {
  revalidatePath("/couples/[coupleId]", "layout");
  return { status: "done", errors: {}, values: {}, message };
};

/** Records a person's consent. */
export async function recordConsentAction(_: FormState, data: FormData): Promise<FormState> {
  return answerForm(data, async () => {
    await recordConsent(await requireClinician(), readForm(data));
    return kept("Recorded.");
  });
}

/** Records that a person took their consent back. */
export async function withdrawConsentAction(_: FormState, data: FormData): Promise<FormState> {
  return answerForm(data, async () => {
    await withdrawConsent(await requireClinician(), readForm(data));
    return kept("Taken back. Open links of this person are closed, and no new one is made.");
  });
}
