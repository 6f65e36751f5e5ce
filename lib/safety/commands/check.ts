import { actorId, zoneOf, type Actor } from "#lib/platform/actor.ts";
import { recordChange } from "#lib/platform/audit.ts";
import { clock } from "#lib/platform/clock.ts";
import { RefusedError } from "#lib/platform/errors.ts";
import { newId } from "#lib/platform/ids.ts";
import { sealText } from "#lib/platform/keyring.ts";
import { authorize } from "#lib/platform/policy.ts";
import { inPractice, type Transaction } from "#lib/platform/tenancy.ts";
import { dayOf, dayToDate } from "#lib/platform/time.ts";
import type { ClientWithCase } from "#lib/clients/dto.ts";
import { contactInForce, findVisibleClient } from "#lib/clients/queries.ts";
import { refusedAnswers, saidOf, toldOf } from "../asked.ts";
import { can, screensVisibleTo } from "../policy.ts";
import { keepCheckInput } from "../schema.ts";
import { outcomeOf, sendsNothing, type AnsweredScreen } from "../screen.ts";
import { keepTold } from "./told.ts";

/**
 * Keeps the private questions as one person answered them, alone (T19, domain 2.7): the answers sealed in that person's
 * own file, each thing told beside them, the outcome computed, a tier only proposed. Where item 10 says so nothing is
 * sent to this person from now on. Returns what the therapist reads. Throws ZodError, NotFoundError and RefusedError
 * (somebody can hear; a day to come; an item without an answer; four items where ten are due).
 */
export async function keepPrivateCheck(actor: Actor, raw: unknown): Promise<{ id: string; says: string }> {
  const input = keepCheckInput.parse(raw);
  return inPractice(actor, async (tx) => {
    const client = await findVisibleClient(tx, actor, input.clientId);
    authorize(can, actor, "recordScreen", client);
    if (input.heard === "SOMEBODY") throw new RefusedError({ heard: "Stop here. Talk about something else, and find another day. Nothing was kept." });
    if (input.askedOn > dayOf(clock.now(), zoneOf(actor))) throw new RefusedError({ askedOn: "This day is still to come. Enter the day you asked." });
    if (input.rescreen && !(await wasAskedAlone(tx, actor, client))) throw new RefusedError({ rescreen: "All ten are asked the first time." });
    const screen: AnsweredScreen = { answers: filled(input.answers), notes: filled(input.notes), ownThoughts: input.ownThoughts, stopped: input.stopped };
    const refused = refusedAnswers(input.rescreen, screen);
    if (refused) throw new RefusedError(refused);
    const id = newId();
    const { practiceId } = actor;
    await tx.privateScreen.create({
      data: {
        practiceId, id, clientId: client.id, askedOn: dayToDate(input.askedOn), outcome: outcomeOf(screen), manner: input.manner, rescreen: input.rescreen, minutes: input.minutes,
        answers: await sealText(tx, practiceId, { table: "PrivateScreen", row: id, column: "answers" }, JSON.stringify(screen)), recordedAt: clock.now(), recordedById: actorId(actor),
      },
    });
    for (const words of toldOf(screen)) await keepTold(tx, actor, client, { words, toldOn: input.askedOn, privateScreenId: id });
    if (sendsNothing(screen.answers)) await sendNothing(tx, actor, client, input.askedOn);
    await recordChange(tx, actor, "private-screen.recorded", { type: "private-screen", id, coupleId: client.coupleId });
    const separated = (await tx.separation.count({ where: { practiceId, coupleId: client.coupleId } })) > 0;
    return { id, says: saidOf(screen, { name: client.name, separated }) };
  });
}

async function wasAskedAlone(tx: Transaction, actor: Actor, client: ClientWithCase): Promise<boolean> {
  const asked = { practiceId: actor.practiceId, clientId: client.id, manner: { not: "BY_LINK" as const }, outcome: { not: "DECLINED" as const } };
  return (await tx.privateScreen.count({ where: { AND: [screensVisibleTo(actor), asked] } })) > 0;
}

/** "Nothing is sent": the person's own contact preference says so from now on (domain 2.7, item 10). */
async function sendNothing(tx: Transaction, actor: Actor, client: ClientWithCase, checkedOn: string): Promise<void> {
  if ((await contactInForce(tx, actor, client))?.channel === "NONE") return;
  const id = newId();
  await tx.contactPreference.create({
    data: { practiceId: actor.practiceId, id, clientId: client.id, channel: "NONE", checkedOn: dayToDate(checkedOn), recordedAt: clock.now(), recordedById: actorId(actor) },
  });
  await recordChange(tx, actor, "contact-preference.recorded", { type: "contact-preference", id, coupleId: client.coupleId }, { clientId: client.id });
}

function filled<T>(given: Readonly<Record<string, T | null | undefined>>): Partial<Record<number, T>> {
  return Object.fromEntries(Object.entries(given).flatMap(([n, value]) => (value === null || value === undefined ? [] : [[Number(n), value]])));
}
