import type { ClinicianActor } from "#lib/platform/actor.ts";
import { recordChange } from "#lib/platform/audit.ts";
import { clock } from "#lib/platform/clock.ts";
import { NotFoundError, RefusedError } from "#lib/platform/errors.ts";
import { isId, newId } from "#lib/platform/ids.ts";
import { sealText } from "#lib/platform/keyring.ts";
import { authorize } from "#lib/platform/policy.ts";
import { inPractice } from "#lib/platform/tenancy.ts";
import { dayOf, dayToDate } from "#lib/platform/time.ts";
import { findVisibleClient } from "#lib/clients/queries.ts";
import { can, leavesVisibleTo } from "../policy.ts";
import { recordAuthorizationInput, withdrawAuthorizationInput } from "../schema.ts";

/**
 * Records one person's written leave to hand something out (AAMFT 2.3; 45 CFR 164.508). It lies in that person's file.
 * Throws ZodError, NotFoundError and RefusedError (a day to come).
 */
export async function recordAuthorization(actor: ClinicianActor, raw: unknown): Promise<{ id: string }> {
  const input = recordAuthorizationInput.parse(raw);
  return inPractice(actor, async (tx) => {
    const client = await findVisibleClient(tx, actor, input.clientId);
    authorize(can, actor, "authorize", client);
    if (input.signedOn > dayOf(clock.now(), actor.zone)) throw new RefusedError({ signedOn: "This day is still to come. Enter the day it was signed." });
    const id = newId();
    const seal = (column: "recipient" | "purpose") => sealText(tx, actor.practiceId, { table: "Authorization", row: id, column }, input[column]);
    await tx.authorization.create({
      data: {
        practiceId: actor.practiceId, id, clientId: client.id, coversJoint: input.coversJoint, coversProcess: input.coversProcess,
        recipient: await seal("recipient"), purpose: await seal("purpose"), signedOn: dayToDate(input.signedOn), until: input.until ? dayToDate(input.until) : null,
        recordedAt: clock.now(), recordedById: actor.membershipId,
      },
    });
    await recordChange(tx, actor, "authorization.recorded", { type: "authorization", id, coupleId: client.coupleId }, { joint: input.coversJoint, process: input.coversProcess });
    return { id };
  });
}

/** Takes a leave back from now on; what went out before stays in the account. Throws NotFoundError. */
export async function withdrawAuthorization(actor: ClinicianActor, raw: unknown): Promise<void> {
  const { authorizationId } = withdrawAuthorizationInput.parse(raw);
  if (!isId(authorizationId)) throw new NotFoundError();
  return inPractice(actor, async (tx) => {
    const leave = await tx.authorization.findFirst({
      where: { AND: [leavesVisibleTo(actor), { practiceId: actor.practiceId, id: authorizationId, withdrawnAt: null }] }, include: { client: { select: { coupleId: true } } },
    });
    if (!leave) throw new NotFoundError();
    authorize(can, actor, "authorize", leave);
    await tx.authorization.updateMany({ where: { practiceId: actor.practiceId, id: leave.id, withdrawnAt: null }, data: { withdrawnAt: clock.now() } });
    await recordChange(tx, actor, "authorization.withdrawn", { type: "authorization", id: leave.id, coupleId: leave.client.coupleId });
  });
}
