"use server";

import { revalidatePath } from "next/cache";
import { answerForm } from "#lib/platform/action.ts";
import { readForm } from "#lib/platform/form.ts";
import type { FormState } from "#lib/platform/form-state.ts";
import { requireClinician } from "#lib/platform/session.ts";
import { redirect } from "next/navigation";
import { recordConsent, withdrawConsent } from "./commands.ts";
import { askConsent } from "./commands/by-link.ts";
import { markConsentTextChecked, writeConsentText } from "./commands/text.ts";

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

/** Drafts the consent text for one person and goes to where it is approved. */
export async function askConsentAction(_: FormState, data: FormData): Promise<FormState> {
  return answerForm(data, async () => {
    const { coupleId } = await askConsent(await requireClinician(), readForm(data));
    redirect(`/couples/${coupleId}/assignments`);
  });
}

/** Writes the practice's consent text anew. */
export async function writeConsentTextAction(_: FormState, data: FormData): Promise<FormState> {
  return answerForm(data, async () => {
    const { version } = await writeConsentText(await requireClinician(), readForm(data));
    revalidatePath("/settings/consent", "page");
    return { status: "done", errors: {}, values: {}, message: `Kept as ${version}. What was signed before stays as it was.` };
  });
}

/** Records who looked at the text. */
export async function markConsentTextCheckedAction(_: FormState, data: FormData): Promise<FormState> {
  return answerForm(data, async () => {
    await markConsentTextChecked(await requireClinician(), readForm(data));
    revalidatePath("/settings/consent", "page");
    return { status: "done", errors: {}, values: {}, message: "Recorded, with today's date." };
  });
}

/** Records that a person took their consent back. */
export async function withdrawConsentAction(_: FormState, data: FormData): Promise<FormState> {
  return answerForm(data, async () => {
    await withdrawConsent(await requireClinician(), readForm(data));
    return kept("Taken back. Open links of this person are closed, and no new one is made.");
  });
}
