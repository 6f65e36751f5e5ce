"use server";

import { revalidatePath } from "next/cache";
import { answerForm } from "#lib/platform/action.ts";
import type { FormState } from "#lib/platform/form-state.ts";
import { readForm } from "#lib/platform/form.ts";
import { requireClinician } from "#lib/platform/session.ts";
import { reviewReflection } from "./commands.ts";

/** Marks a reflection as reviewed, with what was done. */
export async function reviewReflectionAction(_: FormState, data: FormData): Promise<FormState> {
  return answerForm(data, async () => {
    await reviewReflection(await requireClinician(), readForm(data));
    revalidatePath("/reflections/[reflectionId]", "page");
    return { status: "done", errors: {}, values: {}, message: "Marked as reviewed." };
  });
}
