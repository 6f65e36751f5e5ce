import { actorId, zoneOf, type Actor } from "#lib/platform/actor.ts";
import { recordChange } from "#lib/platform/audit.ts";
import { clock } from "#lib/platform/clock.ts";
import { hashCode, newCode } from "#lib/platform/code-hash.ts";
import { ConflictError, NotFoundError, RefusedError } from "#lib/platform/errors.ts";
import { isId, newId } from "#lib/platform/ids.ts";
import { authorize } from "#lib/platform/policy.ts";
import { inPractice, type Transaction } from "#lib/platform/tenancy.ts";
import { dayOf, dayToDate } from "#lib/platform/time.ts";
import { sameMailbox } from "#lib/couples/address.ts";
import { SHARED_ADDRESS } from "#lib/couples/schema.ts";
import { toClientDto, type ClientDto, type ClientWithCase } from "./dto.ts";
import { can, visibleTo } from "./policy.ts";
import { findVisibleClient } from "./queries.ts";
import { recordContactPreferenceInput, renameClientInput, setClientCodeInput, setRemindersInput, settleContactWishInput } from "./schema.ts";

/** Changes what a person is called. Throws ZodError, NotFoundError and, on a stale version, ConflictError. */
export async function renameClient(actor: Actor, raw: unknown): Promise<ClientDto> {
  const input = renameClientInput.parse(raw);
  return inPractice(actor, async (tx) => {
    const client = await findVisibleClient(tx, actor, input.clientId);
    authorize(can, actor, "rename", client);
    const { count } = await tx.client.updateMany({
      where: { practiceId: actor.practiceId, id: client.id, version: input.version },
      data: { name: input.name, version: { increment: 1 } },
    });
    const stored = await findVisibleClient(tx, actor, client.id);
    if (count === 0) throw new ConflictError({ Name: stored.name }, stored.version);
    await recordChange(tx, actor, "client.renamed", { type: "client", id: client.id, coupleId: client.coupleId }, { version: stored.version });
    return toClientDto(stored);
  });
}

/**
 * Records how a person wants to be reached, asked alone on `checkedOn`; the newest row is in force.
 * Only e-mail keeps an address. Throws ZodError, NotFoundError and RefusedError (a day to come, or
 * the partner's address, upper and lower case alike).
 */
export async function recordContactPreference(actor: Actor, raw: unknown): Promise<{ id: string }> {
  const input = recordContactPreferenceInput.parse(raw);
  return inPractice(actor, async (tx) => {
    const client = await findVisibleClient(tx, actor, input.clientId);
    authorize(can, actor, "recordContact", client);
    if (input.checkedOn > dayOf(clock.now(), zoneOf(actor))) throw new RefusedError({ checkedOn: "This day is still to come. Enter the day you asked." });
    const email = input.channel === "EMAIL" ? input.email : null;
    await holdCase(tx, actor, client);
    if (sameMailbox(email, await addressOfPartner(tx, actor, client))) throw new RefusedError({ email: SHARED_ADDRESS });
    const id = newId();
    await tx.contactPreference.create({
      data: {
        practiceId: actor.practiceId, id, clientId: client.id, channel: input.channel, email, senderName: input.senderName, subject: input.subject,
        checkedOn: dayToDate(input.checkedOn), recordedAt: clock.now(), recordedById: actorId(actor),
      },
    });
    if (input.sharedDevice) await tx.client.updateMany({ where: { practiceId: actor.practiceId, id: client.id }, data: { sharedDevice: input.sharedDevice === "YES" } });
    // Asked again: what the person wished before is answered by it.
    await tx.contactWish.updateMany({ where: { practiceId: actor.practiceId, clientId: client.id, settledAt: null }, data: { settledAt: clock.now(), settledById: actorId(actor) } });
    await recordChange(tx, actor, "contact-preference.recorded", { type: "contact-preference", id, coupleId: client.coupleId }, { clientId: client.id });
    return { id };
  });
}

/**
 * Makes a new code of six digits for a person's links and returns it this once; stored is only its
 * hash, and the newest is in force. Handed over alone, never aloud in a joint hour (decision 6).
 * Throws NotFoundError.
 */
