import { zoneOf, type Actor } from "#lib/platform/actor.ts";
import { authorize } from "#lib/platform/policy.ts";
import { inPractice, type Transaction } from "#lib/platform/tenancy.ts";
import { dateToDay, dayOf } from "#lib/platform/time.ts";
import { z } from "zod";
import { consentText, versionOf, type ConsentTextDto } from "../consent-text.ts";
import { can, textsVisibleTo } from "../policy.ts";

const elements = z.strictObject({ summary: z.string(), points: z.array(z.string()) });
const LANGUAGE = "en";

/** The consent text in force: the practice's newest own, else the draft that ships. */
export async function consentTextInForce(tx: Transaction, actor: Actor): Promise<ConsentTextDto> {
  authorize(can, actor, "view", null);
  const row = await tx.consentText.findFirst({ where: { AND: [textsVisibleTo(actor), { practiceId: actor.practiceId, language: LANGUAGE }] }, orderBy: { number: "desc" } });
  if (!row) return { textId: null, version: consentText.version, summary: consentText.summary, points: consentText.points, checkedOn: null, checkedBy: null, writtenOn: null };
  return {
    textId: row.id, version: versionOf(row.number), ...elements.parse(row.elements), checkedOn: row.checkedOn && dateToDay(row.checkedOn), checkedBy: row.checkedBy, writtenOn: dayOf(row.createdAt, zoneOf(actor)),
  };
}

/** The same for a page. */
export async function currentConsentText(actor: Actor): Promise<ConsentTextDto> {
  return inPractice(actor, (tx) => consentTextInForce(tx, actor));
}
