import type { ClientActor } from "#lib/platform/actor.ts";
import { recordChange } from "#lib/platform/audit.ts";
import { clock } from "#lib/platform/clock.ts";
import { NotFoundError } from "#lib/platform/errors.ts";
import { newId } from "#lib/platform/ids.ts";
import { authorize } from "#lib/platform/policy.ts";
import { inPractice, type Transaction } from "#lib/platform/tenancy.ts";
import { endConsents } from "#lib/consents/commands.ts";
import { can } from "../policy.ts";
import { findVisibleLink, holdOpenRequest } from "../queries.ts";
import { askOtherContactInput } from "../schema.ts";
import { cancelMails } from "./deliver.ts";

/** The person wants no reminders, of any task; at once and until they say otherwise. Throws NotFoundError. */
export async function stopReminders(actor: ClientActor): Promise<void> {
  return choose(actor, async (tx) => {
    const { practiceId, clientId } = actor;
    if (await tx.reminderStop.findFirst({ where: { practiceId, clientId, resumedAt: null }, select: { id: true } })) return;
    await tx.reminderStop.create({ data: { practiceId, id: newId(), clientId, stoppedAt: clock.now() } });
    await recordChange(tx, actor, "reminders.stopped", { type: "client", id: clientId, coupleId: actor.coupleId });
  });
}

/** Reminders may come again. Those that lay in the quiet time are not made up for. Throws NotFoundError. */
export async function resumeReminders(actor: ClientActor): Promise<void> {
  return choose(actor, async (tx) => {
    const { practiceId, clientId } = actor;
    const { count } = await tx.reminderStop.updateMany({ where: { practiceId, clientId, resumedAt: null }, data: { resumedAt: clock.now() } });
    if (count > 0) await recordChange(tx, actor, "reminders.resumed", { type: "client", id: clientId, coupleId: actor.coupleId });
  });
}

/**
 * The person wants to be reached in another way. Nothing, or when they meet, holds for messages at
 * once; e-mail counts only when the therapist has asked alone, and no address is taken here. Throws
 * ZodError, NotFoundError.
 */
export async function askOtherContact(actor: ClientActor, raw: unknown): Promise<void> {
  const { channel } = askOtherContactInput.parse(raw);
  return choose(actor, async (tx) => {
    const { practiceId, clientId } = actor;
    await tx.contactWish.create({ data: { practiceId, id: newId(), clientId, channel, askedAt: clock.now() } });
    await recordChange(tx, actor, "contact.other-way-asked", { type: "client", id: clientId, coupleId: actor.coupleId }, { channel });
    if (channel !== "EMAIL") await cancelMails(tx, practiceId, { clientId }, "other-way-wished");
  });
}

/** Takes the person's consent back: every link of theirs closes, and what was not sent is deleted. Throws NotFoundError. */
export async function takeBackConsent(actor: ClientActor): Promise<void> {
  authorize(can, actor, "choose", { id: actor.requestId });
  return inPractice(actor, async (tx) => {
    if (!(await findVisibleLink(tx, actor)).isOpen) throw new NotFoundError();
    await endConsents(tx, actor, { id: actor.clientId, coupleId: actor.coupleId });
  });
}

async function choose(actor: ClientActor, deed: (tx: Transaction) => Promise<void>): Promise<void> {
  authorize(can, actor, "choose", { id: actor.requestId });
  return inPractice(actor, async (tx) => {
    await holdOpenRequest(tx, actor);
    await deed(tx);
  });
}
