"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { answerForm } from "#lib/platform/action.ts";
import { readForm } from "#lib/platform/form.ts";
import type { FormState } from "#lib/platform/form-state.ts";
import { requireClinician } from "#lib/platform/session.ts";
import { addCouple, changeCase, recordSecretsPolicy } from "./commands.ts";
import { signSecretsPolicy } from "./commands/sign.ts";
import { separateCouple } from "./commands/separate.ts";

const kept = (message: string): FormState => {
  revalidatePath("/couples/[coupleId]", "layout");
  return { status: "done", errors: {}, values: {}, message };
};

/** Adds a case and opens its first page. */
export async function addCoupleAction(_: FormState, data: FormData): Promise<FormState> {
  return answerForm(data, async () => {
    const { id } = await addCouple(await requireClinician(), readForm(data));
    redirect(`/couples/${id}`);
  });
}

/** Changes chairs, the rule for one alone, or what an absent partner is called. */
export async function changeCaseAction(_: FormState, data: FormData): Promise<FormState> {
  return answerForm(data, async () => {
    await changeCase(await requireClinician(), readForm(data));
    return kept("Saved.");
  });
}

/** Records one person's signature under the policy on confidences. */
export async function signSecretsPolicyAction(_: FormState, data: FormData): Promise<FormState> {
  return answerForm(data, async () => {
    await signSecretsPolicy(await requireClinician(), readForm(data));
    return kept("Recorded.");
  });
}

/** Separates a couple. */
export async function separateCoupleAction(_: FormState, data: FormData): Promise<FormState> {
  return answerForm(data, async () => {
    await separateCouple(await requireClinician(), readForm(data));
    return kept("Separated. Both files stay.");
  });
}

/** Records a version of the policy on confidences. */
export async function recordSecretsPolicyAction(_: FormState, data: FormData): Promise<FormState> {
  return answerForm(data, async () => {
    await recordSecretsPolicy(await requireClinician(), readForm(data));
    return kept("Recorded. This version is in force from now on.");
  });
}