export async function setClientCode(actor: Actor, raw: unknown): Promise<{ code: string }> {
  const input = setClientCodeInput.parse(raw);
  const code = newCode();
  const codeHash = await hashCode(code);
  return inPractice(actor, async (tx) => {
    const client = await findVisibleClient(tx, actor, input.clientId);
    authorize(can, actor, "setCode", client);
    const id = newId();
    await tx.clientCode.create({
      data: { practiceId: actor.practiceId, id, clientId: client.id, codeHash, setAt: clock.now(), setById: actorId(actor) },
    });
    await recordChange(tx, actor, "client-code.set", { type: "client-code", id, coupleId: client.coupleId }, { clientId: client.id });
    return { code };
  });
}

/**
 * Stops the reminders of one person, of every task, or lets them go out again. Messages that bring a
 * link are not touched. Said twice it is done once. Throws ZodError and NotFoundError.
 */
export async function setReminders(actor: Actor, raw: unknown): Promise<void> {
  const input = setRemindersInput.parse(raw);
  return inPractice(actor, async (tx) => {
    const client = await findVisibleClient(tx, actor, input.clientId);
    authorize(can, actor, "recordContact", client);
    const ofClient = { practiceId: actor.practiceId, clientId: client.id };
    await tx.$queryRaw`SELECT "id" FROM "Client" WHERE "practiceId" = ${actor.practiceId}::uuid AND "id" = ${client.id}::uuid FOR UPDATE`;
    const stopped = await tx.reminderStop.count({ where: { ...ofClient, resumedAt: null } });
    if (input.reminders === "ON" ? stopped === 0 : stopped > 0) return;
    if (input.reminders === "ON") await tx.reminderStop.updateMany({ where: { ...ofClient, resumedAt: null }, data: { resumedAt: clock.now() } });
    else await tx.reminderStop.create({ data: { ...ofClient, id: newId(), stoppedAt: clock.now() } });
    const action = input.reminders === "ON" ? "reminders.resumed" : "reminders.stopped";
    await recordChange(tx, actor, action, { type: "client", id: client.id, coupleId: client.coupleId });
  });
}

/** Marks a wish about being reached as asked about, alone; mail may go out again as recorded. Throws NotFoundError. */
export async function settleContactWish(actor: Actor, raw: unknown): Promise<void> {
  const input = settleContactWishInput.parse(raw);
  if (!isId(input.wishId)) throw new NotFoundError();
  return inPractice(actor, async (tx) => {
    const wish = await tx.contactWish.findFirst({ where: { practiceId: actor.practiceId, id: input.wishId, client: visibleTo(actor) }, include: { client: { select: { coupleId: true } } } });
    if (!wish) throw new NotFoundError();
    authorize(can, actor, "recordContact", { id: wish.clientId });
    await tx.contactWish.updateMany({ where: { practiceId: actor.practiceId, id: wish.id, settledAt: null }, data: { settledAt: clock.now(), settledById: actorId(actor) } });
    await recordChange(tx, actor, "contact-wish.settled", { type: "contact-wish", id: wish.id, coupleId: wish.client.coupleId }, { clientId: wish.clientId });
  });
}

// Two addresses entered at the same moment are compared one after the other.
async function holdCase(tx: Transaction, actor: Actor, client: ClientWithCase): Promise<void> {
  await tx.$queryRaw`SELECT "id" FROM "Couple" WHERE "practiceId" = ${actor.practiceId}::uuid AND "id" = ${client.coupleId}::uuid FOR UPDATE`;
}

async function addressOfPartner(tx: Transaction, actor: Actor, client: ClientWithCase): Promise<string | null> {
  const partner = client.couple.clients.find(({ id }) => id !== client.id);
  if (!partner) return null;
  const row = await tx.contactPreference.findFirst({
    where: { practiceId: actor.practiceId, clientId: partner.id }, orderBy: [{ recordedAt: "desc" }, { id: "desc" }],
  });
  return row?.email ?? null;
}
