"use server";

import { revalidatePath } from "next/cache";
import { answerForm } from "#lib/platform/action.ts";
import { readForm } from "#lib/platform/form.ts";
import type { FormState } from "#lib/platform/form-state.ts";
import { requireClinician } from "#lib/platform/session.ts";
import { recordEnding, recordFollowUp, recordGoal, recordMarks, recordStayingFor, recordStep, writeWhatWeSaw } from "./commands.ts";

const kept = (message: string): FormState => {
  revalidatePath("/couples/[coupleId]", "layout");
  return { status: "done", errors: {}, values: {}, message };
};

/** Records what one person wants. */
export async function recordGoalAction(_: FormState, data: FormData): Promise<FormState> {
  return answerForm(data, async () => {
    await recordGoal(await requireClinician(), readForm(data));
    return kept("Kept in this person's own file.");
  });
}

/** Keeps the private list. */
export async function recordStayingForAction(_: FormState, data: FormData): Promise<FormState> {
  return answerForm(data, async () => {
    await recordStayingFor(await requireClinician(), readForm(data));
    return kept("Kept in this person's own file. The partner learns nothing of it.");
  });
}

/** Records one step, alone or of both. */
export async function recordStepAction(_: FormState, data: FormData): Promise<FormState> {
  return answerForm(data, async () => {
    await recordStep(await requireClinician(), readForm(data));
    return kept("Recorded.");
  });
}

/** Keeps the five marks. */
export async function recordMarksAction(_: FormState, data: FormData): Promise<FormState> {
  return answerForm(data, async () => {
    await recordMarks(await requireClinician(), readForm(data));
    return kept("Kept in this person's own file.");
  });
}

/** Records an ending: the button that was pressed says which of the four. */
export async function recordEndingAction(_: FormState, data: FormData): Promise<FormState> {
  return answerForm(data, async () => {
    await recordEnding(await requireClinician(), readForm(data));
    return kept("Recorded. One private word with each is planned six weeks on.");
  });
}

/** Keeps the page for one person. */
export async function writeWhatWeSawAction(_: FormState, data: FormData): Promise<FormState> {
  return answerForm(data, async () => {
    await writeWhatWeSaw(await requireClinician(), readForm(data));
    return kept("Kept. Print it when you meet.");
  });
}

/** Notes a private word after an ending. */
export async function recordFollowUpAction(_: FormState, data: FormData): Promise<FormState> {
  return answerForm(data, async () => {
    await recordFollowUp(await requireClinician(), readForm(data));
    return kept("Noted.");
  });
}
