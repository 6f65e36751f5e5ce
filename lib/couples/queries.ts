import { zoneOf, type Actor } from "#lib/platform/actor.ts";
import { recordView } from "#lib/platform/audit.ts";
import { clock } from "#lib/platform/clock.ts";
import { NotFoundError } from "#lib/platform/errors.ts";
import { isId } from "#lib/platform/ids.ts";
import { openText } from "#lib/platform/keyring.ts";
import { authorize } from "#lib/platform/policy.ts";
import { inPractice, type Transaction } from "#lib/platform/tenancy.ts";
import { addDays, dateToDay, dayOf, dayToDate } from "#lib/platform/time.ts";
import { DAYS_AFTER_DUE } from "#lib/assignments/status.ts";
import { exerciseGiven, givenParts } from "#lib/exercises/given.ts";
import { unreviewed } from "#lib/reflections/queries.ts";
import { findVisibleSession, openWrapUp } from "#lib/sessions/queries.ts";
import { isUnderWay, placeInTime, type PlannedHour } from "./case-dates.ts";
import { caseName } from "./case-name.ts";
import {
  toCoupleDto, withPeople, type ContactDto, type CoupleHeader, type CoupleLine, type CoupleOverview, type CoupleWithPeople,
  type LastWords, type OpenTask, type SeparationDto,
} from "./dto.ts";
import { inOrder, matches } from "./list.ts";
import { can, visibleTo } from "./policy.ts";
import { openSecretsPolicies } from "./queries/confidences.ts";
import { separatedAmong } from "./queries/separation.ts";
import { listCouplesInput, type ListCouples } from "./schema.ts";
import type { Seat } from "./seat.ts";

export type { CoupleDto, CoupleHeader, CoupleLine, CoupleOverview } from "./dto.ts";

/**
 * The case an actor may see, with its people in the order of their seats. For other domains' commands.
 * Throws NotFoundError for a malformed, unknown or foreign id and for a colleague off the case team.
 */
export async function findVisibleCouple(tx: Transaction, actor: Actor, coupleId: string): Promise<CoupleWithPeople> {
  if (!isId(coupleId)) throw new NotFoundError();
  const couple = await tx.couple.findFirst({
    where: { AND: [visibleTo(actor), { practiceId: actor.practiceId, id: coupleId }] }, include: withPeople,
  });
  if (!couple) throw new NotFoundError();
  return couple;
}

/**
 * The actor's cases with next and last hour and open tasks; `search` is part of a name, `sort` one of
 * name, next, last, tasks. Anything else in either is ignored.
 */
export async function listCouples(actor: Actor, raw: ListCouples = {}): Promise<CoupleLine[]> {
  const { search, sort } = listCouplesInput.parse(raw);
  return inPractice(actor, async (tx) => {
    authorize(can, actor, "list", null);
    const couples = await tx.couple.findMany({ where: { AND: [visibleTo(actor), { practiceId: actor.practiceId }] }, include: withPeople });
    const found = couples.filter((couple) => matches(caseName(couple), search));
    const hours = await hoursOf(tx, actor, found.map(({ id }) => id));
    const tasks = await tasksOf(tx, actor, found.map(({ id }) => id));
    const marked = new Set((await unreviewed(tx, actor)).filter((line) => line.marked !== null).map(({ coupleId }) => coupleId));
    const now = clock.now();
    return inOrder(found.map((couple): CoupleLine => {
      const { next, last } = placeInTime(hours.filter(({ coupleId }) => coupleId === couple.id), now);
      return {
        id: couple.id, name: caseName(couple), alone: couple.kind === "INDIVIDUAL",
        nextSession: next && { startsAt: next.startsAt, zone: next.zone },
        lastSession: last && { startsAt: last.startsAt, zone: last.zone },
        openTasks: tasks.filter(({ client }) => client.coupleId === couple.id).length, marked: marked.has(couple.id),
      };
    }), sort);
  });
}

/** The couple strip: who, when, how reached. Holds nothing of one person's room. Throws NotFoundError. */
export async function coupleHeader(actor: Actor, coupleId: string): Promise<CoupleHeader> {
  return inPractice(actor, async (tx) => {
    const couple = await findVisibleCouple(tx, actor, coupleId);
    authorize(can, actor, "view", couple);
    return headerOf(tx, actor, couple);
  });
}

/**
 * The first page of a case: strip, closing words of the last hour, open tasks. Words of an hour with
 * one of two are left out (decision 9). Records the view. Throws NotFoundError.
 */
export async function coupleOverview(actor: Actor, coupleId: string): Promise<CoupleOverview> {
  return inPractice(actor, async (tx) => {
    const couple = await findVisibleCouple(tx, actor, coupleId);
    authorize(can, actor, "view", couple);
    const header = await headerOf(tx, actor, couple);
    const last = header.lastSession && (await lastWordsOf(tx, actor, couple, header.lastSession.id));
    await recordView(tx, actor, { type: "couple", id: couple.id, coupleId: couple.id });
    return { header, lastWords: last?.words ?? null, heldApart: last?.apart ?? false, tasks: await openTasksOf(tx, actor, couple) };
  });
}

