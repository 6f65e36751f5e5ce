import { contactInForce, findVisibleClient } from "#lib/clients/queries.ts";
import { SEPARATED, isSeparated } from "#lib/couples/queries/separation.ts";
import { CONSENT, type ConsentWords } from "#lib/exercises/check-in.ts";
import { contentVersion } from "#lib/exercises/exercise.ts";
import type { Answers } from "#lib/exercises/form.ts";
import { consentWordsOf } from "#lib/exercises/given.ts";
import { actorId, type Actor, type ClientActor } from "#lib/platform/actor.ts";
import { recordChange } from "#lib/platform/audit.ts";
import { clock } from "#lib/platform/clock.ts";
import { RefusedError } from "#lib/platform/errors.ts";
import { newId } from "#lib/platform/ids.ts";
import { sealText } from "#lib/platform/keyring.ts";
import { practiceTime } from "#lib/platform/practice-time.ts";
import { authorize } from "#lib/platform/policy.ts";
import { inPractice, type Transaction } from "#lib/platform/tenancy.ts";
import { addDays, dayToDate } from "#lib/platform/time.ts";
import { openRows } from "#lib/assignments/queries.ts";
import { can, visibleTo } from "../policy.ts";
import { consentTextInForce } from "../queries/text.ts";
import { askConsentInput } from "../schema.ts";

const DAYS_TO_READ = 14;
const WHY = "Please read this in your own time. You sign alone.";

/**
 * Drafts the consent text in force for one person, to be read and answered by link, alone; like every task it leaves only
 * when it is approved. Throws ZodError, NotFoundError and RefusedError (asked already; separated).
 */
export async function askConsent(actor: Actor, raw: unknown): Promise<{ assignmentId: string; coupleId: string }> {
  const input = askConsentInput.parse(raw);
  return inPractice(actor, async (tx) => {
    const client = await findVisibleClient(tx, actor, input.clientId);
    authorize(can, actor, "record", client);
    const { coupleId } = client;
    if (await isSeparated(tx, actor, coupleId)) throw new RefusedError({ form: SEPARATED });
    const isAsked = (await openRows(tx, actor, coupleId)).some((row) => row.clientId === client.id && row.exerciseCode === CONSENT) || (await hasDraft(tx, actor, client.id));
    if (isAsked) throw new RefusedError({ form: "It is waiting already. Let it come back, or withdraw it first." });
    const { practiceId } = actor;
    const { textId, version, summary, points } = await consentTextInForce(tx, actor);
    const exerciseVersionId = await keptVersion(tx, actor, { textId, version, summary, points });
    const channel = (await contactInForce(tx, actor, client))?.channel;
    const { now, today } = await practiceTime(tx, practiceId);
    const id = newId();
    await tx.assignment.create({
      data: {
        practiceId, id, clientId: client.id, exerciseCode: CONSENT, contentVersion, exerciseVersionId, solo: client.couple.kind === "INDIVIDUAL", size: "FULL",
        delivery: channel === "EMAIL" ? "EMAIL" : channel === "HAND_OVER" ? "HAND_OVER" : "PRINT", reminders: false,
        reason: await sealText(tx, practiceId, { table: "Assignment", row: id, column: "reason" }, WHY),
        dueOn: dayToDate(addDays(today, DAYS_TO_READ)), draftedAt: now, draftedById: actorId(actor),
      },
    });
    await recordChange(tx, actor, "consent.asked", { type: "assignment", id, coupleId }, { clientId: client.id });
    return { assignmentId: id, coupleId };
  });
}

async function hasDraft(tx: Transaction, { practiceId }: Actor, clientId: string): Promise<boolean> {
  return (await tx.assignment.count({ where: { practiceId, clientId, exerciseCode: CONSENT, approvedAt: null, assignmentWithdrawal: null } })) > 0;
}

/** The row that keeps these words for whoever is asked in them; made the first time. */
async function keptVersion(tx: Transaction, actor: Actor, words: ConsentWords): Promise<string> {
  const { practiceId } = actor;
  const by = { createdAt: clock.now(), createdById: actorId(actor) };
  await tx.practiceExercise.createMany({ data: [{ practiceId, id: newId(), code: CONSENT, basedOn: CONSENT, ...by }], skipDuplicates: true });
  const { id: practiceExerciseId } = await tx.practiceExercise.findFirstOrThrow({ where: { practiceId, code: CONSENT }, select: { id: true } });
  await tx.$queryRaw`SELECT "id" FROM "PracticeExercise" WHERE "practiceId" = ${practiceId}::uuid AND "id" = ${practiceExerciseId}::uuid FOR UPDATE`;
  const kept = await tx.practiceExerciseVersion.findMany({ where: { practiceId, practiceExerciseId }, orderBy: { number: "desc" } });
  const known = kept.find(({ content }) => JSON.stringify(consentWordsOf(content)) === JSON.stringify(words));
  if (known) return known.id;
  const id = newId();
  await tx.practiceExerciseVersion.create({ data: { practiceId, id, practiceExerciseId, number: (kept[0]?.number ?? 0) + 1, content: { ...words, points: [...words.points] }, ...by } });
  return id;
}

/** What follows when a person answered the consent text by link, in the transaction of sending: a yes is their signature under that very version. */
export async function afterConsentForm(
  tx: Transaction, actor: ClientActor, sent: { readonly exerciseCode: string; readonly content: unknown; readonly reflectionId: string; readonly today: string }, answers: Answers,
): Promise<void> {
  if (sent.exerciseCode !== CONSENT || answers.consent !== "AGREE") return;
  authorize(can, actor, "sign", { id: actor.clientId });
  const { practiceId, clientId, coupleId } = actor;
  const { version, textId } = consentWordsOf(sent.content);
  const known = await tx.consent.count({ where: { AND: [visibleTo(actor), { practiceId, reflectionId: sent.reflectionId }] } });
  if (known > 0) return;
  const id = newId();
  await tx.consent.create({ data: { practiceId, id, clientId, textVersion: version, consentTextId: textId, reflectionId: sent.reflectionId, givenOn: dayToDate(sent.today), manner: "BY_LINK", recordedAt: clock.now(), recordedById: null } });
  await recordChange(tx, actor, "consent.signed", { type: "consent", id, coupleId }, { clientId });
}
