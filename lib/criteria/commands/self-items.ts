import { visibleTo as couplesVisibleTo } from "#lib/couples/policy.ts";
import { selfItemsOf } from "#lib/exercises/check-in.ts";
import { didChoiceOf, type Answers } from "#lib/exercises/form.ts";
import type { ClientActor, ClinicianActor, SystemActor } from "#lib/platform/actor.ts";
import { recordChange } from "#lib/platform/audit.ts";
import { NotFoundError } from "#lib/platform/errors.ts";
import { newId } from "#lib/platform/ids.ts";
import { authorize } from "#lib/platform/policy.ts";
import { practiceTime } from "#lib/platform/practice-time.ts";
import type { Transaction } from "#lib/platform/tenancy.ts";
import { dayToDate } from "#lib/platform/time.ts";
import { criterionCodes } from "../criterion.ts";
import { can } from "../policy.ts";
import { reviewWaits } from "../queries.ts";
import { selfScore } from "../standing.ts";

/**
 * What follows when a check-in is sent, or entered from the paper of a day, in the transaction that stores it: self-items become their ratings. Anything else,
 * and "not this time", leaves no rating; the noticing list never does (domain 4.2). Throws NotFoundError.
 */
export async function afterCheckIn(
  tx: Transaction, actor: ClientActor | ClinicianActor, task: { readonly id: string; readonly exerciseCode: string }, answers: Answers, writtenOn?: string,
): Promise<void> {
  if (task.exerciseCode === "CHECK.SELF" && didChoiceOf(answers) !== "NOT_THIS_TIME") await recordSelfItems(tx, actor, task.id, answers, writtenOn);
}

/**
 * Stores the means of a person's own items as their ratings of that day, linked to the hour they were asked for; a mean
 * needs two of three answers (domain 4.2). Nothing is stored while an S2 or S3 is open (4.6): the page shows no
 * difference. Returns the review's id, or null when none was kept. Throws NotFoundError.
 */
export async function recordSelfItems(tx: Transaction, actor: ClientActor | ClinicianActor, assignmentId: string, answers: Answers, writtenOn?: string): Promise<string | null> {
  authorize(can, actor, actor.kind === "client" ? "send-own" : "enter-own", null);
  const { practiceId } = actor;
  const client = actor.kind === "client" ? { practiceId, id: actor.clientId } : { practiceId, couple: couplesVisibleTo(actor) };
  const task = await tx.assignment.findFirst({ where: { practiceId, id: assignmentId, client }, select: { sessionId: true, client: { select: { coupleId: true, seat: true } } } });
  if (!task) throw new NotFoundError();
  const { coupleId, seat } = task.client;
  const recordedById = actor.kind === "client" ? null : actor.membershipId;
  const scores = criterionCodes.map((criterion) => ({ criterion, score: selfScore(selfItemsOf(criterion, answers)) }));
  if (scores.every(({ score }) => score === null)) return null;
  // A client may not see where a case stands, so the product itself asks.
  const asked: SystemActor = { kind: "system", practiceId, job: "self-items", origin: actor.origin };
  if (await reviewWaits(tx, asked, coupleId)) return null;
  const { now, today } = await practiceTime(tx, practiceId);
  const id = newId();
  await tx.criteriaReview.create({ data: { practiceId, id, coupleId, sessionId: task.sessionId, reviewedOn: dayToDate(writtenOn ?? today), recordedAt: now, recordedById } });
  await tx.criterionRating.createMany({
    data: scores.map(({ criterion, score }) => ({
      practiceId, id: newId(), criteriaReviewId: id, seat, criterion, informant: "SELF" as const, recordedAt: now,
      tenths: score === null ? null : Math.round(score * 10), impression: false, recordedById,
    })),
  });
  await recordChange(tx, actor, actor.kind === "client" ? "criteria.self-items-sent" : "criteria.self-items-entered", { type: "criteria-review", id, coupleId }, { ratings: scores.filter(({ score }) => score !== null).length });
  return id;
}