/** What a couple agreed, for its agreements page: the case and every policy on confidences. Records the view. */
export async function coupleAgreements(actor: Actor, coupleId: string) {
  return inPractice(actor, async (tx) => {
    const couple = await findVisibleCouple(tx, actor, coupleId);
    const policies = await openSecretsPolicies(tx, actor, couple);
    await recordView(tx, actor, { type: "agreements", id: couple.id, coupleId: couple.id });
    return { couple: toCoupleDto(couple), policies, today: dayOf(clock.now(), zoneOf(actor)) };
  });
}

/** How a couple was separated, or null. The caller records the view. */
export async function openSeparation(tx: Transaction, actor: Actor, couple: { id: string }): Promise<SeparationDto | null> {
  authorize(can, actor, "view", couple);
  const row = await tx.separation.findFirst({
    where: { practiceId: actor.practiceId, coupleId: couple.id, couple: visibleTo(actor) }, include: { separatedBy: { select: { calledName: true } } },
  });
  if (!row) return null;
  const reason = await openText(tx, actor.practiceId, { table: "Separation", row: row.id, column: "reason" }, row.reason);
  return { on: dayOf(row.separatedAt, zoneOf(actor)), by: row.separatedBy.calledName, reason };
}

async function headerOf(tx: Transaction, actor: Actor, couple: CoupleWithPeople): Promise<CoupleHeader> {
  const now = clock.now();
  const hours = await hoursOf(tx, actor, [couple.id]);
  const { next, last, held, daysSinceLast } = placeInTime(hours, now);
  const contact: Record<Seat, ContactDto | null> = { A: null, B: null };
  for (const { id, seat } of couple.clients) contact[seat] = await contactOf(tx, actor, id);
  const separatedAt = (await separatedAmong(tx, actor, [couple.id])).get(couple.id);
  return {
    separatedOn: separatedAt ? dayOf(separatedAt, zoneOf(actor)) : null, couple: toCoupleDto(couple), nextSession: next && plain(next), lastSession: last && plain(last), sessionCount: held, daysSinceLast,
    underWay: hours.some((hour) => isUnderWay(hour, now)), openTasks: (await tasksOf(tx, actor, [couple.id])).length, contact,
  };
}

const plain = ({ id, number, startsAt, plannedEndsAt, zone }: PlannedHour): PlannedHour => ({ id, number, startsAt, plannedEndsAt, zone });

async function hoursOf(tx: Transaction, actor: Actor, coupleIds: string[]) {
  return tx.session.findMany({
    where: { practiceId: actor.practiceId, coupleId: { in: coupleIds }, sessionCancellation: null },
    select: { id: true, coupleId: true, number: true, startsAt: true, plannedEndsAt: true, zone: true },
  });
}

async function contactOf(tx: Transaction, actor: Actor, clientId: string): Promise<ContactDto | null> {
  const row = await tx.contactPreference.findFirst({
    where: { practiceId: actor.practiceId, clientId }, orderBy: [{ recordedAt: "desc" }, { id: "desc" }],
  });
  return row && { channel: row.channel, checkedOn: dateToDay(row.checkedOn) };
}

// Open as in lib/assignments/status.ts: not withdrawn, nothing sent or told about it, not past its days.
async function tasksOf(tx: Transaction, actor: Actor, coupleIds: string[]) {
  return tx.assignment.findMany({
    where: {
      practiceId: actor.practiceId, client: { practiceId: actor.practiceId, coupleId: { in: coupleIds } },
      approvedAt: { not: null }, assignmentWithdrawal: null, reflections: { none: {} }, assignmentOutcomes: { none: { did: { not: null } } },
      dueOn: { gte: dayToDate(addDays(dayOf(clock.now(), zoneOf(actor)), -DAYS_AFTER_DUE)) },
    },
    select: { id: true, clientId: true, ...givenParts, dueOn: true, client: { select: { coupleId: true, seat: true, name: true } } },
    orderBy: [{ dueOn: "asc" }, { id: "asc" }],
  });
}

async function openTasksOf(tx: Transaction, actor: Actor, couple: CoupleWithPeople): Promise<OpenTask[]> {
  const tasks = await tasksOf(tx, actor, [couple.id]);
  return tasks.map(({ id, clientId, dueOn, client, ...row }) => ({
    assignmentId: id, clientId, seat: client.seat, name: client.name,
    exercise: exerciseGiven(row)?.title ?? row.exerciseCode, dueOn: dateToDay(dueOn),
  }));
}

async function lastWordsOf(tx: Transaction, actor: Actor, couple: CoupleWithPeople, sessionId: string): Promise<{ words: LastWords | null; apart: boolean }> {
  const wrapUp = await openWrapUp(tx, actor, await findVisibleSession(tx, actor, sessionId));
  if (!wrapUp) return { words: null, apart: false };
  if (!wrapUp.shared) return { words: null, apart: true };
  const { closingLine, whatEased, promise, nextFocus } = wrapUp;
  return { words: { sessionId, closingLine, whatEased, promise, nextFocus }, apart: false };
}
