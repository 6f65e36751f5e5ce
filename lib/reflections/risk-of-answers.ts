import type { Exercise, FormField } from "#lib/exercises/exercise.ts";
import { commonHead, commonTail } from "#lib/exercises/exercise.ts";
import type { Answers } from "#lib/exercises/form.ts";
import type { RiskClass } from "./risk-class.ts";
import { findRiskMarks } from "./risk-marks.ts";

/** One mark on one answer; `loweredFrom` is the class before "was this long ago?" lowered it. */
export type AnswerMark = { fieldId: string; class: RiskClass; loweredFrom: RiskClass | null };

/** From here on "how upset are you right now" asks to be contacted (domain 6.5). */
const VERY_UPSET = 9;

/**
 * The marks of what somebody wrote: a simple word search over their own words, and the answers that
 * ask for contact (domain 6.5). It measures no risk and is wrong both ways.
 */
export function marksOf(exercise: Pick<Exercise, "code" | "form"> & { basedOn?: string }, answers: Answers): AnswerMark[] {
  const fields: FormField[] = [...commonHead, ...exercise.form, ...commonTail];
  const texts = fields.flatMap((field) => {
    const value = answers[field.id];
    return (field.type === "short" || field.type === "long") && typeof value === "string" ? [{ fieldId: field.id, text: value }] : [];
  });
  const asking = fields.flatMap((field) => (asksForContact(field, answers[field.id]) ? [{ fieldId: field.id, class: "CONTACT" as const, loweredFrom: null }] : []));
  return [...findRiskMarks(texts, exercise.basedOn ?? exercise.code), ...asking];
}

function asksForContact(field: FormField, value: unknown): boolean {
  if (field.id === "c_upset") return typeof value === "number" && value >= VERY_UPSET;
  return field.type === "choice" && typeof value === "string" && /contact me/i.test(value);
}
