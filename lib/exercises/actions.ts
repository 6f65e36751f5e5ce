"use server";

import { redirect } from "next/navigation";
import { answerForm } from "#lib/platform/action.ts";
import type { FormState } from "#lib/platform/form-state.ts";
import { readForm } from "#lib/platform/form.ts";
import { requireClinician } from "#lib/platform/session.ts";
import { archiveExercise, changeExercise, copyExercise, restoreExercise } from "./commands.ts";
import { changeDraft, deedOf, draftFrom, type EditState } from "./draft.ts";

/** Copies an exercise and opens the copy for changing. */
export async function copyExerciseAction(_: FormState, data: FormData): Promise<FormState> {
  return answerForm(data, async () => {
    const { code } = await copyExercise(await requireClinician(), readForm(data));
    redirect(`/library/${code}/edit`);
  });
}

/** Any button of an own exercise's form: changes the list of questions, keeping all that was typed, or keeps a version. */
export async function changeExerciseAction(previous: EditState, data: FormData): Promise<EditState> {
  const actor = await requireClinician();
  const draft = draftFrom(readForm(data));
  const version = Number(data.get("version"));
  const round = previous.round + 1;
  const deed = deedOf(data.get("intent"), data.get("newType"));
  if (deed.kind !== "keep") return { status: "changed", errors: {}, version, round, ...changeDraft(draft, deed) };
  const { status, errors, message, conflict } = await answerForm(data, async () => {
    const { code, number } = await changeExercise(actor, { code: data.get("code"), version, wording: draft });
    redirect(`/library/${code}?kept=${number}`);
  });
  const refused = Object.fromEntries(Object.entries(errors).map(([name, sentence]) => [name.replace(/^wording\./, ""), sentence]));
  return { status: status === "conflict" ? "conflict" : "refused", errors: refused, message, conflict, draft, version: conflict?.version ?? version, focus: null, round };
}

/** Takes an own exercise off the lists, or puts it back. */
export async function archiveExerciseAction(_: FormState, data: FormData): Promise<FormState> {
  return answerForm(data, async () => {
    const { undo, ...input } = readForm(data);
    await (undo ? restoreExercise : archiveExercise)(await requireClinician(), input);
    redirect(undo ? `/library/${String(input.code)}` : "/library");
  });
}
