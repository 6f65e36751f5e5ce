import { actorId, type Actor } from "#lib/platform/actor.ts";
import { recordChange } from "#lib/platform/audit.ts";
import { clock } from "#lib/platform/clock.ts";
import { RefusedError } from "#lib/platform/errors.ts";
import { newId } from "#lib/platform/ids.ts";
import { sealText } from "#lib/platform/keyring.ts";
import { authorize } from "#lib/platform/policy.ts";
import { inPractice } from "#lib/platform/tenancy.ts";
import { withdrawIn } from "#lib/assignments/commands/change.ts";
import { findVisibleAssignment, openTasks } from "#lib/assignments/queries.ts";
import { can } from "../policy.ts";
import { safetyStanding } from "../queries.ts";
import { decideTaskInput } from "../schema.ts";

/**
 * Records what a clinician chose for one open task while a private check is due: leave it, let it lapse, withdraw it
 * (domain 2.6, decision 27). Only a withdrawal changes anything: a task let lapse keeps its page, link and reminders to
 * their end, and gets no fresh link. Throws ZodError, NotFoundError and RefusedError (nothing is open; no longer a task).
 */
export async function decideOpenTask(actor: Actor, raw: unknown): Promise<{ id: string }> {
  const input = decideTaskInput.parse(raw);
  return inPractice(actor, async (tx) => {
    const task = await findVisibleAssignment(tx, actor, input.assignmentId);
    authorize(can, actor, "decide", task);
    const { practiceId } = actor;
    const { coupleId } = task.client;
    await tx.$queryRaw`SELECT "id" FROM "Assignment" WHERE "practiceId" = ${practiceId}::uuid AND "id" = ${task.id}::uuid FOR UPDATE`;
    const { openTier, jointWork } = await safetyStanding(tx, actor, coupleId);
    if (openTier !== "S2" && openTier !== "S3" && jointWork !== "not cleared") throw new RefusedError({ form: "No private check is open in this case. Change the task on its own page." });
    if (!(await openTasks(tx, actor, coupleId)).some(({ id }) => id === task.id)) throw new RefusedError({ form: "This task is no longer open." });
    const id = newId();
    await tx.openTaskDecision.create({
      data: {
        practiceId, id, assignmentId: task.id, choice: input.choice, decidedAt: clock.now(), decidedById: actorId(actor),
        words: await sealText(tx, practiceId, { table: "OpenTaskDecision", row: id, column: "words" }, input.words),
      },
    });
    if (input.choice === "WITHDRAW") await withdrawIn(tx, actor, task);
    await recordChange(tx, actor, "open-task.decided", { type: "assignment", id: task.id, coupleId });
    return { id };
  });
}
