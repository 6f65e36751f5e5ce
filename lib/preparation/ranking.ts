import { otherSeat, seats, type Seat } from "#lib/couples/seat.ts";
import type { CriterionCode } from "#lib/criteria/criterion.ts";
import { allExercises, type Exercise } from "#lib/exercises/exercise.ts";
import type { Lean } from "#lib/observations/figures.ts";
import type { RecordedMove } from "#lib/observations/move.ts";
import type { SessionSummary } from "#lib/observations/summary.ts";
import { moveParts, type Candidate } from "./ranking-parts.ts";

/** The constants of the ranking (domain 5.2); all are defaults. */
export const rankingDefaults = {
  /** Weight of a move by how many of the person's hours ago it was seen. */
  recency: [1, 0.6, 0.36],
  lightMark: 0.5, partner: 0.5, unratedNeed: 0.5, base: 0.5, showFrom: 0.75,
  /** Given since one of the last 2 hours costs 1, of the last 6 a half. */
  tired: [{ hours: 2, cost: 1 }, { hours: 6, cost: 0.5 }],
  mostOpenTasks: 2, dismissedFor: 3,
} as const;

/** One hour that was held. Own scopes hold what was told in that room only. */
export interface RankedHour {
  readonly number: number;
  readonly summary: SessionSummary;
}

/** Something about an exercise, and how many of the case's hours ago: 0 is the latest. */
export interface HoursAgo {
  readonly code: string;
  readonly hoursAgo: number;
}

/** What ranks exercises for one person. Hours oldest first; ratings are the newest of the therapist, 0–4. */
export interface RankingFacts {
  readonly seat: Seat;
  readonly oneClient: boolean;
  readonly hours: readonly RankedHour[];
  readonly ratings: Readonly<Partial<Record<CriterionCode, number | null>>>;
  readonly given: readonly HoursAgo[];
  readonly openTasks: number;
  readonly never: readonly string[];
  readonly dismissed: readonly HoursAgo[];
}

/** One person's ranking: the lean the sides were matched with, and the candidates, best first. */
export interface Ranking {
  readonly seat: Seat;
  readonly lean: Lean | null;
  readonly candidates: readonly Candidate[];
}

/**
 * Ranks the library for one person (domain 5.2): `match · (0.5 + need) − tired` over the last three hours, from the
 * joint room and their own, never the partner's. Left out: what comes only by a rule or by hand, what needs a pattern
 * that is not there, what is for the other side, and, for one client alone, what needs both.
 */
export function rankExercises(facts: RankingFacts): Ranking {
  const lean = lastLean(facts);
  const candidates = allExercises
    .filter((exercise) => mayScore(exercise, facts, lean))
    .map((exercise) => ({ exercise, candidate: candidateOf(exercise, facts) }))
    .filter(({ candidate }) => candidate.match > 0)
    .toSorted((one, next) => inOrder(one, next))
    .map(({ candidate }) => candidate);
  return { seat: facts.seat, lean, candidates };
}

/** `match · (0.5 + need) − tired` with two decimals (domain 5.2). */
export function scoreOf(match: number, need: number, tired: number): number {
  return Math.round((match * (rankingDefaults.base + need) - tired + 1e-9) * 100) / 100;
}

/**
 * The newest lean of a person that was not near the middle, null if there never was one (domain 5.2): of the joint
 * scope, for one client alone of their own.
 */
export function lastLean({ seat, oneClient, hours }: Pick<RankingFacts, "seat" | "oneClient" | "hours">): Lean | null {
  const leans = hours.map(({ summary }) => (oneClient ? summary.own[seat] : summary.joint).persons[seat].figures.lean);
  return leans.findLast((lean) => lean !== null && lean !== "near the middle") ?? null;
}

const byPattern: Readonly<Record<string, "BOTH_PURSUE" | "BOTH_WITHDRAW">> = { "EX.TURNS": "BOTH_PURSUE", "EX.SPARK": "BOTH_WITHDRAW" };

function mayScore(exercise: Exercise, facts: RankingFacts, lean: Lean | null): boolean {
  if (exercise.ruleOnly !== null || exercise.gate === "G2") return false;
  if (facts.oneClient && !exercise.solo) return false;
  return sideFits(exercise.side, lean) && (exercise.patternOnly === null || hasPattern(exercise.code, facts.hours));
}

