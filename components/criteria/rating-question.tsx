"use client";

import { CheckboxGroup } from "#components/ui/choices.tsx";
import { Disclosure } from "#components/ui/disclosure.tsx";
import { FieldGroup, useField } from "#components/ui/field.tsx";
import { useFormState } from "#components/ui/form-context.tsx";
import { PartnerName } from "#components/ui/partner-mark.tsx";
import type { RatingQuestion as Question } from "#lib/criteria/dto.ts";

const STEPS = ["0", "0.5", "1", "1.5", "2", "2.5", "3", "3.5", "4"];
const NOT_SEEN = "not-seen";

export type RatingQuestionProps = {
  question: Question;
  name: string;
  /** Ids of the five anchors above; each whole step is described by its own. */
  anchorIds: string[];
};

/** One person on one criterion: half steps, "Not seen" as a value, nothing chosen beforehand, and what backs it. */
export function RatingQuestion({ question, name, anchorIds }: RatingQuestionProps) {
  const field = `ratings.${question.index}`;
  const { id } = useField({ name: `${field}.value` });
  const chosen = useFormState().valueOf(`${field}.value`);
  const step = (value: string, label: string, index: number) => (
    <label key={value} className="step">
      <input
        type="radio"
        id={index === 0 ? id : `${id}-${index + 1}`}
        name={`${field}.value`}
        value={value}
        defaultChecked={value === chosen}
        aria-describedby={anchorIds[Number(value)]}
      />
      <span>{label}</span>
    </label>
  );
  return (
    <div className="min-w-0">
      <input type="hidden" name={`${field}.seat`} value={question.seat} />
      <input type="hidden" name={`${field}.criterion`} value={question.criterion} />
      <input type="hidden" name={`${field}.informant`} value="THERAPIST" />
      <FieldGroup name={`${field}.value`} label={<PartnerName seat={question.seat}>{name}</PartnerName>}>
        <div className="flex flex-wrap gap-1.5">
          {STEPS.map((value, index) => step(value, value, index))}
          {step(NOT_SEEN, "Not seen", STEPS.length)}
        </div>
      </FieldGroup>
      <Evidence question={question} field={field} name={name} />
    </div>
  );
}

function Evidence({ question, field, name }: { question: Question; field: string; name: string }) {
  const { errorFor, valuesOf } = useFormState();
  const list = `${field}.evidence[]`;
  if (question.evidence.length === 0) return <p className="mt-2 text-sm text-ink-2">Nothing recorded of {name} in the last four weeks to link. It is kept as an impression.</p>;
  return (
    <Disclosure summary="Link what you saw" className="mt-2" open={errorFor(list) !== undefined || valuesOf(list).length > 0}>
      <CheckboxGroup
        name={list}
        label={`What backs it, for ${name}`}
        hint="Without a tick the rating is kept as an impression."
        options={question.evidence.map(({ value, label, speaks }) => ({ value, label, hint: speaks === null ? undefined : `speaks ${speaks} it` }))}
      />
    </Disclosure>
  );
}
