import { z } from "zod";
import data from "./content/screen.json" with { type: "json" };

const answer = z.enum(["NO", "YES", "RATHER_NOT_SAY"]);

const item = z.strictObject({
  n: z.int().min(1).max(10),
  text: z.string().min(1),
  follow: z.string().nullable(),
  concern: z.array(answer).length(2),
  proposes: z.enum(["S2", "S3"]),
  note: z.string().nullable(),
});

const content = z.strictObject({
  version: z.literal("2"),
  status: z.string(),
  who: z.string(),
  how: z.string(),
  saidBefore: z.array(z.string()).length(4),
  stopIf: z.string(),
  answers: z.array(z.strictObject({ value: answer, label: z.string() })).length(3),
  items: z.array(item).length(10),
  rescreen: z.array(z.int()).length(4),
  rescreenWhen: z.string(),
  mayRaise: z.strictObject({
    question: z.string(),
    answers: z
      .array(z.strictObject({ value: z.enum(["YES_IN_THESE_WORDS", "NOT_YET", "NO"]), label: z.string() }))
      .length(3),
  }),
});

/** The private screen as the therapist asks it: own items, to be checked by a clinician and a lawyer (domain 2.7). */
export const screenContent: Readonly<z.infer<typeof content>> = content.parse(data);

export type ScreenAnswer = z.infer<typeof answer>;
export type ScreenItem = Readonly<z.infer<typeof item>>;
/** Answers by item number; an item that was skipped is absent. */
export type ScreenAnswers = Readonly<Partial<Record<number, ScreenAnswer>>>;

/** What is kept, sealed, of one screen: the answers, who did what by item, and item 6's own-path question. */
export interface AnsweredScreen {
  readonly answers: ScreenAnswers;
  readonly notes: Readonly<Partial<Record<number, string>>>;
  readonly ownThoughts: ScreenAnswer | null;
  /** True if the person stopped before the end: then it is not on file. */
  readonly stopped: boolean;
}

/** One time a person was asked, or declined. `at` is when it was recorded. */
export interface ScreenRow {
  readonly at: Date;
  readonly outcome: "NO_CONCERN" | "CONCERN" | "DECLINED";
  readonly manner: "ALONE_IN_ROOM" | "ALONE_SAFE_CALL" | "BY_LINK";
}

export type ScreenStatus = "NOT_ON_FILE" | "DONE_NO_CONCERN" | "DONE_CONCERN" | "DECLINED" | "DUE_AGAIN";

/** The status in words, therapist's side only. */
export const screenStatusTexts = {
  NOT_ON_FILE: "not on file",
  DONE_NO_CONCERN: "done, no concern",
  DONE_CONCERN: "done, concern",
  DECLINED: "declined (not on file)",
  DUE_AGAIN: "due again",
} as const satisfies Record<ScreenStatus, string>;

/** Days after which a screen is due again: three months (domain 2.7, default). */
export const rescreenAfterDays = 90;

/** Days without seeing a person after which their screen is due again (domain 2.7). */
export const unseenDays = 21;

const dayMs = 86_400_000;

/**
 * Status of one person's private screen (domain 2.7). Only a screen asked alone by a clinician counts; one by link
 * never does. Due again after 90 days, once an S2 or S3 is recorded or a parting chosen after it, and after three weeks
 * without seeing this person.
 * @param rows this person's rows in any order.
 * @param now the day it is read.
 * @param causeAt newest S2, S3 or chosen parting that does not come from a screen, or null.
 * @param seen when this person was seen, in any order; left out, nothing is due for want of it.
 */
