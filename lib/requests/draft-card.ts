import { checkField, type AnswerValue } from "#lib/exercises/field-check.ts";
import type { Form } from "#lib/exercises/form.ts";
import { cardFor, type RiskCardWords } from "#lib/reflections/risk-card.ts";
import { marksOf } from "#lib/reflections/risk-of-answers.ts";
import type { TaskDto } from "./dto.ts";
import { fieldsOf } from "./form-parts.ts";
import type { TypedAnswers } from "./schema.ts";

/** The card that a draft brings up before it is sent (domain 6.5), or null. It stops nobody from sending. */
export function cardOfDraft(task: TaskDto, form: Form, typed: TypedAnswers): RiskCardWords | null {
  const answers: Record<string, AnswerValue> = {};
  for (const field of fieldsOf(form)) {
    const check = checkField(field, typed);
    if (check.kind === "value") answers[field.id] = check.value;
  }
  return cardFor(marksOf(task.exercise, answers), task);
}
