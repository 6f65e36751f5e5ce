"use server";

import { revalidatePath } from "next/cache";
import { answerForm } from "#lib/platform/action.ts";
import { readForm } from "#lib/platform/form.ts";
import type { FormState } from "#lib/platform/form-state.ts";
import { requireClinician } from "#lib/platform/session.ts";
import { decideSafety, recordPrivateScreen } from "./commands.ts";
import { readAgreements, recordAgreement, setSafetyProtocol } from "./commands/agreements.ts";
import { keepPrivateCheck } from "./commands/check.ts";
import { decideOpenTask } from "./commands/open-tasks.ts";
import { moveItem } from "./commands/room-move.ts";
import { holdSecret, releaseSecret } from "./commands/secret.ts";
import { recordPrivateTalk, writeSafetyPlan } from "./commands/talk.ts";
import { answerMayRaise, recordTold } from "./commands/told.ts";

const kept = (message: string): FormState => {
  revalidatePath("/couples/[coupleId]", "layout");
  return { status: "done", errors: {}, values: {}, message };
};

/** Records that a person was asked the private questions. */
export async function recordPrivateScreenAction(_: FormState, data: FormData): Promise<FormState> {
  return answerForm(data, async () => {
    await recordPrivateScreen(await requireClinician(), readForm(data));
    return kept("Recorded in this person's file.");
  });
}

/** Records a decision about safety. */
export async function decideSafetyAction(_: FormState, data: FormData): Promise<FormState> {
  return answerForm(data, async () => {
    await decideSafety(await requireClinician(), readForm(data));
    return kept("Recorded. Nothing changes on anybody's page or task until you change it.");
  });
}

/** Keeps the private questions as they were answered, and says what follows. */
export async function keepCheckAction(_: FormState, data: FormData): Promise<FormState> {
  return answerForm(data, async () => {
    const { says } = await keepPrivateCheck(await requireClinician(), readForm(data));
    return kept(says);
  });
}

/** Writes down one thing told alone. */
export async function recordToldAction(_: FormState, data: FormData): Promise<FormState> {
  return answerForm(data, async () => {
    await recordTold(await requireClinician(), readForm(data));
    return kept("Kept in this person's own file.");
  });
}

/** Records an answer to "May I raise this?". */
export async function answerMayRaiseAction(_: FormState, data: FormData): Promise<FormState> {
  return answerForm(data, async () => {
    await answerMayRaise(await requireClinician(), readForm(data));
    return kept("Recorded. Only a yes lets you raise it, in their words.");
  });
}

/** Writes down what is held for one person. */
export async function holdSecretAction(_: FormState, data: FormData): Promise<FormState> {
  return answerForm(data, async () => {
    await holdSecret(await requireClinician(), readForm(data));
    return kept("Kept in this person's own file. You are reminded after that day.");
  });
}

/** Ends holding it. */
export async function releaseSecretAction(_: FormState, data: FormData): Promise<FormState> {
  return answerForm(data, async () => {
    await releaseSecret(await requireClinician(), readForm(data));
    return kept("Recorded. It is no longer held.");
  });
}

/** Moves an item into another file. */
export async function moveItemAction(_: FormState, data: FormData): Promise<FormState> {
  return answerForm(data, async () => {
    await moveItem(await requireClinician(), readForm(data));
    revalidatePath("/sessions/[sessionId]", "layout");
    return kept("Moved. The move and its reason are kept.");
  });
}

/** Keeps a private talk. */
export async function recordTalkAction(_: FormState, data: FormData): Promise<FormState> {
  return answerForm(data, async () => {
    await recordPrivateTalk(await requireClinician(), readForm(data));
    return kept("Kept in this person's own file.");
  });
}

/** Writes a safety plan. */
export async function writePlanAction(_: FormState, data: FormData): Promise<FormState> {
  return answerForm(data, async () => {
    await writeSafetyPlan(await requireClinician(), readForm(data));
    return kept("Kept as the newest version. Messages and tasks go on.");
  });
}

/** Records what was chosen for one open task. */
export async function decideTaskAction(_: FormState, data: FormData): Promise<FormState> {
  return answerForm(data, async () => {
    await decideOpenTask(await requireClinician(), readForm(data));
    return kept("Recorded. Only a withdrawal changes anything on a page.");
  });
}

/** Records an agreement. */
export async function recordAgreementAction(_: FormState, data: FormData): Promise<FormState> {
  return answerForm(data, async () => {
    await recordAgreement(await requireClinician(), readForm(data));
    return kept("Recorded in the joint file.");
  });
}

/** Records that the agreements were read again. */
export async function readAgreementsAction(_: FormState, data: FormData): Promise<FormState> {
  return answerForm(data, async () => {
    await readAgreements(await requireClinician(), readForm(data));
    return kept("Recorded. The date stands beside each agreement.");
  });
}

/** Sets the practice's protocol for danger. */
export async function setProtocolAction(_: FormState, data: FormData): Promise<FormState> {
  return answerForm(data, async () => {
    await setSafetyProtocol(await requireClinician(), readForm(data));
    return kept("Recorded. It is shown in place of suggestions when joint work stops.");
  });
}
