"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { answerForm } from "#lib/platform/action.ts";
import type { FormState } from "#lib/platform/form-state.ts";
import { flatValues, readForm } from "#lib/platform/form.ts";
import { requireClinician } from "#lib/platform/session.ts";
import { doubtAuthor } from "./commands/doubt.ts";
import { clearMarks } from "./commands/mark.ts";
import { enterFromPaper } from "./commands/paper.ts";
import { closeShared, openInShared } from "./commands/shared.ts";
import { reviewReflection } from "./commands/review.ts";

/** Marks a reflection as reviewed, with what was done. */
export async function reviewReflectionAction(_: FormState, data: FormData): Promise<FormState> {
  return answerForm(data, async () => {
    await reviewReflection(await requireClinician(), readForm(data));
    revalidatePath("/reflections", "layout");
    return { status: "done", errors: {}, values: {}, message: "Marked as reviewed." };
  });
}

/** Answers the marks of a reflection. */
export async function clearMarksAction(_: FormState, data: FormData): Promise<FormState> {
  return answerForm(data, async () => {
    await clearMarks(await requireClinician(), readForm(data));
    revalidatePath("/reflections", "layout");
    return { status: "done", errors: {}, values: {}, message: "The mark is answered." };
  });
}

/** Notes that somebody else may have written it, or takes that back. */
export async function doubtAuthorAction(_: FormState, data: FormData): Promise<FormState> {
  return answerForm(data, async () => {
    await doubtAuthor(await requireClinician(), readForm(data));
    revalidatePath("/reflections", "layout");
    return { status: "done", errors: {}, values: {}, message: "Noted." };
  });
}

/** Enters a sheet of paper, then shows it for reading. */
export async function enterFromPaperAction(_: FormState, data: FormData): Promise<FormState> {
  return answerForm(data, async () => {
    const { assignmentId, writtenOn, ...answers } = flatValues(data);
    const { id } = await enterFromPaper(await requireClinician(), { assignmentId, writtenOn, answers });
    redirect(`/reflections/${id}`);
  });
}

/** Opens one answer for both in the room. */
export async function openInSharedAction(_: FormState, data: FormData): Promise<FormState> {
  return answerForm(data, async () => {
    await openInShared(await requireClinician(), readForm(data));
    revalidatePath("/sessions/[sessionId]", "page");
    revalidatePath("/reflections/[reflectionId]", "page");
    return { status: "done", errors: {}, values: {}, message: "It stands in the shared view now." };
  });
}

/** Takes an answer out of the shared view again. */
export async function closeSharedAction(_: FormState, data: FormData): Promise<FormState> {
  return answerForm(data, async () => {
    await closeShared(await requireClinician(), readForm(data));
    revalidatePath("/sessions/[sessionId]/shared", "page");
    return { status: "done", errors: {}, values: {} };
  });
}
