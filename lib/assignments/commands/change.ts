import { actorId, type Actor } from "#lib/platform/actor.ts";
import { recordChange } from "#lib/platform/audit.ts";
import { clock } from "#lib/platform/clock.ts";
import { ConflictError, RefusedError } from "#lib/platform/errors.ts";
import { newId } from "#lib/platform/ids.ts";
import { sealText } from "#lib/platform/keyring.ts";
import { canMail } from "#lib/platform/mail.ts";
import { practiceTime } from "#lib/platform/practice-time.ts";
import { authorize } from "#lib/platform/policy.ts";
import { inPractice, type Transaction } from "#lib/platform/tenancy.ts";
import { addDays, dayToDate } from "#lib/platform/time.ts";
import { linkReadiness } from "#lib/consents/queries.ts";
import { findVisibleCouple } from "#lib/couples/queries.ts";
import { exerciseGiven } from "#lib/exercises/given.ts";
import { restoreMails } from "#lib/requests/commands/deliver.ts";
import { endLinks } from "#lib/requests/commands/end.ts";
import { rests } from "#lib/safety/rest-week.ts";
import { deliveryOf } from "../delivery.ts";
import { factsOf, waitsForTurn, type AssignmentRow } from "../dto.ts";
import { isSoloTask } from "../gate.ts";
import { can } from "../policy.ts";
import { findVisibleAssignment, openRows } from "../queries.ts";
import { assignExerciseInput, changeDraftInput, MAX_DAYS_AHEAD, swapAssignmentInput, withdrawAssignmentInput } from "../schema.ts";
import { isOpenTask, proposedSize, taskStatus } from "../status.ts";
import { draftIn } from "./draft.ts";

/** Takes a task back and closes its link at once. What was sent stays. Throws NotFoundError, RefusedError. */
export async function withdrawAssignment(actor: Actor, raw: unknown): Promise<void> {
  const input = withdrawAssignmentInput.parse(raw);
  return inPractice(actor, async (tx) => withdrawIn(tx, actor, await held(tx, actor, input.assignmentId)));
}

/** The same inside another command's transaction, on a row that is held. */
export async function withdrawIn(tx: Transaction, actor: Actor, assignment: AssignmentRow): Promise<void> {
  authorize(can, actor, "withdraw", assignment);
  if (assignment.assignmentWithdrawal) throw new RefusedError({ form: "This task has been withdrawn already." });
  const { practiceId } = actor;
  await tx.assignmentWithdrawal.create({ data: { practiceId, id: newId(), assignmentId: assignment.id, at: clock.now(), withdrawnById: actorId(actor) } });
  await endLinks(tx, actor, { assignmentId: assignment.id }, "REVOKED");
  await tx.requestDraft.deleteMany({ where: { practiceId, request: { practiceId, assignmentId: assignment.id } } });
  const action = assignment.approvedAt ? "assignment.withdrawn" : "assignment.discarded";
  await recordChange(tx, actor, action, { type: "assignment", id: assignment.id, coupleId: assignment.client.coupleId });
}

/** Takes back every open task and draft between the two of a case; each one's own tasks stay. Inside a caller's transaction. Returns how many. */
export async function withdrawBetweenTheTwo(tx: Transaction, actor: Actor, coupleId: string): Promise<number> {
  const between = (await openRows(tx, actor, coupleId)).filter((row) => rests(exerciseGiven(row)?.gate ?? "G0"));
  for (const { id } of between) await withdrawIn(tx, actor, await held(tx, actor, id));
  return between.length;
}

/** Throws a draft away. Throws NotFoundError, and RefusedError once it was approved. */
export async function discardDraft(actor: Actor, raw: unknown): Promise<void> {
  const input = withdrawAssignmentInput.parse(raw);
  return inPractice(actor, async (tx) => {
    const draft = await held(tx, actor, input.assignmentId);
    authorize(can, actor, "withdraw", draft);
    if (draft.approvedAt) throw new RefusedError({ form: "This has been approved. Withdraw it instead." });
    await withdrawIn(tx, actor, draft);
  });
}

