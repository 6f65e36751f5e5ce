"use server";

import { revalidatePath } from "next/cache";
import { answerForm } from "#lib/platform/action.ts";
import { readForm } from "#lib/platform/form.ts";
import type { FormState } from "#lib/platform/form-state.ts";
import { requireClinician } from "#lib/platform/session.ts";
import { recordContactPreference, renameClient, setClientCode, setReminders, settleContactWish } from "./commands.ts";

const kept = (message: string, values: FormState["values"] = {}): FormState => {
  revalidatePath("/couples/[coupleId]", "layout");
  return { status: "done", errors: {}, values, message };
};

/** Changes a person's name. */
export async function renameClientAction(_: FormState, data: FormData): Promise<FormState> {
  return answerForm(data, async () => {
    await renameClient(await requireClinician(), readForm(data));
    return kept("Saved.");
  });
}

/** Records how a person wants to be reached. */
export async function recordContactPreferenceAction(_: FormState, data: FormData): Promise<FormState> {
  return answerForm(data, async () => {
    await recordContactPreference(await requireClinician(), readForm(data));
    return kept("Recorded.");
  });
}

/** Makes a new code; it is in this one answer and shown nowhere again. */
export async function setClientCodeAction(_: FormState, data: FormData): Promise<FormState> {
  return answerForm(data, async () => {
    const { code } = await setClientCode(await requireClinician(), readForm(data));
    return kept("A new code is made. It is shown once.", { code });
  });
}

/** Stops a person's reminders, or lets them go out again. */
export async function setRemindersAction(_: FormState, data: FormData): Promise<FormState> {
  return answerForm(data, async () => {
    await setReminders(await requireClinician(), readForm(data));
    return kept("Recorded.");
  });
}

/** Marks a person's wish about being reached as asked about. */
export async function settleContactWishAction(_: FormState, data: FormData): Promise<FormState> {
  return answerForm(data, async () => {
    await settleContactWish(await requireClinician(), readForm(data));
    return kept("Recorded.");
  });
}
