"use server";

import { redirect } from "next/navigation";
import { answerForm } from "#lib/platform/action.ts";
import type { FormState } from "#lib/platform/form-state.ts";
import { readForm, readJsonField } from "#lib/platform/form.ts";
import { requireClinician } from "#lib/platform/session.ts";
import { editObservation, recordEpisode, recordObservation, recordObservations, retractObservation } from "./commands.ts";

/** Saves everything tapped after the hour, sent as one field, and opens the record. */
export async function recordObservationsAction(_: FormState, data: FormData): Promise<FormState> {
  return answerForm(data, async () => {
    const actor = await requireClinician();
    const { sessionId } = await recordObservations(actor, readJsonField(data, "record"));
    redirect(`/sessions/${sessionId}`);
  });
}

/** Adds one move by a plain form and stays where more can be added. */
export async function recordObservationAction(_: FormState, data: FormData): Promise<FormState> {
  return answerForm(data, async () => {
    const actor = await requireClinician();
    await recordObservation(actor, readForm(data));
    redirect(`/sessions/${String(data.get("sessionId"))}/after?form=one&added=one`);
  });
}

/** Corrects a move and goes back to the record. */
export async function editObservationAction(_: FormState, data: FormData): Promise<FormState> {
  return answerForm(data, async () => {
    const actor = await requireClinician();
    const { sessionId } = await editObservation(actor, readForm(data));
    redirect(`/sessions/${sessionId}#moves`);
  });
}

/** Retracts a move and goes back to the record. */
export async function retractObservationAction(_: FormState, data: FormData): Promise<FormState> {
  return answerForm(data, async () => {
    const actor = await requireClinician();
    const { sessionId } = await retractObservation(actor, readForm(data));
    redirect(`/sessions/${sessionId}#moves`);
  });
}

/** Keeps the details of one run of moves and goes back to the record. */
export async function recordEpisodeAction(_: FormState, data: FormData): Promise<FormState> {
  return answerForm(data, async () => {
    const actor = await requireClinician();
    await recordEpisode(actor, readForm(data));
    redirect(`/sessions/${String(data.get("sessionId"))}#episodes`);
  });
}
