import { findVisibleClient } from "#lib/clients/queries.ts";
import type { ClientWithCase } from "#lib/clients/dto.ts";
import { findVisibleCouple } from "#lib/couples/queries.ts";
import { actorId, zoneOf, type Actor } from "#lib/platform/actor.ts";
import { recordChange } from "#lib/platform/audit.ts";
import { clock } from "#lib/platform/clock.ts";
import { NotFoundError, RefusedError } from "#lib/platform/errors.ts";
import { newId } from "#lib/platform/ids.ts";
import { sealText } from "#lib/platform/keyring.ts";
import { authorize } from "#lib/platform/policy.ts";
import { inPractice, type Transaction } from "#lib/platform/tenancy.ts";
import { addDays, dateToDay, dayOf, dayToDate } from "#lib/platform/time.ts";
import { FOLLOW_UP_DAYS } from "./direction.ts";
import { can, rowsVisibleTo } from "./policy.ts";
import { recordEndingInput, recordFollowUpInput, recordGoalInput, recordMarksInput, recordStayingForInput, recordStepInput, writeWhatWeSawInput } from "./schema.ts";

/** What a deed about one person works with: the person, and the columns every such row has. */
type AboutOne = { tx: Transaction; client: ClientWithCase; row: { practiceId: Actor["practiceId"]; id: string; clientId: string; recordedAt: Date; recordedById: string } };

const filled = (given: Readonly<Record<string, unknown>>) => Object.fromEntries(Object.entries(given).filter(([, value]) => value !== null));

function expectNotToCome(actor: Actor, field: string, day: string): void {
  if (day > dayOf(clock.now(), zoneOf(actor))) throw new RefusedError({ [field]: "This day is still to come. Enter the day itself." });
}

async function aboutOne(actor: Actor, clientId: string, action: string, keep: (about: AboutOne) => Promise<void>): Promise<{ id: string }> {
  return inPractice(actor, async (tx) => {
    const client = await findVisibleClient(tx, actor, clientId);
    authorize(can, actor, "record", client);
    const row = { practiceId: actor.practiceId, id: newId(), clientId: client.id, recordedAt: clock.now(), recordedById: actorId(actor) };
    await keep({ tx, client, row });
    await recordChange(tx, actor, action, { type: "direction", id: row.id, coupleId: client.coupleId });
    return { id: row.id };
  });
}

/** Records what one person wants, asked alone; the newest counts and earlier ones stay (domain 4.8). Throws ZodError, NotFoundError, RefusedError (a day to come). */
export async function recordGoal(actor: Actor, raw: unknown): Promise<{ id: string }> {
  const { clientId, goal, words, askedOn } = recordGoalInput.parse(raw);
  expectNotToCome(actor, "askedOn", askedOn);
  return aboutOne(actor, clientId, "goal.recorded", async ({ tx, row }) => {
    await tx.goalAnswer.create({ data: { ...row, goal, askedOn: dayToDate(askedOn), words: words === null ? null : await sealText(tx, row.practiceId, { table: "GoalAnswer", row: row.id, column: "words" }, words) } });
  });
}

/**
 * Keeps the private list as one person answered it in person (domain 4.7): sealed in that person's file, nothing added
 * up. A yes or "rather not say" about fear proposes a private check by itself. Throws ZodError, NotFoundError, RefusedError.
 */
export async function recordStayingFor(actor: Actor, raw: unknown): Promise<{ id: string }> {
  const { clientId, takenOn, answers } = recordStayingForInput.parse(raw);
  expectNotToCome(actor, "takenOn", takenOn);
  return aboutOne(actor, clientId, "staying-for.recorded", async ({ tx, row }) => {
    await tx.stayingFor.create({
      data: { ...row, takenOn: dayToDate(takenOn), answers: await sealText(tx, row.practiceId, { table: "StayingFor", row: row.id, column: "answers" }, JSON.stringify(filled(answers))) },
    });
  });
}

/** Keeps the five marks of one person, as that person says or as the therapist sees them (domain 4.8). Throws ZodError, NotFoundError, RefusedError (none given; a day to come). */
export async function recordMarks(actor: Actor, raw: unknown): Promise<{ id: string }> {
  const { clientId, by, markedOn, marks } = recordMarksInput.parse(raw);
  expectNotToCome(actor, "markedOn", markedOn);
  if (Object.keys(filled(marks)).length === 0) throw new RefusedError({ form: "Mark at least one of the five." });
  return aboutOne(actor, clientId, "closure-marks.recorded", async ({ tx, row }) => {
    await tx.closureMarks.create({
      data: { ...row, by, markedOn: dayToDate(markedOn), marks: await sealText(tx, row.practiceId, { table: "ClosureMarks", row: row.id, column: "marks" }, JSON.stringify(filled(marks))) },
    });
  });
}

