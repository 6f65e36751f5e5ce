import type { ClinicianActor, PracticeId, SystemActor } from "#lib/platform/actor.ts";
import { recordChange } from "#lib/platform/audit.ts";
import { clock } from "#lib/platform/clock.ts";
import { NotFoundError } from "#lib/platform/errors.ts";
import { newId } from "#lib/platform/ids.ts";
import { sealText } from "#lib/platform/keyring.ts";
import { inPractice } from "#lib/platform/tenancy.ts";
import { findExercise } from "#lib/exercises/exercise.ts";
import { buildForm, checkAnswers, didChoiceOf, shareChoiceOf } from "#lib/exercises/form.ts";
import { clearMarks, storeMarks } from "#lib/reflections/commands/mark.ts";
import { reviewReflection } from "#lib/reflections/commands/review.ts";

/**
 * Stores a reflection of the demo as if it had come back by a link of that time, which no longer
 * exists; its words are searched as every answer's are. Returns its id and how many marks it got.
 */
export async function storeDemoReflection(actor: ClinicianActor, assignmentId: string, raw: Record<string, unknown>): Promise<{ reflectionId: string; marks: number }> {
  const { practiceId } = actor;
  const id = newId();
  const marks = await inPractice(actor, async (tx) => {
    const assignment = await tx.assignment.findFirst({ where: { practiceId, id: assignmentId }, include: { client: true, draftedBy: true } });
    if (!assignment) throw new NotFoundError();
    const exercise = findExercise(assignment.exerciseCode);
    if (!exercise) throw new NotFoundError();
    const { solo, size, draftedBy } = assignment;
    const form = buildForm(exercise, { solo, size, therapist: draftedBy.calledName, cover: null, secrets: null });
    const checked = checkAnswers(form, raw);
    if (!checked.ok) throw new Error(`${exercise.code}: ${JSON.stringify(checked.errors)}`);
    await tx.reflection.create({
      data: {
        practiceId, id, assignmentId, clientId: assignment.clientId, did: didChoiceOf(checked.answers) ?? "DID", share: shareChoiceOf(checked.answers),
        upset: typeof checked.answers.c_upset === "number" ? checked.answers.c_upset : null, sentAt: clock.now(),
        answers: await sealText(tx, practiceId, { table: "Reflection", row: id, column: "answers" }, JSON.stringify(checked.answers)),
      },
    });
    const { coupleId } = assignment.client;
    await recordChange(tx, seedOf(practiceId), "reflection.sent", { type: "reflection", id, coupleId });
    return storeMarks(tx, seedOf(practiceId), { id, coupleId, exercise, answers: checked.answers });
  });
  return { reflectionId: id, marks };
}

const seedOf = (practiceId: PracticeId): SystemActor => ({ kind: "system", practiceId, job: "seed", origin: "local" });

/** "Safe today: yes" on the card that a mark brought up, given on the page of a link that no longer exists. */
export async function replySafe(actor: ClinicianActor, reflectionId: string): Promise<void> {
  const { practiceId } = actor;
  await inPractice(actor, async (tx) => {
    const { count } = await tx.riskMark.updateMany({ where: { practiceId, reflectionId, reply: null }, data: { reply: "SAFE", repliedAt: clock.now() } });
    await recordChange(tx, seedOf(practiceId), "reflection.mark-replied", { type: "reflection", id: reflectionId, coupleId: null }, { marks: count });
  });
}

/** The therapist reads it; where words were marked, the person was rung first. */
export async function readDemoReflection(actor: ClinicianActor, { reflectionId, marks }: { reflectionId: string; marks: number }): Promise<void> {
  if (marks > 0) await clearMarks(actor, { reflectionId, kind: "CONTACTED", reason: "Rang in the morning. Tired and ashamed of the night; no thought of ending it, the plan for bad nights gone through." });
  await reviewReflection(actor, { reflectionId, done: "Read, and taken up in the hour." });
}
