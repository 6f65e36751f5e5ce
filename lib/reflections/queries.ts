import type { Actor } from "#lib/platform/actor.ts";
import { recordView } from "#lib/platform/audit.ts";
import { NotFoundError } from "#lib/platform/errors.ts";
import { isId } from "#lib/platform/ids.ts";
import { openText } from "#lib/platform/keyring.ts";
import { practiceTime } from "#lib/platform/practice-time.ts";
import { authorize } from "#lib/platform/policy.ts";
import { inPractice, type Transaction } from "#lib/platform/tenancy.ts";
import { dateToDay, dayOf } from "#lib/platform/time.ts";
import type { Prisma } from "#lib/generated/prisma/client.ts";
import { exerciseGiven, givenParts } from "#lib/exercises/given.ts";
import type { Answers } from "#lib/exercises/form.ts";
import { answersInWords } from "./answer-words.ts";
import type { ReflectionLineDto, ReflectionPageDto } from "./dto.ts";
import { can, visibleTo } from "./policy.ts";
import { neighboursOf } from "./neighbours.ts";
import { nextWorkingDay } from "./risk-due.ts";
import { shownClass, standingClass, standingMarks, urgencyOf } from "./risk-class.ts";

/** What lists and the reading page load with a reflection. */
export const reflectionParts = {
  client: { select: { coupleId: true, seat: true, name: true } },
  riskMarks: { orderBy: [{ markedAt: "asc" }, { id: "asc" }] },
  riskClearances: { orderBy: [{ clearedAt: "desc" }, { id: "desc" }], include: { clearedBy: { select: { calledName: true } } } },
  enteredBy: { select: { calledName: true } },
  doubtedBy: { select: { calledName: true } },
  request: { select: { requestVisits: { orderBy: [{ lastSeenAt: "desc" }, { id: "desc" }], take: 1, select: { device: true, handedOver: true } } } },
  assignment: { select: { id: true, ...givenParts, solo: true, reason: true, draftedBy: { select: { calledName: true } } } },
  reflectionReview: { include: { reviewedBy: { select: { calledName: true } } } },
} as const satisfies Prisma.ReflectionInclude;

export type ReflectionRow = Prisma.ReflectionGetPayload<{ include: typeof reflectionParts }>;

/** The marks of one reflection that no clinician has answered. */
export function standingOf(row: Pick<ReflectionRow, "riskMarks" | "riskClearances">): ReflectionRow["riskMarks"] {
  return standingMarks(row.riskMarks, row.riskClearances.map(({ clearedAt }) => clearedAt));
}

/** What a list says of one reflection; opens nothing sealed. */
export function toLine(row: ReflectionRow): ReflectionLineDto {
  return {
    id: row.id, coupleId: row.client.coupleId, clientId: row.clientId, seat: row.client.seat, name: row.client.name,
    exerciseCode: row.assignment.exerciseCode, title: exerciseGiven(row.assignment)?.title ?? row.assignment.exerciseCode,
    solo: row.assignment.solo, did: row.did, upset: row.upset, share: row.share, sentAt: row.sentAt, reviewed: row.reflectionReview !== null,
    marked: shownClass(standingOf(row).map(standingClass)),
  };
}

/** One reflection for this domain's commands, or NotFoundError. */
export async function findVisibleReflection(tx: Transaction, actor: Actor, reflectionId: string): Promise<ReflectionRow> {
  if (!isId(reflectionId)) throw new NotFoundError();
  const row = await tx.reflection.findFirst({
    where: { AND: [visibleTo(actor), { practiceId: actor.practiceId, id: reflectionId }] }, include: reflectionParts,
  });
  if (!row) throw new NotFoundError();
  return row;
}

/**
 * What came back and was not marked reviewed, or carries a mark that no clinician has answered, of
 * one case or of all the actor's: marks lead, then highest upset, then newest (domain 6.5: all are
 * read, marks only change the order).
 */
export async function unreviewed(tx: Transaction, actor: Actor, coupleId?: string): Promise<ReflectionLineDto[]> {
  const ofCase = coupleId === undefined ? {} : { client: { practiceId: actor.practiceId, coupleId } };
  const rows = await tx.reflection.findMany({
    where: { AND: [visibleTo(actor), { practiceId: actor.practiceId, ...ofCase }], OR: [{ reflectionReview: null }, { riskMarks: { some: { practiceId: actor.practiceId } } }] }, include: reflectionParts,
    orderBy: [{ upset: { sort: "desc", nulls: "last" } }, { sentAt: "desc" }, { id: "desc" }],
  });
  return rows.map(toLine).filter((line) => !line.reviewed || line.marked).toSorted((one, other) => urgencyOf(one.marked) - urgencyOf(other.marked));
}

