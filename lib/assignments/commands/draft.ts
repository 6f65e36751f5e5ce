import { actorId, type Actor } from "#lib/platform/actor.ts";
import { recordChange } from "#lib/platform/audit.ts";
import { clock } from "#lib/platform/clock.ts";
import { NotFoundError, RefusedError } from "#lib/platform/errors.ts";
import { canMail } from "#lib/platform/mail.ts";
import { newId } from "#lib/platform/ids.ts";
import { sealText } from "#lib/platform/keyring.ts";
import { practiceTime } from "#lib/platform/practice-time.ts";
import { authorize } from "#lib/platform/policy.ts";
import { inPractice, type Transaction } from "#lib/platform/tenancy.ts";
import { addDays, dayToDate } from "#lib/platform/time.ts";
import { linkReadiness } from "#lib/consents/queries.ts";
import { contentVersion, findExercise, type Exercise } from "#lib/exercises/exercise.ts";
import { ownExercises } from "#lib/exercises/queries.ts";
import { findVisibleSession } from "#lib/sessions/queries.ts";
import { deliveryOf } from "../delivery.ts";
import type { AssignedDto } from "../dto.ts";
import { isFittingPair, isSoloTask, type CaseFacts, type PersonFacts } from "../gate.ts";
import { can } from "../policy.ts";
import { caseFacts } from "../queries/case-facts.ts";
import { assignExerciseInput, MAX_DAYS_AHEAD, type AssignExercise, type Recipient } from "../schema.ts";
import { proposedSize } from "../status.ts";
import { approveIn, codesForLinks } from "./approve.ts";

/**
 * Drafts an exercise for one person, or both their half of one, each in their own words (domain 3.0).
 * Nothing leaves before it is approved. Throws ZodError, NotFoundError, RefusedError.
 */
export async function draftTasks(actor: Actor, raw: unknown): Promise<{ assignmentIds: string[] }> {
  authorize(can, actor, "assign", null);
  const input = assignExerciseInput.parse(raw);
  return inPractice(actor, async (tx) => ({ assignmentIds: await draftIn(tx, actor, input) }));
}

/**
 * Drafts and approves in one act. Links are made only where rule M5 misses nothing, else the task
 * stands for paper and the room. A person without a code gets one, returned this once. Throws
 * ZodError, NotFoundError, and RefusedError with the reasons why a gate is closed.
 */
export async function assignExercise(actor: Actor, raw: unknown): Promise<AssignedDto> {
  authorize(can, actor, "assign", null);
  const input = assignExerciseInput.parse(raw);
  const given = await inPractice(actor, async (tx) => approveIn(tx, actor, input.coupleId, await draftIn(tx, actor, input)));
  return codesForLinks(actor, given);
}

/** The same draft inside another command's transaction. Returns the drafts' ids in the order of the recipients. */
export async function draftIn(tx: Transaction, actor: Actor, input: AssignExercise): Promise<string[]> {
  const facts = await caseFacts(tx, actor, input.coupleId);
  const { today } = await practiceTime(tx, actor.practiceId);
  const errors: Record<string, string> = {};
  if (input.dueOn < today || input.dueOn > addDays(today, MAX_DAYS_AHEAD)) errors.dueOn = `Choose a day from today to ${MAX_DAYS_AHEAD} days ahead.`;
  const { exercise } = await wordingOf(tx, actor, input.exerciseCode);
  if (!isFittingPair(input.exerciseCode, input.recipients, exercise)) errors.recipients = "These two tasks do not belong together. Choose one of the pairs.";
  if (Object.keys(errors).length > 0) throw new RefusedError(errors);
  if (input.sessionId) await findVisibleSession(tx, actor, input.sessionId);
  const pairId = input.recipients.length === 2 ? newId() : null;
  const ids: string[] = [];
  for (const recipient of input.recipients) ids.push(await draftOne(tx, actor, { input, recipient, person: personIn(facts, recipient), soloClient: facts.soloClient, pairId }));
  return ids;
}

function personIn(facts: CaseFacts, recipient: { clientId: string }): PersonFacts {
  const person = facts.people.find(({ clientId }) => clientId === recipient.clientId);
  if (!person) throw new NotFoundError();
  return person;
}

/** The library's exercise of a code, or the practice's own in its newest version. Throws NotFoundError. */
async function wordingOf(tx: Transaction, actor: Actor, code: string): Promise<{ exercise: Exercise; exerciseVersionId: string | null }> {
  const known = findExercise(code);
  if (known) return { exercise: known, exerciseVersionId: null };
  const own = (await ownExercises(tx, actor)).find((entry) => entry.code === code);
  if (!own) throw new NotFoundError();
  return { exercise: own.exercise, exerciseVersionId: own.versionId };
}

type Half = { input: AssignExercise; recipient: Recipient; person: PersonFacts; soloClient: boolean; pairId: string | null };

async function draftOne(tx: Transaction, actor: Actor, { input, recipient, person, soloClient, pairId }: Half): Promise<string> {
  const { practiceId } = actor;
  const id = newId();
  const { exercise, exerciseVersionId } = await wordingOf(tx, actor, recipient.exerciseCode);
  const delivery = recipient.delivery ?? deliveryOf(await linkReadiness(tx, actor, input.coupleId), person.clientId, canMail());
  const seal = <T extends string | null>(column: string, text: T) => sealText(tx, practiceId, { table: "Assignment", row: id, column }, text);
  await tx.assignment.create({
    data: {
      practiceId, id, clientId: person.clientId, pairId, exerciseCode: recipient.exerciseCode, contentVersion, exerciseVersionId,
      solo: isSoloTask(exercise, recipient.solo, soloClient), size: recipient.size ?? proposedSize(recipient.confidence), repeat: recipient.repeat,
      delivery, reminders: recipient.reminders && delivery === "EMAIL", confidence: recipient.confidence, dueOn: dayToDate(input.dueOn),
      reason: await seal("reason", recipient.reason), plan: await seal("plan", recipient.plan), obstacle: await seal("obstacle", recipient.obstacle),
      childCare: await seal("childCare", recipient.childCare), sessionId: input.sessionId, checkedSafe: input.checkedSafe,
      draftedAt: clock.now(), draftedById: actorId(actor),
    },
  });
  await recordChange(tx, actor, "assignment.drafted", { type: "assignment", id, coupleId: input.coupleId }, { clientId: person.clientId, exercise: recipient.exerciseCode });
  return id;
}