/** Writes the one page for one person as a new version; the earlier ones stay. Throws ZodError and NotFoundError. */
export async function writeWhatWeSaw(actor: Actor, raw: unknown): Promise<{ id: string }> {
  const { clientId, body } = writeWhatWeSawInput.parse(raw);
  return aboutOne(actor, clientId, "what-we-saw.written", async ({ tx, row: { practiceId, id, ...row } }) => {
    await tx.whatWeSaw.create({
      data: { practiceId, id, clientId: row.clientId, writtenAt: row.recordedAt, writtenById: row.recordedById, body: await sealText(tx, practiceId, { table: "WhatWeSaw", row: id, column: "body" }, body) },
    });
  });
}

/**
 * Records one step on the way to a direction (domain 4.8). What one said alone lies in that person's file, what both
 * said in the joint one; different paths may stand. Throws ZodError, NotFoundError (also for a person of another case)
 * and RefusedError (a day to come; a next look before it).
 */
export async function recordStep(actor: Actor, raw: unknown): Promise<{ id: string }> {
  const { coupleId, clientId, step, path, words, metOn, nextLookOn } = recordStepInput.parse(raw);
  expectNotToCome(actor, "metOn", metOn);
  if (nextLookOn !== null && nextLookOn <= metOn) throw new RefusedError({ nextLookOn: "The next look comes after this meeting." });
  return inPractice(actor, async (tx) => {
    const couple = await findVisibleCouple(tx, actor, coupleId);
    authorize(can, actor, "record", couple);
    const teller = clientId === null ? null : couple.clients.find(({ id }) => id === clientId);
    if (teller === undefined) throw new NotFoundError();
    const { practiceId } = actor;
    const id = newId();
    await tx.discernmentMeeting.create({
      data: {
        practiceId, id, coupleId: couple.id, clientId: teller?.id ?? null, room: teller?.seat ?? "JOINT", step, path, metOn: dayToDate(metOn), nextLookOn: nextLookOn === null ? null : dayToDate(nextLookOn),
        words: await sealText(tx, practiceId, { table: "DiscernmentMeeting", row: id, column: "words" }, words), recordedAt: clock.now(), recordedById: actorId(actor),
      },
    });
    await recordChange(tx, actor, "discernment.recorded", { type: "direction", id, coupleId: couple.id });
    return { id };
  });
}

/**
 * Records how the joint work ended, in the joint file, and plans one private word with each six to twelve weeks on,
 * whichever of the four it is (domain 4.8, ux T18). A later row takes its place; follow-ups still open move to its
 * time. Throws ZodError, NotFoundError, RefusedError (a day to come).
 */
export async function recordEnding(actor: Actor, raw: unknown): Promise<{ id: string }> {
  const { coupleId, kind, words, endedOn } = recordEndingInput.parse(raw);
  expectNotToCome(actor, "endedOn", endedOn);
  return inPractice(actor, async (tx) => {
    const couple = await findVisibleCouple(tx, actor, coupleId);
    authorize(can, actor, "record", couple);
    const { practiceId } = actor;
    const id = newId();
    const by = { recordedAt: clock.now(), recordedById: actorId(actor) };
    await tx.ending.create({ data: { practiceId, id, coupleId: couple.id, kind, endedOn: dayToDate(endedOn), words: await sealText(tx, practiceId, { table: "Ending", row: id, column: "words" }, words), ...by } });
    const dueOn = dayToDate(addDays(endedOn, FOLLOW_UP_DAYS.from));
    for (const { id: clientId } of couple.clients) {
      const { count } = await tx.followUp.updateMany({ where: { AND: [rowsVisibleTo(actor), { practiceId, clientId, doneOn: null }] }, data: { dueOn } });
      if (count === 0) await tx.followUp.create({ data: { practiceId, id: newId(), clientId, dueOn, ...by } });
    }
    await recordChange(tx, actor, "ending.recorded", { type: "ending", id, coupleId: couple.id });
    return { id };
  });
}

/** Notes that the private word after an ending was held. Throws ZodError, NotFoundError, RefusedError (a day to come; already held). */
export async function recordFollowUp(actor: Actor, raw: unknown): Promise<{ id: string }> {
  const { followUpId, doneOn, words } = recordFollowUpInput.parse(raw);
  expectNotToCome(actor, "doneOn", doneOn);
  return inPractice(actor, async (tx) => {
    authorize(can, actor, "record", null);
    const { practiceId } = actor;
    const row = followUpId === "" ? null : await tx.followUp.findFirst({ where: { AND: [rowsVisibleTo(actor), { practiceId, id: followUpId }] }, include: { client: { select: { coupleId: true } } } });
    if (!row) throw new NotFoundError();
    if (row.doneOn) throw new RefusedError({ form: `This was already noted for ${dateToDay(row.doneOn)}.` });
    const sealed = words === null ? null : await sealText(tx, practiceId, { table: "FollowUp", row: row.id, column: "words" }, words);
    await tx.followUp.updateMany({ where: { practiceId, id: row.id }, data: { doneOn: dayToDate(doneOn), words: sealed } });
    await recordChange(tx, actor, "follow-up.held", { type: "direction", id: row.id, coupleId: row.client.coupleId });
    return { id: row.id };
  });
}
