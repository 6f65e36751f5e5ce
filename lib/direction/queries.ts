import { findVisibleClient } from "#lib/clients/queries.ts";
import { findVisibleCouple, openSeparation } from "#lib/couples/queries.ts";
import { findExercise } from "#lib/exercises/exercise.ts";
import type { Answers } from "#lib/exercises/form.ts";
import { zoneOf, type Actor } from "#lib/platform/actor.ts";
import { recordView } from "#lib/platform/audit.ts";
import { clock } from "#lib/platform/clock.ts";
import { NotFoundError } from "#lib/platform/errors.ts";
import { openText } from "#lib/platform/keyring.ts";
import { authorize } from "#lib/platform/policy.ts";
import { inPractice, type Transaction } from "#lib/platform/tenancy.ts";
import { dateToDay, dayOf } from "#lib/platform/time.ts";
import { answersInWords } from "#lib/reflections/answer-words.ts";
import { bondRests, goalsMissing, type Goal, type Marks } from "./direction.ts";
import type { ClosingDto, FollowUpDto, GoalDto, MarksDto, PersonDirectionDto, StepDto } from "./dto.ts";
import { can, rowsVisibleTo, visibleTo } from "./policy.ts";
import { leanOverTime, STAYING_FOR } from "./staying-for.ts";

export type { ClosingDto, PersonDirectionDto } from "./dto.ts";

const newest: { recordedAt?: "desc"; id?: "desc" }[] = [{ recordedAt: "desc" }, { id: "desc" }];
const named = { select: { calledName: true } } as const;

/** One person's goal, private list, own steps, marks, page and follow-ups (domain 4.7, 4.8). Records the view. Throws NotFoundError. */
export async function personDirection(actor: Actor, coupleId: string, clientId: string): Promise<PersonDirectionDto> {
  return inPractice(actor, async (tx) => {
    const { id, seat, name, ...client } = await findVisibleClient(tx, actor, clientId);
    if (client.coupleId !== coupleId) throw new NotFoundError();
    authorize(can, actor, "view", { id });
    await recordView(tx, actor, { type: "direction", id, coupleId });
    return {
      client: { id, coupleId, seat, name }, today: dayOf(clock.now(), zoneOf(actor)), goals: await goalsOf(tx, actor, id), ...(await listsOf(tx, actor, id)),
      steps: await stepsOf(tx, actor, { coupleId, clientId: id }), marks: await marksOf(tx, actor, id), saw: await sawOf(tx, actor, id), followUps: await followUpsOf(tx, actor, id),
    };
  });
}

/** The joint side of a direction and the endings, newest first. Nothing of one person's file. Records the view. Throws NotFoundError. */
export async function closingPage(actor: Actor, coupleId: string): Promise<ClosingDto> {
  return inPractice(actor, async (tx) => {
    const couple = await findVisibleCouple(tx, actor, coupleId);
    authorize(can, actor, "view", couple);
    const rows = await tx.ending.findMany({ where: { AND: [visibleTo(actor), { practiceId: actor.practiceId, coupleId }] }, orderBy: newest, include: { recordedBy: named } });
    await recordView(tx, actor, { type: "closing", id: coupleId, coupleId });
    const endings: ClosingDto["endings"] = [];
    for (const row of rows) {
      endings.push({ kind: row.kind, endedOn: dateToDay(row.endedOn), by: row.recordedBy.calledName, words: await openText(tx, actor.practiceId, { table: "Ending", row: row.id, column: "words" }, row.words) });
    }
    return {
      coupleId, ofCouple: couple.kind === "COUPLE", today: dayOf(clock.now(), zoneOf(actor)), people: couple.clients.map(({ id, seat, name }) => ({ id, seat, name })),
      endings, steps: await stepsOf(tx, actor, { coupleId, clientId: null }), separation: await openSeparation(tx, actor, couple),
      goalsMissing: goalsMissing(couple.clients, new Set((await goalsInForce(tx, actor, couple.clients.map(({ id }) => id))).keys()), await hoursHeld(tx, actor, coupleId)),
    };
  });
}

async function hoursHeld(tx: Transaction, { practiceId }: Actor, coupleId: string): Promise<number> {
  return tx.session.count({ where: { practiceId, coupleId, sessionCancellation: null, plannedEndsAt: { lte: clock.now() } } });
}

/** The newest goal of each of these people, by id; for rule M6, where a missing one is asked for. Opens no words. */
export async function goalsInForce(tx: Transaction, actor: Actor, clientIds: readonly string[]): Promise<Map<string, Goal>> {
  const rows = await tx.goalAnswer.findMany({
    where: { AND: [rowsVisibleTo(actor), { practiceId: actor.practiceId, clientId: { in: [...clientIds] } }] }, orderBy: newest, select: { clientId: true, goal: true },
  });
  return new Map(rows.toReversed().map(({ clientId, goal }) => [clientId, goal]));
}