/** What came back since an instant, newest first, reviewed or not. No words. */
export async function reflectionsSince(tx: Transaction, actor: Actor, coupleId: string, since: Date): Promise<ReflectionLineDto[]> {
  const rows = await tx.reflection.findMany({
    where: { AND: [visibleTo(actor), { practiceId: actor.practiceId, sentAt: { gte: since }, client: { practiceId: actor.practiceId, coupleId } }] },
    include: reflectionParts, orderBy: [{ sentAt: "desc" }, { id: "desc" }],
  });
  return rows.map(toLine);
}

/**
 * The typed answers of some reflections by reflection id. For other domains' queries, which record
 * the view themselves; anything not visible to the actor is left out.
 */
export async function openAnswers(tx: Transaction, actor: Actor, reflectionIds: readonly string[]): Promise<Map<string, Answers>> {
  authorize(can, actor, "read", null);
  const rows = await tx.reflection.findMany({
    where: { AND: [visibleTo(actor), { practiceId: actor.practiceId, id: { in: [...reflectionIds] } }] }, select: { id: true, answers: true },
  });
  const opened = new Map<string, Answers>();
  for (const row of rows) opened.set(row.id, await openRow(tx, actor, row));
  return opened;
}

async function openRow(tx: Transaction, actor: Actor, row: { id: string; answers: string }): Promise<Answers> {
  return JSON.parse(await openText(tx, actor.practiceId, { table: "Reflection", row: row.id, column: "answers" }, row.answers)) as Answers;
}

/** One reflection with its words, for reading. The view is recorded. Throws NotFoundError. */
export async function reflectionPage(actor: Actor, reflectionId: string): Promise<ReflectionPageDto> {
  authorize(can, actor, "read", null);
  return inPractice(actor, async (tx) => {
    const row = await findVisibleReflection(tx, actor, reflectionId);
    const { practiceId } = actor;
    const { zone } = await practiceTime(tx, practiceId);
    const answers = await openRow(tx, actor, row);
    const review = row.reflectionReview;
    await recordView(tx, actor, { type: "reflection", id: row.id, coupleId: row.client.coupleId });
    return {
      ...toLine(row), zone, assignmentId: row.assignment.id,
      reason: await openText(tx, practiceId, { table: "Assignment", row: row.assignment.id, column: "reason" }, row.assignment.reason),
      answers: answersInWords(exerciseGiven(row.assignment), answers, row.assignment.draftedBy.calledName),
      marks: standingOf(row).map((mark) => ({
        fieldId: mark.fieldId, class: standingClass(mark), reply: mark.reply, reachBy: mark.class === "CONTACT" ? nextWorkingDay(dayOf(mark.markedAt, zone)) : null,
      })),
      clearances: await clearancesOf(tx, actor, row),
      sentFrom: sentFromOf(row),
      doubted: row.doubtedAt && row.doubtedBy ? { by: row.doubtedBy.calledName, at: row.doubtedAt } : null,
      neighbours: neighboursOf((await unreviewed(tx, actor)).map(({ id }) => id), row.id),
      onPaper: row.enteredBy && row.writtenOn ? { by: row.enteredBy.calledName, on: dateToDay(row.writtenOn) } : null,
      review: review && {
        at: review.reviewedAt, by: review.reviewedBy.calledName,
        done: await openText(tx, practiceId, { table: "ReflectionReview", row: review.id, column: "done" }, review.done),
      },
    };
  });
}

async function clearancesOf(tx: Transaction, actor: Actor, row: ReflectionRow): Promise<ReflectionPageDto["clearances"]> {
  const opened: ReflectionPageDto["clearances"] = [];
  for (const { id, kind, clearedAt, clearedBy, reason } of row.riskClearances) {
    const words = await openText(tx, actor.practiceId, { table: "RiskClearance", row: id, column: "reason" }, reason);
    opened.push({ kind, at: clearedAt, by: clearedBy.calledName, reason: words });
  }
  return opened;
}

function sentFromOf({ request }: ReflectionRow): ReflectionPageDto["sentFrom"] {
  const visit = request?.requestVisits[0];
  return visit ? { device: visit.device === "" ? null : visit.device, inRoom: visit.handedOver } : null;
}
