import type { ClinicianActor } from "#lib/platform/actor.ts";
import { recordChange } from "#lib/platform/audit.ts";
import { clock } from "#lib/platform/clock.ts";
import { NotFoundError, RefusedError } from "#lib/platform/errors.ts";
import { isId, newId } from "#lib/platform/ids.ts";
import { authorize } from "#lib/platform/policy.ts";
import { inPractice } from "#lib/platform/tenancy.ts";
import { exerciseGiven } from "#lib/exercises/given.ts";
import { visibleTo as sessionsVisibleTo } from "#lib/sessions/policy.ts";
import { lockSession, visibleHour } from "#lib/sessions/queries.ts";
import { can } from "../policy.ts";
import { findVisibleReflection, openAnswers } from "../queries.ts";
import { canShareIn } from "../queries/shared.ts";
import { closeSharedInput, openInSharedInput } from "../schema.ts";
import { fieldsToShare, mayBeAsked } from "../shared.ts";

// One sentence for every reason: a room may read it, and a reason can tell of the other.
const NOT_NOW = "This cannot be opened in the shared view now.";

/**
 * Opens one answer in the shared view of an hour: both there, each saying yes then, only a field its
 * exercise allows, never against a "no", never while something is open at S2 or S3 (decision 30). Asked
 * twice it is one opening. Throws ZodError, NotFoundError (also for a cover), RefusedError.
 */
export async function openInShared(actor: ClinicianActor, raw: unknown): Promise<{ id: string; sessionId: string }> {
  authorize(can, actor, "open-in-room", null);
  const { sessionId, reflectionId, fieldId, bothAgreed } = openInSharedInput.parse(raw);
  return inPractice(actor, async (tx) => {
    const { practiceId, membershipId: openedById } = actor;
    await lockSession(tx, actor, sessionId);
    const hour = await visibleHour(tx, actor, sessionId);
    const reflection = await findVisibleReflection(tx, actor, reflectionId);
    if (reflection.client.coupleId !== hour.coupleId) throw new NotFoundError();
    if (!bothAgreed) throw new RefusedError({ bothAgreed: "Ask both first, each for a yes. Tick this when both said it." });
    const answer = (await openAnswers(tx, actor, [reflection.id])).get(reflection.id)?.[fieldId];
    const isAllowed = fieldsToShare(exerciseGiven(reflection.assignment), reflection.did).includes(fieldId) && mayBeAsked(reflection.share);
    if (answer === undefined || !isAllowed || !(await canShareIn(tx, actor, hour))) throw new RefusedError({ form: NOT_NOW });
    const known = await tx.sharedOpening.findFirst({ where: { practiceId, sessionId: hour.id, reflectionId: reflection.id, fieldId, closedAt: null }, select: { id: true } });
    if (known) return { id: known.id, sessionId: hour.id };
    const id = newId();
    await tx.sharedOpening.create({ data: { practiceId, id, sessionId: hour.id, reflectionId: reflection.id, fieldId, openedAt: clock.now(), openedById } });
    await recordChange(tx, actor, "reflection.opened-in-room", { type: "reflection", id: reflection.id, coupleId: hour.coupleId }, { sessionId: hour.id, fieldId });
    return { id, sessionId: hour.id };
  });
}

/** Takes an answer out of the shared view again. Throws NotFoundError, also for one that is closed. */
export async function closeShared(actor: ClinicianActor, raw: unknown): Promise<void> {
  authorize(can, actor, "open-in-room", null);
  const { openingId } = closeSharedInput.parse(raw);
  if (!isId(openingId)) throw new NotFoundError();
  return inPractice(actor, async (tx) => {
    const { practiceId } = actor;
    const opening = await tx.sharedOpening.findFirst({
      where: { practiceId, id: openingId, closedAt: null, session: sessionsVisibleTo(actor) }, select: { reflectionId: true, session: { select: { coupleId: true } } },
    });
    if (!opening) throw new NotFoundError();
    await tx.sharedOpening.updateMany({ where: { practiceId, id: openingId, closedAt: null }, data: { closedAt: clock.now() } });
    await recordChange(tx, actor, "reflection.closed-in-room", { type: "reflection", id: opening.reflectionId, coupleId: opening.session.coupleId });
  });
}
