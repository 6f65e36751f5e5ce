import type { Actor } from "#lib/platform/actor.ts";
import { clock } from "#lib/platform/clock.ts";
import { openText } from "#lib/platform/keyring.ts";
import type { Transaction } from "#lib/platform/tenancy.ts";
import { dateToDay } from "#lib/platform/time.ts";
import type { CoupleWithPeople } from "#lib/couples/dto.ts";
import type { Room, Seat } from "#lib/couples/seat.ts";
import type { Answers } from "#lib/exercises/form.ts";
import { openAnswers } from "#lib/reflections/queries.ts";
import { visibleTo as reflectionsVisibleTo } from "#lib/reflections/policy.ts";
import { wasThere } from "#lib/sessions/hour.ts";
import { formProposes, proposingForms } from "../form-proposal.ts";
import { screensVisibleTo, visibleTo } from "../policy.ts";
import { toSafetyRows, type ProposingForm, type StoredScreen } from "../rows.ts";
import { answeredScreen } from "../schema.ts";
import type { AnsweredScreen } from "../screen.ts";
import type { SafetyRow } from "../tier.ts";

/** One private talk with one person; nothing of what was said. Day "YYYY-MM-DD". */
export type TalkFacts = { clientId: string; on: string; minutes: number };

/** A screen as it is stored, with its length. */
export type LoadedScreen = StoredScreen & { minutes: number | null };

/** Everything a case's safety is computed from, in a fixed number of look-ups. */
export type LoadedSafety = {
  rows: SafetyRow[]; screens: LoadedScreen[]; talks: TalkFacts[]; hours: number; nextIsJoint: boolean;
  /** When each person was seen, by seat. */
  seen: Record<Seat, Date[]>;
  parting: { at: Date; room: Room } | null;
  separated: boolean;
};

/** Loads it for a case the caller has found for this actor. Opens the answers of screens and of forms about safety; shows none. */
export async function loadSafety(tx: Transaction, actor: Actor, couple: CoupleWithPeople): Promise<LoadedSafety> {
  const { practiceId } = actor;
  const now = clock.now();
  const sessions = await tx.session.findMany({
    where: { practiceId, coupleId: couple.id, sessionCancellation: null }, orderBy: [{ startsAt: "asc" }, { number: "asc" }],
    select: { id: true, startsAt: true, format: true, oneSeat: true, attendances: { select: { seat: true, status: true } } },
  });
  const held = sessions.filter(({ startsAt }) => startsAt <= now);
  const hours = held.map(({ id }) => id);
  const observations = await tx.observation.findMany({
    where: { practiceId, session: { practiceId, coupleId: couple.id } },
    select: {
      sessionId: true, room: true, code: true, light: true, intensity: true, recordedAt: true,
      observationRetraction: { select: { at: true } }, observationRevisions: { select: { at: true, before: true }, orderBy: { version: "asc" } },
    },
  });
  const decisions = await tx.safetyDecision.findMany({
    where: { AND: [visibleTo(actor), { practiceId, coupleId: couple.id }] }, select: { kind: true, tier: true, room: true, decidedAt: true },
  });
  const screens = await screensOf(tx, actor, couple);
  const talks = await talksOf(tx, actor, couple);
  const next = sessions.find(({ startsAt }) => startsAt > now);
  const separation = await tx.separation.findFirst({ where: { practiceId, coupleId: couple.id }, select: { id: true } });
  const forms = await formsOf(tx, actor, couple);
  return {
    rows: toSafetyRows({ screens, observations, decisions, forms, clients: couple.clients, hours }), screens, talks, hours: hours.length,
    nextIsJoint: !next || next.format === "JOINT" || next.format === "JOINT_WITH_PRIVATE", seen: seenIn(held, screens, talks, couple),
    parting: await partingOf(tx, actor, couple), separated: separation !== null,
  };
}

async function screensOf(tx: Transaction, actor: Actor, couple: CoupleWithPeople): Promise<LoadedScreen[]> {
  const rows = await tx.privateScreen.findMany({
    where: { AND: [screensVisibleTo(actor), { practiceId: actor.practiceId, clientId: { in: couple.clients.map(({ id }) => id) } }] },
    select: { id: true, clientId: true, askedOn: true, recordedAt: true, outcome: true, manner: true, answers: true, minutes: true },
  });
  const screens: LoadedScreen[] = [];
  for (const { id, answers, ...row } of rows) screens.push({ ...row, answered: await openScreen(tx, actor, id, answers) });
  return screens;
}

// Null for one that was only noted as asked.
async function openScreen(tx: Transaction, { practiceId }: Actor, id: string, sealed: string | null): Promise<AnsweredScreen | null> {
  const open = await openText(tx, practiceId, { table: "PrivateScreen", row: id, column: "answers" }, sealed);
  return open === null ? null : answeredScreen.parse(JSON.parse(open));
}

