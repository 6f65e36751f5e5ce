import { actorId, type Actor } from "#lib/platform/actor.ts";
import { recordChange } from "#lib/platform/audit.ts";
import { NotFoundError, RefusedError } from "#lib/platform/errors.ts";
import { isId } from "#lib/platform/ids.ts";
import { practiceTime } from "#lib/platform/practice-time.ts";
import { authorize } from "#lib/platform/policy.ts";
import { inPractice, type Transaction } from "#lib/platform/tenancy.ts";
import { dateToDay, dayOf, weekOf } from "#lib/platform/time.ts";
import { setClientCode } from "#lib/clients/commands.ts";
import { missingForTask, type LinkFacts } from "#lib/consents/link-readiness.ts";
import { linkReadiness } from "#lib/consents/queries.ts";
import { findVisibleCouple } from "#lib/couples/queries.ts";
import { isCheckIn } from "#lib/exercises/check-in.ts";
import { exerciseGiven } from "#lib/exercises/given.ts";
import { issueLink } from "#lib/requests/commands/issue.ts";
import { budgetReason, minutesOf } from "../budget.ts";
import type { AssignedDto, AssignmentRow } from "../dto.ts";
import { reasonsAgainst, reasonsAgainstPair } from "../gate.ts";
import { can } from "../policy.ts";
import { findVisibleAssignment } from "../queries.ts";
import { caseFacts } from "../queries/case-facts.ts";
import { reasonsAgainstCheckIns } from "../queries/check-in-gate.ts";
import { approveTasksInput } from "../schema.ts";
import { weightOf } from "../weight.ts";

type Approved = Omit<AssignedDto, "codes"> & { withoutCode: string[] };

/**
 * Approves drafts of one case in one act, all or none (decision 27: every gate is asked again). Links
 * and messages begin here. A person without a code gets one, returned this once. Throws ZodError,
 * NotFoundError, and RefusedError with every reason that stands against it.
 */
export async function approveTasks(actor: Actor, raw: unknown): Promise<AssignedDto> {
  authorize(can, actor, "assign", null);
  const input = approveTasksInput.parse(raw);
  return codesForLinks(actor, await inPractice(actor, (tx) => approveIn(tx, actor, input.coupleId, input.assignmentIds, input.checkedSafe)));
}

/**
 * The same inside another command's transaction; `checkedSafe` is this week's tick, given anew. Two
 * approvals of one person wait for each other.
 */
export async function approveIn(tx: Transaction, actor: Actor, coupleId: string, ids: readonly string[], checkedSafe = false): Promise<Approved> {
  const couple = await findVisibleCouple(tx, actor, coupleId);
  const { practiceId } = actor;
  await tx.$queryRaw`SELECT "id" FROM "Client" WHERE "practiceId" = ${practiceId}::uuid AND "coupleId" = ${couple.id}::uuid ORDER BY "id" FOR NO KEY UPDATE`;
  const rows: AssignmentRow[] = [];
  for (const id of new Set(ids)) rows.push(await draftOf(tx, actor, couple.id, id));
  const readiness = await linkReadiness(tx, actor, couple.id);
  await refuseClosed(tx, actor, { coupleId: couple.id, rows, readiness, checkedSafe });
  const { now } = await practiceTime(tx, practiceId);
  for (const row of rows) {
    await tx.assignment.updateMany({ where: { practiceId, id: row.id, approvedAt: null }, data: { approvedAt: now, approvedById: actorId(actor), checkedSafe: row.checkedSafe || checkedSafe } });
    await recordChange(tx, actor, "assignment.given", { type: "assignment", id: row.id, coupleId: couple.id }, { clientId: row.clientId, exercise: row.exerciseCode });
  }
  return { assignments: rows.map(toAssigned), ...(await linksFor(tx, actor, readiness, rows)) };
}

async function draftOf(tx: Transaction, actor: Actor, coupleId: string, id: string): Promise<AssignmentRow> {
  if (!isId(id)) throw new NotFoundError();
  const row = await findVisibleAssignment(tx, actor, id);
  if (row.client.coupleId !== coupleId) throw new NotFoundError();
  if (row.approvedAt) throw new RefusedError({ form: "One of these has been approved already. Reload the page to see where it stands." });
  if (row.assignmentWithdrawal) throw new RefusedError({ form: "One of these drafts was discarded. Reload the page." });
  return row;
}

