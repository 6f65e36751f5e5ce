import type { ClinicianActor } from "#lib/platform/actor.ts";
import { inPractice } from "#lib/platform/tenancy.ts";
import { rateCriteria } from "#lib/criteria/commands.ts";
import type { CriterionCode } from "#lib/criteria/criterion.ts";
import { isEvidenceFor, speaksFor } from "#lib/criteria/evidence.ts";
import { sessionMoves } from "#lib/observations/queries.ts";
import type { DemoCase } from "./case-data.ts";

type Hour = { coupleId: string; sessionId: string; day: string };

/**
 * The review held at one hour of a fictional case. A therapist's rating is backed by the moves of
 * that hour which speak for or against the criterion; where none does, it is an impression.
 */
export async function reviewCriteria(actor: ClinicianActor, data: DemoCase, session: number, { coupleId, sessionId, day }: Hour): Promise<void> {
  const reviews = data.reviews.filter((one) => one.session === session);
  if (reviews.length === 0) return;
  const moves = await inPractice(actor, (tx) => sessionMoves(tx, actor, sessionId));
  const ratings = reviews.flatMap(({ seat, therapist, self }) => [
    ...Object.entries(therapist).map(([criterion, value]) => ({
      seat, criterion, informant: "THERAPIST", value,
      evidence: moves.filter((move) => isEvidenceFor(seat, move) && speaksFor(criterion as CriterionCode, move.code) !== null)
        .flatMap(({ id }) => (id ? [{ observationId: id }] : [])),
    })),
    ...Object.entries(self).map(([criterion, value]) => ({ seat, criterion, informant: "SELF", value })),
  ]);
  await rateCriteria(actor, { coupleId, sessionId, reviewedOn: day, ratings });
}
