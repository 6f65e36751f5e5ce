import { zoneOf, type Actor } from "#lib/platform/actor.ts";
import { recordView } from "#lib/platform/audit.ts";
import { clock } from "#lib/platform/clock.ts";
import { NotFoundError } from "#lib/platform/errors.ts";
import { openText } from "#lib/platform/keyring.ts";
import { authorize } from "#lib/platform/policy.ts";
import { inPractice, type Transaction } from "#lib/platform/tenancy.ts";
import { dateToDay, dayOf } from "#lib/platform/time.ts";
import type { ClientWithCase } from "#lib/clients/dto.ts";
import { findVisibleClient } from "#lib/clients/queries.ts";
import { findCode } from "#lib/observations/code.ts";
import { namesOf } from "#lib/sessions/hour.ts";
import { checkContent, pointsInWords, pointsLeft, type Points } from "../check.ts";
import type { CheckPage, PlanDto, TalkDto, ToldDto } from "../dto.ts";
import { pacingLine } from "../pacing.ts";
import { can, plansVisibleTo, talksVisibleTo, toldVisibleTo } from "../policy.ts";
import { isHourUnderWay, standingWithFacts } from "../queries.ts";
import type { LoadedSafety } from "./facts.ts";

/**
 * The private check of one person (T19): what to ask, what they told and whether it may be raised, the talks and the
 * plan of their own. Everything but the questions is left out while an hour is under way (decision 32). Of the partner
 * it says only whether both were asked alike, on the therapist's side. Records the view. Throws NotFoundError, also
 * when the person is not of `coupleId`.
 */
export async function checkPage(actor: Actor, coupleId: string, clientId: string): Promise<CheckPage> {
  return inPractice(actor, async (tx) => {
    const client = await findVisibleClient(tx, actor, clientId);
    if (client.coupleId !== coupleId) throw new NotFoundError();
    authorize(can, actor, "view", client);
    const { safety, facts } = await standingWithFacts(tx, actor, coupleId);
    const underWay = await isHourUnderWay(tx, actor, coupleId);
    const zone = zoneOf(actor);
    const own = facts.screens.filter((screen) => screen.clientId === client.id && screen.manner !== "BY_LINK" && screen.outcome !== "DECLINED");
    await recordView(tx, actor, { type: "private-check", id: client.id, coupleId });
    const page = {
      clientId: client.id, coupleId, seat: client.seat, name: client.name, calledName: namesOf(client.couple.clients, client.couple.partnerCalled)[client.seat],
      today: dayOf(clock.now(), zone), zone, underWay, mayRescreen: own.length > 0, separated: facts.separated,
    };
    if (underWay) return { ...page, pacing: null, told: [], tellable: [], talks: [], talkLeft: [], plans: [], selfPath: false };
    const talks = await talksOf(tx, actor, client);
    return {
      ...page, pacing: pacingOf(facts, client, page.today), told: await toldOf(tx, actor, client), tellable: await tellableOf(tx, actor, client),
      talks: talks.map(({ points, ...talk }) => ({ ...talk, points: pointsInWords(checkContent.checklist, points) })),
      talkLeft: talks.length === 0 ? [] : pointsLeft(checkContent.checklist, talks.map(({ points }) => points)),
      plans: await plansOf(tx, actor, client), selfPath: safety.standing.open.some(({ tier, room }) => tier === "SELF" && room === client.seat),
    };
  });
}

function pacingOf({ screens, talks }: LoadedSafety, client: ClientWithCase, today: string): string | null {
  const names = namesOf(client.couple.clients, client.couple.partnerCalled);
  return pacingLine(client.couple.clients.map(({ id, seat }) => ({
    name: names[seat],
    times: [
      ...screens.filter(({ clientId, manner }) => clientId === id && manner !== "BY_LINK").map(({ askedOn, minutes }) => ({ on: dateToDay(askedOn), minutes })),
      ...talks.filter(({ clientId }) => clientId === id),
    ],
  })), today);
}

