import type { SecretsKind } from "#lib/exercises/form.ts";
import type { QrCode } from "#lib/platform/qr.ts";
import type { Exercise } from "#lib/exercises/exercise.ts";
import type { RiskCardWords } from "#lib/reflections/risk-card.ts";
import type { TypedAnswers } from "./schema.ts";

/** One line of the practice's help pack as a client page prints it. */
export type HelpLineDto = { label: string; number: string; about: string };

/** What every page after the code may say about the practice: who reads, when, whom to call. */
export type FrameDto = {
  /** The name by which the person knows their therapist. */
  therapist: string;
  /** Everyone who can read what is sent, in words: "Jo" or "Jo and Ines". */
  readers: string;
  hours: string;
  /** The next time somebody reads, in words, and who reads while the therapist is away. Null in an example. */
  reading: { next: { day: string; time: string } | null; awayUntil: string | null; cover: string | null } | null;
  help: HelpLineDto[];
};

/** One person's own task. Holds nothing of the other person, of other tasks or of the record. */
export type TaskDto = FrameDto & {
  /** The exercise as it was given; a later wording never changes it. */
  exercise: Exercise;
  solo: boolean;
  secrets: SecretsKind | null;
  size: "FULL" | "TWO_MINUTE";
  reason: string;
  plan: string | null;
  obstacle: string | null;
  /** Last day of the link, in words. */
  until: string;
  /** What was typed and not sent, or null. */
  draft: TypedAnswers | null;
};

/** A task with what its pages need around it: the latest day a date may name, and whether reminders were stopped. */
export type ShownTaskDto = TaskDto & { latestDay: string; remindersStopped: boolean };

/** The same as its own person opens it: the draft's version, what another page typed meanwhile. */
export type OwnTaskDto = ShownTaskDto & { version: number; aside: TypedAnswers | null };

/** What one person could see right now: one entry per open link, in the order they were made. */
export type LookDto = { name: string; links: { requestId: string; wasOpened: boolean; task: ShownTaskDto }[] };

/** The thank-you page: nothing of what was written but whether calming steps are due, and the card a mark brought up. */
export type SentDto = FrameDto & { calm: boolean; card: RiskCardWords | null; noted: boolean };

/** A link for the therapist's eyes, without its token. */
export type RequestDto = { id: string; assignmentId: string; clientId: string; expiresAt: Date };

/** Names in a row as a person says them: "Jo", "Jo and Ines", "Jo, Ines and Ada". */
export function namesInWords(names: readonly string[]): string {
  if (names.length <= 1) return names[0] ?? "";
  return `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}

/** One link of one person: where it stands in words, and every message about it. */
export type PersonLinkDto = {
  requestId: string; title: string; standing: string; isLive: boolean; canMail: boolean;
  mails: { id: string; words: string; isUnclear: boolean }[];
};

/** A person's links, newest first, with what they said about being written to. */
export type PersonLinksDto = {
  links: PersonLinkDto[];
  remindersStoppedAt: Date | null;
  wish: { id: string; channel: "NONE" | "HAND_OVER" | "EMAIL"; askedAt: Date } | null;
  zone: string;
};

/** A link's address once more, for its card in the room. */
export type LinkCardDto = { requestId: string; clientId: string; title: string; url: string; qr: QrCode };
