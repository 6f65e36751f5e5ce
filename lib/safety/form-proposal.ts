import type { Answers } from "#lib/exercises/form.ts";

/** The answers of three forms that ask about safety, and propose a private check (domain 3, exercises 10, 26 and 28). */
const asking: Readonly<Record<string, { readonly field: string; readonly concern: readonly string[] }>> = {
  "EX.STAYING_FOR": { field: "afraid_of_partner", concern: ["yes", "rather not say"] },
  "EX.CLOSURE": { field: "safe", concern: ["yes", "rather not say"] },
  "EX.BLAME_CHECK": { field: "doubt", concern: ["a lot"] },
};

/** Codes of the exercises whose form may propose a tier; all other forms propose nothing. */
export const proposingForms: readonly string[] = Object.keys(asking);

/** True if a form that came back proposes S2 in its writer's own room (rule SF2). A clinician sets the tier. */
export function formProposes(exerciseCode: string, answers: Answers): boolean {
  const asked = asking[exerciseCode];
  const given = asked && answers[asked.field];
  return typeof given === "string" && asked !== undefined && asked.concern.includes(given);
}
