"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { answerForm } from "#lib/platform/action.ts";
import { readForm } from "#lib/platform/form.ts";
import type { FormState } from "#lib/platform/form-state.ts";
import { requireClinician } from "#lib/platform/session.ts";
import { eraseClient } from "./commands/erase.ts";
import { liftLegalHold, setLegalHold } from "./commands/hold.ts";
import { recordAuthorization, withdrawAuthorization } from "./commands/leave.ts";
import { cancelRelease, decideItems, makeRelease, prepareRelease } from "./commands/release.ts";

const kept = (message: string): FormState => {
  revalidatePath("/couples/[coupleId]", "layout");
  return { status: "done", errors: {}, values: {}, message };
};

/** Records one person's written leave. */
export async function recordAuthorizationAction(_: FormState, data: FormData): Promise<FormState> {
  return answerForm(data, async () => {
    await recordAuthorization(await requireClinician(), readForm(data));
    return kept("Recorded.");
  });
}

/** Takes a written leave back. */
export async function withdrawAuthorizationAction(_: FormState, data: FormData): Promise<FormState> {
  return answerForm(data, async () => {
    await withdrawAuthorization(await requireClinician(), readForm(data));
    return kept("Taken back. What went out before stays in the account.");
  });
}

/** Prepares a release and opens it, to be gone through. */
export async function prepareReleaseAction(_: FormState, data: FormData): Promise<FormState> {
  return answerForm(data, async () => {
    const { id } = await prepareRelease(await requireClinician(), readForm(data));
    redirect(`/couples/${String(data.get("coupleId"))}/release/${id}`);
  });
}

/** Keeps what was decided; with `then` = make it is made as well. */
export async function decideItemsAction(_: FormState, data: FormData): Promise<FormState> {
  return answerForm(data, async () => {
    const actor = await requireClinician();
    const { then, ...raw } = readForm(data);
    const { version } = await decideItems(actor, raw);
    if (then === "make") await makeRelease(actor, { releaseId: raw.releaseId, version });
    return kept(then === "make" ? "Made. It can be handed out now." : "Kept.");
  });
}

/** Takes a release back. */
export async function cancelReleaseAction(_: FormState, data: FormData): Promise<FormState> {
  return answerForm(data, async () => {
    await cancelRelease(await requireClinician(), readForm(data));
    return kept("Taken back.");
  });
}

/** Sets a legal hold. */
export async function setLegalHoldAction(_: FormState, data: FormData): Promise<FormState> {
  return answerForm(data, async () => {
    await setLegalHold(await requireClinician(), readForm(data));
    return kept("The hold stands.");
  });
}

/** Lifts a legal hold. */
export async function liftLegalHoldAction(_: FormState, data: FormData): Promise<FormState> {
  return answerForm(data, async () => {
    await liftLegalHold(await requireClinician(), readForm(data));
    return kept("The hold is lifted.");
  });
}

/** Erases one person's words. */
export async function eraseClientAction(_: FormState, data: FormData): Promise<FormState> {
  return answerForm(data, async () => {
    await eraseClient(await requireClinician(), readForm(data));
    return kept("Erased.");
  });
}
