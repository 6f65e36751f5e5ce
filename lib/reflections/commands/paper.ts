import type { ClinicianActor } from "#lib/platform/actor.ts";
import { recordChange } from "#lib/platform/audit.ts";
import { NotFoundError, RefusedError } from "#lib/platform/errors.ts";
import { newId } from "#lib/platform/ids.ts";
import { sealText } from "#lib/platform/keyring.ts";
import { practiceTime } from "#lib/platform/practice-time.ts";
import { authorize } from "#lib/platform/policy.ts";
import { inPractice, type Transaction } from "#lib/platform/tenancy.ts";
import { dayOf, dayToDate, startOfDay } from "#lib/platform/time.ts";
import { findVisibleAssignment } from "#lib/assignments/queries.ts";
import { asksOnce } from "#lib/assignments/due.ts";
import { afterCheckIn } from "#lib/criteria/commands/self-items.ts";
import { shareChoiceOf } from "#lib/exercises/form.ts";
import { exerciseGiven } from "#lib/exercises/given.ts";
import { endTurnOnPaper } from "#lib/requests/commands/end.ts";
import { can } from "../policy.ts";
import { enterFromPaperInput } from "../schema.ts";
import { storeMarks } from "./mark.ts";
import { checkWritten } from "./send.ts";

/**
 * Enters what a person wrote on paper, under the same checks and with the same marks and ratings as what is
 * sent. It answers the turn whose link is open, by whichever way it came; the next turn opens as after sending. Throws ZodError, NotFoundError, and
 * RefusedError with a sentence per field, for a task that was not given, and for one that came back already.
 */
export async function enterFromPaper(actor: ClinicianActor, raw: unknown): Promise<{ id: string }> {
  authorize(can, actor, "enter", null);
  const input = enterFromPaperInput.parse(raw);
  return inPractice(actor, async (tx) => {
    const { practiceId } = actor;
    const task = await findVisibleAssignment(tx, actor, input.assignmentId);
    await holdTask(tx, actor, task.id);
    const { draftedBy, earlier } = await writtenSoFar(tx, actor, task.id);
    if (!task.approvedAt || task.assignmentWithdrawal) throw new RefusedError({ form: "This task was not given, or was taken back. Nothing can be entered for it." });
    if (earlier > 0 && asksOnce(task.repeat, exerciseGiven(task)?.formEvery)) throw new RefusedError({ form: "This task came back already. What was sent stands." });
    const { now, today, zone } = await practiceTime(tx, practiceId);
    if (input.writtenOn > today || input.writtenOn < dayOf(task.draftedAt, zone)) {
      throw new RefusedError({ writtenOn: "Choose a day from the day it was given until today." });
    }
    const { exercise, answers, did } = checkWritten({ ...task, draftedBy }, input.answers, today);
    const id = newId();
    await tx.reflection.create({
      data: {
        practiceId, id, assignmentId: task.id, clientId: task.clientId, requestId: null, did, share: shareChoiceOf(answers),
        upset: typeof answers.c_upset === "number" ? answers.c_upset : null, sentAt: now, enteredById: actor.membershipId, writtenOn: dayToDate(input.writtenOn),
        answers: await sealText(tx, practiceId, { table: "Reflection", row: id, column: "answers" }, JSON.stringify(answers)),
      },
    });
    const { coupleId } = task.client;
    await recordChange(tx, actor, "reflection.entered-from-paper", { type: "reflection", id, coupleId }, { assignmentId: task.id });
    await storeMarks(tx, actor, { id, coupleId, exercise, answers });
    await afterCheckIn(tx, actor, task, answers, input.writtenOn);
    await endTurnOnPaper(tx, actor, task.id, startOfDay(input.writtenOn, zone));
    return { id };
  });
}

// One at a time per task, and none while its link is just sending.
async function holdTask(tx: Transaction, { practiceId }: ClinicianActor, assignmentId: string): Promise<void> {
  await tx.$queryRaw`SELECT "id" FROM "Assignment" WHERE "practiceId" = ${practiceId}::uuid AND "id" = ${assignmentId}::uuid FOR NO KEY UPDATE`;
  await tx.$queryRaw`SELECT "id" FROM "Request" WHERE "practiceId" = ${practiceId}::uuid AND "assignmentId" = ${assignmentId}::uuid ORDER BY "id" FOR NO KEY UPDATE`;
}

async function writtenSoFar(tx: Transaction, { practiceId }: ClinicianActor, assignmentId: string) {
  const row = await tx.assignment.findFirst({
    where: { practiceId, id: assignmentId }, select: { draftedBy: { select: { calledName: true } }, reflections: { select: { id: true }, take: 1 } },
  });
  if (!row) throw new NotFoundError();
  return { draftedBy: row.draftedBy, earlier: row.reflections.length };
}
