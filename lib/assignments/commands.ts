import { actorId, type Actor } from "#lib/platform/actor.ts";
import { recordChange } from "#lib/platform/audit.ts";
import { clock } from "#lib/platform/clock.ts";
import { NotFoundError, RefusedError } from "#lib/platform/errors.ts";
import { newId } from "#lib/platform/ids.ts";
import { sealText } from "#lib/platform/keyring.ts";
import { practiceTime } from "#lib/platform/practice-time.ts";
import { authorize } from "#lib/platform/policy.ts";
import { inPractice, type Transaction } from "#lib/platform/tenancy.ts";
import { addDays, dayToDate } from "#lib/platform/time.ts";
import { setClientCode } from "#lib/clients/commands.ts";
import { findVisibleClient } from "#lib/clients/queries.ts";
import { missingForPerson } from "#lib/consents/link-readiness.ts";
import { linkReadiness } from "#lib/consents/queries.ts";
import { contentVersion, findExercise, type Exercise } from "#lib/exercises/exercise.ts";
import { endLinks, issueLink } from "#lib/requests/commands.ts";
import { findVisibleSession } from "#lib/sessions/queries.ts";
import type { AssignedDto } from "./dto.ts";
import { isFittingPair, isSoloTask, reasonsAgainst, type CaseFacts, type PersonFacts } from "./gate.ts";
import { can } from "./policy.ts";
import { findVisibleAssignment } from "./queries.ts";
import { caseFacts } from "./queries/case-facts.ts";
import {
  assignExerciseInput, MAX_DAYS_AHEAD, recordDoneTogetherInput, recordOutcomeInput, withdrawAssignmentInput, type AssignExercise, type Recipient,
} from "./schema.ts";
import { proposedSize } from "./status.ts";

/**
 * Gives one person an exercise, or both their half of one, each in their own words (domain 3.0). The
 * gate is judged by pure rules; a link is made only where rule M5 misses nothing, else the task
 * stands for paper and the room. A person without a code gets one, returned this once. Throws
 * ZodError, NotFoundError, and RefusedError with the reasons why a gate is closed.
 */
export async function assignExercise(actor: Actor, raw: unknown): Promise<AssignedDto> {
  authorize(can, actor, "assign", null);
  const input = assignExerciseInput.parse(raw);
  const given = await inPractice(actor, async (tx) => {
    const facts = await caseFacts(tx, actor, input.coupleId);
    await refuseUnfit(tx, actor, input, facts);
    const pairId = input.recipients.length === 2 ? newId() : null;
    const assignments: AssignedDto["assignments"] = [];
    for (const recipient of input.recipients) assignments.push(await giveTask(tx, actor, input, recipient, personIn(facts, recipient), facts.soloClient, pairId));
    return { assignments, ...(await linksFor(tx, actor, input.coupleId, assignments)) };
  });
  const codes: AssignedDto["codes"] = [];
  for (const clientId of given.withoutCode) codes.push({ clientId, ...(await setClientCode(actor, { clientId })) });
  return { assignments: given.assignments, links: given.links, missing: given.missing, codes };
}

function personIn(facts: CaseFacts, recipient: { clientId: string }): PersonFacts {
  const person = facts.people.find(({ clientId }) => clientId === recipient.clientId);
  if (!person) throw new NotFoundError();
  return person;
}

const exerciseOf = (code: string): Exercise => {
  const exercise = findExercise(code);
  if (!exercise) throw new NotFoundError();
  return exercise;
};

async function refuseUnfit(tx: Transaction, actor: Actor, input: AssignExercise, facts: CaseFacts): Promise<void> {
  const { today } = await practiceTime(tx, actor.practiceId);
  const errors: Record<string, string> = {};
  if (input.dueOn < today || input.dueOn > addDays(today, MAX_DAYS_AHEAD)) errors.dueOn = `Choose a day from today to ${MAX_DAYS_AHEAD} days ahead.`;
  if (!isFittingPair(input.exerciseCode, input.recipients)) errors.recipients = "These two tasks do not belong together. Choose one of the pairs.";
  for (const recipient of input.recipients) {
    const reasons = reasonsAgainst(exerciseOf(recipient.exerciseCode), personIn(facts, recipient), facts, input.checkedSafe);
    if (reasons.length > 0) errors.form = [...new Set([errors.form, ...reasons])].filter(Boolean).join(" ");
  }
  if (Object.keys(errors).length > 0) throw new RefusedError(errors);
  if (input.sessionId) await findVisibleSession(tx, actor, input.sessionId);
}