async function talksOf(tx: Transaction, { practiceId }: Actor, couple: CoupleWithPeople): Promise<TalkFacts[]> {
  const rows = await tx.privateTalk.findMany({
    where: { practiceId, clientId: { in: couple.clients.map(({ id }) => id) } }, select: { clientId: true, talkedOn: true, minutes: true },
  });
  return rows.map(({ clientId, talkedOn, minutes }) => ({ clientId, minutes, on: dateToDay(talkedOn) }));
}

async function formsOf(tx: Transaction, actor: Actor, couple: CoupleWithPeople): Promise<ProposingForm[]> {
  const sent = await tx.reflection.findMany({
    where: {
      AND: [reflectionsVisibleTo(actor), {
        practiceId: actor.practiceId, client: { practiceId: actor.practiceId, coupleId: couple.id }, assignment: { practiceId: actor.practiceId, exerciseCode: { in: [...proposingForms] } },
      }],
    },
    select: { id: true, sentAt: true, client: { select: { seat: true } }, assignment: { select: { exerciseCode: true } } },
  });
  const lists = await listsInPerson(tx, actor, couple);
  const answers = sent.length === 0 ? null : await openAnswers(tx, actor, sent.map(({ id }) => id));
  const byForm = sent.filter(({ id, assignment }) => formProposes(assignment.exerciseCode, answers?.get(id) ?? {})).map(({ sentAt, client }) => ({ seat: client.seat, at: sentAt }));
  return [...byForm, ...lists];
}

/** The private lists taken in person that propose a check; a sent one is read as the form it came by (domain 4.7). */
async function listsInPerson(tx: Transaction, { practiceId }: Actor, couple: CoupleWithPeople): Promise<ProposingForm[]> {
  const rows = await tx.stayingFor.findMany({
    where: { practiceId, reflectionId: null, client: { practiceId, coupleId: couple.id } }, select: { id: true, answers: true, recordedAt: true, client: { select: { seat: true } } },
  });
  const forms: ProposingForm[] = [];
  for (const { id, answers, recordedAt, client } of rows) {
    const open = JSON.parse(await openText(tx, practiceId, { table: "StayingFor", row: id, column: "answers" }, answers)) as Answers;
    if (formProposes("EX.STAYING_FOR", open)) forms.push({ seat: client.seat, at: recordedAt });
  }
  return forms;
}

/** The newest direction of each, and the newest ending: a parting where one of them says so (domain 4.8, rule SF7). */
async function partingOf(tx: Transaction, { practiceId }: Actor, couple: CoupleWithPeople): Promise<LoadedSafety["parting"]> {
  const ending = await tx.ending.findFirst({ where: { practiceId, coupleId: couple.id }, orderBy: [{ recordedAt: "desc" }, { id: "desc" }], select: { kind: true, recordedAt: true } });
  if (ending?.kind === "PARTING") return { at: ending.recordedAt, room: "JOINT" };
  const meetings = await tx.discernmentMeeting.findMany({
    where: { practiceId, coupleId: couple.id, path: { not: null } }, orderBy: [{ recordedAt: "desc" }, { id: "desc" }], select: { clientId: true, path: true, room: true, recordedAt: true },
  });
  const newest = couple.clients.flatMap(({ id }) => meetings.find(({ clientId }) => clientId === null || clientId === id) ?? []);
  const parting = newest.filter(({ path }) => path === "PART").toSorted((one, next) => next.recordedAt.getTime() - one.recordedAt.getTime())[0];
  return parting ? { at: parting.recordedAt, room: parting.room } : null;
}

type Held = { startsAt: Date; format: string; oneSeat: Seat | null; attendances: { seat: Seat; status: Parameters<typeof wasThere>[0] }[] };

// An hour whose attendance nobody recorded is taken as it was planned.
function seenIn(held: readonly Held[], screens: readonly LoadedScreen[], talks: readonly TalkFacts[], couple: CoupleWithPeople): Record<Seat, Date[]> {
  const cameTo = (seat: Seat) => ({ format, oneSeat, attendances }: Held): boolean =>
    attendances.length > 0 ? attendances.some((row) => row.seat === seat && wasThere(row.status)) : format !== "ONE" || (oneSeat ?? "A") === seat;
  const seenBy = (seat: Seat): Date[] => {
    const id = couple.clients.find((client) => client.seat === seat)?.id;
    return [
      ...held.filter(cameTo(seat)).map(({ startsAt }) => startsAt), ...screens.filter((row) => row.clientId === id && row.manner !== "BY_LINK").map(({ askedOn }) => askedOn),
      ...talks.filter(({ clientId }) => clientId === id).map(({ on }) => new Date(`${on}T12:00:00Z`)),
    ];
  };
  return { A: seenBy("A"), B: seenBy("B") };
}

