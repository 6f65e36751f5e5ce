"use server";

import { redirect } from "next/navigation";
import { answerForm } from "#lib/platform/action.ts";
import { readForm } from "#lib/platform/form.ts";
import type { FormState } from "#lib/platform/form-state.ts";
import { requireClinician } from "#lib/platform/session.ts";
import { rateCriteria } from "./commands.ts";

/** Keeps one review of the four criteria and shows where they stand. */
export async function rateCriteriaAction(_: FormState, data: FormData): Promise<FormState> {
  return answerForm(data, async () => {
    const input = readForm(data);
    await rateCriteria(await requireClinician(), input);
    redirect(`/couples/${String(input.coupleId)}/progress`);
  });
}
