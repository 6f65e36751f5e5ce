import { missingBeforeLink } from "#lib/consents/link-readiness.ts";
import { linkReadiness } from "#lib/consents/queries.ts";
import { isUnderWay, placeInTime } from "#lib/couples/case-dates.ts";
import { asTheySit } from "#lib/couples/case-name.ts";
import { findVisibleCouple } from "#lib/couples/queries.ts";
import type { Seat } from "#lib/couples/seat.ts";
import { newestReviewDay } from "#lib/criteria/progress.ts";
import { ratingsOf, reviewWaits } from "#lib/criteria/queries.ts";
import type { TaskLineDto } from "#lib/assignments/dto.ts";
import { tasksSince } from "#lib/assignments/queries.ts";
import { statusInWords } from "#lib/assignments/status.ts";
import { didChoiceOf, shareChoiceOf, type Answers, type DidChoice } from "#lib/exercises/form.ts";
import { easedText } from "#lib/observations/episode.ts";
import type { Actor } from "#lib/platform/actor.ts";
import { zoneOf } from "#lib/platform/actor.ts";
import { clock } from "#lib/platform/clock.ts";
import type { Transaction } from "#lib/platform/tenancy.ts";
import { dayOf, instantInWords, startOfDay } from "#lib/platform/time.ts";
import { openAnswers, unreviewed } from "#lib/reflections/queries.ts";
import { safetyLine } from "#lib/safety/line.ts";
import { safetyStanding } from "#lib/safety/queries.ts";
import { namesOf, placeWords } from "#lib/sessions/hour.ts";
import { findVisibleSession, openWrapUp } from "#lib/sessions/queries.ts";
import type { BriefFacts, LastWords } from "../brief.ts";
import { initialsOf, withInitials } from "../initials.ts";
import { isReviewDue } from "../review-due.ts";
import type { BriefOptions } from "../schema.ts";
import type { CameBack } from "../since.ts";
import { heldHours, type LoadedHour } from "./hours.ts";

const UNSIGNED_MS = 72 * 60 * 60 * 1000;

export type PreparedFacts = { facts: BriefFacts; coupleId: string; nextSessionId: string | null; lastSessionId: string | null };

/**
 * The facts of one case's brief, from every domain that holds some. Opens the closing words of the last hour and the
 * answers since: the caller records the view. Throws NotFoundError.
 */
export async function factsOfBrief(tx: Transaction, actor: Actor, coupleId: string, options: BriefOptions): Promise<PreparedFacts> {
  const couple = await findVisibleCouple(tx, actor, coupleId);
  const full = namesOf(couple.clients, couple.partnerCalled);
  const names = options.names === "initials" ? initialsOf(full) : full;
  const said = (text: string | null) => (text === null || options.names === "full" ? text : withInitials(text, couple.clients, names));
  const { held, hours, last, unrecorded } = await heldHours(tx, actor, couple.id);
  const now = clock.now();
  const dates = placeInTime(hours.map(({ hour }) => hour), now);
  const zone = last?.hour.zone ?? zoneOf(actor);
  const since = last ? startOfDay(last.hour.day, zone) : new Date(0);
  const words = last && (await lastWordsOf(tx, actor, last, names));
  const safety = await safetyStanding(tx, actor, couple.id);
  const links = await linkReadiness(tx, actor, couple.id);
  const ratings = await ratingsOf(tx, actor, couple.id);
  const waits = await reviewWaits(tx, actor, couple.id);
  const oneClient = couple.kind === "INDIVIDUAL";
  const people = asTheySit(couple.leftSeat, couple.clients).map(({ seat }) => seat);
  const { next } = dates;
  const facts: BriefFacts = {
    asOf: instantInWords(now, zoneOf(actor)), oneClient, people, names,
    underWay: hours.some(({ hour }) => isUnderWay(hour, now)), daysSinceLast: dates.daysSinceLast, held, unrecorded: unrecorded && unrecorded.held.day,
    next: next && { number: next.number, when: instantInWords(next.startsAt, next.zone), format: next.format, oneSeat: next.oneSeat, place: placeWords[next.place] },
    lastWords: words && { closingLine: said(words.closingLine), whatEased: said(words.whatEased), promise: said(words.promise), nextFocus: said(words.nextFocus) },
    secretsPolicy: links.secretsPolicy?.kind ?? null,
    safetyLines: safetyLine({ ...safety, waiting: safety.standing.open.length > 0 }).map((line) => said(line) ?? ""),
    marked: (await unreviewed(tx, actor, couple.id)).find(({ marked }) => marked !== null)?.id ?? null,
    jointWorkCleared: safety.jointWork === "cleared",
    cameBack: await cameBackSince(tx, actor, couple.id, since, people), ratings,
    beforeLink: missingBeforeLink(links).map(({ sentence }) => said(sentence) ?? ""),
    reviewDue: waits === null && isReviewDue(newestReviewDay(ratings), hours.filter(({ hour }) => hour.plannedEndsAt <= now).map(({ hour }) => hour.day), dayOf(now, zoneOf(actor))),
    lastNoteUnsigned: last !== null && !last.hour.noteSigned && now.getTime() - last.hour.plannedEndsAt.getTime() >= UNSIGNED_MS,
  };
  return { facts, coupleId: couple.id, nextSessionId: next?.id ?? null, lastSessionId: last?.hour.id ?? null };
}