/** Why what grows the bond rests in a case, or null; from the steps of every file, on the therapist's side only. Opens no words. */
export async function bondRestsIn(tx: Transaction, actor: Actor, couple: { id: string; clients: readonly { id: string }[] }): Promise<"waiting" | "parting" | null> {
  const rows = await tx.discernmentMeeting.findMany({
    where: { AND: [visibleTo(actor), { practiceId: actor.practiceId, coupleId: couple.id }] }, orderBy: [{ metOn: "desc" }, ...newest], select: { clientId: true, step: true, path: true },
  });
  return bondRests(rows, couple.clients.map(({ id }) => id));
}

const of = (actor: Actor, clientId: string) => ({ AND: [rowsVisibleTo(actor), { practiceId: actor.practiceId, clientId }] });

async function goalsOf(tx: Transaction, actor: Actor, clientId: string): Promise<GoalDto[]> {
  const rows = await tx.goalAnswer.findMany({ where: of(actor, clientId), orderBy: newest, include: { recordedBy: named } });
  return Promise.all(rows.map(async ({ id, goal, words, askedOn, recordedBy }) => ({
    goal, askedOn: dateToDay(askedOn), by: recordedBy.calledName, words: await openText(tx, actor.practiceId, { table: "GoalAnswer", row: id, column: "words" }, words),
  })));
}

async function listsOf(tx: Transaction, actor: Actor, clientId: string): Promise<Pick<PersonDirectionDto, "lists" | "lean">> {
  const rows = await tx.stayingFor.findMany({ where: of(actor, clientId), orderBy: newest });
  const opened = await Promise.all(rows.map(async (row) => ({
    ...row, on: dateToDay(row.takenOn), answers: JSON.parse(await openText(tx, actor.practiceId, { table: "StayingFor", row: row.id, column: "answers" }, row.answers)) as Answers,
  })));
  return {
    lists: opened.map(({ id, on, reflectionId, answers }) => ({ id, takenOn: on, byLink: reflectionId !== null, answers: answersInWords(findExercise(STAYING_FOR), answers, "") })),
    lean: leanOverTime(opened.toReversed()),
  };
}

async function stepsOf(tx: Transaction, actor: Actor, of: { coupleId: string; clientId: string | null }): Promise<StepDto[]> {
  const rows = await tx.discernmentMeeting.findMany({
    where: { AND: [visibleTo(actor), { practiceId: actor.practiceId, ...of }] }, orderBy: [{ metOn: "desc" }, ...newest], include: { recordedBy: named },
  });
  return Promise.all(rows.map(async ({ id, clientId, step, path, words, metOn, nextLookOn, recordedBy }) => ({
    id, clientId, step, path, metOn: dateToDay(metOn), nextLookOn: nextLookOn && dateToDay(nextLookOn), by: recordedBy.calledName,
    words: await openText(tx, actor.practiceId, { table: "DiscernmentMeeting", row: id, column: "words" }, words),
  })));
}

async function marksOf(tx: Transaction, actor: Actor, clientId: string): Promise<MarksDto[]> {
  const rows = await tx.closureMarks.findMany({ where: of(actor, clientId), orderBy: newest });
  return Promise.all(rows.map(async ({ id, by, markedOn, marks }) => ({
    by, markedOn: dateToDay(markedOn), marks: JSON.parse(await openText(tx, actor.practiceId, { table: "ClosureMarks", row: id, column: "marks" }, marks)) as Marks,
  })));
}

async function sawOf(tx: Transaction, actor: Actor, clientId: string): Promise<PersonDirectionDto["saw"]> {
  const row = await tx.whatWeSaw.findFirst({ where: of(actor, clientId), orderBy: [{ writtenAt: "desc" }, { id: "desc" }], include: { writtenBy: named } });
  return row && {
    writtenOn: dayOf(row.writtenAt, zoneOf(actor)), by: row.writtenBy.calledName, body: await openText(tx, actor.practiceId, { table: "WhatWeSaw", row: row.id, column: "body" }, row.body),
  };
}

async function followUpsOf(tx: Transaction, actor: Actor, clientId: string): Promise<FollowUpDto[]> {
  const rows = await tx.followUp.findMany({ where: of(actor, clientId), orderBy: [{ dueOn: "desc" }, { id: "desc" }] });
  return Promise.all(rows.map(async ({ id, dueOn, doneOn, words }) => ({
    id, dueOn: dateToDay(dueOn), doneOn: doneOn && dateToDay(doneOn), words: await openText(tx, actor.practiceId, { table: "FollowUp", row: id, column: "words" }, words),
  })));
}
