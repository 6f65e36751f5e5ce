import type { Actor } from "#lib/platform/actor.ts";
import { recordView } from "#lib/platform/audit.ts";
import { NotFoundError } from "#lib/platform/errors.ts";
import { isId } from "#lib/platform/ids.ts";
import { openText } from "#lib/platform/keyring.ts";
import { practiceTime } from "#lib/platform/practice-time.ts";
import { authorize } from "#lib/platform/policy.ts";
import { inPractice, type Transaction } from "#lib/platform/tenancy.ts";
import type { Prisma } from "#lib/generated/prisma/client.ts";
import { findExercise } from "#lib/exercises/exercise.ts";
import type { Answers } from "#lib/exercises/form.ts";
import { answersInWords } from "./answer-words.ts";
import type { ReflectionLineDto, ReflectionPageDto } from "./dto.ts";
import { can, visibleTo } from "./policy.ts";

const parts = {
  client: { select: { coupleId: true, seat: true, name: true } },
  assignment: { select: { id: true, exerciseCode: true, solo: true, reason: true, draftedBy: { select: { calledName: true } } } },
  reflectionReview: { include: { reviewedBy: { select: { calledName: true } } } },
} as const satisfies Prisma.ReflectionInclude;

type ReflectionRow = Prisma.ReflectionGetPayload<{ include: typeof parts }>;

function toLine(row: ReflectionRow): ReflectionLineDto {
  return {
    id: row.id, coupleId: row.client.coupleId, clientId: row.clientId, seat: row.client.seat, name: row.client.name,
    exerciseCode: row.assignment.exerciseCode, title: findExercise(row.assignment.exerciseCode)?.title ?? row.assignment.exerciseCode,
    did: row.did, upset: row.upset, share: row.share, sentAt: row.sentAt, reviewed: row.reflectionReview !== null,
  };
}

/** One reflection for this domain's commands, or NotFoundError. */
export async function findVisibleReflection(tx: Transaction, actor: Actor, reflectionId: string): Promise<ReflectionRow> {
  if (!isId(reflectionId)) throw new NotFoundError();
  const row = await tx.reflection.findFirst({
    where: { AND: [visibleTo(actor), { practiceId: actor.practiceId, id: reflectionId }] }, include: parts,
  });
  if (!row) throw new NotFoundError();
  return row;
}

/**
 * What came back and was not marked reviewed, of one case or of all the actor's: highest upset
 * leading, then newest (domain 6.5: all are read, marks only change the order).
 */
export async function unreviewed(tx: Transaction, actor: Actor, coupleId?: string): Promise<ReflectionLineDto[]> {
  const ofCase = coupleId === undefined ? {} : { client: { practiceId: actor.practiceId, coupleId } };
  const rows = await tx.reflection.findMany({
    where: { AND: [visibleTo(actor), { practiceId: actor.practiceId, reflectionReview: null, ...ofCase }] }, include: parts,
    orderBy: [{ upset: { sort: "desc", nulls: "last" } }, { sentAt: "desc" }, { id: "desc" }],
  });
  return rows.map(toLine);
}

/** What came back since an instant, newest first, reviewed or not. No words. */
export async function reflectionsSince(tx: Transaction, actor: Actor, coupleId: string, since: Date): Promise<ReflectionLineDto[]> {
  const rows = await tx.reflection.findMany({
    where: { AND: [visibleTo(actor), { practiceId: actor.practiceId, sentAt: { gte: since }, client: { practiceId: actor.practiceId, coupleId } }] },
    include: parts, orderBy: [{ sentAt: "desc" }, { id: "desc" }],
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
      ...toLine(row), zone, solo: row.assignment.solo, assignmentId: row.assignment.id,
      reason: await openText(tx, practiceId, { table: "Assignment", row: row.assignment.id, column: "reason" }, row.assignment.reason),
      answers: answersInWords(row.assignment.exerciseCode, answers, row.assignment.draftedBy.calledName),
      review: review && {
        at: review.reviewedAt, by: review.reviewedBy.calledName,
        done: await openText(tx, practiceId, { table: "ReflectionReview", row: review.id, column: "done" }, review.done),
      },
    };
  });
}
