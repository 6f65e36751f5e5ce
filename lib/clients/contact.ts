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
