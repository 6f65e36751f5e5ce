import { isCheckIn } from "#lib/exercises/check-in.ts";
import { lastLeans } from "#lib/exercises/recipients.ts";
import type { Actor, ClinicianActor } from "#lib/platform/actor.ts";
import { practiceTime } from "#lib/platform/practice-time.ts";
import { authorize } from "#lib/platform/policy.ts";
import { inPractice, type Transaction } from "#lib/platform/tenancy.ts";
import { addDays, dayOf, daysBetween } from "#lib/platform/time.ts";
import { missingForPerson } from "#lib/consents/link-readiness.ts";
import { linkReadiness } from "#lib/consents/queries.ts";
import { findVisibleCouple } from "#lib/couples/queries.ts";
import { unsignedBy } from "#lib/couples/queries/confidences.ts";
import { isSeparated } from "#lib/couples/queries/separation.ts";
import { bondRestsIn } from "#lib/direction/queries.ts";
import { safetyStanding } from "#lib/safety/queries.ts";
import type { CaseFacts } from "#lib/assignments/gate.ts";
import { can } from "#lib/assignments/policy.ts";
import { presetDue } from "#lib/assignments/due.ts";
import { openRows } from "#lib/assignments/queries.ts";
import { MAX_DAYS_AHEAD } from "#lib/assignments/schema.ts";
import { weightOf } from "#lib/assignments/weight.ts";
import { heldHours } from "#lib/preparation/queries/hours.ts";

/** What the gates read about a case, in one transaction with the deed. Throws NotFoundError. */
export async function caseFacts(tx: Transaction, actor: Actor, coupleId: string): Promise<CaseFacts> {
  const couple = await findVisibleCouple(tx, actor, coupleId);
  const safety = await safetyStanding(tx, actor, couple.id);
  const open = await openRows(tx, actor, couple.id);
  const { now, today, zone } = await practiceTime(tx, actor.practiceId);
  const [next = addDays(today, 7)] = await hoursAhead(tx, actor, couple.id, now, zone);
  const daysToNextHour = Math.max(1, daysBetween(today, next));
  const together = await tx.doneTogether.findMany({
    where: { practiceId: actor.practiceId, clientId: { in: couple.clients.map(({ id }) => id) } }, select: { clientId: true, exerciseCode: true },
  });
  return {
    daysToNextHour, separated: await isSeparated(tx, actor, couple.id), unsigned: await unsignedBy(tx, actor, couple), bondRests: await bondRestsIn(tx, actor, couple), soloClient: safety.soloClient, attending: safety.attending, openTier: safety.openTier,
    people: couple.clients.map(({ id, seat, name }) => ({
      clientId: id, seat, name, openTasks: open.filter((task) => task.clientId === id && !isCheckIn(task.exerciseCode)).length,
      weights: open.filter((task) => task.clientId === id).map((task) => weightOf(task, daysToNextHour)),
      doneTogether: together.filter((row) => row.clientId === id).map((row) => row.exerciseCode),
    })),
  };
}

/** The days of the hours planned ahead, earliest first, two at most. */
async function hoursAhead(tx: Transaction, { practiceId }: Actor, coupleId: string, now: Date, zone: string): Promise<string[]> {
  const hours = await tx.session.findMany({
    where: { practiceId, coupleId, sessionCancellation: null, startsAt: { gt: now } }, orderBy: { startsAt: "asc" }, select: { startsAt: true }, take: 2,
  });
  return hours.map(({ startsAt }) => dayOf(startsAt, zone));
}

/** Where each leaned in the hours held so far, in the joint part; one client alone in their own (domain 2.5.8, 5.2). */
async function leansOf(tx: Transaction, actor: Actor, coupleId: string) {
  const { held } = await heldHours(tx, actor, coupleId);
  return lastLeans(held.map(({ summary }) => summary.couple?.leans ?? { A: summary.own.A.persons.A.figures.lean, B: null }));
}

/** What the assigning page needs: the gate's facts, days, codes, and what stands before a link per person. */
export type AssigningDto = {
  coupleId: string;
  facts: CaseFacts;
  today: string;
  /** Proposed due day, see `presetDue`. */
  dueOn: string;
  lastDueOn: string;
  missing: { clientId: string; sentences: string[] }[];
  hasCode: string[];
};

/** The facts for offering exercises to a case. Opens no clinical text. Throws NotFoundError. */
export async function assigning(actor: ClinicianActor, coupleId: string): Promise<AssigningDto> {
  authorize(can, actor, "assign", null);
  return inPractice(actor, async (tx) => {
    const facts = await caseFacts(tx, actor, coupleId);
    const { now, today, zone } = await practiceTime(tx, actor.practiceId);
    const lastDueOn = addDays(today, MAX_DAYS_AHEAD);
    const dueOn = presetDue(today, await hoursAhead(tx, actor, coupleId, now, zone), lastDueOn);
    const readiness = await linkReadiness(tx, actor, coupleId);
    const codes = await tx.clientCode.findMany({
      where: { practiceId: actor.practiceId, clientId: { in: facts.people.map(({ clientId }) => clientId) } }, select: { clientId: true }, distinct: ["clientId"],
    });
    return {
      coupleId, facts: { ...facts, leans: await leansOf(tx, actor, coupleId) }, today, lastDueOn, dueOn, hasCode: codes.map(({ clientId }) => clientId),
      missing: facts.people.map(({ clientId }) => ({ clientId, sentences: missingForPerson(readiness, clientId).map(({ sentence }) => sentence) })).filter(({ sentences }) => sentences.length > 0),
    };
  });
}
