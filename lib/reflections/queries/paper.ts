import type { ClinicianActor } from "#lib/platform/actor.ts";
import { recordView } from "#lib/platform/audit.ts";
import { NotFoundError } from "#lib/platform/errors.ts";
import { openText } from "#lib/platform/keyring.ts";
import { practiceTime } from "#lib/platform/practice-time.ts";
import { authorize } from "#lib/platform/policy.ts";
import { inPractice } from "#lib/platform/tenancy.ts";
import { dateToDay, dayOf } from "#lib/platform/time.ts";
import { asksOnce } from "#lib/assignments/due.ts";
import { findVisibleAssignment } from "#lib/assignments/queries.ts";
import { buildForm } from "#lib/exercises/form.ts";
import { exerciseGiven } from "#lib/exercises/given.ts";
import type { PaperDto } from "../paper.ts";
import { can } from "../policy.ts";

/** One task with its whole form, in the person's own words; nothing of anybody else. Records the view. Throws NotFoundError. */
export async function paperPage(actor: ClinicianActor, coupleId: string, assignmentId: string): Promise<PaperDto> {
  authorize(can, actor, "enter", null);
  return inPractice(actor, async (tx) => {
    const task = await findVisibleAssignment(tx, actor, assignmentId);
    const exercise = exerciseGiven(task);
    if (task.client.coupleId !== coupleId || !exercise) throw new NotFoundError();
    const { practiceId } = actor;
    const { today, zone } = await practiceTime(tx, practiceId);
    const { calledName: therapist } = await tx.membership.findFirstOrThrow({ where: { practiceId, id: task.draftedById }, select: { calledName: true } });
    const place = (column: string) => ({ table: "Assignment", row: task.id, column });
    await recordView(tx, actor, { type: "assignment", id: task.id, coupleId });
    return {
      assignmentId: task.id, coupleId, seat: task.client.seat, name: task.client.name, title: exercise.title, therapist, today,
      form: buildForm(exercise, { solo: task.solo, size: task.size, therapist, cover: null, secrets: null }),
      reason: await openText(tx, practiceId, place("reason"), task.reason), plan: await openText(tx, practiceId, place("plan"), task.plan),
      obstacle: await openText(tx, practiceId, place("obstacle"), task.obstacle), dueOn: dateToDay(task.dueOn), givenOn: dayOf(task.draftedAt, zone),
      canEnter: task.approvedAt !== null && task.assignmentWithdrawal === null && (task.reflections.length === 0 || !asksOnce(task.repeat, exercise.formEvery)),
    };
  });
}
