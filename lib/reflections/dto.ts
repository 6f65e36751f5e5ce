import type { DidChoice, ShareChoice } from "#lib/exercises/form.ts";
import type { Seat } from "#lib/couples/seat.ts";
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
  did: DidChoice;
  upset: number | null;
  share: ShareChoice | null;
  sentAt: Date;
  reviewed: boolean;
};

/** A reflection for reading, with its words opened. */
export type ReflectionPageDto = ReflectionLineDto & {
  solo: boolean;
  zone: string;
  assignmentId: string;
  reason: string;
  answers: AnswerWords[];
  review: { done: string | null; at: Date; by: string } | null;
};
