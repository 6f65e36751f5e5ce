import type { Room, Seat, SessionFormat } from "#lib/couples/seat.ts";
import { findCode, lightMarkOf } from "#lib/observations/code.ts";
import { includedMoves, isSafetyMove } from "#lib/observations/move.ts";
import type { RecordedMove } from "#lib/observations/move.ts";
import { heldRooms, minutesIn } from "#lib/sessions/hour.ts";
import type { AttendanceStatus, HourMinutes } from "#lib/sessions/hour.ts";

/** One person of the case and how they came; null where attendance was not recorded. Minutes late 1–600. */
export interface PersonThere {
  readonly seat: Seat;
  readonly name: string;
  readonly attendance: { readonly status: AttendanceStatus; readonly minutesLate: number | null } | null;
}

/** A task given in this hour. `title` is the client's title of the exercise. */
export interface TaskGiven {
  readonly seat: Seat;
  readonly exerciseCode: string;
  readonly title: string;
  /** Due day in words. */
  readonly due: string;
}

/** The therapist's own words at the end of the hour; null where nothing was written. */
export interface ClosingWords {
  readonly closingLine: string | null;
  readonly whatEased: string | null;
  readonly promise: string | null;
  readonly nextFocus: string | null;
}

/** Everything a six-line note may be drafted from. `moves` may hold every room; the draft takes its own. */
export interface SixLineFacts {
  readonly number: number;
  /** Day in words, "Mon 16 Nov 2026". */
  readonly day: string;
  readonly format: SessionFormat;
  readonly place: keyof typeof placeWords;
  /** One client whose partner does not attend: the note lies in that client's file. */
  readonly oneClient: boolean;
  readonly minutes: HourMinutes;
  readonly people: readonly PersonThere[];
  readonly nothingToNote: boolean;
  readonly words: ClosingWords;
  readonly moves: readonly RecordedMove[];
  readonly tasks: readonly TaskGiven[];
  /** Start of the next hour in words, or null. */
  readonly nextSession: string | null;
}

// A private list: not even its existence may stand in a joint file (domain 4.7).
const PRIVATE_TASKS: readonly string[] = ["EX.STAYING_FOR"];
/** Most words named per person, the same for both. */
const MOST_WORDS = 4;

const formatWords = {
  JOINT: "both together", SPLIT: "two private halves of the same length", ONE: "one alone", JOINT_WITH_PRIVATE: "both together, with a private part",
} as const satisfies Record<SessionFormat, string>;

const placeWords = { ROOM: "in the room", ONE_SCREEN: "by video, on one screen", TWO_PLACES: "by video, from two places" } as const;

/** The six labels in order (decision 29). */
export const sixLineLabels = ["Session", "Worked on", "Seen", "To try", "Plan", "Next"] as const;

/**
 * A six-line progress note in plain words that are fair to both (decision 29, domain 5.4): how the hour was held,
 * what was worked on, what was seen, tasks, plan, next hour. It belongs to the joint file (for one client alone, to
 * that client's), so nothing of a private room enters it: no move of another room, no closing words of an hour with
 * a private part, no task given there. Only moves that were seen and not unsure; no safety code, code name or figure.
 */
export function draftSixLines(facts: SixLineFacts): string {
  const lines = jointLines(facts);
  return [lines.session, lines.workedOn, lines.seen, lines.toTry, lines.plan, lines.next].map((line, index) => `${sixLineLabels[index]}: ${line}`).join("\n");
}

/** What a note of one file may be drafted from, each in whole sentences. */
export type NoteLines = { session: string; workedOn: string; seen: string; toTry: string; plan: string; next: string };

/** The joint file's lines; of one client alone the client's own. */
export function jointLines(facts: SixLineFacts): NoteLines {
  return { session: sessionLine(facts), workedOn: workedOnLine(facts), seen: seenLine(facts), toTry: tasksLine(facts), plan: planLine(facts), next: nextLine(facts) };
}

/**
 * The lines of one person's own file: that person's time alone, what was seen of them there, their own tasks. Nothing of
 * the joint part and nothing of the other; closing words only where nobody else was seen in this hour.
 */
export function ownLines(facts: SixLineFacts, seat: Seat): NoteLines {
  const name = facts.people.find((person) => person.seat === seat)?.name ?? "";
  const minutes = minutesIn(seat, facts.minutes);
  const seen = plainWords(includedMoves(facts.moves, seat, minutes).filter((move) => move.seat === seat && !isSafetyMove(move))).slice(0, MOST_WORDS);
  const isWhole = heldRooms(facts.minutes).every((room) => room === seat);
  const { closingLine, whatEased, nextFocus, promise } = facts.words;
  const said = (...texts: (string | null)[]): string => (isWhole ? texts.flatMap((text) => (text === null ? [] : [stopped(text)])).join(" ") : "");
  const own = facts.tasks.filter((task) => task.seat === seat);
  return {
    session: `${facts.number}, ${facts.day}, ${name} alone, ${placeWords[facts.place]}.`, workedOn: said(closingLine, whatEased),
    seen: seen.length === 0 ? "" : `${name} ${listed(seen)}.`, toTry: own.map(({ title, due }) => `${title}, by ${due}.`).join(" "),
    plan: said(nextFocus, promise), next: nextLine(facts),
  };
}

