"use server";

import { revalidatePath } from "next/cache";
import { setClientCode } from "#lib/clients/commands.ts";
import { answerForm } from "#lib/platform/action.ts";
import type { FormState } from "#lib/platform/form-state.ts";
import { readForm } from "#lib/platform/form.ts";
import { requireClinician } from "#lib/platform/session.ts";
import { issueRequest, revokeRequest } from "#lib/requests/commands.ts";
import { assignExercise, recordDoneTogether, recordOutcome, withdrawAssignment } from "./commands.ts";
import { toLinkSlip, toSlips } from "./dto.ts";
import type { SlipDto, SlipState } from "./slip.ts";

const kept = (message: string): FormState => {
  revalidatePath("/couples/[coupleId]", "layout");
  return { status: "done", errors: {}, values: {}, message };
};

/** Gives a task and hands out its slips, this once. */
export async function assignExerciseAction(_: SlipState, data: FormData): Promise<SlipState> {
  let slips: SlipDto[] | undefined;
  const state = await answerForm(data, async () => {
    const actor = await requireClinician();
    slips = toSlips(await assignExercise(actor, readForm(data)), actor.zone);
  });
  return slips ? { ...state, slips } : state;
}

/** Makes a new link for a task; the one before dies. */
export async function issueRequestAction(_: SlipState, data: FormData): Promise<SlipState> {
  let slips: SlipDto[] | undefined;
  const state = await answerForm(data, async () => {
    const actor = await requireClinician();
    slips = [toLinkSlip(await issueRequest(actor, readForm(data)), true, actor.zone)];
    return kept("The new link is made. It is shown once.");
  });
  return slips ? { ...state, slips } : state;
}

/** Makes a new code for a person; `name` only labels the slip. */
export async function newCodeAction(_: SlipState, data: FormData): Promise<SlipState> {
  let slips: SlipDto[] | undefined;
  const state = await answerForm(data, async () => {
    const clientId = String(data.get("clientId"));
    const { code } = await setClientCode(await requireClinician(), { clientId });
    slips = [{ kind: "code", key: `code-${clientId}`, clientId, name: String(data.get("name")), code }];
    return kept("A new code is made. It is shown once.");
  });
  return slips ? { ...state, slips } : state;
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
