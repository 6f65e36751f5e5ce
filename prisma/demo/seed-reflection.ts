import type { ClinicianActor } from "#lib/platform/actor.ts";
import { recordChange } from "#lib/platform/audit.ts";
import { clock } from "#lib/platform/clock.ts";
import { NotFoundError } from "#lib/platform/errors.ts";
import { newId } from "#lib/platform/ids.ts";
import { sealText } from "#lib/platform/keyring.ts";
import { inPractice } from "#lib/platform/tenancy.ts";
import { findExercise } from "#lib/exercises/exercise.ts";
import { buildForm, checkAnswers, didChoiceOf, shareChoiceOf } from "#lib/exercises/form.ts";
import { reviewReflection } from "#lib/reflections/commands/review.ts";

/**
 * Stores a reflection of the demo as if it had come back by a link of that time, which no longer
 * exists. The therapist has read it, unless it came yesterday.
 */
export async function storeDemoReflection(actor: ClinicianActor, assignmentId: string, raw: Record<string, unknown>, reviewed: boolean): Promise<void> {
  const { practiceId } = actor;
  const id = newId();
  await inPractice(actor, async (tx) => {
    const assignment = await tx.assignment.findFirst({ where: { practiceId, id: assignmentId }, include: { client: true, draftedBy: true } });
    if (!assignment) throw new NotFoundError();
    const exercise = findExercise(assignment.exerciseCode);
    if (!exercise) throw new NotFoundError();
    const { solo, size, draftedBy } = assignment;
    const form = buildForm(exercise, { solo, size, therapist: draftedBy.calledName, cover: null, noSecrets: false });
    const checked = checkAnswers(form, raw);
    if (!checked.ok) throw new Error(`${exercise.code}: ${JSON.stringify(checked.errors)}`);
    await tx.reflection.create({
      data: {
        practiceId, id, assignmentId, clientId: assignment.clientId, did: didChoiceOf(checked.answers) ?? "DID", share: shareChoiceOf(checked.answers),
        upset: typeof checked.answers.c_upset === "number" ? checked.answers.c_upset : null, sentAt: clock.now(),
        answers: await sealText(tx, practiceId, { table: "Reflection", row: id, column: "answers" }, JSON.stringify(checked.answers)),
      },
    });
    await recordChange(tx, { kind: "system", practiceId, job: "seed", origin: "local" }, "reflection.sent", { type: "reflection", id, coupleId: assignment.client.coupleId });
  });
  if (reviewed) await reviewReflection(actor, { reflectionId: id, done: "Read, and taken up in the hour." });
}