/** The file the note lies in: the joint file, or the client's own for one client alone (decision 9). */
export function noteRoom(facts: Pick<SixLineFacts, "oneClient">): Room {
  return facts.oneClient ? "A" : "JOINT";
}

/** Whether nobody was alone with the therapist; then everything of the hour may stand in the note. */
function isAllOfTheRoom(facts: SixLineFacts): boolean {
  return facts.oneClient || heldRooms(facts.minutes).every((room) => room === "JOINT");
}

function sessionLine(facts: SixLineFacts): string {
  const format = facts.oneClient ? "one client" : formatWords[facts.format];
  const onTime = facts.people.length === 2 && facts.people.every(({ attendance }) => attendance?.status === "CAME");
  const came = onTime ? [`${facts.people.map(({ name }) => name).join(" and ")} came.`] : facts.people.map(attendanceOf).filter((words) => words !== null);
  return [`${facts.number}, ${facts.day}, ${format}, ${placeWords[facts.place]}.`, ...came].join(" ");
}

function attendanceOf({ name, attendance }: PersonThere): string | null {
  switch (attendance?.status) {
    case undefined:
      return null;
    case "CAME":
      return `${name} came.`;
    case "LATE":
      return attendance?.minutesLate ? `${name} came ${attendance.minutesLate} minutes late.` : `${name} came late.`;
    case "LEFT_EARLY":
      return `${name} left early.`;
    case "CANCELLED":
      return `${name} cancelled.`;
    case "NO_SHOW":
      return `${name} did not come.`;
  }
}

function workedOnLine(facts: SixLineFacts): string {
  if (!isAllOfTheRoom(facts)) {
    return heldRooms(facts.minutes).includes("JOINT")
      ? "the joint part of the hour. What was said alone stays in each person's own file."
      : "a private talk. What was said alone stays in each person's own file.";
  }
  const { closingLine, whatEased } = facts.words;
  const eased = whatEased === null ? null : `What eased the hardest moment: ${stopped(whatEased)}`;
  return [closingLine && stopped(closingLine), eased].filter(Boolean).join(" ") || "nothing written at the end of the hour.";
}

function seenLine(facts: SixLineFacts): string {
  const room = noteRoom(facts);
  const minutes = minutesIn(room, facts.minutes);
  const people = facts.people.filter(({ seat }) => room === "JOINT" || seat === room);
  if (people.every(({ seat }) => minutes[seat] <= 0)) return "held apart; nothing is noted here.";
  const moves = includedMoves(facts.moves, room, minutes).filter((move) => !isSafetyMove(move));
  if (moves.length === 0) return facts.nothingToNote ? "a quiet hour; nothing to note." : "nothing recorded.";
  return people.map(({ seat, name }) => personSeen(name, minutes[seat], moves.filter((move) => move.seat === seat))).join(" ");
}

function personSeen(name: string, minutes: number, moves: readonly RecordedMove[]): string {
  if (minutes <= 0) return `${name} was not there.`;
  const words = plainWords(moves).slice(0, MOST_WORDS);
  return words.length === 0 ? `${name}: nothing noted.` : `${name} ${listed(words)}.`;
}

/**
 * The distinct plain words of these moves ("went still or got stuck"), strongest total intensity leading, then in
 * order of the hour. Safety codes have none.
 */
export function plainWords(moves: readonly RecordedMove[]): string[] {
  const totals = new Map<string, number>();
  for (const move of moves) {
    const words = move.code === null ? move.light && lightMarkOf(move.light).past : findCode(move.code)?.clientWords;
    if (words) totals.set(words, (totals.get(words) ?? 0) + (move.code === null ? 2 : move.intensity));
  }
  return [...totals].toSorted(([, one], [, next]) => next - one).map(([words]) => words);
}

function tasksLine(facts: SixLineFacts): string {
  if (!isAllOfTheRoom(facts)) return "see each person's own file.";
  const open = facts.tasks.filter((task) => facts.oneClient || !PRIVATE_TASKS.includes(task.exerciseCode));
  if (open.length === 0) return "nothing this time.";
  const nameOf = (seat: Seat) => facts.people.find((person) => person.seat === seat)?.name ?? "";
  return open.map(({ seat, title, due }) => `${nameOf(seat)}: ${title}, by ${due}.`).join(" ");
}

function planLine(facts: SixLineFacts): string {
  if (!isAllOfTheRoom(facts)) return "to be agreed.";
  const { nextFocus, promise } = facts.words;
  return [nextFocus && stopped(nextFocus), promise && stopped(promise)].filter(Boolean).join(" ") || "to be agreed.";
}

function nextLine({ nextSession }: SixLineFacts): string {
  return nextSession === null ? "no time set yet." : `${nextSession}.`;
}

function stopped(text: string): string {
  const line = text.replace(/\s+/gu, " ").trim();
  return /[.!?…”"']$/u.test(line) ? line : `${line}.`;
}

// Some words hold a comma of their own ("stayed with pain, no fixing").
function listed(words: readonly string[]): string {
  if (words.some((word) => word.includes(","))) return words.join("; ");
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}