export function screenStatus(rows: readonly ScreenRow[], now: Date, causeAt: Date | null = null, seen: readonly Date[] | null = null): ScreenStatus {
  const [newest] = rows
    .filter(({ manner }) => manner !== "BY_LINK")
    .toSorted((one, next) => next.at.getTime() - one.at.getTime());
  if (!newest) return "NOT_ON_FILE";
  if (newest.outcome === "DECLINED") return "DECLINED";
  const days = (now.getTime() - newest.at.getTime()) / dayMs;
  const overtaken = causeAt !== null && causeAt.getTime() > newest.at.getTime();
  if (days >= rescreenAfterDays || overtaken || (seen !== null && wasUnseen(newest.at, seen, now))) return "DUE_AGAIN";
  return newest.outcome === "CONCERN" ? "DONE_CONCERN" : "DONE_NO_CONCERN";
}

/** True if three weeks went by without a sight of the person at any time since. */
function wasUnseen(since: Date, seen: readonly Date[], now: Date): boolean {
  const times = [...seen, now].map((at) => at.getTime()).filter((at) => at > since.getTime() && at <= now.getTime()).toSorted((one, next) => one - next);
  return times.some((at, index) => at - (times[index - 1] ?? since.getTime()) >= unseenDays * dayMs);
}

/** The day from which this screen is due again; null if none is on file (domain 2.7). */
export function dueAgainOn(rows: readonly ScreenRow[]): Date | null {
  const asked = rows.filter(({ manner, outcome }) => manner !== "BY_LINK" && outcome !== "DECLINED");
  if (asked.length === 0) return null;
  return new Date(Math.max(...asked.map(({ at }) => at.getTime())) + rescreenAfterDays * dayMs);
}

/** True only for a done screen; declined, by link only and overdue are not on file (domain 2.7). */
export function isOnFile(status: ScreenStatus): boolean {
  return status === "DONE_NO_CONCERN" || status === "DONE_CONCERN";
}

/** The items whose answer is a concern; "rather not say" counts, and on item 10 "no" does (domain 2.7). */
export function concernsOf(answers: ScreenAnswers): ScreenItem[] {
  return screenContent.items.filter(({ n, concern }) => {
    const given = answers[n];
    return given !== undefined && concern.includes(given);
  });
}

/** The tier the answers propose, the higher one; null without a concern. A clinician sets it; there is no sum. */
export function proposedTier(answers: ScreenAnswers): "S2" | "S3" | null {
  const concerns = concernsOf(answers);
  if (concerns.length === 0) return null;
  return concerns.some(({ proposes }) => proposes === "S3") ? "S3" : "S2";
}

/** True if the answer to item 6's second question points to the person's own path; "rather not say" does too (rule SF8). */
export function ownPathAnswer({ ownThoughts }: AnsweredScreen): boolean {
  return ownThoughts === "YES" || ownThoughts === "RATHER_NOT_SAY";
}

/** What came of a screen: stopped is not on file, whatever was told before (domain 2.7). */
export function outcomeOf(screen: AnsweredScreen): "NO_CONCERN" | "CONCERN" | "DECLINED" {
  if (screen.stopped) return "DECLINED";
  return concernsOf(screen.answers).length > 0 || ownPathAnswer(screen) ? "CONCERN" : "NO_CONCERN";
}

/** The items to ask: all ten at a screen; at a re-screen four, and the other six after one concern (domain 2.7). */
export function itemsToAsk(rescreen: boolean, answers: ScreenAnswers = {}): ScreenItem[] {
  const all = !rescreen || concernsOf(answers).length > 0;
  return screenContent.items.filter(({ n }) => all || screenContent.rescreen.includes(n));
}

/** Numbers of the items that are still to be asked; a stopped screen is not finished by leaving them out. */
export function itemsLeft(rescreen: boolean, answers: ScreenAnswers): number[] {
  return itemsToAsk(rescreen, answers).map(({ n }) => n).filter((n) => answers[n] === undefined);
}

/** True if item 10 says that nothing may be sent to this person (domain 2.7). */
export function sendsNothing(answers: ScreenAnswers): boolean {
  return concernsOf(answers).some(({ n }) => n === 10);
}
