import type { DidChoice, ShareChoice } from "#lib/exercises/form.ts";
import type { Seat } from "#lib/couples/seat.ts";
import type { ClearanceKind, RiskClass, RiskReply } from "./risk-class.ts";
import type { AnswerWords } from "./answer-words.ts";

/** One line of what came back and waits to be read. No words of the reflection. */
export type ReflectionLineDto = {
  id: string;
  coupleId: string;
  clientId: string;
  seat: Seat;
  name: string;
  exerciseCode: string;
  title: string;
  /** One client alone: nobody else was asked about. */
  solo: boolean;
  did: DidChoice;
  upset: number | null;
  share: ShareChoice | null;
  sentAt: Date;
  reviewed: boolean;
  /** The highest class of the marks that no clinician has answered, or null. */
  marked: RiskClass | null;
};

/** A reflection for reading, with its words opened. */
export type ReflectionPageDto = ReflectionLineDto & {
  zone: string;
  assignmentId: string;
  reason: string;
  answers: AnswerWords[];
  /** The marks that stand; `reachBy` "YYYY-MM-DD" where the person asked to be contacted or is very upset. */
  marks: { fieldId: string; class: RiskClass; reply: RiskReply | null; reachBy: string | null }[];
  clearances: { kind: ClearanceKind; at: Date; by: string; reason: string }[];
  /** Who entered it from paper, and the day it was written ("YYYY-MM-DD"). */
  onPaper: { by: string; on: string } | null;
  /** From what it was sent, as the browser named itself, and whether on a page handed over in the room; null on paper. */
  sentFrom: { device: string | null; inRoom: boolean } | null;
  /** Who noted that somebody else may have written it. */
  doubted: { by: string; at: Date } | null;
  /** The ones before and after among what waits to be read. */
  neighbours: { previous: string | null; next: string | null };
  review: { done: string | null; at: Date; by: string } | null;
};

/** One line of the inbox, in words of the practice's zone. */
export type InboxLine = ReflectionLineDto & { couple: string; sent: string; reviewedBy: string | null };

export type InboxDto = { show: "open" | "reviewed"; lines: InboxLine[] };
