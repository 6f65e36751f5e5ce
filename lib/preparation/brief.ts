import { seats, type Seat, type SessionFormat } from "#lib/couples/seat.ts";
import type { CriterionProgress, RatedValue } from "#lib/criteria/progress.ts";
import { criteriaProgressOf } from "#lib/criteria/progress.ts";
import { sentenceFor } from "#lib/observations/sentence.ts";
import { heldRooms, statusWords } from "#lib/sessions/hour.ts";
import { danceOf, type Dance } from "./dance.ts";
import type { BriefLine, HeldHour } from "./held-hour.ts";
import { questionsFrom, taskLine, type CameBack, type SinceLine } from "./since.ts";

/** The therapist's words at the end of the last hour, opened. */
export interface LastWords {
  readonly closingLine: string | null;
  readonly whatEased: string | null;
  readonly promise: string | null;
  readonly nextFocus: string | null;
}

/** The hour the brief prepares. */
export interface NextHour {
  readonly number: number;
  /** "Mon 23 Nov 2026, 10:00" */
  readonly when: string;
  readonly format: SessionFormat;
  readonly oneSeat: Seat | null;
  readonly place: string;
}

/** Everything a brief is made of; every list oldest first. Names are what the page calls people. */
export interface BriefFacts {
  readonly asOf: string;
  readonly oneClient: boolean;
  readonly people: readonly Seat[];
  readonly names: Readonly<Record<Seat, string>>;
  readonly underWay: boolean;
  readonly next: NextHour | null;
  readonly daysSinceLast: number | null;
  readonly held: readonly HeldHour[];
  /** The day of a later hour of which nothing was put down; null if there is none. */
  readonly unrecorded: string | null;
  readonly lastWords: LastWords | null;
  readonly secretsPolicy: "NO_SECRETS" | "LIMITED_SECRETS" | null;
  readonly safetyLines: readonly string[];
  /** The reflection to read first, marked and not answered by anybody (rule SF6); null if there is none. */
  readonly marked: string | null;
  readonly jointWorkCleared: boolean;
  readonly cameBack: readonly CameBack[];
  readonly ratings: readonly RatedValue[];
  /** What stands before a first link, as sentences without a full stop (rule M5). */
  readonly beforeLink: readonly string[];
  readonly reviewDue: boolean;
  readonly lastNoteUnsigned: boolean;
}

/** The brief's blocks in their fixed order (domain 5.1); null is a block that is not shown at all. */
export interface Brief {
  readonly asOf: string;
  readonly title: string;
  /** Block 0, for the therapist's screen before the hour; null while an hour is under way. */
  readonly safety: readonly string[] | null;
  /** The reflection that the first line of block 0 speaks of; null while an hour is under way. */
  readonly readFirst: string | null;
  readonly who: readonly string[];
  /** "Session 14, Mon 16 Nov 2026" */
  readonly lastHour: string | null;
  readonly lastTime: readonly BriefLine[];
  readonly since: readonly SinceLine[];
  readonly dance: Dance | null;
  readonly criteria: readonly CriterionProgress[] | null;
  readonly ask: readonly BriefLine[];
  readonly missing: readonly string[];
}

const MOST_ASKED = 3;
/** The criteria stand in the brief from this session on (domain 5.1). */
const CRITERIA_FROM = 3;

/** Puts a brief together from facts, block by block in fixed order (domain 5.1). Decides nothing clinical by itself. */
export function briefOf(facts: BriefFacts): Brief {
  const sessionAhead = facts.next?.number ?? facts.held.length + 1;
  const last = facts.held.at(-1);
  const rated = facts.ratings.some(({ value }) => value !== null);
  return {
    asOf: facts.asOf,
    title: facts.people.map((seat) => facts.names[seat]).join(" and "),
    safety: facts.underWay ? null : safetyBlock(facts),
    readFirst: facts.underWay ? null : facts.marked,
    who: whoBlock(facts),
    lastHour: last ? `Session ${last.number}, ${last.day}` : null,
    lastTime: lastTimeBlock(facts),
    since: facts.cameBack.map((task) => taskLine(task, facts.names, facts.oneClient)),
    dance: facts.oneClient ? null : danceOf(facts.held, facts.names),
    criteria: rated && sessionAhead >= CRITERIA_FROM ? criteriaProgressOf(facts.ratings, facts.people, facts.names) : null,
    ask: questionsFrom(facts.cameBack, facts.names, facts.oneClient).slice(0, MOST_ASKED),
    missing: missingBlock(facts),
  };
}

/** Names nobody and no class, so that the line tells nothing of what one of them wrote. */
const READ_FIRST = "A word search marked something that came back. Read it first, alone.";