type Asked = { coupleId: string; rows: readonly AssignmentRow[]; readiness: LinkFacts; checkedSafe: boolean };

async function refuseClosed(tx: Transaction, actor: Actor, { coupleId, rows, readiness, checkedSafe }: Asked): Promise<void> {
  const facts = await caseFacts(tx, actor, coupleId);
  const { today, zone } = await practiceTime(tx, actor.practiceId);
  const reasons = await reasonsAgainstCheckIns(tx, actor, coupleId, rows, facts);
  for (const person of facts.people) {
    const own = rows.filter((row) => row.clientId === person.clientId);
    let openTasks = person.openTasks;
    for (const row of own) {
      const exercise = exerciseGiven(row);
      if (!exercise) throw new NotFoundError();
      const against: string[] = [];
      if (dateToDay(row.dueOn) < today) against.push("The day for it has passed. Change the draft.");
      const channel = readiness.people.find(({ clientId }) => clientId === row.clientId)?.contact?.channel;
      if (row.delivery === "EMAIL" && channel === "HAND_OVER") against.push(`${person.name} has not asked for e-mail. Change the draft.`);
      if (!isCheckIn(row.exerciseCode)) {
        // The tick is for this week: one of an earlier week is given anew.
        const ticked = checkedSafe || (row.checkedSafe && weekOf(dayOf(row.draftedAt, zone)) === weekOf(today));
        against.push(...reasonsAgainst(exercise, { ...person, openTasks }, facts, ticked));
        openTasks += 1;
      }
      reasons.push(...against.map((reason) => (rows.length > 1 ? `${exercise.title}: ${reason}` : reason)));
    }
    const weights = [...person.weights, ...own.map((row) => weightOf(row, facts.daysToNextHour))];
    const tooMuch = own.length > 0 ? budgetReason(person.name, minutesOf(weights)) : null;
    if (tooMuch) reasons.push(tooMuch);
  }
  if (rows.some(({ pairId, exerciseCode }) => pairId !== null && !isCheckIn(exerciseCode))) reasons.push(...reasonsAgainstPair(facts));
  if (reasons.length > 0) throw new RefusedError({ form: [...new Set(reasons)].join(" ") });
}

function toAssigned(row: AssignmentRow): AssignedDto["assignments"][number] {
  const exercise = exerciseGiven(row);
  return { id: row.id, clientId: row.clientId, name: row.client.name, exerciseCode: row.exerciseCode, title: exercise?.title ?? row.exerciseCode, clientTitle: exercise?.clientTitle ?? row.exerciseCode, delivery: row.delivery };
}

async function linksFor(tx: Transaction, actor: Actor, readiness: LinkFacts, rows: readonly AssignmentRow[]) {
  const links: AssignedDto["links"] = [];
  const missing: AssignedDto["missing"] = [];
  const withoutCode: string[] = [];
  for (const { id, clientId, exerciseCode, delivery } of rows) {
    const things = missingForTask(readiness, { clientId, exerciseCode });
    if (delivery === "PRINT" && things.length === 0) continue;
    if (things.length > 0) {
      missing.push({ clientId, sentences: things.map(({ sentence }) => sentence) });
      continue;
    }
    links.push(await issueLink(tx, actor, await findVisibleAssignment(tx, actor, id)));
    const code = await tx.clientCode.findFirst({ where: { practiceId: actor.practiceId, clientId }, select: { id: true } });
    if (!code && !withoutCode.includes(clientId)) withoutCode.push(clientId);
  }
  return { links, missing, withoutCode };
}

/** Makes the codes that the links of an approval still need; hashing takes its time, so outside the transaction. */
export async function codesForLinks(actor: Actor, { withoutCode, ...given }: Approved): Promise<AssignedDto> {
  const codes: AssignedDto["codes"] = [];
  for (const clientId of withoutCode) codes.push({ clientId, ...(await setClientCode(actor, { clientId })) });
  return { ...given, codes };
}
