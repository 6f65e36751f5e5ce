import { zoneOf, type Actor } from "#lib/platform/actor.ts";
import { recordView } from "#lib/platform/audit.ts";
import { clock } from "#lib/platform/clock.ts";
import { openText } from "#lib/platform/keyring.ts";
import { authorize } from "#lib/platform/policy.ts";
import { inPractice, type Transaction } from "#lib/platform/tenancy.ts";
import { addDays, dateToDay } from "#lib/platform/time.ts";
import { findVisibleClient } from "#lib/clients/queries.ts";
import { isUnderWay } from "#lib/couples/case-dates.ts";
import type { CoupleWithPeople } from "#lib/couples/dto.ts";
import { findVisibleCouple } from "#lib/couples/queries.ts";
import type { Room } from "#lib/couples/seat.ts";
import { findCode } from "#lib/observations/code.ts";
import type { CaseSafety, JointSafety, OpenCause, PrivatePage, RoomSafety, SafetyDecisionDto, ScreenDto } from "./dto.ts";
import { safetyLine } from "./line.ts";
import { can, screensVisibleTo, visibleTo } from "./policy.ts";
import { toSafetyRows, toScreenRow, type StoredScreen } from "./rows.ts";
import { dueAgainOn, isOnFile, screenStatus } from "./screen.ts";
import { inRoom, newestHoldCauseAt, safetyStanding as standingOf, type SafetyCause, type SafetyRow } from "./tier.ts";

export type { CaseSafety, JointSafety, PrivatePage } from "./dto.ts";

/**
 * Where a case stands, computed from its rows (domain 2.6): what the gates read. Takes in every
 * observation of every room, reported and unsure ones too, screens and decisions. For commands and
 * the brief on the therapist's side; opens no sealed text. Throws NotFoundError.
 */
export async function safetyStanding(tx: Transaction, actor: Actor, coupleId: string): Promise<CaseSafety> {
  const couple = await findVisibleCouple(tx, actor, coupleId);
  authorize(can, actor, "view", couple);
  const { rows, screens, hours } = await rowsOf(tx, actor, couple);
  const causeAt = newestHoldCauseAt(rows);
  const attending = couple.clients.map(({ id, seat, name }) => {
    const own = screens.filter(({ clientId }) => clientId === id).map((screen) => toScreenRow(screen, zoneOf(actor)));
    const status = screenStatus(own, clock.now(), causeAt);
    return { clientId: id, seat, name, status, screenOnFile: isOnFile(status) };
  });
  const screensOnFile = attending.map(({ screenOnFile }) => screenOnFile);
  const standing = standingOf({ rows, latestSession: hours, screensOnFile });
  return { coupleId: couple.id, soloClient: couple.kind === "INDIVIDUAL", attending, openTier: standing.tier, jointWork: standing.jointWork, standing, rows };
}

async function rowsOf(tx: Transaction, actor: Actor, couple: CoupleWithPeople): Promise<{ rows: SafetyRow[]; screens: StoredScreen[]; hours: number }> {
  const { practiceId } = actor;
  const held = await tx.session.findMany({
    where: { practiceId, coupleId: couple.id, sessionCancellation: null, startsAt: { lte: clock.now() } },
    select: { id: true }, orderBy: [{ startsAt: "asc" }, { number: "asc" }],
  });
  const observations = await tx.observation.findMany({
    where: { practiceId, session: { practiceId, coupleId: couple.id } },
    select: {
      sessionId: true, room: true, code: true, light: true, intensity: true, recordedAt: true,
      observationRetraction: { select: { at: true } }, observationRevisions: { select: { at: true } },
    },
  });
  const screens = await tx.privateScreen.findMany({
    where: { AND: [screensVisibleTo(actor), { practiceId, clientId: { in: couple.clients.map(({ id }) => id) } }] },
    select: { clientId: true, askedOn: true, recordedAt: true, outcome: true, manner: true },
  });
  const decisions = await tx.safetyDecision.findMany({
    where: { AND: [visibleTo(actor), { practiceId, coupleId: couple.id }] }, select: { kind: true, tier: true, room: true, decidedAt: true },
  });
  const hours = held.map(({ id }) => id);
  return { rows: toSafetyRows({ screens, observations, decisions, clients: couple.clients, hours }), screens, hours: hours.length };
}

