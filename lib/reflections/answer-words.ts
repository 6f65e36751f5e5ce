import { fillNames, type Answers } from "#lib/exercises/form.ts";
import { commonHead, commonTail, type FormField, type Exercise } from "#lib/exercises/exercise.ts";
import type { AnswerValue } from "#lib/exercises/field-check.ts";

/** One answer for reading: the question as it was asked, the words verbatim. */
export type AnswerWords = { fieldId: string; label: string; value: string; isText: boolean };

const isBody = (value: AnswerValue): value is Extract<AnswerValue, { places: readonly string[] }> =>
  typeof value === "object" && !Array.isArray(value) && "places" in value;

const listed = (items: readonly string[], none: string): string => (items.length === 0 ? none : items.join(", "));

/** A stored answer in words: a scale as "7 of 10", choices by their labels, body as places and sensations. */
export function valueInWords(field: FormField, value: AnswerValue): string {
  if (isBody(value)) return `${listed(value.places, "no place named")}; ${listed(value.sensations, "nothing noticed")}`;
  if (field.type === "scale") return `${String(value)} of 10 (0 ${field.low}, 10 ${field.high})`;
  if (field.type === "choice" || field.type === "multi") {
    const values: readonly string[] = Array.isArray(value) ? value : [String(value)];
    return values.map((one) => field.options.find((option) => option.value === one)?.label ?? one).join(", ");
  }
  return String(value);
}

/**
 * Every answer in the order of the form, with its question. What was skipped is left out; what the
 * form no longer asks stands at the end under its key. The share choice is shown elsewhere.
 */
export function answersInWords(exercise: Pick<Exercise, "form"> | undefined, answers: Answers, therapist: string): AnswerWords[] {
  const fields = [...commonHead, ...(exercise?.form ?? []), ...commonTail].filter((field) => field.id !== "c_share");
  const names = { therapist, cover: null };
  const known = fields.flatMap((field): AnswerWords[] => {
    const value = answers[field.id];
    if (value === undefined) return [];
    const isText = field.type === "short" || field.type === "long";
    return [{ fieldId: field.id, label: fillNames(field.label, names), value: isText ? String(value) : fillNames(valueInWords(field, value), names), isText }];
  });
  const asked = new Set([...fields.map((field) => field.id), "c_share"]);
  const strange = Object.entries(answers).filter(([id]) => !asked.has(id))
    .map(([id, value]) => ({ fieldId: id, label: id, value: isBody(value) ? [...value.places, ...value.sensations].join(", ") : String(value), isText: true }));
  return [...known, ...strange];
}
