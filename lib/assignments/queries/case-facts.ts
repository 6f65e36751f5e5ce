import type { Actor, ClinicianActor } from "#lib/platform/actor.ts";
import { practiceTime } from "#lib/platform/practice-time.ts";
import { authorize } from "#lib/platform/policy.ts";
import { inPractice, type Transaction } from "#lib/platform/tenancy.ts";
import { addDays, dayOf } from "#lib/platform/time.ts";
import { missingForPerson } from "#lib/consents/link-readiness.ts";
import { linkReadiness } from "#lib/consents/queries.ts";
import { findVisibleCouple } from "#lib/couples/queries.ts";
import { safetyStanding } from "#lib/safety/queries.ts";
import type { CaseFacts } from "#lib/assignments/gate.ts";
import { can } from "#lib/assignments/policy.ts";
import { openTasks } from "#lib/assignments/queries.ts";
import { MAX_DAYS_AHEAD } from "#lib/assignments/schema.ts";

/** What the gates read about a case, in one transaction with the deed. Throws NotFoundError. */
export async function caseFacts(tx: Transaction, actor: Actor, coupleId: string): Promise<CaseFacts> {
  const couple = await findVisibleCouple(tx, actor, coupleId);
  const safety = await safetyStanding(tx, actor, couple.id);
  const open = await openTasks(tx, actor, couple.id);
  const together = await tx.doneTogether.findMany({
    where: { practiceId: actor.practiceId, clientId: { in: couple.clients.map(({ id }) => id) } }, select: { clientId: true, exerciseCode: true },
  });
  return {
    soloClient: safety.soloClient, attending: safety.attending, openTier: safety.openTier,
    people: couple.clients.map(({ id, seat, name }) => ({
      clientId: id, seat, name, openTasks: open.filter((task) => task.clientId === id).length,
      doneTogether: together.filter((row) => row.clientId === id).map((row) => row.exerciseCode),
    })),
  };
}

/** What the assigning page needs: the gate's facts, days, codes, and what stands before a link per person. */
export type AssigningDto = {
  coupleId: string;
  facts: CaseFacts;
  today: string;
  /** Proposed due day: that of the next session, else a week ahead. */
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
    const next = await tx.session.findFirst({
      where: { practiceId: actor.practiceId, coupleId, sessionCancellation: null, startsAt: { gt: now } }, orderBy: { startsAt: "asc" }, select: { startsAt: true },
    });
    const lastDueOn = addDays(today, MAX_DAYS_AHEAD);
    const nextDay = next ? dayOf(next.startsAt, zone) : addDays(today, 7);
    const readiness = await linkReadiness(tx, actor, coupleId);
    const codes = await tx.clientCode.findMany({
      where: { practiceId: actor.practiceId, clientId: { in: facts.people.map(({ clientId }) => clientId) } }, select: { clientId: true }, distinct: ["clientId"],
    });
    return {
      coupleId, facts, today, lastDueOn, dueOn: nextDay > lastDueOn ? lastDueOn : nextDay, hasCode: codes.map(({ clientId }) => clientId),
      missing: facts.people.map(({ clientId }) => ({ clientId, sentences: missingForPerson(readiness, clientId).map(({ sentence }) => sentence) })).filter(({ sentences }) => sentences.length > 0),
    };
  });
}
