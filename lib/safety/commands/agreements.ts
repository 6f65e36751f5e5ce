import { actorId, zoneOf, type Actor } from "#lib/platform/actor.ts";
import { recordChange } from "#lib/platform/audit.ts";
import { clock } from "#lib/platform/clock.ts";
import { RefusedError } from "#lib/platform/errors.ts";
import { newId } from "#lib/platform/ids.ts";
import { sealText } from "#lib/platform/keyring.ts";
import { authorize } from "#lib/platform/policy.ts";
import { inPractice } from "#lib/platform/tenancy.ts";
import { dayOf, dayToDate } from "#lib/platform/time.ts";
import { findVisibleCouple } from "#lib/couples/queries.ts";
import { namesOf } from "#lib/sessions/hour.ts";
import { agreementWording, partsMissing } from "../agreements.ts";
import { agreementsVisibleTo, can } from "../policy.ts";
import { readAgreementsInput, recordAgreementInput, setProtocolInput } from "../schema.ts";

const STILL_TO_COME = "This day is still to come. Enter the day itself.";

/**
 * Records what both agreed on, made with every couple in the first hours (domain 2.6); a later wording takes the place
 * of an earlier one and leaves it as it was. Joint file, sealed. Throws ZodError, NotFoundError and RefusedError (a part
 * that is missing; a day to come; one client alone).
 */
export async function recordAgreement(actor: Actor, raw: unknown): Promise<{ id: string }> {
  const input = recordAgreementInput.parse(raw);
  return inPractice(actor, async (tx) => {
    const couple = await findVisibleCouple(tx, actor, input.coupleId);
    authorize(can, actor, "agree", couple);
    if (couple.kind === "INDIVIDUAL") throw new RefusedError({ form: "These agreements are made with both." });
    if (input.agreedOn > dayOf(clock.now(), zoneOf(actor))) throw new RefusedError({ agreedOn: STILL_TO_COME });
    const missing = partsMissing(input.kind, input.parts);
    if (missing.length > 0) throw new RefusedError(Object.fromEntries(missing.map((key) => [`parts.${key}`, "Write this part in their words."])));
    const { practiceId } = actor;
    const id = newId();
    const words = agreementWording(input.kind, input.parts, namesOf(couple.clients, couple.partnerCalled));
    await tx.agreement.create({
      data: {
        practiceId, id, coupleId: couple.id, kind: input.kind, agreedOn: dayToDate(input.agreedOn), recordedAt: clock.now(), recordedById: actorId(actor),
        words: await sealText(tx, practiceId, { table: "Agreement", row: id, column: "words" }, words),
      },
    });
    await recordChange(tx, actor, "agreement.recorded", { type: "agreement", id, coupleId: couple.id }, { kind: input.kind });
    return { id };
  });
}

/** Records that the agreements in force were read again with both. Throws ZodError, NotFoundError and RefusedError (none is made yet). */
export async function readAgreements(actor: Actor, raw: unknown): Promise<{ read: number }> {
  const input = readAgreementsInput.parse(raw);
  return inPractice(actor, async (tx) => {
    const couple = await findVisibleCouple(tx, actor, input.coupleId);
    authorize(can, actor, "agree", couple);
    if (input.readOn > dayOf(clock.now(), zoneOf(actor))) throw new RefusedError({ readOn: STILL_TO_COME });
    const { practiceId } = actor;
    const rows = await tx.agreement.findMany({
      where: { AND: [agreementsVisibleTo(actor), { practiceId, coupleId: couple.id }] }, orderBy: [{ recordedAt: "desc" }, { id: "desc" }], distinct: ["kind"], select: { id: true },
    });
    if (rows.length === 0) throw new RefusedError({ form: "Nothing is agreed yet. Make the agreements first." });
    for (const { id: agreementId } of rows) {
      await tx.agreementReading.create({ data: { practiceId, id: newId(), agreementId, readOn: dayToDate(input.readOn), recordedAt: clock.now(), recordedById: actorId(actor) } });
    }
    await recordChange(tx, actor, "agreements.read", { type: "couple", id: couple.id, coupleId: couple.id });
    return { read: rows.length };
  });
}

/** Sets the practice's own protocol for danger; blank brings the shipped text back. The owner's. Throws ForbiddenError and ZodError. */
export async function setSafetyProtocol(actor: Actor, raw: unknown): Promise<void> {
  authorize(can, actor, "setProtocol", null);
  const { protocol } = setProtocolInput.parse(raw);
  return inPractice(actor, async (tx) => {
    await tx.practiceProfile.updateMany({ where: { practiceId: actor.practiceId }, data: { safetyProtocol: protocol } });
    await recordChange(tx, actor, "safety-protocol.set", { type: "practice", id: actor.practiceId });
  });
}
