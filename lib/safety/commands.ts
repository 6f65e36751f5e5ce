import { actorId, zoneOf, type Actor } from "#lib/platform/actor.ts";
import { recordChange } from "#lib/platform/audit.ts";
import { clock } from "#lib/platform/clock.ts";
import { RefusedError } from "#lib/platform/errors.ts";
import { newId } from "#lib/platform/ids.ts";
import { sealText } from "#lib/platform/keyring.ts";
import { authorize } from "#lib/platform/policy.ts";
import { inPractice, type Transaction } from "#lib/platform/tenancy.ts";
import { dayOf, dayToDate } from "#lib/platform/time.ts";
import { findVisibleClient } from "#lib/clients/queries.ts";
import { findVisibleCouple } from "#lib/couples/queries.ts";
import { clearanceFor, standingWithFacts } from "./queries.ts";
import { can, screensVisibleTo } from "./policy.ts";
import { decideSafetyInput, OWN_PATH, recordPrivateScreenInput } from "./schema.ts";

/**
 * Records that one person was asked the private questions, alone, and what came of it (domain 2.7).
 * It lies in that person's file; the audit names no outcome. Throws ZodError, NotFoundError and
 * RefusedError (a day to come; a first screen by link).
 */
export async function recordPrivateScreen(actor: Actor, raw: unknown): Promise<{ id: string }> {
  const input = recordPrivateScreenInput.parse(raw);
  return inPractice(actor, async (tx) => {
    const client = await findVisibleClient(tx, actor, input.clientId);
    authorize(can, actor, "recordScreen", client);
    if (input.askedOn > dayOf(clock.now(), zoneOf(actor))) throw new RefusedError({ askedOn: "This day is still to come. Enter the day you asked." });
    if (input.manner === "BY_LINK") {
      const alone = await tx.privateScreen.count({
        where: { AND: [screensVisibleTo(actor), { practiceId: actor.practiceId, clientId: client.id, manner: { not: "BY_LINK" }, outcome: { not: "DECLINED" } }] },
      });
      if (alone === 0) throw new RefusedError({ manner: "The first time is never by link. Ask alone, in the room or on a call that nobody can hear." });
    }
    const id = newId();
    await tx.privateScreen.create({
      data: {
        practiceId: actor.practiceId, id, clientId: client.id, askedOn: dayToDate(input.askedOn), outcome: input.outcome,
        manner: input.manner, rescreen: input.rescreen, recordedAt: clock.now(), recordedById: actorId(actor),
      },
    });
    await recordChange(tx, actor, "private-screen.recorded", { type: "private-screen", id, coupleId: client.coupleId });
    return { id };
  });
}

/**
 * Records what a clinician decided about safety, with the reason in writing (domain 2.6): a tier set,
 * an answer, joint work cleared or not. Clearing lies in the joint file, and under an S3 waits for two
 * private talks with each and three weeks. Changes nothing that a client has or sees (decision 27).
 * Throws ZodError, NotFoundError and RefusedError (a file that nobody has; a clearance that is too early).
 */
export async function decideSafety(actor: Actor, raw: unknown): Promise<{ id: string }> {
  const input = decideSafetyInput.parse(raw);
  return inPractice(actor, async (tx) => {
    const couple = await findVisibleCouple(tx, actor, input.coupleId);
    authorize(can, actor, "decide", couple);
    const seat = input.room === "JOINT" ? null : input.room;
    if (seat && !couple.clients.some((client) => client.seat === seat)) throw new RefusedError({ room: "Nobody in this case has that file." });
    if (input.kind === "JOINT_CLEARED") await refuseClearance(tx, actor, couple.id);
    const ofJointWork = input.kind === "JOINT_CLEARED" || input.kind === "JOINT_NOT_CLEARED";
    const id = newId();
    await tx.safetyDecision.create({
      data: {
        practiceId: actor.practiceId, id, coupleId: couple.id, kind: input.kind, tier: ofJointWork || input.tier === OWN_PATH ? null : input.tier,
        room: ofJointWork && couple.kind === "COUPLE" ? null : seat, decidedAt: clock.now(), decidedById: actorId(actor),
        words: await sealText(tx, actor.practiceId, { table: "SafetyDecision", row: id, column: "words" }, input.words),
      },
    });
    await recordChange(tx, actor, "safety.decided", { type: "safety-decision", id, coupleId: couple.id });
    return { id };
  });
}

async function refuseClearance(tx: Transaction, actor: Actor, coupleId: string): Promise<void> {
  const { facts, couple } = await standingWithFacts(tx, actor, coupleId);
  if (facts.separated) throw new RefusedError({ kind: "These two are no longer a couple here, so there is no joint work to clear." });
  const { refused, says } = clearanceFor(facts, couple, actor);
  if (refused && says) throw new RefusedError({ kind: says });
}