/** The therapist's safety line of a case; empty during an hour, since it never stands on a screen then (decision 32). */
export async function caseSafetyLine(actor: Actor, coupleId: string): Promise<string[]> {
  return inPractice(actor, async (tx) => {
    const { soloClient, attending, jointWork, standing } = await safetyStanding(tx, actor, coupleId);
    if (await isHourUnderWay(tx, actor, coupleId)) return [];
    return safetyLine({ soloClient, attending, jointWork, waiting: standing.open.length > 0 });
  });
}

/**
 * One person's private questions and decisions, from their own file alone: the status does not change
 * with what the partner told (decision 27). Records the view. Throws NotFoundError.
 */
export async function privatePage(actor: Actor, clientId: string): Promise<PrivatePage> {
  return inPractice(actor, async (tx) => {
    const client = await findVisibleClient(tx, actor, clientId);
    authorize(can, actor, "view", client);
    const room = await roomSafety(tx, actor, client.coupleId, client.seat);
    const rows = await tx.privateScreen.findMany({
      where: { AND: [screensVisibleTo(actor), { practiceId: actor.practiceId, clientId: client.id }] },
      orderBy: [{ askedOn: "desc" }, { id: "desc" }], include: { recordedBy: { select: { calledName: true } } },
    });
    const own = rows.map((row) => toScreenRow(row, zoneOf(actor)));
    const due = dueAgainOn(own);
    await recordView(tx, actor, { type: "private-page", id: client.id, coupleId: client.coupleId });
    return {
      ...room, clientId: client.id, coupleId: client.coupleId, seat: client.seat, status: screenStatus(own, clock.now()),
      dueAgainOn: due && dateToDay(due),
      screens: rows.map(({ id, askedOn, outcome, manner, rescreen, recordedBy }): ScreenDto => ({
        id, outcome, manner, rescreen, askedOn: dateToDay(askedOn), recordedBy: recordedBy.calledName,
      })),
    };
  });
}

/** The joint file's safety matters and whether joint work stands cleared. Records the view. Throws NotFoundError. */
export async function jointSafety(actor: Actor, coupleId: string): Promise<JointSafety> {
  return inPractice(actor, async (tx) => {
    const { soloClient, jointWork } = await safetyStanding(tx, actor, coupleId);
    const room = await roomSafety(tx, actor, coupleId, "JOINT");
    await recordView(tx, actor, { type: "joint-safety", id: coupleId, coupleId });
    return { ...room, coupleId, soloClient, jointWork };
  });
}

async function roomSafety(tx: Transaction, actor: Actor, coupleId: string, room: Room): Promise<RoomSafety> {
  const { standing } = await safetyStanding(tx, actor, coupleId);
  return {
    open: inRoom(standing, room).open.map(toOpenCause), decisions: await decisionsOf(tx, actor, coupleId, room),
    underWay: await isHourUnderWay(tx, actor, coupleId), zone: zoneOf(actor),
  };
}

const WHY: Readonly<Record<SafetyCause["why"], string>> = {
  CODE: "Recorded", QUIET_MARK: "A safety mark without its kind", EGGSHELLS: "Walking on eggshells, strong or repeated",
  SCREEN: "The private questions", FORM: "Something that was sent", TIER_SET: "A tier you set",
};

function toOpenCause({ tier, why, code, at }: SafetyCause): OpenCause {
  return { tier, at, label: (why === "CODE" && code && findCode(code)?.label) || WHY[why] };
}

async function decisionsOf(tx: Transaction, actor: Actor, coupleId: string, room: Room): Promise<SafetyDecisionDto[]> {
  const rows = await tx.safetyDecision.findMany({
    where: { AND: [visibleTo(actor), { practiceId: actor.practiceId, coupleId, room: room === "JOINT" ? null : room }] },
    orderBy: [{ decidedAt: "desc" }, { id: "desc" }], include: { decidedBy: { select: { calledName: true } } },
  });
  const decisions: SafetyDecisionDto[] = [];
  for (const { id, kind, tier, words, decidedAt, decidedBy } of rows) {
    const open = await openText(tx, actor.practiceId, { table: "SafetyDecision", row: id, column: "words" }, words);
    decisions.push({ id, kind, tier, words: open, decidedAt, decidedBy: decidedBy.calledName });
  }
  return decisions;
}

async function isHourUnderWay(tx: Transaction, actor: Actor, coupleId: string): Promise<boolean> {
  const now = clock.now();
  const hours = await tx.session.findMany({
    where: { practiceId: actor.practiceId, coupleId, sessionCancellation: null, startsAt: { lte: now, gte: new Date(`${addDays(dateToDay(now), -2)}T00:00:00Z`) } },
    select: { startsAt: true, plannedEndsAt: true },
  });
  return hours.some((hour) => isUnderWay(hour, now));
}
