import { actorId, zoneOf, type Actor } from "#lib/platform/actor.ts";
import { recordChange } from "#lib/platform/audit.ts";
import { clock } from "#lib/platform/clock.ts";
import { NotFoundError, RefusedError } from "#lib/platform/errors.ts";
import { isId, newId } from "#lib/platform/ids.ts";
import { sealText } from "#lib/platform/keyring.ts";
import { authorize } from "#lib/platform/policy.ts";
import { inPractice, type Transaction } from "#lib/platform/tenancy.ts";
import { dayOf, dayToDate } from "#lib/platform/time.ts";
import { findVisibleClient } from "#lib/clients/queries.ts";
import { can, secretsVisibleTo } from "../policy.ts";
import { holdSecretInput, releaseSecretInput } from "../schema.ts";

/**
 * Writes down what a therapist learned alone and may not pass on, an affair above all: what was agreed, until when, the
 * next step, and what happens without it (domain 6.2). Sealed, in the teller's own file; each later state is a row of its
 * own. Throws ZodError, NotFoundError and RefusedError (a day that has passed; it is no longer held).
 */
export async function holdSecret(actor: Actor, raw: unknown): Promise<{ id: string }> {
  const { clientId, secretId, until, ...texts } = holdSecretInput.parse(raw);
  return inPractice(actor, async (tx) => {
    const client = await findVisibleClient(tx, actor, clientId);
    authorize(can, actor, "hold", client);
    if (until < dayOf(clock.now(), zoneOf(actor))) throw new RefusedError({ until: "This day has passed. Enter the day of the next step." });
    const first = secretId === null ? null : await heldSecret(tx, actor, secretId);
    if (first && first.clientId !== client.id) throw new NotFoundError();
    const { practiceId } = actor;
    const id = newId();
    const sealed = { about: "", agreed: "", nextStep: "", otherwise: "" };
    for (const column of ["about", "agreed", "nextStep", "otherwise"] as const) sealed[column] = await sealText(tx, practiceId, { table: "SecretHeld", row: id, column }, texts[column]);
    await tx.secretHeld.create({
      data: { practiceId, id, firstId: first?.firstId ?? id, clientId: client.id, ...sealed, until: dayToDate(until), recordedAt: clock.now(), recordedById: actorId(actor) },
    });
    await recordChange(tx, actor, first ? "secret.changed" : "secret.held", { type: "secret", id, coupleId: client.coupleId });
    return { id: first?.firstId ?? id };
  });
}

/** Ends holding it; what was written stays. Throws ZodError, NotFoundError and RefusedError (ended before). */
export async function releaseSecret(actor: Actor, raw: unknown): Promise<{ id: string }> {
  const input = releaseSecretInput.parse(raw);
  return inPractice(actor, async (tx) => {
    const first = await heldSecret(tx, actor, input.secretId);
    authorize(can, actor, "hold", first);
    const { practiceId } = actor;
    const id = newId();
    const words = await sealText(tx, practiceId, { table: "SecretReleased", row: id, column: "words" }, input.words);
    await tx.secretReleased.create({ data: { practiceId, id, firstId: first.firstId, clientId: first.clientId, words, at: clock.now(), recordedById: actorId(actor) } });
    await recordChange(tx, actor, "secret.released", { type: "secret", id: first.firstId, coupleId: first.client.coupleId });
    return { id };
  });
}

/** The first row of what is still held, by its id. */
async function heldSecret(tx: Transaction, actor: Actor, secretId: string) {
  if (!isId(secretId)) throw new NotFoundError();
  const { practiceId } = actor;
  await tx.$queryRaw`SELECT "id" FROM "SecretHeld" WHERE "practiceId" = ${practiceId}::uuid AND "id" = ${secretId}::uuid FOR UPDATE`;
  const first = await tx.secretHeld.findFirst({
    where: { AND: [secretsVisibleTo(actor), { practiceId, id: secretId, firstId: secretId }] }, include: { client: { select: { coupleId: true } }, secretReleased: { select: { id: true } } },
  });
  if (!first) throw new NotFoundError();
  if (first.secretReleased) throw new RefusedError({ form: "This is no longer held. Write down anything new on its own." });
  return first;
}
