import type { CoupleWithPeople } from "#lib/couples/dto.ts";
import { findVisibleCouple } from "#lib/couples/queries.ts";
import { noticedWords, type CheckInCode } from "#lib/exercises/check-in.ts";
import type { ClinicianActor } from "#lib/platform/actor.ts";
import { recordView } from "#lib/platform/audit.ts";
import { clock } from "#lib/platform/clock.ts";
import { isId } from "#lib/platform/ids.ts";
import { authorize } from "#lib/platform/policy.ts";
import { inPractice, type Transaction } from "#lib/platform/tenancy.ts";
import { addDays, dayInWords, dayOf } from "#lib/platform/time.ts";
import { isReviewDue } from "#lib/preparation/review-due.ts";
import { openAnswers } from "#lib/reflections/queries.ts";
import { safetyStanding } from "#lib/safety/queries.ts";
import { wasHeldAt } from "#lib/safety/held-at.ts";
import { namesOf } from "#lib/sessions/hour.ts";
import { goesOutOn, MOST_DAYS_AHEAD, reasonAgainstAsking, type AskingFacts } from "../asking.ts";
import type { BeforeReview, NoticedLine } from "../dto.ts";
import { can } from "../policy.ts";
import { newestReviewDay } from "../progress.ts";
import { ratingsOf, reviewWaits } from "../queries.ts";
import { hasRestWeek } from "./rest-week.ts";

/** What the rules about asking read of one hour of this case; null when it has no such hour. */
export async function askingFacts(
  tx: Transaction, actor: ClinicianActor, couple: CoupleWithPeople, code: CheckInCode, sessionId: string,
): Promise<AskingFacts | null> {
  const { practiceId, zone } = actor;
  if (!isId(sessionId)) return null;
  const session = await tx.session.findFirst({ where: { practiceId, coupleId: couple.id, id: sessionId, sessionCancellation: null }, select: { startsAt: true } });
  if (!session) return null;
  const sessionDay = dayOf(session.startsAt, zone);
  const apart = couple.kind === "COUPLE" && (await hasRestWeek(tx, actor, { coupleId: couple.id, sessionDay, zone }));
  const asked = await tx.assignment.findFirst({
    where: { practiceId, exerciseCode: code, sessionId, clientId: { in: couple.clients.map(({ id }) => id) }, assignmentWithdrawal: null }, select: { id: true },
  });
  return {
    noticing: code === "CHECK.NOTICED", oneClient: couple.kind === "INDIVIDUAL", today: dayOf(clock.now(), zone), sessionDay,
    waits: await reviewWaits(tx, actor, couple.id), asked: asked !== null, restWeek: apart,
  };
}

/**
 * The card "Before the next review" of the Progress page, and what each noticed in the partner, in plain words with
 * dates (domain 4.2, 4.3). Opens the noticing lists and records the view. Throws NotFoundError.
 */
export async function beforeReview(actor: ClinicianActor, coupleId: string): Promise<BeforeReview> {
  return inPractice(actor, async (tx) => {
    const couple = await findVisibleCouple(tx, actor, coupleId);
    authorize(can, actor, "view", couple);
    const { practiceId, zone } = actor;
    const now = clock.now();
    const hours = await tx.session.findMany({
      where: { practiceId, coupleId: couple.id, sessionCancellation: null }, orderBy: { startsAt: "asc" }, select: { id: true, startsAt: true, plannedEndsAt: true },
    });
    const next = hours.find(({ startsAt }) => startsAt > now);
    const heldDays = hours.filter(({ plannedEndsAt }) => plannedEndsAt <= now).map(({ startsAt }) => dayOf(startsAt, zone));
    const noticed = await noticedIn(tx, actor, couple);
    if (noticed.length > 0) await recordView(tx, actor, { type: "noticed", id: couple.id, coupleId: couple.id });
    const facts = next ? await askingFacts(tx, actor, couple, "CHECK.SELF", next.id) : null;
    if (!next || !facts || facts.sessionDay > addDays(facts.today, MOST_DAYS_AHEAD)) return { ask: null, noticed };
    const list = await askingFacts(tx, actor, couple, "CHECK.NOTICED", next.id);
    const newest = newestReviewDay(await ratingsOf(tx, actor, couple.id));
    const goesOut = goesOutOn(facts.sessionDay);
    return {
      noticed,
      ask: {
        coupleId: couple.id, sessionId: next.id, day: dayInWords(facts.sessionDay), due: isReviewDue(newest, [...heldDays, facts.sessionDay], facts.sessionDay),
        goesOut: goesOut <= facts.today ? "as soon as you approve it" : dayInWords(goesOut),
        against: reasonAgainstAsking(facts), noticing: list !== null && reasonAgainstAsking(list) === null,
      },
    };
  });
}

/** What came in while an S2 or S3 was open stays in the writer's room and is left out, for good (domain 4.2). */
async function noticedIn(tx: Transaction, actor: ClinicianActor, couple: CoupleWithPeople): Promise<NoticedLine[]> {
  const { practiceId, zone } = actor;
  const { rows, openTier } = await safetyStanding(tx, actor, couple.id);
  if (openTier === "S2" || openTier === "S3") return [];
  const sent = await tx.reflection.findMany({
    where: { practiceId, client: { practiceId, coupleId: couple.id }, assignment: { practiceId, exerciseCode: "CHECK.NOTICED" } },
    orderBy: [{ sentAt: "desc" }, { id: "desc" }], select: { id: true, sentAt: true, client: { select: { seat: true } } },
  });
  const usable = sent.filter(({ sentAt }) => !wasHeldAt(rows, sentAt));
  const answers = await openAnswers(tx, actor, usable.map(({ id }) => id));
  const names = namesOf(couple.clients, couple.partnerCalled);
  return usable.flatMap(({ id, sentAt, client: { seat } }) => {
    const words = noticedWords(answers.get(id) ?? {});
    return words.length === 0 ? [] : [{ id, seat, name: names[seat], day: dayInWords(dayOf(sentAt, zone)), words }];
  });
}
