import { addDays } from "#lib/platform/time.ts";

/** What a person said about doing it: in a form they sent, or in the hour. */
export type Did = "DID" | "PART" | "NOT_THIS_TIME";

/** How a link ended, if it did. */
export type LinkEnd = "SENT" | "REVOKED" | "LOCKED" | "REPLACED" | "ON_PAPER" | "CONSENT_TAKEN_BACK" | "SEPARATED";

/** The newest link of a task, or its newest turn that has begun. `opened` means after the code only; fetching the address opens nothing. */
export type LinkFacts = {
  endedAs: LinkEnd | null;
  expiresAt: Date;
  /** False while the message that carries it waits to be sent. */
  out: boolean;
  opened: boolean;
  hasDraft: boolean;
};

/** What is known about one task of one person. Days are "YYYY-MM-DD" in the practice's zone. */
export type TaskFacts = {
  dueOn: string;
  approved: boolean;
  withdrawn: boolean;
  paused: boolean;
  /** From the newest reflection, unless a later turn of a repeated task is open. */
  sent: Did | null;
  /** From the newest outcome the therapist heard in the hour. */
  told: Did | null;
  link: LinkFacts | null;
  /** Between the two, and a week of its time held private halves: it rested (rule F8). */
  rested?: boolean;
};

export const TASK_STATUSES = [
  "withdrawn", "drafted", "chose-not-to", "sent-back", "told", "paused", "locked", "rested", "expired", "in-progress", "opened", "sent", "approved",
] as const;
export type TaskStatus = (typeof TASK_STATUSES)[number];

/** Days after the due day on which a task may still come back (domain 3.0). */
export const DAYS_AFTER_DUE = 3;

/** At most this many open tasks per person (domain 3.0, default). */
export const MAX_OPEN_TASKS = 2;

/** Below this confidence (0 to 10) the two-minute version is proposed (domain 3.0). */
export const SMALL_STEP_BELOW = 7;

type Condition = { status: TaskStatus; holds: (facts: TaskFacts, now: Date, today: string) => boolean };

const isLive = (link: LinkFacts | null, now: Date): link is LinkFacts => link !== null && link.endedAs === null && link.expiresAt > now;

const isOver = ({ dueOn, link }: TaskFacts, now: Date, today: string): boolean => today > addDays(dueOn, DAYS_AFTER_DUE) || (link?.endedAs === null && link.expiresAt <= now);

// The order decides; docs/states.md mirrors it line by line.
const CONDITIONS: readonly Condition[] = [
  { status: "withdrawn", holds: (facts) => facts.withdrawn },
  { status: "drafted", holds: (facts) => !facts.approved },
  { status: "chose-not-to", holds: (facts) => (facts.sent ?? facts.told) === "NOT_THIS_TIME" },
  { status: "sent-back", holds: (facts) => facts.sent !== null },
  { status: "told", holds: (facts) => facts.told !== null },
  { status: "paused", holds: (facts) => facts.paused },
  { status: "locked", holds: (facts) => facts.link?.endedAs === "LOCKED" },
  { status: "rested", holds: (facts, now, today) => facts.rested === true && isOver(facts, now, today) },
  { status: "expired", holds: (facts, now, today) => isOver(facts, now, today) },
  { status: "in-progress", holds: (facts, now) => isLive(facts.link, now) && facts.link.hasDraft },
  { status: "opened", holds: (facts, now) => isLive(facts.link, now) && facts.link.opened },
  { status: "sent", holds: (facts, now) => isLive(facts.link, now) && facts.link.out },
];

/**
 * Where a task stands: the first named condition that holds, else "approved" (for paper or the
 * room). `today` is the day of `now` in the practice's zone.
 */
export function taskStatus(facts: TaskFacts, now: Date, today: string): TaskStatus {
  return CONDITIONS.find((condition) => condition.holds(facts, now, today))?.status ?? "approved";
}

const OPEN: readonly TaskStatus[] = ["paused", "approved", "sent", "opened", "in-progress", "locked"];

/** True while the person may still do it and say how it went. */
export function isOpenTask(status: TaskStatus): boolean {
  return OPEN.includes(status);
}

/** True when a fresh link makes sense: the task is open and has come back in no way. */
export function canHaveLink(status: TaskStatus): boolean {
  return isOpenTask(status) && status !== "paused";
}

/** How a task reaches a person who said how they want to be reached; paper while anything is missing before a link. */
export function presetDelivery(channel: "NONE" | "HAND_OVER" | "EMAIL" | null, may: { haveLink: boolean; mail: boolean }): "HAND_OVER" | "PRINT" | "EMAIL" | "QR" {
  if (channel === null || channel === "NONE" || !may.haveLink) return "PRINT";
  return channel === "EMAIL" && !may.mail ? "QR" : channel;
}

/** The size proposed for a confidence of 0 to 10; null (not asked) proposes the full task. */
export function proposedSize(confidence: number | null): "FULL" | "TWO_MINUTE" {
  return confidence !== null && confidence < SMALL_STEP_BELOW ? "TWO_MINUTE" : "FULL";
}

const IN_WORDS: Record<TaskStatus, string> = {
  withdrawn: "Withdrawn",
  drafted: "Drafted, not approved",
  "chose-not-to": "Chose not to",
  "sent-back": "Sent back",
  told: "Told in the hour",
  paused: "Paused",
  locked: "Link locked after wrong codes",
  rested: "Rested in a week one by one",
  expired: "Not sent back in time",
  "in-progress": "In progress",
  opened: "Opened with the code",
  sent: "Sent, not opened",
  approved: "Given, nothing sent",
};

/** The status in words for the therapist; never shown to a client. */
export function statusInWords(status: TaskStatus): string {
  return IN_WORDS[status];
}

/** What the therapist may want to do about a status, or null. Asks; never judges. */
export function statusPrompt(status: TaskStatus): string | null {
  if (status === "locked") return "Ask privately who tried. Then make a new code and a new link.";
  if (status === "expired") return "Not done is information, never a fault. Ask what got in the way.";
  return null;
}
