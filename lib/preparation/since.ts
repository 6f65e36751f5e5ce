import type { Seat } from "#lib/couples/seat.ts";
import type { ShareChoice } from "#lib/exercises/form.ts";
import type { BriefLine } from "./held-hour.ts";

/** One task since the last hour. Scales 0–10; barriers as the form stores them; null where nothing was said. */
export interface CameBack {
  readonly seat: Seat;
  readonly title: string;
  readonly did: "DID" | "PART" | "NOT_THIS_TIME" | null;
  /** Where it stands while nothing has come back: "Given, no link". */
  readonly status: string;
  readonly reflectionId: string | null;
  readonly reviewed: boolean;
  readonly share: ShareChoice | null;
  readonly hard: number | null;
  readonly helpful: number | null;
  readonly upset: number | null;
  readonly barriers: readonly string[];
}

/** One line per task: what stands on paper, and what stays on the screen unless it may be brought up (rule F6). */
export interface SinceLine {
  readonly seat: Seat;
  readonly title: string;
  readonly did: string;
  /** "hard 6 of 10, upset 2 of 10"; null when no scale was answered. */
  readonly answers: string | null;
  /** The share mark in words; null when nothing came back in writing or nobody else takes part. */
  readonly share: string | null;
  readonly shareChoice: ShareChoice | null;
  /** True only where the person agreed that it may be raised when both are there. */
  readonly mayBeRaised: boolean;
  readonly reflectionId: string | null;
  readonly reviewed: boolean;
}

const didWords = { DID: "did it", PART: "did part", NOT_THIS_TIME: "not this time" } as const;

/** A task as one line of the brief (domain 5.1, block 3). Null share is never a yes. */
export function taskLine(task: CameBack, names: Readonly<Record<Seat, string>>, oneClient: boolean): SinceLine {
  const scales = [["hard", task.hard], ["useful", task.helpful], ["upset", task.upset]] as const;
  const answers = scales.filter(([, value]) => value !== null).map(([word, value]) => `${word} ${value} of 10`);
  const wrote = task.reflectionId !== null;
  return {
    seat: task.seat, title: task.title, did: task.did === null ? task.status.toLowerCase() : didWords[task.did],
    answers: answers.length === 0 ? null : answers.join(", "),
    share: wrote && !oneClient ? shareInWords(task.share, names[task.seat]) : null,
    shareChoice: wrote ? task.share : null,
    mayBeRaised: wrote && (task.share === "YES" || oneClient),
    reflectionId: task.reflectionId, reviewed: task.reviewed,
  };
}

function shareInWords(share: ShareChoice | null, name: string): string {
  if (share === "YES") return "may be brought up";
  return share === "ASK" ? `ask ${name} alone first` : "for you only";
}

// Next-best step by barrier (rule F2), as something to ask. "my partner" is asked alone and never on paper.
const BARRIER_QUESTIONS: Readonly<Record<string, string>> = {
  "too hard": "it was too hard. Would the two-minute version fit?",
  forgot: "it was forgotten. Another cue, another time of day?",
  "no one to mind the children": "the children needed minding. Another hour, or two minutes?",
  "no time": "there was no time. Another hour, or two minutes?",
  "didn't see the point": "the point was not clear. Go over the reason together?",
  "no private place": "there was no private place. Paper, or in the room?",
  "felt wrong": "it felt wrong. Drop it?",
  "not well": "they were not well. How are they now?",
  "my partner": "the partner was in the way. Ask alone whether it felt safe.",
};

/**
 * Questions from tasks done in part or not this time (rule F2), the newest leading. A barrier lies in the room of the
 * person who wrote it, so a question stands on paper only where that person agreed that it may be raised.
 */
export function questionsFrom(tasks: readonly CameBack[], names: Readonly<Record<Seat, string>>, oneClient: boolean): BriefLine[] {
  return tasks.filter(({ did }) => did === "PART" || did === "NOT_THIS_TIME").map((task) => {
    const barrier = task.barriers.find((one) => one === "my partner") ?? task.barriers.find((one) => one in BARRIER_QUESTIONS);
    const question = barrier === undefined ? "what got in the way, and what would help?" : BARRIER_QUESTIONS[barrier];
    const onPaper = barrier === undefined || (barrier !== "my partner" && taskLine(task, names, oneClient).mayBeRaised);
    return { label: null, seat: task.seat, text: `${task.title}: ${question}`, screenOnly: !onPaper };
  });
}
