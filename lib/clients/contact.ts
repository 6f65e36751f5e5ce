import { daysBetween } from "#lib/platform/time.ts";

/** How a person is reached between hours (decision 16). */
export type Channel = "NONE" | "HAND_OVER" | "EMAIL";

/** What is safe can change: after so many days the question is asked again (ux.md E, Messages). */
export const askAgainAfterDays = 30;

/** The three ways as a therapist says them. */
export const channelWords: Readonly<Record<Channel, string>> = {
  NONE: "Nothing is sent",
  HAND_OVER: "Hand over in session",
  EMAIL: "E-mail",
};

/** Whether a preference was last checked more than 30 days before `today`; both "YYYY-MM-DD". */
export function isToBeAskedAgain(checkedOn: string, today: string): boolean {
  return daysBetween(checkedOn, today) > askAgainAfterDays;
}

export const SUBJECTS = ["NOTE_FROM_SENDER", "WEEKDAY_NOTE"] as const;

/** The two subjects as the therapist chooses them with the person. */
export const subjectWords: Readonly<Record<(typeof SUBJECTS)[number], string>> = {
  NOTE_FROM_SENDER: "“A note from” and that name",
  WEEKDAY_NOTE: "“Your Monday note”, with the day it goes out",
};

// What a mailbox on a shared screen must not say (ux.md E, rule 10), and what names us or our trade.
const TELLS = /coupl|therap|relation|attach|marri|counsel|partner|psych|clinic|practice|anxious|avoidant|pursu|withdraw|exercise|homework|middleground/i;

/** Whether a sender's name would tell what a message is about to whoever sees the mailbox. */
export function tellsTooMuch(senderName: string): boolean {
  return TELLS.test(senderName);
}
