import { zoneOf, type Actor } from "#lib/platform/actor.ts";
import { recordView } from "#lib/platform/audit.ts";
import { clock } from "#lib/platform/clock.ts";
import { openText } from "#lib/platform/keyring.ts";
import { authorize } from "#lib/platform/policy.ts";
import { inPractice, type Transaction } from "#lib/platform/tenancy.ts";
import { addDays, dateToDay, dayOf } from "#lib/platform/time.ts";
import { findVisibleClient } from "#lib/clients/queries.ts";
import { isUnderWay } from "#lib/couples/case-dates.ts";
import type { CoupleWithPeople } from "#lib/couples/dto.ts";
import { visibleTo as couplesVisibleTo } from "#lib/couples/policy.ts";
import { findVisibleCouple } from "#lib/couples/queries.ts";
import type { Room, Seat } from "#lib/couples/seat.ts";
import { findCode } from "#lib/observations/code.ts";
import { unreviewed } from "#lib/reflections/queries.ts";
import { clearanceOf, type Clearance } from "./clearance.ts";
import type { CaseSafety, JointSafety, OpenCause, PrivatePage, RoomSafety, SafetyDecisionDto, ScreenDto } from "./dto.ts";
import { findingsIn, safetyFindings } from "./findings.ts";
import { safetyLine } from "./line.ts";
import { can, screensVisibleTo, visibleTo } from "./policy.ts";
import { loadSafety, type LoadedSafety } from "./queries/facts.ts";
import { toScreenRow } from "./rows.ts";
import { dueAgainOn, isOnFile, screenStatus, type ScreenStatus } from "./screen.ts";
import { inRoom, newestHoldCauseAt, repeatedSigns, safetyStanding as standingOf, unclearedCauses, type SafetyCause } from "./tier.ts";

export type { CaseSafety, JointSafety, PrivatePage } from "./dto.ts";

/**
 * Where a case stands, computed from its rows (domain 2.6): what the gates read. Takes in every
 * observation of every room, reported and unsure ones too, screens, forms and decisions. For commands
 * and the brief on the therapist's side; shows no sealed text. Throws NotFoundError.
 */
export async function safetyStanding(tx: Transaction, actor: Actor, coupleId: string): Promise<CaseSafety> {
  return (await standingWithFacts(tx, actor, coupleId)).safety;
}

/** The same with what it was computed from, for this domain's panels. */
export async function standingWithFacts(tx: Transaction, actor: Actor, coupleId: string): Promise<{ safety: CaseSafety; facts: LoadedSafety; couple: CoupleWithPeople }> {
  const couple = await findVisibleCouple(tx, actor, coupleId);
  authorize(can, actor, "view", couple);
  const facts = await loadSafety(tx, actor, couple);
  const { rows, hours } = facts;
  const attending = couple.clients.map(({ id, seat, name }) => {
    const status = statusOf(facts, { id, seat }, zoneOf(actor));
    return { clientId: id, seat, name, status, screenOnFile: isOnFile(status) };
  });
  const screensOnFile = attending.map(({ screenOnFile }) => screenOnFile);
  const standing = standingOf({ rows, latestSession: hours, screensOnFile });
  const soloClient = couple.kind === "INDIVIDUAL";
  const safety = { coupleId: couple.id, soloClient, signs: !soloClient && repeatedSigns(rows, hours), attending, openTier: standing.tier, jointWork: standing.jointWork, standing, rows };
  return { safety, facts, couple };
}

// With `rooms` only causes that lie there count: one person's own page moves with nothing the other told.
function statusOf({ rows, screens, seen, parting }: LoadedSafety, { id, seat }: { id: string; seat: Seat }, zone: string, rooms?: readonly Room[]): ScreenStatus {
  const within = rooms ? rows.filter((row) => !("room" in row) || rooms.includes(row.room)) : rows;
  const own = screens.filter(({ clientId }) => clientId === id).map((screen) => toScreenRow(screen, zone));
  const times = [newestHoldCauseAt(within), parting && (!rooms || rooms.includes(parting.room)) ? parting.at : null].filter((at) => at !== null);
  const causeAt = times.length === 0 ? null : new Date(Math.max(...times.map((at) => at.getTime())));
  return screenStatus(own, clock.now(), causeAt, seen[seat]);
}