async function giveTask(
  tx: Transaction, actor: Actor, input: AssignExercise, recipient: Recipient, person: PersonFacts, soloClient: boolean, pairId: string | null,
): Promise<AssignedDto["assignments"][number]> {
  const { practiceId } = actor;
  const id = newId();
  const now = clock.now();
  const exercise = exerciseOf(recipient.exerciseCode);
  const seal = <T extends string | null>(column: string, text: T) => sealText(tx, practiceId, { table: "Assignment", row: id, column }, text);
  await tx.assignment.create({
    data: {
      practiceId, id, clientId: person.clientId, pairId, exerciseCode: exercise.code, contentVersion,
      solo: isSoloTask(exercise, recipient.solo, soloClient), size: recipient.size ?? proposedSize(recipient.confidence),
      reason: await seal("reason", recipient.reason), plan: await seal("plan", recipient.plan), obstacle: await seal("obstacle", recipient.obstacle),
      confidence: recipient.confidence, dueOn: dayToDate(input.dueOn), sessionId: input.sessionId, checkedSafe: input.checkedSafe,
      draftedAt: now, draftedById: actorId(actor), approvedAt: now, approvedById: actorId(actor),
    },
  });
  await recordChange(tx, actor, "assignment.given", { type: "assignment", id, coupleId: input.coupleId }, { clientId: person.clientId, exercise: exercise.code });
  return { id, clientId: person.clientId, name: person.name, exerciseCode: exercise.code, title: exercise.title, clientTitle: exercise.clientTitle };
}

async function linksFor(tx: Transaction, actor: Actor, coupleId: string, given: AssignedDto["assignments"]) {
  const readiness = await linkReadiness(tx, actor, coupleId);
  const links: AssignedDto["links"] = [];
  const missing: AssignedDto["missing"] = [];
  const withoutCode: string[] = [];
  for (const { id, clientId } of given) {
    const things = missingForPerson(readiness, clientId);
    if (things.length > 0) {
      missing.push({ clientId, sentences: things.map(({ sentence }) => sentence) });
      continue;
    }
    links.push(await issueLink(tx, actor, await findVisibleAssignment(tx, actor, id)));
    const code = await tx.clientCode.findFirst({ where: { practiceId: actor.practiceId, clientId }, select: { id: true } });
    if (!code) withoutCode.push(clientId);
  }
  return { links, missing, withoutCode };
}

/** Takes a task back and closes its link at once. What was sent stays. Throws NotFoundError, RefusedError. */
export async function withdrawAssignment(actor: Actor, raw: unknown): Promise<void> {
  const input = withdrawAssignmentInput.parse(raw);
  return inPractice(actor, async (tx) => {
    const assignment = await findVisibleAssignment(tx, actor, input.assignmentId);
    authorize(can, actor, "withdraw", assignment);
    if (assignment.assignmentWithdrawal) throw new RefusedError({ form: "This task has been withdrawn already." });
    const { practiceId } = actor;
    await tx.assignmentWithdrawal.create({ data: { practiceId, id: newId(), assignmentId: assignment.id, at: clock.now(), withdrawnById: actorId(actor) } });
    await endLinks(tx, actor, { assignmentId: assignment.id }, "REVOKED");
    await tx.requestDraft.deleteMany({ where: { practiceId, request: { practiceId, assignmentId: assignment.id } } });
    await recordChange(tx, actor, "assignment.withdrawn", { type: "assignment", id: assignment.id, coupleId: assignment.client.coupleId });
  });
}

/** Records how it went as heard in the hour, and the adherence rating 0 to 4 (domain 3.0). Throws NotFoundError. */
export async function recordOutcome(actor: Actor, raw: unknown): Promise<{ id: string }> {
  const input = recordOutcomeInput.parse(raw);
  return inPractice(actor, async (tx) => {
    const assignment = await findVisibleAssignment(tx, actor, input.assignmentId);
    authorize(can, actor, "record-outcome", assignment);
    const { practiceId } = actor;
    const id = newId();
    await tx.assignmentOutcome.create({
      data: {
        practiceId, id, assignmentId: assignment.id, did: input.did, adherence: input.adherence, recordedAt: clock.now(), recordedById: actorId(actor),
        note: await sealText(tx, practiceId, { table: "AssignmentOutcome", row: id, column: "note" }, input.note),
      },
    });
    await recordChange(tx, actor, "assignment.outcome-recorded", { type: "assignment", id: assignment.id, coupleId: assignment.client.coupleId });
    return { id };
  });
}

/** Opens gate R for one person and exercise: done once together, on a day up to today. Recorded once. */
export async function recordDoneTogether(actor: Actor, raw: unknown): Promise<{ id: string }> {
  const input = recordDoneTogetherInput.parse(raw);
  return inPractice(actor, async (tx) => {
    const client = await findVisibleClient(tx, actor, input.clientId);
    authorize(can, actor, "record-outcome", null);
    const { today } = await practiceTime(tx, actor.practiceId);
    if (input.on > today) throw new RefusedError({ on: "This day is still to come. Enter the day it was done." });
    if (input.sessionId) await findVisibleSession(tx, actor, input.sessionId);
    const { practiceId } = actor;
    const known = await tx.doneTogether.findFirst({ where: { practiceId, clientId: client.id, exerciseCode: input.exerciseCode }, select: { id: true } });
    if (known) return known;
    const id = newId();
    await tx.doneTogether.create({
      data: { practiceId, id, clientId: client.id, exerciseCode: input.exerciseCode, sessionId: input.sessionId, on: dayToDate(input.on), recordedAt: clock.now(), recordedById: actorId(actor) },
    });
    await recordChange(tx, actor, "exercise.done-together", { type: "client", id: client.id, coupleId: client.coupleId }, { exercise: input.exerciseCode });
    return { id };
  });
}