function safetyBlock({ safetyLines, marked, jointWorkCleared, oneClient }: BriefFacts): string[] {
  const lines = [...(marked === null ? [] : [READ_FIRST]), ...safetyLines];
  if (lines.length > 0) return lines;
  return [oneClient ? "Nothing open." : `Nothing open. Joint work ${jointWorkCleared ? "is cleared" : "is not cleared yet"}.`];
}

const formatInWords = {
  JOINT: "both together", SPLIT: "private halves", ONE: "one alone", JOINT_WITH_PRIVATE: "together, with a private part each",
} as const satisfies Record<SessionFormat, string>;

const policyInWords = { NO_SECRETS: "No secrets kept.", LIMITED_SECRETS: "Limited secrets." } as const;

function whoBlock(facts: BriefFacts): string[] {
  const { next, names, oneClient } = facts;
  const since = sinceInWords(facts.daysSinceLast);
  const who = next?.oneSeat && !oneClient ? `${names[next.oneSeat]} alone` : next && formatInWords[next.format];
  const ahead = next
    ? [`Session ${next.number}`, oneClient ? null : who, next.when, next.place.toLowerCase()].filter(Boolean).join(", ")
    : "No time set for the next hour";
  const last = facts.held.at(-1);
  const policy = facts.secretsPolicy && policyInWords[facts.secretsPolicy];
  return [
    `${ahead}.${since ? ` ${since}.` : ""}`,
    [last && attendanceInWords(last, facts), oneClient ? null : policy].filter(Boolean).join(" "),
  ].filter((line) => line !== "");
}

function attendanceInWords({ attendance }: HeldHour, { people, names }: BriefFacts): string | null {
  const known = people.filter((seat) => attendance[seat] !== null);
  if (known.length === 0) return null;
  if (known.length === 2 && known.every((seat) => attendance[seat] === "CAME")) return "Last time both came on time.";
  const parts = known.map((seat) => `${names[seat]} ${statusWords[attendance[seat] ?? "CAME"].toLowerCase()}`);
  return `Last time ${parts.join(", ")}.`;
}

/** "A week since the last hour", from whole days; null before the first. */
export function sinceInWords(days: number | null): string | null {
  if (days === null) return null;
  if (days < 1) return "The last hour was today";
  if (days === 1) return "A day since the last hour";
  if (days < 7) return `${days} days since the last hour`;
  const weeks = Math.round(days / 7);
  return weeks === 1 ? "A week since the last hour" : `${weeks} weeks since the last hour`;
}

function lastTimeBlock(facts: BriefFacts): BriefLine[] {
  const last = facts.held.at(-1);
  if (!last) return [];
  const apart = !facts.oneClient && heldRooms(last.minutes).some((room) => room !== "JOINT");
  const seen = facts.people.flatMap((seat) => seenLines(last, seat, facts));
  const words = facts.lastWords;
  const line = (label: string, text: string | null | undefined): BriefLine[] => (text ? [{ label, seat: null, text, screenOnly: apart }] : []);
  return [
    ...line("In your words", words?.closingLine), ...seen, ...line("What eased it", words?.whatEased),
    ...line("You said you would", words?.promise), ...line("Next focus", words?.nextFocus),
  ];
}

/** One plain sentence of the joint part, and one of the private part, which stays on the screen. */
function seenLines({ summary, minutes }: HeldHour, seat: Seat, { names, oneClient }: BriefFacts): BriefLine[] {
  const name = names[seat];
  const bare = (sentence: string | null) => sentence?.slice(`${name}: `.length) ?? null;
  const joint = bare(sentenceFor(summary.joint, seat, name));
  const own = minutes.alone[seat] > 0 ? bare(sentenceFor(summary.own[seat], seat, name)) : null;
  return [
    ...(joint ? [{ label: null, seat, text: joint, screenOnly: false }] : []),
    ...(own ? [{ label: oneClient ? null : "alone", seat, text: own, screenOnly: !oneClient }] : []),
  ];
}

function missingBlock(facts: BriefFacts): string[] {
  const last = facts.held.at(-1);
  const nothing = last !== undefined && [last.summary.joint, ...seats.map((seat) => last.summary.own[seat])].every(({ state }) => state === "NOTHING" || state === "NOT_HELD");
  return [
    facts.unrecorded === null ? null : `Nothing recorded on ${facts.unrecorded}. Two minutes now?`,
    facts.unrecorded === null && nothing ? "Nothing recorded last time. Two minutes now?" : null,
    facts.beforeLink.length > 0 ? `Before the first link: ${facts.beforeLink.join("; ")}.` : null,
    facts.reviewDue ? "A review of the four criteria is due." : null,
    facts.lastNoteUnsigned ? "The last note is not signed yet." : null,
  ].filter((line) => line !== null);
}
