"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { answerForm } from "#lib/platform/action.ts";
import type { FormState } from "#lib/platform/form-state.ts";
import { readForm } from "#lib/platform/form.ts";
import { requireClinician } from "#lib/platform/session.ts";
import { cancelSession, changeSession, planSession, recordAttendance, recordPartnerWords, wrapUpSession } from "./commands.ts";
import { recordPrivateContact } from "./commands/private-contact.ts";

/** Plans an hour and opens its page. */
export async function planSessionAction(_: FormState, data: FormData): Promise<FormState> {
  return answerForm(data, async () => {
    const actor = await requireClinician();
    const { id } = await planSession(actor, readForm(data));
    redirect(`/sessions/${id}`);
  });
}

/** Changes the plan and goes back to the session. */
export async function changeSessionAction(_: FormState, data: FormData): Promise<FormState> {
  return answerForm(data, async () => {
    const actor = await requireClinician();
    const { id } = await changeSession(actor, readForm(data));
    redirect(`/sessions/${id}`);
  });
}

/** Cancels the hour and goes to the couple's sessions. */
export async function cancelSessionAction(_: FormState, data: FormData): Promise<FormState> {
  return answerForm(data, async () => {
    const actor = await requireClinician();
    const { coupleId } = await cancelSession(actor, readForm(data));
    redirect(`/couples/${coupleId}/sessions`);
  });
}

/** Records who came and goes back to the session. */
export async function recordAttendanceAction(_: FormState, data: FormData): Promise<FormState> {
  return answerForm(data, async () => {
    const actor = await requireClinician();
    const { id } = await recordAttendance(actor, readForm(data));
    redirect(`/sessions/${id}`);
  });
}

/** Closes the hour and goes back to it. */
export async function wrapUpSessionAction(_: FormState, data: FormData): Promise<FormState> {
  return answerForm(data, async () => {
    const actor = await requireClinician();
    const { sessionId } = await wrapUpSession(actor, readForm(data));
    redirect(`/sessions/${sessionId}`);
  });
}

/** Keeps what the partner did, in the client's words. */
export async function recordPartnerWordsAction(_: FormState, data: FormData): Promise<FormState> {
  return answerForm(data, async () => {
    const actor = await requireClinician();
    await recordPartnerWords(actor, readForm(data));
    redirect(`/sessions/${String(data.get("sessionId"))}`);
  });
}

/** Notes a contact with one person outside the hours. */
export async function recordPrivateContactAction(_: FormState, data: FormData): Promise<FormState> {
  return answerForm(data, async () => {
    await recordPrivateContact(await requireClinician(), readForm(data));
    revalidatePath("/couples/[coupleId]", "layout");
    return { status: "done", errors: {}, values: {}, message: "Added." };
  });
}
