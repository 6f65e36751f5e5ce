import { actorId, type Actor, type ClientActor } from "#lib/platform/actor.ts";
import { recordChange } from "#lib/platform/audit.ts";
import { clock } from "#lib/platform/clock.ts";
import { NotFoundError, RefusedError } from "#lib/platform/errors.ts";
import { newId } from "#lib/platform/ids.ts";
import { sealText } from "#lib/platform/keyring.ts";
import { practiceTime } from "#lib/platform/practice-time.ts";
import { authorize } from "#lib/platform/policy.ts";
import { inPractice, type Transaction } from "#lib/platform/tenancy.ts";
import { addDays } from "#lib/platform/time.ts";
import { findExercise } from "#lib/exercises/exercise.ts";
import { buildForm, checkAnswers, didChoiceOf, shareChoiceOf, type TaskSize } from "#lib/exercises/form.ts";
import { can } from "./policy.ts";
import { findVisibleReflection } from "./queries.ts";
import { reviewReflectionInput } from "./schema.ts";

type SentTask = { id: string; exerciseCode: string; solo: boolean; size: TaskSize; draftedBy: { calledName: string } };

/**
 * Checks and stores what a person wrote about their task, sealed, in the transaction that ends their
 * link. A day may be tomorrow's by the practice's clock, for people farther east. Throws
 * RefusedError with a sentence per field.
 */
export async function recordReflection(tx: Transaction, actor: ClientActor, task: SentTask, typed: unknown): Promise<{ id: string }> {
  authorize(can, actor, "send", null);
  const exercise = findExercise(task.exerciseCode);
  if (!exercise) throw new NotFoundError();
  const { practiceId } = actor;
  const { now: sentAt, today } = await practiceTime(tx, practiceId);
  const form = buildForm(exercise, { solo: task.solo, size: task.size, therapist: task.draftedBy.calledName, cover: null, noSecrets: false });
  const checked = checkAnswers(form, typed, addDays(today, 1));
  if (!checked.ok) throw new RefusedError(checked.errors);
  const { answers } = checked;
  const did = didChoiceOf(answers);
  if (did === null) throw new RefusedError({ c_did: "Choose one. Not this time is fine too." });
  const id = newId();
  await tx.reflection.create({
    data: {
      practiceId, id, assignmentId: task.id, clientId: actor.clientId, requestId: actor.requestId, did, share: shareChoiceOf(answers),
      upset: typeof answers.c_upset === "number" ? answers.c_upset : null, sentAt,
      answers: await sealText(tx, practiceId, { table: "Reflection", row: id, column: "answers" }, JSON.stringify(answers)),
    },
  });
  await recordChange(tx, actor, "reflection.sent", { type: "reflection", id, coupleId: actor.coupleId }, { assignmentId: task.id });
  return { id };
}

/**
 * Marks a reflection as read, with what was done about it; once, by whom and when. Throws ZodError,
 * NotFoundError, and RefusedError when somebody has done so already.
 */
export async function reviewReflection(actor: Actor, raw: unknown): Promise<{ id: string }> {
  const input = reviewReflectionInput.parse(raw);
  return inPractice(actor, async (tx) => {
    const reflection = await findVisibleReflection(tx, actor, input.reflectionId);
    authorize(can, actor, "review", reflection);
    if (reflection.reflectionReview) throw new RefusedError({ form: `${reflection.reflectionReview.reviewedBy.calledName} has marked this as reviewed already.` });
    const { practiceId } = actor;
    const id = newId();
    await tx.reflectionReview.create({
      data: {
        practiceId, id, reflectionId: reflection.id, reviewedAt: clock.now(), reviewedById: actorId(actor),
        done: await sealText(tx, practiceId, { table: "ReflectionReview", row: id, column: "done" }, input.done),
      },
    });
    await recordChange(tx, actor, "reflection.reviewed", { type: "reflection", id: reflection.id, coupleId: reflection.client.coupleId });
    return { id };
  });
}
