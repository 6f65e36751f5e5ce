/** What stands where words were (GDPR 17). */
export const ERASED_NAME = "Erased person";
export const ERASED_WORDS = "[Erased at the person's request]";
export const JOINT_GAP = "[erased: about a person who asked for it]";

/** Sealed text columns of one person's own file, and what takes the place of their text. */
export const OWN_TEXTS = [
  { table: "Assignment", columns: ["reason"], empty: ERASED_WORDS }, { table: "Assignment", columns: ["plan", "obstacle", "childCare"], empty: null },
  { table: "Reflection", columns: ["answers"], empty: "{}" },
  { table: "PrivateScreen", columns: ["answers"], empty: null }, { table: "ToldAlone", columns: ["words"], empty: ERASED_WORDS },
  { table: "PrivateTalk", columns: ["checklist"], empty: "{}" }, { table: "SafetyPlan", columns: ["plan"], empty: "{}" },
  { table: "SecretHeld", columns: ["about", "agreed", "nextStep", "otherwise"], empty: ERASED_WORDS }, { table: "SecretReleased", columns: ["words"], empty: ERASED_WORDS },
  { table: "GoalAnswer", columns: ["words"], empty: null }, { table: "StayingFor", columns: ["answers"], empty: "{}" },
  { table: "ClosureMarks", columns: ["marks"], empty: "{}" }, { table: "WhatWeSaw", columns: ["body"], empty: ERASED_WORDS }, { table: "FollowUp", columns: ["words"], empty: null },
  { table: "DiscernmentMeeting", columns: ["words"], empty: ERASED_WORDS },
] as const satisfies readonly { table: string; columns: readonly string[]; empty: string | null }[];

export type OwnTable = (typeof OWN_TEXTS)[number]["table"];

/** Whether a case has been over long enough for its words to go. Days "YYYY-MM-DD"; `years` is the practice's. */
export function hasRunOut(endedOn: string, today: string, years: number): boolean {
  const end = `${Number(endedOn.slice(0, 4)) + years}${endedOn.slice(4)}`;
  return end <= today;
}
