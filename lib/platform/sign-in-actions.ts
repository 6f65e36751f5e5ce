"use server";

import { redirect } from "next/navigation";
import { answerForm } from "./action.ts";
import { readForm } from "./form.ts";
import type { FormState } from "./form-state.ts";
import { currentCaller, currentSecret, dropSignIn, keepSignIn, requireClinician } from "./session.ts";
import { giveFirstFactor } from "./sign-in.ts";
import { confirmEnrolment, giveSecondFactor } from "./sign-in-factor.ts";
import { signOut, signOutEverywhere } from "./sign-in-session.ts";

const typedCode = (data: FormData): string => String(data.get("code") ?? "").slice(0, 64);

// A password or a code that was typed never comes back in an answer.
function withoutSecrets({ values, ...state }: FormState): FormState {
  return { ...state, values: values.email === undefined ? {} : { email: values.email } };
}

/** The sign-in form: the first factor, then on to the step that follows. */
export async function signInAction(_: FormState, data: FormData): Promise<FormState> {
  const state = await answerForm(data, async () => {
    const { secret, next } = await giveFirstFactor(readForm(data), await currentCaller());
    await keepSignIn(secret);
    redirect(next);
  });
  return withoutSecrets(state);
}

/** The second factor: a new sign-in, then Today. */
export async function secondFactorAction(_: FormState, data: FormData): Promise<FormState> {
  const state = await answerForm(data, async () => {
    await keepSignIn(await giveSecondFactor(await currentSecret(), typedCode(data), await currentCaller()));
    redirect("/today");
  });
  return withoutSecrets(state);
}

/** What the page of enrolment shows after its code: the recovery codes, this once. */
export type EnrolmentState = FormState & { recoveryCodes: string[] };

/** Confirms the app. The recovery codes are part of this one answer and stored nowhere. */
export async function confirmEnrolmentAction(_: EnrolmentState, data: FormData): Promise<EnrolmentState> {
  let recoveryCodes: string[] = [];
  const state = await answerForm(data, async () => {
    const confirmed = await confirmEnrolment(await currentSecret(), typedCode(data), await currentCaller());
    await keepSignIn(confirmed.secret);
    recoveryCodes = confirmed.recoveryCodes;
  });
  return { ...withoutSecrets(state), recoveryCodes };
}

/** Ends this sign-in, takes its cookie away and has the browser forget what it kept. */
export async function signOutAction(data: FormData): Promise<void> {
  await answerForm(data, async () => {
    const secret = await currentSecret();
    if (secret) await signOut(secret, (await currentCaller()).origin);
    await dropSignIn();
    redirect("/signed-out");
  });
}

/** Ends every sign-in of the person, on all devices. */
export async function signOutEverywhereAction(data: FormData): Promise<void> {
  await answerForm(data, async () => {
    await signOutEverywhere(await requireClinician());
    await dropSignIn();
    redirect("/signed-out");
  });
}
