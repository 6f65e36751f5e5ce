import { actorId, zoneOf, type Actor } from "#lib/platform/actor.ts";
import { recordChange } from "#lib/platform/audit.ts";
import { clock } from "#lib/platform/clock.ts";
import { RefusedError } from "#lib/platform/errors.ts";
import { newId } from "#lib/platform/ids.ts";
import { authorize } from "#lib/platform/policy.ts";
import { inPractice } from "#lib/platform/tenancy.ts";
import { dayOf, dayToDate } from "#lib/platform/time.ts";
import { versionOf } from "../consent-text.ts";
import { can, textsVisibleTo } from "../policy.ts";
import { markConsentTextCheckedInput, writeConsentTextInput } from "../schema.ts";

const LANGUAGE = "en";

/**
 * Writes the practice's consent text as a new version; earlier ones stay word for word, and what was signed stays signed
 * (domain 6.3). The owner's. Throws ForbiddenError and ZodError.
 */
export async function writeConsentText(actor: Actor, raw: unknown): Promise<{ version: string }> {
  authorize(can, actor, "writeText", null);
  const elements = writeConsentTextInput.parse(raw);
  return inPractice(actor, async (tx) => {
    const { practiceId } = actor;
    // One after the other, so that each gets a number of its own.
    await tx.$queryRaw`SELECT "practiceId" FROM "PracticeProfile" WHERE "practiceId" = ${practiceId}::uuid FOR UPDATE`;
    const { _max } = await tx.consentText.aggregate({ where: { AND: [textsVisibleTo(actor), { practiceId, language: LANGUAGE }] }, _max: { number: true } });
    const number = (_max.number ?? 0) + 1;
    const id = newId();
    await tx.consentText.create({ data: { practiceId, id, number, language: LANGUAGE, elements, createdAt: clock.now(), createdById: actorId(actor) } });
    await recordChange(tx, actor, "consent-text.written", { type: "consent-text", id }, { number });
    return { version: versionOf(number) };
  });
}

/** Records who looked at the practice's own text, and that they did today. The owner's. Throws ForbiddenError, ZodError and RefusedError (only the draft that ships). */
export async function markConsentTextChecked(actor: Actor, raw: unknown): Promise<{ checkedOn: string }> {
  authorize(can, actor, "writeText", null);
  const { checkedBy } = markConsentTextCheckedInput.parse(raw);
  return inPractice(actor, async (tx) => {
    const { practiceId } = actor;
    const row = await tx.consentText.findFirst({ where: { AND: [textsVisibleTo(actor), { practiceId, language: LANGUAGE }] }, orderBy: { number: "desc" }, select: { id: true } });
    if (!row) throw new RefusedError({ form: "The draft that ships is to be completed by your practice first. Write your own text." });
    const checkedOn = dayOf(clock.now(), zoneOf(actor));
    await tx.consentText.updateMany({ where: { practiceId, id: row.id }, data: { checkedOn: dayToDate(checkedOn), checkedBy } });
    await recordChange(tx, actor, "consent-text.checked", { type: "consent-text", id: row.id });
    return { checkedOn };
  });
}
