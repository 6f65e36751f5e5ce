import { asTheySit, caseName } from "#lib/couples/case-name.ts";
import { findVisibleCouple } from "#lib/couples/queries.ts";
import type { Seat } from "#lib/couples/seat.ts";
import { libraryCodeOf } from "#lib/exercises/exercise.ts";
import { exerciseGiven, givenParts } from "#lib/exercises/given.ts";
import { wordFor } from "#lib/observations/word.ts";
import type { Actor, ClinicianActor } from "#lib/platform/actor.ts";
import { recordView } from "#lib/platform/audit.ts";
import { clock } from "#lib/platform/clock.ts";
import { authorize } from "#lib/platform/policy.ts";
import { inPractice, type Transaction } from "#lib/platform/tenancy.ts";
import { addDays, dateToDay, dayInWords, dayOf, startOfDay } from "#lib/platform/time.ts";
import { safetyStanding } from "#lib/safety/queries.ts";
import { namesOf } from "#lib/sessions/hour.ts";
import { allCriteria, type Criterion } from "./criterion.ts";
import type { CriteriaProgress, EvidenceChoice, ReviewForm } from "./dto.ts";
import { isEvidenceFor, periodDays, speaksFor } from "./evidence.ts";
import { can, visibleTo } from "./policy.ts";
import { criteriaProgressOf, newestReviewDay, type RatedValue } from "./progress.ts";

const MOST_CHOICES = 12;

/** A sentence while nobody of a case is rated: an S2 or S3 is open (domain 4.3, 4.6); else null. */
export async function reviewWaits(tx: Transaction, actor: Actor, coupleId: string): Promise<string | null> {
  const { openTier } = await safetyStanding(tx, actor, coupleId);
  const open = openTier === "S2" || openTier === "S3";
  return open ? "Ratings rest in this case for now. They open again when what is open on your side has been answered." : null;
}

/** Every stored rating of a case, oldest review first. The caller records the view. */
export async function ratingsOf(tx: Transaction, actor: Actor, coupleId: string): Promise<RatedValue[]> {
  authorize(can, actor, "view", null);
  const reviews = await tx.criteriaReview.findMany({
    where: { AND: [visibleTo(actor), { practiceId: actor.practiceId, coupleId }] },
    include: { criterionRatings: { include: { ratingEvidences: { select: { id: true } } } } },
    orderBy: [{ reviewedOn: "asc" }, { recordedAt: "asc" }, { id: "asc" }],
  });
  return reviews.flatMap(({ id, reviewedOn, criterionRatings }) => criterionRatings.map((row) => ({
    reviewId: id, day: dateToDay(reviewedOn), seat: row.seat, criterion: row.criterion, informant: row.informant,
    value: row.tenths === null ? null : row.tenths / 10, impression: row.impression, links: row.ratingEvidences.length,
  })));
}

/** The four criteria over time for their page. Records the view. Throws NotFoundError. */
export async function criteriaProgress(actor: Actor, coupleId: string): Promise<CriteriaProgress> {
  return inPractice(actor, async (tx) => {
    const couple = await findVisibleCouple(tx, actor, coupleId);
    authorize(can, actor, "view", couple);
    const ratings = await ratingsOf(tx, actor, couple.id);
    await recordView(tx, actor, { type: "criteria", id: couple.id, coupleId: couple.id });
    const names = namesOf(couple.clients, couple.partnerCalled);
    const people = asTheySit(couple.leftSeat, couple.clients).map(({ seat }) => seat);
    return {
      coupleId: couple.id, caseName: caseName(couple), names, people,
      criteria: criteriaProgressOf(ratings, people, names), newestReview: newestReviewDay(ratings),
    };
  });
}

type Moment = { at: Date; label: string; value: string; code: string | null; exercise: string | null };

/** The review form: each person of the case with what was recorded in the last four weeks to link. Records the view. */
export async function reviewForm(actor: ClinicianActor, coupleId: string): Promise<ReviewForm> {
  return inPractice(actor, async (tx) => {
    const couple = await findVisibleCouple(tx, actor, coupleId);
    authorize(can, actor, "rate", couple);
    const today = dayOf(clock.now(), actor.zone);
    const waits = await reviewWaits(tx, actor, couple.id);
    const names = namesOf(couple.clients, couple.partnerCalled);
    const last = await tx.session.findFirst({
      where: { practiceId: actor.practiceId, coupleId: couple.id, sessionCancellation: null, startsAt: { lte: clock.now() } },
      orderBy: { startsAt: "desc" }, select: { id: true },
    });
    const people: ReviewForm["people"] = [];
    for (const { seat } of waits ? [] : asTheySit(couple.leftSeat, couple.clients)) {
      const moments = await recentMoments(tx, actor, couple.id, seat, today);
      const base = people.length * allCriteria.length;
      people.push({
        seat, name: names[seat],
        questions: allCriteria.map((criterion, index) => ({ index: base + index, seat, criterion: criterion.code, evidence: choicesFor(criterion, moments) })),
      });
    }
    await recordView(tx, actor, { type: "review-form", id: couple.id, coupleId: couple.id });
    return { coupleId: couple.id, caseName: caseName(couple), sessionId: last?.id ?? null, today, waits, people };
  });
}

/** What was recorded of one person in rooms open to their rating, and what they sent, newest first. */
async function recentMoments(tx: Transaction, { practiceId, zone }: ClinicianActor, coupleId: string, seat: Seat, today: string): Promise<Moment[]> {
  const since = startOfDay(addDays(today, -periodDays), zone);
  const moves = await tx.observation.findMany({
    where: { practiceId, seat, observationRetraction: null, session: { practiceId, coupleId, startsAt: { gte: since } } },
    include: { session: { select: { startsAt: true, zone: true } } },
  });
  const seen = moves.filter((move) => isEvidenceFor(seat, { ...move, retracted: false })).map((move): Moment => ({
    at: move.session.startsAt, code: move.code, exercise: null, value: `observation:${move.id}`,
    label: `${wordFor(move)}, ${dayInWords(dayOf(move.session.startsAt, move.session.zone))}`,
  }));
  const reflections = await tx.reflection.findMany({
    where: { practiceId, sentAt: { gte: since }, client: { practiceId, coupleId, seat } },
    include: { assignment: { select: givenParts } },
  });
  const sent = reflections.map(({ id, sentAt, assignment }): Moment => {
    const exercise = exerciseGiven(assignment);
    const label = `Reflection on ${exercise?.title ?? "a task"}, ${dayInWords(dayOf(sentAt, zone))}`;
    return { at: sentAt, code: null, exercise: exercise ? libraryCodeOf(exercise) : assignment.exerciseCode, value: `reflection:${id}`, label };
  });
  return [...seen, ...sent].toSorted((one, next) => next.at.getTime() - one.at.getTime());
}

/** The moments the catalogue names for this criterion, and every reflection; at most twelve, newest first. */
function choicesFor(criterion: Criterion, moments: readonly Moment[]): EvidenceChoice[] {
  return moments
    .filter(({ code, exercise }) => exercise !== null || speaksFor(criterion.code, code) !== null)
    .slice(0, MOST_CHOICES)
    .map(({ value, label, code }) => ({ value, label, speaks: speaksFor(criterion.code, code) }));
}
