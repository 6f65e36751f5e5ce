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
  help: HelpLineDto[];
};

/** One person's own task. Holds nothing of the other person, of other tasks or of the record. */
export type TaskDto = FrameDto & {
  exerciseCode: string;
  solo: boolean;
  noSecrets: boolean;
  size: "FULL" | "TWO_MINUTE";
  reason: string;
  plan: string | null;
  obstacle: string | null;
  /** Last day of the link, in words. */
  until: string;
  /** What was typed and not sent, or null. */
  draft: TypedAnswers | null;
};

/** The thank-you page: nothing of what was written but whether calming steps are due. */
export type SentDto = FrameDto & { calm: boolean };

/** A link for the therapist's eyes, without its token. */
export type RequestDto = { id: string; assignmentId: string; clientId: string; expiresAt: Date };

/** Names in a row as a person says them: "Jo", "Jo and Ines", "Jo, Ines and Ada". */
export function namesInWords(names: readonly string[]): string {
  if (names.length <= 1) return names[0] ?? "";
  return `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}
