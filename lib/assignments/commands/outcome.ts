import { actorId, type Actor } from "#lib/platform/actor.ts";
import { recordChange } from "#lib/platform/audit.ts";
import { clock } from "#lib/platform/clock.ts";
import { RefusedError } from "#lib/platform/errors.ts";
import { newId } from "#lib/platform/ids.ts";
import { sealText } from "#lib/platform/keyring.ts";
import { practiceTime } from "#lib/platform/practice-time.ts";
import { authorize } from "#lib/platform/policy.ts";
import { inPractice } from "#lib/platform/tenancy.ts";
import { dayToDate } from "#lib/platform/time.ts";
import { findVisibleClient } from "#lib/clients/queries.ts";
import { findVisibleSession } from "#lib/sessions/queries.ts";
import { can } from "../policy.ts";
import { findVisibleAssignment } from "../queries.ts";
import { recordDoneTogetherInput, recordOutcomeInput } from "../schema.ts";

/** Records how it went as heard in the hour, and the adherence rating 0 to 4 (domain 3.0). Throws NotFoundError. */
export async function recordOutcome(actor: Actor, raw: unknown): Promise<{ id: string }> {
  const input = recordOutcomeInput.parse(raw);
  return inPractice(actor, async (tx) => {
    const assignment = await findVisibleAssignment(tx, actor, input.assignmentId);
    authorize(can, actor, "record-outcome", assignment);
    const { practiceId } = actor;
    const id = newId();
    await tx.assignmentOutcome.create({
      data: {
        practiceId, id, assignmentId: assignment.id, did: input.did, adherence: input.adherence, recordedAt: clock.now(), recordedById: actorId(actor),
        note: await sealText(tx, practiceId, { table: "AssignmentOutcome", row: id, column: "note" }, input.note),
      },
    });
    await recordChange(tx, actor, "assignment.outcome-recorded", { type: "assignment", id: assignment.id, coupleId: assignment.client.coupleId });
    return { id };
  });
}

/** Opens gate R for one person and exercise: done once together, on a day up to today. Recorded once. */
export async function recordDoneTogether(actor: Actor, raw: unknown): Promise<{ id: string }> {
  const input = recordDoneTogetherInput.parse(raw);
  return inPractice(actor, async (tx) => {
    const client = await findVisibleClient(tx, actor, input.clientId);
    authorize(can, actor, "record-outcome", null);
    const { today } = await practiceTime(tx, actor.practiceId);
    if (input.on > today) throw new RefusedError({ on: "This day is still to come. Enter the day it was done." });
    if (input.sessionId) await findVisibleSession(tx, actor, input.sessionId);
    const { practiceId } = actor;
    const known = await tx.doneTogether.findFirst({ where: { practiceId, clientId: client.id, exerciseCode: input.exerciseCode }, select: { id: true } });
    if (known) return known;
    const id = newId();
    await tx.doneTogether.create({
      data: { practiceId, id, clientId: client.id, exerciseCode: input.exerciseCode, sessionId: input.sessionId, on: dayToDate(input.on), recordedAt: clock.now(), recordedById: actorId(actor) },
    });
    await recordChange(tx, actor, "exercise.done-together", { type: "client", id: client.id, coupleId: client.coupleId }, { exercise: input.exerciseCode });
    return { id };
  });
}