/**
 * Keeps a draft in new words; its person and exercise stay. Throws ZodError, NotFoundError, RefusedError
 * once it was approved or discarded, and ConflictError when somebody changed it meanwhile.
 */
export async function changeDraft(actor: Actor, raw: unknown): Promise<{ version: number }> {
  const { assignmentId, version, dueOn, ...input } = changeDraftInput.parse(raw);
  return inPractice(actor, async (tx) => {
    const draft = await held(tx, actor, assignmentId);
    authorize(can, actor, "change", draft);
    if (draft.approvedAt || draft.assignmentWithdrawal) throw new RefusedError({ form: "This is no draft any more. Reload the page to see where it stands." });
    const { today } = await practiceTime(tx, actor.practiceId);
    if (dueOn < today || dueOn > addDays(today, MAX_DAYS_AHEAD)) throw new RefusedError({ dueOn: `Choose a day from today to ${MAX_DAYS_AHEAD} days ahead.` });
    const exercise = exerciseGiven(draft);
    if (draft.version !== version || !exercise) throw new ConflictError({ Draft: "Changed in another place." }, draft.version);
    const { practiceId } = actor;
    const couple = await findVisibleCouple(tx, actor, draft.client.coupleId);
    const delivery = input.delivery ?? deliveryOf(await linkReadiness(tx, actor, couple.id), draft.clientId, canMail());
    const seal = <T extends string | null>(column: string, text: T) => sealText(tx, practiceId, { table: "Assignment", row: draft.id, column }, text);
    await tx.assignment.updateMany({
      where: { practiceId, id: draft.id, version, approvedAt: null },
      data: {
        version: { increment: 1 }, solo: isSoloTask(exercise, input.solo, couple.kind === "INDIVIDUAL"), size: input.size ?? proposedSize(input.confidence),
        repeat: input.repeat, delivery, reminders: input.reminders && delivery === "EMAIL", confidence: input.confidence, dueOn: dayToDate(dueOn), checkedSafe: input.checkedSafe,
        reason: await seal("reason", input.reason), plan: await seal("plan", input.plan), obstacle: await seal("obstacle", input.obstacle), childCare: await seal("childCare", input.childCare),
      },
    });
    await recordChange(tx, actor, "assignment.draft-changed", { type: "assignment", id: draft.id, coupleId: couple.id }, { version: version + 1 });
    return { version: version + 1 };
  });
}

/** Lets a task rest: its link stays shut and nothing goes out until it is resumed. Throws NotFoundError, RefusedError. */
export async function pauseAssignment(actor: Actor, raw: unknown): Promise<void> {
  const input = withdrawAssignmentInput.parse(raw);
  return inPractice(actor, async (tx) => {
    const assignment = await heldOpen(tx, actor, input.assignmentId);
    if (isPaused(assignment)) throw new RefusedError({ form: "This task rests already." });
    const { practiceId } = actor;
    await tx.assignmentPause.create({ data: { practiceId, id: newId(), assignmentId: assignment.id, pausedAt: clock.now(), pausedById: actorId(actor) } });
    await tx.requestVisit.updateMany({ where: { practiceId, request: { practiceId, assignmentId: assignment.id }, endedAt: null }, data: { endedAt: clock.now() } });
    await recordChange(tx, actor, "assignment.paused", { type: "assignment", id: assignment.id, coupleId: assignment.client.coupleId });
  });
}

