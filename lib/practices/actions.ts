"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { answerForm } from "#lib/platform/action.ts";
import { readForm } from "#lib/platform/form.ts";
import type { FormState } from "#lib/platform/form-state.ts";
import { spendTry } from "#lib/platform/rate-limit.ts";
import { currentCaller, keepSignIn, requireClinician } from "#lib/platform/session.ts";
import { giveFirstFactor } from "#lib/platform/sign-in.ts";
import { cancelAway, completeSetUp, markHelpPackChecked, recordAway, setQuietHours, setReadingHours } from "./commands.ts";

/** The set-up page: makes the practice, then goes on to the owner's app, the password being given already. */
export async function completeSetUpAction(token: string, _: FormState, data: FormData): Promise<FormState> {
  const state = await answerForm(data, async () => {
    const caller = await currentCaller();
    await spendTry("set-up", caller.origin);
    const input = readForm(data);
    await completeSetUp(token, input);
    const { secret, next } = await giveFirstFactor({ email: input.email, password: input.password }, caller);
    await keepSignIn(secret);
    redirect(next);
  });
  const { password: _typed, ...values } = state.values;
  return { ...state, values };
}

/** "We have checked these lines": dates the help pack with today. */
export async function markHelpPackCheckedAction(_: FormState, data: FormData): Promise<FormState> {
  return answerForm(data, async () => {
    await markHelpPackChecked(await requireClinician());
    revalidatePath("/settings");
    return { status: "done", errors: {}, values: {}, message: "The help lines are marked as checked today." };
  });
}

const saved = (message: string): FormState => {
  revalidatePath("/settings");
  return { status: "done", errors: {}, values: {}, message };
};

/** Own days away, and who may read then. */
export async function recordAwayAction(_: FormState, data: FormData): Promise<FormState> {
  return answerForm(data, async () => {
    await recordAway(await requireClinician(), readForm(data));
    return saved("Your days away are noted.");
  });
}

/** Takes own days away back. */
export async function cancelAwayAction(_: FormState, data: FormData): Promise<FormState> {
  return answerForm(data, async () => {
    await cancelAway(await requireClinician(), readForm(data));
    return saved("Taken back.");
  });
}

/** When what came in is read. */
export async function setReadingHoursAction(_: FormState, data: FormData): Promise<FormState> {
  return answerForm(data, async () => {
    const { readingHours } = await setReadingHours(await requireClinician(), readForm(data));
    return saved(`Partners now read: ${readingHours}.`);
  });
}

/** When no message goes out. */
export async function setQuietHoursAction(_: FormState, data: FormData): Promise<FormState> {
  return answerForm(data, async () => {
    await setQuietHours(await requireClinician(), readForm(data));
    return saved("The quiet hours are set.");
  });
}
