import { seats, type Seat } from "#lib/couples/seat.ts";
import { functionOf } from "#lib/observations/code.ts";
import { offersText, pursueThenWithdrawText } from "#lib/observations/turns.ts";
import { trendOf, trendQualifier, type Trend, type TrendMeasure, type TrendSession } from "#lib/observations/trend.ts";
import { wordFor } from "#lib/observations/word.ts";
import type { HeldHour } from "./held-hour.ts";

/** One move of the strip: who, which way, the word, which run of moves. No safety mark is among them. */
export interface StripMove {
  readonly seat: Seat;
  readonly fn: "P" | "W" | "M" | "N";
  readonly word: string;
  readonly episode: number;
}

/** The dance of the last hour held together, and how it has moved over the sessions (domain 5.1, block 4). */
export interface Dance {
  readonly heading: string;
  readonly moves: readonly StripMove[];
  /** "2 of 3 middle offers were answered"; none where nobody offered or pursued. */
  readonly lines: readonly string[];
  readonly trend: string;
}

const measureWords: Readonly<Record<TrendMeasure, (names: Readonly<Record<Seat, string>>) => string>> = {
  pol: () => "Distance between the two", mid: () => "Turning toward",
  posA: (names) => `Position of ${names.A}`, posB: (names) => `Position of ${names.B}`,
  loadA: (names) => `Load of ${names.A}`, loadB: (names) => `Load of ${names.B}`,
};

/** The dance from the hours held, oldest first; null before the first hour that had a joint part. Joint scope only. */
export function danceOf(held: readonly HeldHour[], names: Readonly<Record<Seat, string>>): Dance | null {
  const last = held.findLast(({ summary }) => summary.joint.state !== "NOT_HELD");
  if (!last) return null;
  const { turns, joint } = last.summary;
  const pursued = seats.filter((seat) => (turns?.pursueThenWithdraw[seat].n ?? 0) > 0);
  const lines = turns ? [
    ...pursued.map((seat) => `${names[seat]}: ${pursueThenWithdrawText(turns.pursueThenWithdraw[seat])}.`),
    ...(turns.offers.n > 0 ? [`${capital(offersText(turns.offers))}.`] : []),
  ] : [];
  return { heading: `Session ${last.number}, ${last.day}${joint.stateText ? `: ${joint.stateText}` : ""}`, moves: stripOf(last), lines, trend: danceTrend(held) };
}

function stripOf({ summary }: HeldHour): StripMove[] {
  const moves = seats.flatMap((seat) => summary.joint.persons[seat].moves).toSorted((one, next) => one.seq - next.seq);
  return moves.flatMap((move) => {
    const fn = functionOf(move);
    return fn === "S" ? [] : [{ seat: move.seat, fn, word: wordFor(move), episode: move.episode }];
  });
}

/** The joint figures of each hour as trends read them, oldest first. */
export function trendSessions(held: readonly HeldHour[]): TrendSession[] {
  return held.map(({ summary: { joint, couple, weightSet } }) => ({
    posA: joint.persons.A.figures.pos, posB: joint.persons.B.figures.pos,
    loadA: joint.persons.A.figures.load, loadB: joint.persons.B.figures.load,
    pol: couple?.pol ?? null, mid: couple?.mid ?? null, weightSet,
  }));
}

/** What has held, in the words of domain 2.5.11: "Turning toward: held over six sessions, up; …, in your own notes, not blind." */
export function danceTrend(held: readonly HeldHour[]): string {
  const sessions = trendSessions(held);
  const [pol, mid] = [trendOf(sessions, "pol"), trendOf(sessions, "mid")];
  if (pol.label === mid.label) return `Over the sessions: ${pol.label} (${trendQualifier}).`;
  return `Distance between the two: ${pol.label}. Turning toward: ${mid.label} (${trendQualifier}).`;
}

/** One row of the trend table: first three and last three values with their medians; null while it is too early. */
export interface TrendRow {
  readonly measure: TrendMeasure;
  readonly words: string;
  readonly trend: Trend;
}

/** The six trends of a couple as table rows (domain 2.5.11). */
export function trendRows(held: readonly HeldHour[], names: Readonly<Record<Seat, string>>): TrendRow[] {
  const sessions = trendSessions(held);
  return (Object.keys(measureWords) as TrendMeasure[]).map((measure) => ({
    measure, words: measureWords[measure](names), trend: trendOf(sessions, measure),
  }));
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