/** Ends the rest; the same link opens again, and a message that came due meanwhile goes out. Throws NotFoundError, RefusedError. */
export async function resumeAssignment(actor: Actor, raw: unknown): Promise<void> {
  const input = withdrawAssignmentInput.parse(raw);
  return inPractice(actor, async (tx) => {
    const assignment = await held(tx, actor, input.assignmentId);
    authorize(can, actor, "change", assignment);
    const { practiceId } = actor;
    const { count } = await tx.assignmentPause.updateMany({
      where: { practiceId, assignmentId: assignment.id, resumedAt: null }, data: { resumedAt: clock.now(), resumedById: actorId(actor) },
    });
    if (count === 0) throw new RefusedError({ form: "This task does not rest." });
    if (!assignment.assignmentWithdrawal) await restoreMails(tx, practiceId, assignment.id);
    await recordChange(tx, actor, "assignment.resumed", { type: "assignment", id: assignment.id, coupleId: assignment.client.coupleId });
  });
}

/** Makes a task its two-minute version, also for a link that is out. Throws NotFoundError, RefusedError. */
export async function shrinkAssignment(actor: Actor, raw: unknown): Promise<void> {
  const input = withdrawAssignmentInput.parse(raw);
  return inPractice(actor, async (tx) => {
    const assignment = await heldOpen(tx, actor, input.assignmentId);
    if (assignment.size === "TWO_MINUTE") throw new RefusedError({ form: "This is the two-minute version already." });
    const { practiceId } = actor;
    // What they typed under "Add more" has no place in the smaller form.
    const writing = await tx.requestDraft.findFirst({ where: { practiceId, request: { practiceId, assignmentId: assignment.id, requestEnd: null } }, select: { id: true } });
    if (writing) throw new RefusedError({ form: "This person has begun to write. Let it come back first, so that no word is lost." });
    await tx.assignment.updateMany({ where: { practiceId, id: assignment.id }, data: { size: "TWO_MINUTE", version: { increment: 1 } } });
    await recordChange(tx, actor, "assignment.shrunk", { type: "assignment", id: assignment.id, coupleId: assignment.client.coupleId });
  });
}

/**
 * Withdraws a task and drafts another for the same person in its place; the new one waits for its
 * approval. Throws ZodError, NotFoundError, RefusedError.
 */
export async function swapAssignment(actor: Actor, raw: unknown): Promise<{ assignmentIds: string[] }> {
  const { assignmentId, ...rest } = swapAssignmentInput.parse(raw);
  return inPractice(actor, async (tx) => {
    const assignment = await heldOpen(tx, actor, assignmentId);
    const { client } = assignment;
    await withdrawIn(tx, actor, assignment);
    const { exerciseCode, dueOn, checkedSafe, ...words } = rest;
    const input = assignExerciseInput.parse({ coupleId: client.coupleId, exerciseCode, dueOn, checkedSafe, recipients: [{ clientId: client.id, exerciseCode, ...words }] });
    return { assignmentIds: await draftIn(tx, actor, input) };
  });
}

const isPaused = (row: AssignmentRow): boolean => row.assignmentPauses.length > 0;

// Held, so that of two deeds at one moment the second reads what the first did.
async function held(tx: Transaction, actor: Actor, assignmentId: string): Promise<AssignmentRow> {
  const found = await findVisibleAssignment(tx, actor, assignmentId);
  await tx.$queryRaw`SELECT "id" FROM "Assignment" WHERE "practiceId" = ${actor.practiceId}::uuid AND "id" = ${found.id}::uuid FOR UPDATE`;
  return findVisibleAssignment(tx, actor, found.id);
}

async function heldOpen(tx: Transaction, actor: Actor, assignmentId: string): Promise<AssignmentRow> {
  const assignment = await held(tx, actor, assignmentId);
  authorize(can, actor, "change", assignment);
  const { now, today } = await practiceTime(tx, actor.practiceId);
  const status = taskStatus(factsOf(assignment, now, today), now, today);
  if (!(isOpenTask(status) || waitsForTurn(assignment, now, today)) || !exerciseGiven(assignment)) {
    throw new RefusedError({ form: "This task is no longer open." });
  }
  return assignment;
}
