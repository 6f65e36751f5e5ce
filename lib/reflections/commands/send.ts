import type { ClientActor } from "#lib/platform/actor.ts";
import { recordChange } from "#lib/platform/audit.ts";
import { NotFoundError, RefusedError } from "#lib/platform/errors.ts";
import { newId } from "#lib/platform/ids.ts";
import { sealText } from "#lib/platform/keyring.ts";
import type { PracticeTime } from "#lib/platform/practice-time.ts";
import { authorize } from "#lib/platform/policy.ts";
import type { Transaction } from "#lib/platform/tenancy.ts";
import { addDays } from "#lib/platform/time.ts";
import { afterCheckIn } from "#lib/criteria/commands/self-items.ts";
import { afterConsentForm } from "#lib/consents/commands/by-link.ts";
import { afterDirectionForm } from "#lib/direction/commands/from-form.ts";
import type { Exercise } from "#lib/exercises/exercise.ts";
import { exerciseGiven, type GivenRow } from "#lib/exercises/given.ts";
import { buildForm, checkAnswers, didChoiceOf, shareChoiceOf, type Answers, type DidChoice, type TaskSize } from "#lib/exercises/form.ts";
import { can } from "../policy.ts";
import { storeMarks } from "./mark.ts";

type WrittenTask = GivenRow & { solo: boolean; size: TaskSize; draftedBy: { calledName: string } };
/** `time` is the practice's present. */
type SentTask = WrittenTask & { id: string; time: PracticeTime };

/**
 * What was written about a task, checked and typed; the same for a page and for a sheet of paper. `lastDay`
 * is the latest day an answer may name. Throws NotFoundError, and RefusedError with a sentence per field.
 */
export function checkWritten(task: WrittenTask, typed: unknown, lastDay: string): { exercise: Exercise; answers: Answers; did: DidChoice } {
  const exercise = exerciseGiven(task);
  if (!exercise) throw new NotFoundError();
  const form = buildForm(exercise, { solo: task.solo, size: task.size, therapist: task.draftedBy.calledName, cover: null, secrets: null });
  const checked = checkAnswers(form, typed, lastDay);
  if (!checked.ok) throw new RefusedError(checked.errors);
  const did = didChoiceOf(checked.answers);
  if (did === null) throw new RefusedError({ c_did: "Choose one. Not this time is fine too." });
  return { exercise, answers: checked.answers, did };
}

/**
 * Checks and stores what a person wrote about their task, sealed, in the transaction that ends their
 * link. A day may be tomorrow's by the practice's clock, for people farther east. Throws
 * RefusedError with a sentence per field.
 */
export async function recordReflection(tx: Transaction, actor: ClientActor, task: SentTask, typed: unknown): Promise<{ id: string }> {
  authorize(can, actor, "send", null);
  const { practiceId } = actor;
  const { now: sentAt, today } = task.time;
  const { exercise, answers, did } = checkWritten(task, typed, addDays(today, 1));
  const id = newId();
  await tx.reflection.create({
    data: {
      practiceId, id, assignmentId: task.id, clientId: actor.clientId, requestId: actor.requestId, did, share: shareChoiceOf(answers),
      upset: typeof answers.c_upset === "number" ? answers.c_upset : null, sentAt,
      answers: await sealText(tx, practiceId, { table: "Reflection", row: id, column: "answers" }, JSON.stringify(answers)),
    },
  });
  await recordChange(tx, actor, "reflection.sent", { type: "reflection", id, coupleId: actor.coupleId }, { assignmentId: task.id });
  await storeMarks(tx, actor, { id, coupleId: actor.coupleId, exercise, answers });
  await afterCheckIn(tx, actor, task, answers);
  await afterConsentForm(tx, actor, { exerciseCode: exercise.code, content: task.exerciseVersion?.content, reflectionId: id, today }, answers);
  await afterDirectionForm(tx, actor, { exerciseCode: exercise.code, reflectionId: id }, answers);
  return { id };
}
