import type { ClinicianActor } from "#lib/platform/actor.ts";
import { recordChange } from "#lib/platform/audit.ts";
import { clock } from "#lib/platform/clock.ts";
import { NotFoundError, RefusedError } from "#lib/platform/errors.ts";
import { isId, newId } from "#lib/platform/ids.ts";
import { sealText } from "#lib/platform/keyring.ts";
import { authorize } from "#lib/platform/policy.ts";
import { inPractice } from "#lib/platform/tenancy.ts";
import { findVisibleCouple } from "#lib/couples/queries.ts";
import { can, holdsVisibleTo } from "../policy.ts";
import { standingHold } from "../queries.ts";
import { liftLegalHoldInput, setLegalHoldInput } from "../schema.ts";

/** From here on nothing of the case is erased or runs out (GDPR 17(3)). Throws ZodError, NotFoundError, RefusedError while one stands. */
export async function setLegalHold(actor: ClinicianActor, raw: unknown): Promise<{ id: string }> {
  const input = setLegalHoldInput.parse(raw);
  return inPractice(actor, async (tx) => {
    const couple = await findVisibleCouple(tx, actor, input.coupleId);
    authorize(can, actor, "hold", couple);
    if (await standingHold(tx, actor, couple.id)) throw new RefusedError({ reason: "A hold stands already." });
    const id = newId();
    await tx.legalHold.create({
      data: { practiceId: actor.practiceId, id, coupleId: couple.id, reason: await sealText(tx, actor.practiceId, { table: "LegalHold", row: id, column: "reason" }, input.reason), setAt: clock.now(), setById: actor.membershipId },
    });
    await recordChange(tx, actor, "legal-hold.set", { type: "legal-hold", id, coupleId: couple.id });
    return { id };
  });
}

/** Lifts a hold. Throws NotFoundError. */
export async function liftLegalHold(actor: ClinicianActor, raw: unknown): Promise<void> {
  const { holdId } = liftLegalHoldInput.parse(raw);
  if (!isId(holdId)) throw new NotFoundError();
  return inPractice(actor, async (tx) => {
    const hold = await tx.legalHold.findFirst({ where: { AND: [holdsVisibleTo(actor), { practiceId: actor.practiceId, id: holdId, liftedAt: null }] } });
    if (!hold) throw new NotFoundError();
    authorize(can, actor, "hold", hold);
    await tx.legalHold.updateMany({ where: { practiceId: actor.practiceId, id: hold.id, liftedAt: null }, data: { liftedAt: clock.now(), liftedById: actor.membershipId } });
    await recordChange(tx, actor, "legal-hold.lifted", { type: "legal-hold", id: hold.id, coupleId: hold.coupleId });
  });
}