function sideFits(side: Exercise["side"], lean: Lean | null): boolean {
  if (side === "both" || lean === null || lean === "both ways") return true;
  return lean === (side === "anxious" ? "pursue" : "withdraw");
}

/** Two of the last three hours that have a pattern, or rule P18 for the spark. */
function hasPattern(code: string, hours: readonly RankedHour[]): boolean {
  const last = hours.filter(({ summary }) => seats.every((seat) => (summary.couple?.leans[seat] ?? null) !== null)).slice(-3);
  const same = last.filter(({ summary }) => summary.couple?.pattern === byPattern[code]).length;
  return same >= 2 || (code === "EX.SPARK" && isCalmerAndFarther(last));
}

/** Rule P18: load and middle share both fall at each step over three hours, by 2 and 5 together (clarifications). */
function isCalmerAndFarther(last: readonly RankedHour[]): boolean {
  const loads = last.map(({ summary: { joint } }) => (joint.persons.A.figures.load ?? 0) + (joint.persons.B.figures.load ?? 0));
  const shares = last.map(({ summary }) => summary.couple?.mid ?? 0);
  const falls = ([first = 0, second = 0, third = 0]: readonly number[], by: number) => first > second && second > third && first - third >= by;
  return last.length === 3 && falls(loads, 2) && falls(shares, 5);
}

function candidateOf(exercise: Exercise, facts: RankingFacts): Candidate {
  // Every hour counts as one, also one this person missed: the domain's own ranking check reads "last three" so.
  const moves = rankingDefaults.recency.flatMap((recency, hoursAgo) => {
    const hour = facts.hours.at(-1 - hoursAgo);
    return hour ? moveParts(exercise, facts.seat, hour.number, recency, movesFor(facts.seat, hour)) : [];
  });
  const match = moves.reduce((sum, { points }) => sum + points, 0);
  const lowest = lowestOf(exercise.criteria, facts.ratings);
  const need = lowest === null ? rankingDefaults.unratedNeed : (4 - lowest.value) / 4;
  const tired = tiredOf(exercise.code, facts.given);
  const score = scoreOf(match, need, tired);
  const away = facts.never.includes(exercise.code) || facts.dismissed.some(({ code, hoursAgo }) => code === exercise.code && hoursAgo < rankingDefaults.dismissedFor);
  const fits = score >= rankingDefaults.showFrom && facts.openTasks < rankingDefaults.mostOpenTasks && !away;
  return { code: exercise.code, moves, match, lowest, need, tired, score, fits };
}

/** The included moves of the joint room and of the person's own room; nothing of the partner's. */
function movesFor(seat: Seat, { summary }: RankedHour): RecordedMove[] {
  const { joint, own } = summary;
  return [...joint.persons[seat].moves, ...joint.persons[otherSeat(seat)].moves, ...own[seat].persons[seat].moves];
}

function lowestOf(criteria: readonly CriterionCode[], ratings: RankingFacts["ratings"]): Candidate["lowest"] {
  const rated = criteria.flatMap((criterion) => {
    const value = ratings[criterion];
    return value === null || value === undefined ? [] : [{ criterion, value }];
  });
  return rated.toSorted((one, next) => one.value - next.value)[0] ?? null;
}

function tiredOf(code: string, given: readonly HoursAgo[]): number {
  const ago = Math.min(...given.filter((one) => one.code === code).map(({ hoursAgo }) => hoursAgo));
  return rankingDefaults.tired.find(({ hours }) => ago < hours)?.cost ?? 0;
}

type Ranked = { readonly exercise: Exercise; readonly candidate: Candidate };
const gateOrder = ["G0", "R", "G1", "G2"] as const satisfies readonly Exercise["gate"][];

/** Higher score, then the lighter gate, fewer minutes, the code A–Z (domain 5.2, "ties"). */
function inOrder(one: Ranked, next: Ranked): number {
  return (
    next.candidate.score - one.candidate.score ||
    gateOrder.indexOf(one.exercise.gate) - gateOrder.indexOf(next.exercise.gate) ||
    one.exercise.minutes - next.exercise.minutes ||
    (one.exercise.code < next.exercise.code ? -1 : 1)
  );
}
