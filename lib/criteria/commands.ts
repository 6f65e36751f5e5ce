import { findVisibleCouple } from "#lib/couples/queries.ts";
import type { Seat } from "#lib/couples/seat.ts";
import { recordChange } from "#lib/platform/audit.ts";
import type { Actor, ClinicianActor } from "#lib/platform/actor.ts";
import { clock } from "#lib/platform/clock.ts";
import { ForbiddenError, NotFoundError, RefusedError } from "#lib/platform/errors.ts";
import { newId } from "#lib/platform/ids.ts";
import { sealText } from "#lib/platform/keyring.ts";
import { authorize } from "#lib/platform/policy.ts";
import { inPractice, type Transaction } from "#lib/platform/tenancy.ts";
import { dayOf, daysBetween, dayToDate } from "#lib/platform/time.ts";
import { isEvidenceFor, isMostlyRecent } from "./evidence.ts";
import { can } from "./policy.ts";
import { reviewWaits } from "./queries.ts";
import { rateCriteriaInput, type RatingInput } from "./schema.ts";

/**
 * Records one review of the four criteria (domain 4.2–4.3): the therapist's ratings, and self means where they are
 * known. A rating without evidence is stored as an impression. Nobody is rated while an S2 or S3 is open (4.6), and
 * a partner who is not a client never. Returns the review's id and how many ratings it holds.
 * Throws ZodError, NotFoundError, RefusedError.
 */
export async function rateCriteria(actor: Actor, raw: unknown): Promise<{ id: string; ratings: number }> {
  if (actor.kind !== "clinician") throw new ForbiddenError();
  const input = rateCriteriaInput.parse(raw);
  return inPractice(actor, async (tx) => {
    const couple = await findVisibleCouple(tx, actor, input.coupleId);
    authorize(can, actor, "rate", couple);
    const waits = await reviewWaits(tx, actor, couple.id);
    if (waits) throw new RefusedError({ form: waits }, waits);
    const given = input.ratings.filter((rating) => rating.value !== undefined);
    const seats = new Set<Seat>(couple.clients.map((client) => client.seat));
    if (given.some((rating) => !seats.has(rating.seat))) throw new NotFoundError();
    if (input.reviewedOn > dayOf(clock.now(), actor.zone)) throw new RefusedError({ reviewedOn: "A review cannot lie in the future." });
    const { practiceId, membershipId } = actor;
    const sessionId = await sessionOf(tx, actor, couple.id, input.sessionId);
    const review = { practiceId, id: newId(), coupleId: couple.id, sessionId, recordedById: membershipId, recordedAt: clock.now() };
    await tx.criteriaReview.create({ data: { ...review, reviewedOn: dayToDate(input.reviewedOn) } });
    for (const [index, rating] of input.ratings.entries()) {
      if (rating.value === undefined) continue;
      await expectEvidence(tx, actor, { coupleId: couple.id, reviewedOn: input.reviewedOn, rating, index });
      await addRating(tx, actor, review.id, rating);
    }
    await recordChange(tx, actor, "criteria.rated", { type: "criteria-review", id: review.id, coupleId: couple.id }, { ratings: given.length });
    return { id: review.id, ratings: given.length };
  });
}

async function addRating(tx: Transaction, { practiceId, membershipId }: ClinicianActor, criteriaReviewId: string, rating: RatingInput): Promise<void> {
  const id = newId();
  const { seat, criterion, informant, value, evidence } = rating;
  const roomTheyHad = await sealText(tx, practiceId, { table: "CriterionRating", row: id, column: "roomTheyHad" }, rating.roomTheyHad);
  await tx.criterionRating.create({
    data: {
      practiceId, id, criteriaReviewId, seat, criterion, informant, roomTheyHad,
      tenths: value == null ? null : Math.round(value * 10),
      impression: informant === "THERAPIST" && value != null && evidence.length === 0,
      recordedAt: clock.now(), recordedById: membershipId,
    },
  });
  const links = evidence.map((link) => ({ practiceId, id: newId(), criterionRatingId: id, ...link }));
  if (links.length > 0) await tx.ratingEvidence.createMany({ data: links });
}

async function sessionOf(tx: Transaction, { practiceId }: ClinicianActor, coupleId: string, id: string | null | undefined): Promise<string | null> {
  if (id == null) return null;
  const session = await tx.session.findFirst({ where: { practiceId, coupleId, id }, select: { id: true } });
  if (!session) throw new NotFoundError();
  return session.id;
}

/** Each link is of this case and of this person, of a room open to the rating, and half are of the period rated. */
async function expectEvidence(
  tx: Transaction, { practiceId, zone }: ClinicianActor,
  { coupleId, reviewedOn, rating, index }: { coupleId: string; reviewedOn: string; rating: RatingInput; index: number },
): Promise<void> {
  const days: string[] = [];
  for (const link of rating.evidence) {
    if ("observationId" in link) {
      const row = await tx.observation.findFirst({
        where: { practiceId, id: link.observationId, session: { practiceId, coupleId } },
        include: { session: { select: { startsAt: true, zone: true } }, observationRetraction: { select: { id: true } } },
      });
      if (!row || !isEvidenceFor(rating.seat, { ...row, retracted: row.observationRetraction !== null })) throw new NotFoundError();
      days.push(dayOf(row.session.startsAt, row.session.zone));
    } else {
      const row = await tx.reflection.findFirst({
        where: { practiceId, id: link.reflectionId, client: { practiceId, coupleId, seat: rating.seat } }, select: { sentAt: true },
      });
      if (!row) throw new NotFoundError();
      days.push(dayOf(row.sentAt, zone));
    }
  }
  const ages = days.map((day) => daysBetween(day, reviewedOn));
  if (!isMostlyRecent(ages)) throw new RefusedError({ [`ratings.${index}.evidence`]: "At least half of the moments must be from the last four weeks." });
}

