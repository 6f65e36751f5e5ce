import { actorId, zoneOf, type Actor } from "#lib/platform/actor.ts";
import { recordChange } from "#lib/platform/audit.ts";
import { clock } from "#lib/platform/clock.ts";
import { RefusedError } from "#lib/platform/errors.ts";
import { newId } from "#lib/platform/ids.ts";
import { sealText } from "#lib/platform/keyring.ts";
import { authorize } from "#lib/platform/policy.ts";
import { inPractice } from "#lib/platform/tenancy.ts";
import { dayOf, dayToDate, instantOf } from "#lib/platform/time.ts";
import { findVisibleClient } from "#lib/clients/queries.ts";
import { checkContent, pointsOf } from "../check.ts";
import { can } from "../policy.ts";
import { recordTalkInput, writePlanInput } from "../schema.ts";

/**
 * Keeps a private talk with one person, with what was talked about of the checklist (domain 2.6), sealed in that
 * person's own file. Points nobody spoke of are left out. Throws ZodError, NotFoundError and RefusedError (a day to come).
 */
export async function recordPrivateTalk(actor: Actor, raw: unknown): Promise<{ id: string }> {
  const input = recordTalkInput.parse(raw);
  return inPractice(actor, async (tx) => {
    const client = await findVisibleClient(tx, actor, input.clientId);
    authorize(can, actor, "talk", client);
    if (input.talkedOn > dayOf(clock.now(), zoneOf(actor))) throw new RefusedError({ talkedOn: "This day is still to come. Enter the day you talked." });
    const { practiceId } = actor;
    const id = newId();
    const checklist = JSON.stringify(pointsOf(checkContent.checklist, input.points));
    await tx.privateTalk.create({
      data: {
        practiceId, id, clientId: client.id, talkedOn: dayToDate(input.talkedOn), minutes: input.minutes, recordedAt: clock.now(), recordedById: actorId(actor),
        checklist: await sealText(tx, practiceId, { table: "PrivateTalk", row: id, column: "checklist" }, checklist),
      },
    });
    await recordChange(tx, actor, "private-talk.recorded", { type: "private-talk", id, coupleId: client.coupleId });
    return { id };
  });
}

/**
 * Writes a person's own safety plan, made together; each time a new version, the newest in force (domain 2.6, SAF.SELF).
 * It holds nothing: messages, tasks and reminders go on. Throws ZodError, NotFoundError and RefusedError (an empty plan).
 */
export async function writeSafetyPlan(actor: Actor, raw: unknown): Promise<{ id: string }> {
  const input = writePlanInput.parse(raw);
  return inPractice(actor, async (tx) => {
    const client = await findVisibleClient(tx, actor, input.clientId);
    authorize(can, actor, "plan", client);
    const points = pointsOf(checkContent.plan, input.points);
    if (Object.keys(points).length === 0) throw new RefusedError({ form: "Write at least one point of the plan." });
    const { practiceId } = actor;
    const id = newId();
    await tx.safetyPlan.create({
      data: {
        practiceId, id, clientId: client.id, writtenAt: clock.now(), writtenById: actorId(actor),
        nextContactAt: input.contactOn && input.contactAt ? instantOf(input.contactOn, input.contactAt, zoneOf(actor)) : null,
        plan: await sealText(tx, practiceId, { table: "SafetyPlan", row: id, column: "plan" }, JSON.stringify(points)),
      },
    });
    await recordChange(tx, actor, "safety-plan.written", { type: "safety-plan", id, coupleId: client.coupleId });
    return { id };
  });
}
