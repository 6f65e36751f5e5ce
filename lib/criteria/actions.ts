"use server";

import { redirect } from "next/navigation";
import { answerForm } from "#lib/platform/action.ts";
import { readForm } from "#lib/platform/form.ts";
import type { FormState } from "#lib/platform/form-state.ts";
import { requireClinician } from "#lib/platform/session.ts";
import { askNoticed, askSelfItems } from "./commands/ask.ts";
import { rateCriteria } from "./commands.ts";
import { askCheckInInput } from "./schema.ts";

/** Keeps one review of the four criteria and shows where they stand. */
export async function rateCriteriaAction(_: FormState, data: FormData): Promise<FormState> {
  return answerForm(data, async () => {
    const input = readForm(data);
    await rateCriteria(await requireClinician(), input);
    redirect(`/couples/${String(input.coupleId)}/progress`);
  });
}

/** Drafts the check-ins before the next review and shows them where they are approved. */
export async function askBeforeReviewAction(_: FormState, data: FormData): Promise<FormState> {
  return answerForm(data, async () => {
    const actor = await requireClinician();
    const input = askCheckInInput.parse(readForm(data));
    await askSelfItems(actor, input);
    if (input.noticing) await askNoticed(actor, input);
    redirect(`/couples/${input.coupleId}/assignments`);
  });
}
