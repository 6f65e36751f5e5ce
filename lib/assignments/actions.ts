"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { setClientCode } from "#lib/clients/commands.ts";
import { answerForm } from "#lib/platform/action.ts";
import type { FormState } from "#lib/platform/form-state.ts";
import { readForm } from "#lib/platform/form.ts";
import { requireClinician } from "#lib/platform/session.ts";
import { issueRequest } from "#lib/requests/commands/issue.ts";
import { revokeRequest } from "#lib/requests/commands/end.ts";
import { approveTasks } from "./commands/approve.ts";
import { changeDraft, discardDraft, pauseAssignment, resumeAssignment, shrinkAssignment, swapAssignment, withdrawAssignment } from "./commands/change.ts";
import { assignExercise, draftTasks } from "./commands/draft.ts";
import { recordDoneTogether, recordOutcome } from "./commands/outcome.ts";
import { toLinkSlip, toSlips } from "./dto.ts";
import { namedErrors, taskFrom, tasksFrom } from "./plan.ts";
import type { SlipDto, SlipState } from "./slip.ts";

const kept = (message: string): FormState => {
  revalidatePath("/couples/[coupleId]", "layout");
  return { status: "done", errors: {}, values: {}, message };
};

const pageOf = (data: FormData): string => `/couples/${String(data.get("coupleId"))}/assignments`;

async function withSlips(data: FormData, run: () => Promise<SlipDto[]>, message: string): Promise<SlipState> {
  let slips: SlipDto[] | undefined;
  const state = await answerForm(data, async () => {
    slips = await run();
    return kept(message);
  });
  return slips ? { ...state, slips } : state;
}

/** Gives an exercise: as a draft that waits, or approved at once with its slips, this once. */
export async function giveExerciseAction(_: SlipState, data: FormData): Promise<SlipState> {
  const { then, ...raw } = tasksFrom(readForm(data));
  const approve = async () => {
    const actor = await requireClinician();
    return toSlips(await assignExercise(actor, raw), String(raw.coupleId), actor.zone);
  };
  const draft = async () => {
    await draftTasks(await requireClinician(), raw);
    kept("Drafted.");
    redirect(`${pageOf(data)}#drafts`);
  };
  const state: SlipState = then === "draft" ? await answerForm(data, draft) : await withSlips(data, approve, "Approved.");
  return { ...state, errors: namedErrors(state.errors, (index) => data.get(`recipients.${index}.called`)?.toString() ?? null) };
}

/** Keeps a draft in new words; with `then` = approve it goes out at once. */
export async function changeDraftAction(_: SlipState, data: FormData): Promise<SlipState> {
  const { then, coupleId, clientId: _person, exerciseCode: _code, ...raw } = taskFrom(readForm(data));
  const change = async () => {
    await changeDraft(await requireClinician(), raw);
    return kept("Saved. The preview shows what would go out.");
  };
  if (then !== "approve") return answerForm(data, change);
  return withSlips(data, async () => {
    await change();
    const actor = await requireClinician();
    return toSlips(await approveTasks(actor, { coupleId, assignmentIds: [String(raw.assignmentId)], checkedSafe: raw.checkedSafe }), String(coupleId), actor.zone);
  }, "Approved.");
}

/** Withdraws a task and drafts another in its place. */
export async function swapAssignmentAction(_: SlipState, data: FormData): Promise<SlipState> {
  const { coupleId: _case, then: _then, clientId: _person, ...raw } = taskFrom(readForm(data));
  return answerForm(data, async () => {
    await swapAssignment(await requireClinician(), raw);
    kept("Swapped.");
    redirect(`${pageOf(data)}#drafts`);
  });
}

/** Approves the chosen drafts of a case in one act and hands out their slips. */
export async function approveTasksAction(_: SlipState, data: FormData): Promise<SlipState> {
  return withSlips(data, async () => {
    const actor = await requireClinician();
    return toSlips(await approveTasks(actor, readForm(data)), String(data.get("coupleId")), actor.zone);
  }, "Approved.");
}

/** Throws a draft away. */
export async function discardDraftAction(_: FormState, data: FormData): Promise<FormState> {
  return answerForm(data, async () => {
    await discardDraft(await requireClinician(), { assignmentId: data.get("assignmentId") });
    kept("The draft is gone.");
    redirect(pageOf(data));
  });
}

/** Makes a new link for a task; the one before dies. */
export async function issueRequestAction(_: SlipState, data: FormData): Promise<SlipState> {
  return withSlips(data, async () => {
    const actor = await requireClinician();
    return [toLinkSlip(await issueRequest(actor, readForm(data)), true, actor.zone)];
  }, "The new link is made. It is shown once.");
}

/** Makes a new code for a person; `name` only labels the slip. */
export async function newCodeAction(_: SlipState, data: FormData): Promise<SlipState> {
  return withSlips(data, async () => {
    const clientId = String(data.get("clientId"));
    const { code } = await setClientCode(await requireClinician(), { clientId });
    return [{ kind: "code", key: `code-${clientId}`, clientId, name: String(data.get("name")), code }];
  }, "A new code is made. It is shown once.");
}

/** Closes a link. */
export async function revokeRequestAction(_: FormState, data: FormData): Promise<FormState> {
  return answerForm(data, async () => {
    await revokeRequest(await requireClinician(), readForm(data));
    return kept("The link is closed.");
  });
}

/** Takes a task back. */
export async function withdrawAssignmentAction(_: FormState, data: FormData): Promise<FormState> {
  return answerForm(data, async () => {
    await withdrawAssignment(await requireClinician(), readForm(data));
    return kept("The task is withdrawn.");
  });
}

/** Lets a task rest. */
export async function pauseAssignmentAction(_: FormState, data: FormData): Promise<FormState> {
  return answerForm(data, async () => {
    await pauseAssignment(await requireClinician(), readForm(data));
    return kept("The task rests. Its link stays shut until you resume it.");
  });
}

/** Ends a task's rest. */
export async function resumeAssignmentAction(_: FormState, data: FormData): Promise<FormState> {
  return answerForm(data, async () => {
    await resumeAssignment(await requireClinician(), readForm(data));
    return kept("The task goes on. The same link opens again.");
  });
}

/** Makes a task its two-minute version. */
export async function shrinkAssignmentAction(_: FormState, data: FormData): Promise<FormState> {
  return answerForm(data, async () => {
    await shrinkAssignment(await requireClinician(), readForm(data));
    return kept("It is the two-minute version now.");
  });
}

/** Records how it went as told in the hour. */
export async function recordOutcomeAction(_: FormState, data: FormData): Promise<FormState> {
  return answerForm(data, async () => {
    await recordOutcome(await requireClinician(), readForm(data));
    return kept("Recorded.");
  });
}

/** Records that a room-first exercise was done together. */
export async function recordDoneTogetherAction(_: FormState, data: FormData): Promise<FormState> {
  return answerForm(data, async () => {
    await recordDoneTogether(await requireClinician(), readForm(data));
    return kept("Recorded. It may go home now.");
  });
}
