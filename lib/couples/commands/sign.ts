import { actorId, zoneOf, type Actor } from "#lib/platform/actor.ts";
import { recordChange } from "#lib/platform/audit.ts";
import { clock } from "#lib/platform/clock.ts";
import { RefusedError } from "#lib/platform/errors.ts";
import { newId } from "#lib/platform/ids.ts";
import { authorize } from "#lib/platform/policy.ts";
import { inPractice } from "#lib/platform/tenancy.ts";
import { dateToDay, dayOf, dayToDate } from "#lib/platform/time.ts";
import { findVisibleClient } from "#lib/clients/queries.ts";
import { can } from "../policy.ts";
import { policyInForce } from "../queries/confidences.ts";
import { signSecretsPolicyInput } from "../schema.ts";

/**
 * Records that one person signed the policy on confidences that is in force; each signs alone, and a later version is
 * signed anew (domain 6.2). Throws ZodError, NotFoundError and RefusedError (none agreed; a day to come, or before it
 * was agreed; signed before).
 */
export async function signSecretsPolicy(actor: Actor, raw: unknown): Promise<{ id: string }> {
  const input = signSecretsPolicyInput.parse(raw);
  return inPractice(actor, async (tx) => {
    const client = await findVisibleClient(tx, actor, input.clientId);
    authorize(can, actor, "change", client.couple);
    const policy = await policyInForce(tx, actor, client.coupleId);
    if (!policy) throw new RefusedError({ form: "No policy is agreed yet. Record it first." });
    if (input.signedOn > dayOf(clock.now(), zoneOf(actor))) throw new RefusedError({ signedOn: "This day is still to come. Enter the day it was signed." });
    if (input.signedOn < dateToDay(policy.agreedOn)) throw new RefusedError({ signedOn: "This is before it was agreed." });
    if (policy.secretsPolicySignatures.some(({ clientId }) => clientId === client.id)) throw new RefusedError({ form: `${client.name} has signed this version already.` });
    const id = newId();
    await tx.secretsPolicySignature.create({
      data: { practiceId: actor.practiceId, id, secretsPolicyId: policy.id, clientId: client.id, signedOn: dayToDate(input.signedOn), manner: input.manner, recordedAt: clock.now(), recordedById: actorId(actor) },
    });
    await recordChange(tx, actor, "secrets-policy.signed", { type: "secrets-policy", id: policy.id, coupleId: client.coupleId }, { clientId: client.id });
    return { id };
  });
}