async function toldOf(tx: Transaction, actor: Actor, client: ClientWithCase): Promise<ToldDto[]> {
  const { practiceId } = actor;
  const rows = await tx.toldAlone.findMany({
    where: { AND: [toldVisibleTo(actor), { practiceId, clientId: client.id }] }, orderBy: [{ toldOn: "desc" }, { id: "desc" }],
    include: { mayRaiseAnswers: { orderBy: [{ recordedAt: "desc" }, { id: "desc" }] }, recordedBy: { select: { calledName: true } } },
  });
  const told: ToldDto[] = [];
  for (const row of rows) {
    const answers: ToldDto["answers"] = [];
    for (const { id, answer, words, askedOn } of row.mayRaiseAnswers) {
      answers.push({ id, answer, askedOn: dateToDay(askedOn), words: await openText(tx, practiceId, { table: "MayRaiseAnswer", row: id, column: "words" }, words) });
    }
    const words = await openText(tx, practiceId, { table: "ToldAlone", row: row.id, column: "words" }, row.words);
    told.push({ id: row.id, words, toldOn: dateToDay(row.toldOn), recordedBy: row.recordedBy.calledName, answers });
  }
  return told;
}

/** What was recorded in this person's own room and is not yet among the things told. */
async function tellableOf(tx: Transaction, { practiceId }: Actor, { seat, coupleId }: ClientWithCase): Promise<CheckPage["tellable"]> {
  const rows = await tx.observation.findMany({
    where: { practiceId, room: seat, observationRetraction: null, toldAlones: { none: { practiceId } }, session: { practiceId, coupleId } },
    orderBy: [{ recordedAt: "desc" }, { id: "desc" }], take: 20, select: { id: true, code: true, session: { select: { startsAt: true, zone: true } } },
  });
  return rows.flatMap(({ id, code, session }) => {
    const label = code === null ? undefined : findCode(code)?.label;
    return label ? [{ id, label, on: dayOf(session.startsAt, session.zone) }] : [];
  });
}

async function talksOf(tx: Transaction, actor: Actor, client: ClientWithCase): Promise<(Omit<TalkDto, "points"> & { points: Points })[]> {
  const rows = await tx.privateTalk.findMany({
    where: { AND: [talksVisibleTo(actor), { practiceId: actor.practiceId, clientId: client.id }] }, orderBy: [{ talkedOn: "desc" }, { id: "desc" }], include: { recordedBy: { select: { calledName: true } } },
  });
  const talks: (Omit<TalkDto, "points"> & { points: Points })[] = [];
  for (const { id, talkedOn, minutes, checklist, recordedBy } of rows) {
    const open = await openText(tx, actor.practiceId, { table: "PrivateTalk", row: id, column: "checklist" }, checklist);
    talks.push({ id, talkedOn: dateToDay(talkedOn), minutes, recordedBy: recordedBy.calledName, points: JSON.parse(open) as Points });
  }
  return talks;
}

async function plansOf(tx: Transaction, actor: Actor, client: ClientWithCase): Promise<PlanDto[]> {
  const rows = await tx.safetyPlan.findMany({
    where: { AND: [plansVisibleTo(actor), { practiceId: actor.practiceId, clientId: client.id }] }, orderBy: [{ writtenAt: "desc" }, { id: "desc" }], include: { writtenBy: { select: { calledName: true } } },
  });
  const plans: PlanDto[] = [];
  for (const { id, plan, nextContactAt, writtenAt, writtenBy } of rows) {
    const points = JSON.parse(await openText(tx, actor.practiceId, { table: "SafetyPlan", row: id, column: "plan" }, plan)) as Points;
    plans.push({ id, points, lines: pointsInWords(checkContent.plan, points), nextContactAt, writtenAt, writtenBy: writtenBy.calledName });
  }
  return plans;
}
