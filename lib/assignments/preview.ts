import type { SecretsKind } from "#lib/exercises/form.ts";
import type { Channel } from "#lib/couples/dto.ts";
import type { Seat } from "#lib/couples/seat.ts";
import type { Exercise } from "#lib/exercises/exercise.ts";
import { dayInWords, dayOf, isDay } from "#lib/platform/time.ts";
import type { FrameDto, TaskDto } from "#lib/requests/dto.ts";
import { clientMail, type MailSubject } from "#lib/requests/mail.ts";
import { lastInstantOf, linkExpiry } from "#lib/requests/request.ts";
import { planSentence } from "./plan.ts";
import { proposedSize } from "./status.ts";

/** How one person wants to be reached, and what a message to them would carry; `channel` null while nobody asked. */
export type ReachDto = { clientId: string; channel: Channel | null; email: string | null; sender: string; subject: MailSubject };

/** What the pages of giving need besides the gates: how each is called and reached, and what a page says around a task. */
export type GivingDto = {
  leftSeat: Seat;
  /** First names where they tell the two apart. */
  names: Record<Seat, string>;
  reach: ReachDto[];
  /** The practice's own exercises in their newest version. */
  own: Exercise[];
  frame: FrameDto;
  secrets: SecretsKind | null;
};

/** What one person's part of the form holds as it stands, checked by nobody yet. */
export type TypedTask = Readonly<Record<string, unknown>>;

/** The letter as it would leave: a note with one link and nothing else. */
export type MessageDto = { sender: string; to: string; subject: string; text: string };

/** Stands in a message for the link that is made at approval. */
export const LINK_TO_COME = "https://…/r/…";

const wordsIn = (value: unknown): string => (typeof value === "string" ? value.trim() : "");

/** The size a form asks for: the chosen one, else the one its confidence proposes. */
export function typedSize({ size, confidence }: TypedTask): "FULL" | "TWO_MINUTE" {
  if (size === "FULL" || size === "TWO_MINUTE") return size;
  return proposedSize(/^\d+$/.test(wordsIn(confidence)) ? Number(confidence) : null);
}

/** A task as the person would read it if it were sent as typed. `now` and `zone` say until when the link would live. */
export function taskToShow(exercise: Exercise, typed: TypedTask, around: Pick<GivingDto, "frame" | "secrets"> & { soloClient: boolean; dueOn: string; now: Date; zone: string }): TaskDto {
  const { frame, secrets, soloClient, dueOn, now, zone } = around;
  const solo = soloClient || (typed.solo === "yes" && exercise.solo);
  const lastDay = isDay(dueOn) ? dayOf(lastInstantOf(linkExpiry(dueOn, now, zone)), zone) : null;
  return {
    ...frame, exercise, solo, secrets: solo ? null : secrets, size: typedSize(typed),
    reason: wordsIn(typed.reason) || "…", plan: planSentence({ when: wordsIn(typed.when), will: wordsIn(typed.will) }),
    obstacle: wordsIn(typed.obstacle) || null, until: lastDay ? dayInWords(lastDay) : "…", draft: null,
  };
}

/** The message that would leave, word for word; null where nothing is sent. `today` is "YYYY-MM-DD". */
export function messageToShow(typed: TypedTask, reach: ReachDto | undefined, today: string): MessageDto | null {
  if (typed.delivery !== "EMAIL" || !reach?.email) return null;
  const { sender, subject, email } = reach;
  return { sender, to: email, ...clientMail("INVITATION", { sender, subject, url: LINK_TO_COME, day: today }) };
}

/** One person's part of a form that was read: a form about several numbers its people, one about a draft holds them plainly. */
export function typedFor(form: TypedTask, index: number): { typed: TypedTask; code: string; clientId: string } {
  const { recipients } = form;
  const several = typeof recipients === "object" && recipients !== null ? Object.entries(recipients).find(([key]) => key === String(index))?.[1] : form;
  const typed: TypedTask = typeof several === "object" && several !== null && !Array.isArray(several) ? Object.fromEntries(Object.entries(several)) : {};
  return { typed, code: wordsIn(typed.exerciseCode), clientId: wordsIn(typed.clientId) };
}