async function lastWordsOf(tx: Transaction, actor: Actor, last: LoadedHour, names: Record<Seat, string>): Promise<LastWords> {
  const wrapUp = await openWrapUp(tx, actor, await findVisibleSession(tx, actor, last.hour.id));
  const eased = wrapUp?.whatEased ?? (await easedInRecord(tx, actor, last, names));
  const { closingLine = null, promise = null, nextFocus = null } = wrapUp ?? {};
  return { closingLine, promise, nextFocus, whatEased: eased };
}

/** What eased the last run of moves of the joint part (of the one client, when alone), where it was recorded. */
async function easedInRecord(tx: Transaction, { practiceId }: Actor, { hour }: LoadedHour, names: Record<Seat, string>): Promise<string | null> {
  const room = hour.couple.kind === "INDIVIDUAL" ? "A" : "JOINT";
  const episode = await tx.episode.findFirst({
    where: { practiceId, sessionId: hour.id, room, easedBy: { not: null } }, orderBy: { number: "desc" }, select: { easedBy: true },
  });
  return episode?.easedBy ? `${easedText(episode.easedBy, names)}.` : null;
}

/** The tasks of a case since an instant with what came back, in the order people sit; withdrawn ones are left out. */
async function cameBackSince(tx: Transaction, actor: Actor, coupleId: string, since: Date, people: readonly Seat[]): Promise<CameBack[]> {
  const tasks = (await tasksSince(tx, actor, coupleId, since)).filter(({ status }) => status !== "withdrawn");
  const answers = await openAnswers(tx, actor, tasks.flatMap(({ reflectionId }) => reflectionId ?? []));
  const told = await toldOf(tx, actor, tasks.map(({ id }) => id));
  return tasks
    .map((task) => cameBackOf(task, task.reflectionId === null ? null : (answers.get(task.reflectionId) ?? null), told.get(task.id) ?? null))
    .toSorted((one, next) => people.indexOf(one.seat) - people.indexOf(next.seat));
}

function cameBackOf(task: TaskLineDto, answers: Answers | null, told: DidChoice | null): CameBack {
  const scale = (id: string) => (typeof answers?.[id] === "number" ? answers[id] : null);
  const barriers = answers?.c_barrier;
  return {
    seat: task.seat, title: task.title, status: statusInWords(task.status), reflectionId: task.reflectionId, reviewed: task.reviewed,
    did: (answers && didChoiceOf(answers)) ?? told, share: answers && shareChoiceOf(answers),
    hard: scale("c_hard"), helpful: scale("c_helpful"), upset: scale("c_upset"), barriers: Array.isArray(barriers) ? barriers : [],
  };
}

/** The newest outcome that the therapist heard in the hour, by task. */
async function toldOf(tx: Transaction, { practiceId }: Actor, assignmentIds: string[]): Promise<Map<string, DidChoice>> {
  const rows = await tx.assignmentOutcome.findMany({
    where: { practiceId, assignmentId: { in: assignmentIds }, did: { not: null } }, orderBy: { recordedAt: "asc" }, select: { assignmentId: true, did: true },
  });
  const isDid = (did: string | null): did is DidChoice => did === "DID" || did === "PART" || did === "NOT_THIS_TIME";
  return new Map(rows.flatMap(({ assignmentId, did }) => (isDid(did) ? [[assignmentId, did] as const] : [])));
}

