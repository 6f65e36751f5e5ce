import { dayInWords, instantInWords } from "#lib/platform/time.ts";
import { mail as words, notSent } from "./messages.ts";

/** What a message says; who reads over a shoulder learns nothing from it (ux.md E, rule 10). */
export type Words = { subject: string; text: string };

export type MailSubject = "NOTE_FROM_SENDER" | "WEEKDAY_NOTE";

export type MailKind = "INVITATION" | "REMINDER" | "WORD_TO_CLINICIAN";

// Fills what a mailbox shows of a message beside its subject, so that the link is never in it.
const PADDING = "\u200c ".repeat(100).trimEnd();

const WEEKDAYS: Readonly<Record<string, string>> = {
  Mon: "Monday", Tue: "Tuesday", Wed: "Wednesday", Thu: "Thursday", Fri: "Friday", Sat: "Saturday", Sun: "Sunday",
};

/**
 * The words of an invitation or a reminder: one line, padding, the link, and a way to pass it by
 * (ux.md E, Messages). `day` is "YYYY-MM-DD" in the practice's zone.
 */
export function clientMail(kind: "INVITATION" | "REMINDER", { sender, subject, url, day }: { sender: string; subject: MailSubject; url: string; day: string }): Words {
  const line = kind === "INVITATION" ? words.invitation({ sender }) : words.reminder({ sender });
  return { subject: subjectOf(subject, sender, day), text: `${line}\n${PADDING}\n\n${url}\n\n${words.notForYou}\n` };
}

/** The subject a person chose, as it reads on a day. */
export function subjectOf(subject: MailSubject, sender: string, day: string): string {
  if (subject === "NOTE_FROM_SENDER") return words.fromSubject({ sender });
  return words.weekdaySubject({ weekday: WEEKDAYS[dayInWords(day).slice(0, 3)] ?? "" });
}

/** Tells a clinician that something waits, without a word of it or a name. */
export function clinicianMail(url: string): Words {
  return { subject: words.clinicianSubject, text: `${words.clinician}\n\n${url}\n` };
}

/** What is stored about one message. */
export type MailFacts = {
  kind: MailKind; number: number; notBefore: Date; attempts: number; startedAt: Date | null; sentAt: Date | null; cancelledAt: Date | null; cancelReason: string | null;
};

export type MailState = "planned" | "waiting" | "trying" | "going-out" | "sent" | "unclear" | "cancelled";

// Longer than any talk with a mail server may take before it is given up.
const TALK_MS = 2 * 60_000;

/** Where a message stands. "unclear": it was begun, has no end, and so long after nobody can tell. */
export function mailState(facts: MailFacts, now: Date): MailState {
  if (facts.sentAt) return "sent";
  if (facts.cancelledAt) return "cancelled";
  if (facts.startedAt) return now.getTime() - facts.startedAt.getTime() < TALK_MS ? "going-out" : "unclear";
  if (facts.notBefore > now) return "planned";
  return facts.attempts > 0 ? "trying" : "waiting";
}

/** True while a message may still go out by itself. */
export function isOnItsWay(facts: MailFacts, now: Date): boolean {
  return ["planned", "waiting", "trying", "going-out"].includes(mailState(facts, now));
}

/** One message in words for the therapist, for example "Reminder 1: sent Thu 26 Nov 2026, 09:00." */
export function mailInWords(facts: MailFacts, now: Date, zone: string): string {
  const what = facts.kind === "REMINDER" ? `Reminder ${facts.number}` : facts.number > 1 ? "Message sent again" : "Message with the link";
  return `${what}: ${stateInWords(facts, now, zone)}`;
}

function stateInWords(facts: MailFacts, now: Date, zone: string): string {
  switch (mailState(facts, now)) {
    case "planned":
      return `goes out ${instantInWords(facts.notBefore, zone)}.`;
    case "waiting":
    case "going-out":
      return "is going out now.";
    case "trying":
      return "the mail server did not take it yet. It is tried again by itself.";
    case "sent":
      return `sent ${instantInWords(facts.sentAt ?? now, zone)}.`;
    case "unclear":
      return `begun ${instantInWords(facts.startedAt ?? now, zone)}. We could not tell whether it went out, so it is not sent twice. Ask, or send it again.`;
    case "cancelled":
      return `not sent. ${notSentBecause(facts.cancelReason)}`;
  }
}

/** Why a message did not or may not go out, as a sentence for the therapist. */
export function notSentBecause(reason: string | null): string {
  return notSent[reason ?? ""] ?? "The link had ended.";
}