/** The therapist's safety line of a case; empty during an hour, since it never stands on a screen then (decision 32). */
export async function caseSafetyLine(actor: Actor, coupleId: string): Promise<string[]> {
  return inPractice(actor, async (tx) => {
    const { soloClient, attending, jointWork, standing, signs } = await safetyStanding(tx, actor, coupleId);
    if (await isHourUnderWay(tx, actor, coupleId)) return [];
    return safetyLine({ soloClient, attending, jointWork, waiting: standing.open.length > 0, signs });
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
    const { facts, room } = await roomSafety(tx, actor, client.coupleId, client.seat);
    const rows = await tx.privateScreen.findMany({
      where: { AND: [screensVisibleTo(actor), { practiceId: actor.practiceId, clientId: client.id }] },
      orderBy: [{ askedOn: "desc" }, { id: "desc" }], include: { recordedBy: { select: { calledName: true } } },
    });
    const due = dueAgainOn(rows.map((row) => toScreenRow(row, zoneOf(actor))));
    await recordView(tx, actor, { type: "private-page", id: client.id, coupleId: client.coupleId });
    return {
      ...room, clientId: client.id, coupleId: client.coupleId, seat: client.seat,
      status: statusOf(facts, client, zoneOf(actor), ["JOINT", client.seat]), dueAgainOn: due && dateToDay(due),
      screens: rows.map(({ id, askedOn, outcome, manner, rescreen, minutes, recordedBy }): ScreenDto => ({
        id, outcome, manner, rescreen, minutes, askedOn: dateToDay(askedOn), recordedBy: recordedBy.calledName,
      })),
    };
  });
}

/** The joint file's safety matters and whether joint work stands cleared. Records the view. Throws NotFoundError. */
export async function jointSafety(actor: Actor, coupleId: string): Promise<JointSafety> {
  return inPractice(actor, async (tx) => {
    const { safety, facts, couple, room } = await roomSafety(tx, actor, coupleId, "JOINT");
    await recordView(tx, actor, { type: "joint-safety", id: coupleId, coupleId });
    const { soloClient, jointWork } = safety;
    const clearance = jointWork === "not cleared" ? clearanceFor(facts, couple, actor) : { refused: false, says: null };
    return { ...room, coupleId, soloClient, jointWork, clearance };
  });
}

/** What the default still asks for before joint work is cleared, from the newest S2 or S3 it waits for. */
export function clearanceFor({ rows, hours, talks }: LoadedSafety, couple: CoupleWithPeople, actor: Actor): Clearance {
  const waiting = unclearedCauses(rows, hours);
  const zone = zoneOf(actor);
  const tier = waiting.some((cause) => cause.tier === "S3") ? "S3" : "S2";
  const times = waiting.filter((cause) => cause.tier === tier).map(({ at }) => at.getTime());
  const on = times.length === 0 ? null : dayOf(new Date(Math.max(...times)), zone);
  return clearanceOf({
    cause: on === null ? null : { tier, on }, today: dayOf(clock.now(), zone),
    people: couple.clients.map(({ id, name }) => ({ name, talks: talks.filter((talk) => talk.clientId === id && on !== null && talk.on >= on).length })),
  });
}

async function roomSafety(tx: Transaction, actor: Actor, coupleId: string, room: Room) {
  const { safety, facts, couple } = await standingWithFacts(tx, actor, coupleId);
  const lines = await unreviewed(tx, actor, coupleId);
  const findings = safetyFindings({
    rows: safety.rows, latestSession: facts.hours, standing: safety.standing, soloClient: safety.soloClient, attending: safety.attending, nextIsJoint: facts.nextIsJoint,
    marks: lines.flatMap(({ seat, marked }) => (marked ? [{ seat, self: marked === "A" }] : [])), parting: facts.parting,
  });
  const own: RoomSafety = {
    open: inRoom(safety.standing, room).open.map(toOpenCause), decisions: await decisionsOf(tx, actor, coupleId, room),
    findings: findingsIn(findings, room).map(({ rule, says, proposes }) => ({ rule, says, proposes })),
    underWay: await isHourUnderWay(tx, actor, coupleId), zone: zoneOf(actor),
  };
  return { safety, facts, couple, room: own };
}

const WHY: Readonly<Record<SafetyCause["why"], string>> = {
  CODE: "Recorded", QUIET_MARK: "A safety mark without its kind", EGGSHELLS: "Walking on eggshells, strong or repeated",
  SCREEN: "The private questions", FORM: "Something they answered", TIER_SET: "A tier you set",
};

function toOpenCause({ tier, why, code, at, amendedAt = null, proposed }: SafetyCause): OpenCause {
  return { tier, at, amendedAt, proposed, label: (why === "CODE" && code && findCode(code)?.label) || WHY[why] };
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

/** Whether an hour of the case is under way: then nothing about safety stands on a screen (decision 32). */
export async function isHourUnderWay(tx: Transaction, actor: Actor, coupleId: string): Promise<boolean> {
  const now = clock.now();
  const hours = await tx.session.findMany({
    where: { practiceId: actor.practiceId, coupleId, couple: couplesVisibleTo(actor), sessionCancellation: null, startsAt: { lte: now, gte: new Date(`${addDays(dateToDay(now), -2)}T00:00:00Z`) } },
    select: { startsAt: true, plannedEndsAt: true },
  });
  return hours.some((hour) => isUnderWay(hour, now));
}
