import type { Actor, ClinicianActor } from "#lib/platform/actor.ts";
import { recordView } from "#lib/platform/audit.ts";
import { visibleTo as couplesVisibleTo } from "#lib/couples/policy.ts";
import { exerciseGiven } from "#lib/exercises/given.ts";
import { NotFoundError } from "#lib/platform/errors.ts";
import { isId } from "#lib/platform/ids.ts";
import { openText } from "#lib/platform/keyring.ts";
import { practiceTime, type PracticeTime } from "#lib/platform/practice-time.ts";
import { authorize } from "#lib/platform/policy.ts";
import { inPractice, type Transaction } from "#lib/platform/tenancy.ts";
import { dayInWords, dayOf } from "#lib/platform/time.ts";
import { assignmentParts, currentRequest, factsOf, nextSheetOf, toTaskLine, waitsForTurn, type AssignmentRow, type PersonTasksDto, type TaskDetailDto, type TaskLineDto } from "./dto.ts";
import { can, visibleTo } from "./policy.ts";
import { canHaveLink, isOpenTask, taskStatus } from "./status.ts";

/** One task with the rows its status needs, or NotFoundError. For this and other domains' commands. */
export async function findVisibleAssignment(tx: Transaction, actor: Actor, assignmentId: string): Promise<AssignmentRow> {
  if (!isId(assignmentId)) throw new NotFoundError();
  const row = await tx.assignment.findFirst({
    where: { AND: [visibleTo(actor), { practiceId: actor.practiceId, id: assignmentId }] }, include: assignmentParts,
  });
  if (!row) throw new NotFoundError();
  return row;
}

async function tasksOf(tx: Transaction, actor: Actor, coupleId: string): Promise<AssignmentRow[]> {
  return tx.assignment.findMany({
    where: {
      AND: [visibleTo(actor), { practiceId: actor.practiceId, client: { practiceId: actor.practiceId, coupleId } }],
      // A draft that was thrown away is nothing that happened.
      NOT: { approvedAt: null, assignmentWithdrawal: { isNot: null } },
    },
    include: assignmentParts, orderBy: [{ draftedAt: "desc" }, { id: "desc" }],
  });
}

/** Every task of a case with its status, newest first. Opens no sealed text. */
export async function taskLines(tx: Transaction, actor: Actor, coupleId: string): Promise<TaskLineDto[]> {
  const { now, today } = await practiceTime(tx, actor.practiceId);
  return (await tasksOf(tx, actor, coupleId)).map((row) => toTaskLine(row, taskStatus(factsOf(row, now, today), now, today), now, today));
}

/** The rows of tasks that may still be done, newest first; a repeated one also between two turns. */
export async function openRows(tx: Transaction, actor: Actor, coupleId: string): Promise<AssignmentRow[]> {
  const { now, today } = await practiceTime(tx, actor.practiceId);
  return (await tasksOf(tx, actor, coupleId)).filter((row) => waitsForTurn(row, now, today) || isOpenTask(taskStatus(factsOf(row, now, today), now, today)));
}

/** The tasks both may still do, newest first. */
export async function openTasks(tx: Transaction, actor: Actor, coupleId: string): Promise<TaskLineDto[]> {
  return (await taskLines(tx, actor, coupleId)).filter((task) => task.isOpen);
}

/** The tasks given since an instant, and older ones that came back or are still open since then. */
export async function tasksSince(tx: Transaction, actor: Actor, coupleId: string, since: Date): Promise<TaskLineDto[]> {
  const { now, today } = await practiceTime(tx, actor.practiceId);
  return (await tasksOf(tx, actor, coupleId))
    .map((row) => ({ row, line: toTaskLine(row, taskStatus(factsOf(row, now, today), now, today), now, today) }))
    .filter(({ row, line }) => (row.approvedAt !== null && row.approvedAt >= since) || line.isOpen || (row.reflections[0]?.sentAt ?? new Date(0)) >= since)
    .map(({ line }) => line);
}

/**
 * The exercises page: per person the open and the past tasks with their opened words. The view is
 * recorded. Throws NotFoundError for a case that is not there for this actor.
 */
