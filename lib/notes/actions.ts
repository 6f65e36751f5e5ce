"use server";

import { revalidatePath } from "next/cache";
import { answerForm } from "#lib/platform/action.ts";
import { readForm } from "#lib/platform/form.ts";
import type { FormState } from "#lib/platform/form-state.ts";
import { requireClinician } from "#lib/platform/session.ts";
import { amendNote, saveNote, signNote, writeProcessNote } from "./commands.ts";

const done = (message: string): FormState => ({ status: "done", errors: {}, values: {}, message });

/** Keeps the text of a note as a draft, or signs it: the button that was pressed says which. */
export async function noteAction(_: FormState, data: FormData): Promise<FormState> {
  return answerForm(data, async () => {
    const actor = await requireClinician();
    const { intent, ...input } = readForm(data);
    const keep = intent === "keep";
    await (keep ? saveNote(actor, input) : signNote(actor, input));
    revalidatePath("/sessions/[sessionId]/note", "page");
    return done(keep ? "Kept as a draft. It is not signed yet." : "Signed.");
  });
}

/** Adds an amendment to a signed note. */
export async function amendNoteAction(_: FormState, data: FormData): Promise<FormState> {
  return answerForm(data, async () => {
    await amendNote(await requireClinician(), readForm(data));
    revalidatePath("/sessions/[sessionId]/note", "page");
    return done("Added.");
  });
}

/** Keeps a private thought that its author alone reads. */
export async function writeProcessNoteAction(_: FormState, data: FormData): Promise<FormState> {
  return answerForm(data, async () => {
    await writeProcessNote(await requireClinician(), readForm(data));
    revalidatePath("/sessions/[sessionId]/note", "page");
    return done("Kept. Only you read it.");
  });
}
