"use server";

import { revalidatePath } from "next/cache";
import { answerForm } from "#lib/platform/action.ts";
import { readForm } from "#lib/platform/form.ts";
import type { FormState } from "#lib/platform/form-state.ts";
import { requireClinician } from "#lib/platform/session.ts";
import { decideSafety, recordPrivateScreen } from "./commands.ts";

const kept = (message: string): FormState => {
  revalidatePath("/couples/[coupleId]", "layout");
  return { status: "done", errors: {}, values: {}, message };
};

/** Records that a person was asked the private questions. */
export async function recordPrivateScreenAction(_: FormState, data: FormData): Promise<FormState> {
  return answerForm(data, async () => {
    await recordPrivateScreen(await requireClinician(), readForm(data));
    return kept("Recorded in this person's file.");
  });
}

/** Records a decision about safety. */
export async function decideSafetyAction(_: FormState, data: FormData): Promise<FormState> {
  return answerForm(data, async () => {
    await decideSafety(await requireClinician(), readForm(data));
    return kept("Recorded. Nothing changes on anybody's page or task until you change it.");
  });
}
