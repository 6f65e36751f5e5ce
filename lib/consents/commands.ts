import { actorId, zoneOf, type Actor } from "#lib/platform/actor.ts";
import { recordChange } from "#lib/platform/audit.ts";
import { clock } from "#lib/platform/clock.ts";
import { RefusedError } from "#lib/platform/errors.ts";
import { newId } from "#lib/platform/ids.ts";
import { authorize } from "#lib/platform/policy.ts";
import { inPractice, type Transaction } from "#lib/platform/tenancy.ts";
import { dayOf, dayToDate } from "#lib/platform/time.ts";
import { findVisibleClient } from "#lib/clients/queries.ts";
import { endAllLinks } from "#lib/requests/commands/end.ts";
import { can, visibleTo } from "./policy.ts";
import { recordConsentInput, withdrawConsentInput } from "./schema.ts";

/**
 * Records that one person consented, alone (domain 6.3): version of the text, day and manner. Throws
 * ZodError, NotFoundError and RefusedError (a day to come).
 */
export async function recordConsent(actor: Actor, raw: unknown): Promise<{ id: string }> {
  const input = recordConsentInput.parse(raw);
  return inPractice(actor, async (tx) => {
    const client = await findVisibleClient(tx, actor, input.clientId);
    authorize(can, actor, "record", client);
    if (input.givenOn > dayOf(clock.now(), zoneOf(actor))) throw new RefusedError({ givenOn: "This day is still to come. Enter the day it was given." });
    const id = newId();
    await tx.consent.create({
      data: {
        practiceId: actor.practiceId, id, clientId: client.id, textVersion: input.textVersion, manner: input.manner,
        givenOn: dayToDate(input.givenOn), recordedAt: clock.now(), recordedById: actorId(actor),
      },
    });
    await recordChange(tx, actor, "consent.recorded", { type: "consent", id, coupleId: client.coupleId }, { clientId: client.id });
    return { id };
  });
}

/**
 * Records that one person took their consent back: every consent still in force ends now, every open
 * link of theirs closes, and no new one is made. The rows stay. Throws NotFoundError and RefusedError
 * (nothing to take back).
 */
export async function withdrawConsent(actor: Actor, raw: unknown): Promise<{ withdrawn: number }> {
  const input = withdrawConsentInput.parse(raw);
  return inPractice(actor, async (tx) => {
    const withdrawn = await endConsents(tx, actor, await findVisibleClient(tx, actor, input.clientId));
    if (withdrawn === 0) throw new RefusedError({ form: "No consent is in force, so there is nothing to take back." });
    return { withdrawn };
  });
}

/** The same inside another command's transaction, for the person too. Returns how many consents ended. */
export async function endConsents(tx: Transaction, actor: Actor, client: { id: string; coupleId: string }): Promise<number> {
  authorize(can, actor, "withdraw", client);
  const { practiceId } = actor;
  await tx.$queryRaw`SELECT "id" FROM "Client" WHERE "practiceId" = ${practiceId}::uuid AND "id" = ${client.id}::uuid FOR UPDATE`;
  const inForce = await tx.consent.findMany({
    where: { AND: [visibleTo(actor), { practiceId, clientId: client.id, consentWithdrawal: null }] }, select: { id: true },
  });
  const recordedById = actor.kind === "clinician" ? actorId(actor) : null;
  await tx.consentWithdrawal.createMany({ data: inForce.map(({ id }) => ({ practiceId, id: newId(), consentId: id, at: clock.now(), recordedById })) });
  if (inForce.length > 0) await recordChange(tx, actor, "consent.withdrawn", { type: "client", id: client.id, coupleId: client.coupleId }, { consents: inForce.length });
  await endAllLinks(tx, actor, client);
  return inForce.length;
}
