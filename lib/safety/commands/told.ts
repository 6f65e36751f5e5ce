import { actorId, zoneOf, type Actor } from "#lib/platform/actor.ts";
import { recordChange } from "#lib/platform/audit.ts";
import { clock } from "#lib/platform/clock.ts";
import { NotFoundError, RefusedError } from "#lib/platform/errors.ts";
import { isId, newId } from "#lib/platform/ids.ts";
import { sealText } from "#lib/platform/keyring.ts";
import { authorize } from "#lib/platform/policy.ts";
import { inPractice, type Transaction } from "#lib/platform/tenancy.ts";
import { dayOf, dayToDate } from "#lib/platform/time.ts";
import { findVisibleClient } from "#lib/clients/queries.ts";
import { isUnderWay } from "#lib/couples/case-dates.ts";
import { can, toldVisibleTo } from "../policy.ts";
import { answerMayRaiseInput, recordToldInput } from "../schema.ts";

const STILL_TO_COME = "This day is still to come. Enter the day itself.";

/**
 * Writes down one thing a person told alone, in that person's own file (domain 2.6); by an observation of that file, if
 * one is named. Throws ZodError, NotFoundError and RefusedError (a day to come; a move of another file).
 */
export async function recordTold(actor: Actor, raw: unknown): Promise<{ id: string }> {
  const input = recordToldInput.parse(raw);
  return inPractice(actor, async (tx) => {
    const client = await findVisibleClient(tx, actor, input.clientId);
    authorize(can, actor, "recordTold", client);
    if (input.toldOn > dayOf(clock.now(), zoneOf(actor))) throw new RefusedError({ toldOn: STILL_TO_COME });
    const observationId = input.observationId ?? undefined;
    if (observationId !== undefined) {
      const own = isId(observationId) && (await tx.observation.count({ where: { practiceId: actor.practiceId, id: observationId, room: client.seat, session: { practiceId: actor.practiceId, coupleId: client.coupleId } } }));
      if (!own) throw new RefusedError({ observationId: "This was not recorded in this person's own file." });
    }
    return { id: await keepTold(tx, actor, client, { words: input.words, toldOn: input.toldOn, ...(observationId ? { observationId } : {}) }) };
  });
}

type Told = { words: string; toldOn: string; privateScreenId?: string; observationId?: string };

/** One thing told alone, in the teller's file. In the transaction of the deed that learned it. */
export async function keepTold(tx: Transaction, actor: Actor, client: { id: string; coupleId: string }, { words, toldOn, ...source }: Told): Promise<string> {
  authorize(can, actor, "recordTold", client);
  const id = newId();
  await tx.toldAlone.create({
    data: {
      practiceId: actor.practiceId, id, clientId: client.id, ...source, toldOn: dayToDate(toldOn), recordedAt: clock.now(), recordedById: actorId(actor),
      words: await sealText(tx, actor.practiceId, { table: "ToldAlone", row: id, column: "words" }, words),
    },
  });
  await recordChange(tx, actor, "told-alone.recorded", { type: "told-alone", id, coupleId: client.coupleId });
  return id;
}

/**
 * Records what a person answered to "May I raise this?"; the newest answer counts, and only a yes lets a joint entry be
 * written. Asked in private only. Throws ZodError, NotFoundError and RefusedError (while both are in the room).
 */
export async function answerMayRaise(actor: Actor, raw: unknown): Promise<{ id: string }> {
  const input = answerMayRaiseInput.parse(raw);
  if (!isId(input.toldAloneId)) throw new NotFoundError();
  return inPractice(actor, async (tx) => {
    const { practiceId } = actor;
    const told = await tx.toldAlone.findFirst({ where: { AND: [toldVisibleTo(actor), { practiceId, id: input.toldAloneId }] }, include: { client: { select: { coupleId: true } } } });
    if (!told) throw new NotFoundError();
    authorize(can, actor, "recordTold", told);
    if (input.askedOn > dayOf(clock.now(), zoneOf(actor))) throw new RefusedError({ askedOn: STILL_TO_COME });
    if (await areTogether(tx, actor, told.client.coupleId)) throw new RefusedError({ form: "Both are with you now. Ask this only in private, and write it down after the hour." });
    const id = newId();
    await tx.mayRaiseAnswer.create({
      data: {
        practiceId, id, toldAloneId: told.id, answer: input.answer, askedOn: dayToDate(input.askedOn), recordedAt: clock.now(), recordedById: actorId(actor),
        words: await sealText(tx, practiceId, { table: "MayRaiseAnswer", row: id, column: "words" }, input.answer === "YES" ? input.words : null),
      },
    });
    await recordChange(tx, actor, "may-raise.answered", { type: "told-alone", id: told.id, coupleId: told.client.coupleId });
    return { id };
  });
}

/** Whether a joint hour of the case is under way. */
async function areTogether(tx: Transaction, { practiceId }: Actor, coupleId: string): Promise<boolean> {
  const now = clock.now();
  const hours = await tx.session.findMany({
    where: { practiceId, coupleId, sessionCancellation: null, format: "JOINT", startsAt: { lte: now, gte: new Date(now.getTime() - 86_400_000) } }, select: { startsAt: true, plannedEndsAt: true },
  });
  return hours.some((hour) => isUnderWay(hour, now));
}