export async function assignmentsPage(actor: ClinicianActor, coupleId: string): Promise<{ coupleId: string; people: PersonTasksDto[] }> {
  authorize(can, actor, "list", null);
  if (!isId(coupleId)) throw new NotFoundError();
  return inPractice(actor, async (tx) => {
    const couple = await tx.couple.findFirst({
      where: { AND: [couplesVisibleTo(actor), { practiceId: actor.practiceId, id: coupleId }] },
      include: { clients: { orderBy: { seat: "asc" }, include: { clientCodes: { select: { id: true }, take: 1 } } } },
    });
    if (!couple) throw new NotFoundError();
    const present = await practiceTime(tx, actor.practiceId);
    const tasks: TaskDetailDto[] = [];
    for (const row of await tasksOf(tx, actor, coupleId)) tasks.push(await openTask(tx, actor, row, present));
    await recordView(tx, actor, { type: "assignments", id: null, coupleId }, { count: tasks.length });
    const people = couple.clients.map((client): PersonTasksDto => {
      const own = tasks.filter((task) => task.clientId === client.id);
      return {
        clientId: client.id, seat: client.seat, name: client.name, hasCode: client.clientCodes.length > 0,
        drafts: own.filter((task) => task.status === "drafted"), open: own.filter((task) => task.isOpen),
        past: own.filter((task) => !task.isOpen && task.status !== "drafted"),
      };
    });
    return { coupleId, people };
  });
}

/** One task with its opened words. The view is recorded. Throws NotFoundError, also for another case's task. */
export async function assignmentPage(actor: ClinicianActor, coupleId: string, assignmentId: string): Promise<TaskDetailDto> {
  authorize(can, actor, "list", null);
  return inPractice(actor, async (tx) => {
    const row = await findVisibleAssignment(tx, actor, assignmentId);
    if (row.client.coupleId !== coupleId) throw new NotFoundError();
    const task = await openTask(tx, actor, row, await practiceTime(tx, actor.practiceId));
    await recordView(tx, actor, { type: "assignment", id: row.id, coupleId });
    return task;
  });
}

async function openTask(tx: Transaction, actor: ClinicianActor, row: AssignmentRow, { now, today, zone }: PracticeTime): Promise<TaskDetailDto> {
  const { practiceId } = actor;
  const status = taskStatus(factsOf(row, now, today), now, today);
  const place = (column: string) => ({ table: "Assignment", row: row.id, column });
  const request = currentRequest(row, now);
  const isLive = request !== undefined && request.requestEnd === null && request.expiresAt > now && isOpenTask(status);
  const outcome = row.assignmentOutcomes[0];
  return {
    ...toTaskLine(row, status, now, today),
    reason: await openText(tx, practiceId, place("reason"), row.reason),
    plan: await openText(tx, practiceId, place("plan"), row.plan),
    obstacle: await openText(tx, practiceId, place("obstacle"), row.obstacle),
    childCare: await openText(tx, practiceId, place("childCare"), row.childCare),
    version: row.version, nextFormOn: nextFormOn(row, { now, today, zone }), exercise: exerciseGiven(row) ?? null,
    link: isLive ? { requestId: request.id, expires: dayInWords(dayOf(new Date(request.expiresAt.getTime() - 1), zone)) } : null,
    canHaveLink: canHaveLink(status),
    outcome: outcome
      ? { did: factsOf({ ...row, reflections: [], assignmentOutcomes: [outcome] }, now, today).told, adherence: outcome.adherence,
          note: await openText(tx, practiceId, { table: "AssignmentOutcome", row: outcome.id, column: "note" }, outcome.note) }
      : null,
  };
}

function nextFormOn(row: AssignmentRow, { now, today, zone }: PracticeTime): string | null {
  const next = row.requests.find(({ opensAt, requestEnd }) => opensAt > now && requestEnd === null);
  const sheetOn = nextSheetOf(row);
  if (sheetOn !== null) return sheetOn > today ? sheetOn : null;
  return next ? dayOf(next.opensAt, zone) : null;
}
