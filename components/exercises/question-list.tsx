"use client";

import { Card } from "#components/ui/card.tsx";
import { RadioGroup } from "#components/ui/choices.tsx";
import { Select } from "#components/ui/select.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { TextInput } from "#components/ui/text-input.tsx";
import { FIELD_TYPE_WORDS, MOST_FIELDS, type FieldDraft } from "#lib/exercises/draft.ts";
import type { FieldType } from "#lib/exercises/exercise.ts";
import { GradedArea, GradedInput } from "./graded.tsx";

type Props = { fields: readonly FieldDraft[]; error: string | undefined; focus: string | null };

/** The questions of an own exercise between the head and the tail that every form has. */
export function QuestionList({ fields, error, focus }: Props) {
  return (
    <Card
      title="What comes back"
      lead="Every form begins with “Did you get to it?” and ends with the question who may hear of it. Both stand on the first page; three of yours fit between them."
    >
      <div id="questions" tabIndex={-1} autoFocus={focus === "questions"} className="space-y-6">
        {error ? <p id="field-fields" tabIndex={-1} className="font-semibold text-care"><span className="sr-only">Error: </span>{error}</p> : null}
        {fields.map((field, at) => (
          <Question key={at} {...{ field, at, focus }} isFirst={at === 0} isLast={at === fields.length - 1} />
        ))}
        {fields.length === 0 ? <p className="text-ink-2">No questions of yours. The common ones are asked.</p> : null}
      </div>
      <AddQuestion isFull={fields.length >= MOST_FIELDS} />
      <p className="mt-6 max-w-measure border-t border-line pt-4 text-sm text-ink-2">
        Asked in every form, under “Add more”: when, what got in the way, how hard, how useful, how upsetting, and a note for you.
      </p>
    </Card>
  );
}

function AddQuestion({ isFull }: { isFull: boolean }) {
  if (isFull) return <p className="mt-6 text-ink-2">{MOST_FIELDS} questions are as many as one form holds.</p>;
  return (
    <div className="mt-6 flex flex-wrap items-end gap-4">
      <Select name="newType" label="New question" options={Object.entries(FIELD_TYPE_WORDS).map(([value, label]) => ({ value, label }))} defaultValue="choice" />
      <SubmitButton name="intent" value="add" variant="secondary" pendingLabel="Adding…">Add</SubmitButton>
    </div>
  );
}

type QuestionProps = { field: FieldDraft; at: number; isFirst: boolean; isLast: boolean; focus: string | null };

function Question({ field, at, isFirst, isLast, focus }: QuestionProps) {
  const name = (part: string) => `fields.${at}.${part}`;
  return (
    <div
      id={`question-${at}`} role="group" aria-labelledby={`question-${at}-title`} tabIndex={-1} autoFocus={focus === `question-${at}`}
      className="rounded-md border border-line p-4"
    >
      <div className="mb-4 flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
        <h3 id={`question-${at}-title`} className="font-semibold">Question {at + 1}: {typeWords(field.type)}</h3>
        <Moves {...{ at, isFirst, isLast, focus }} />
      </div>
      <input type="hidden" name={name("id")} value={field.id} />
      <input type="hidden" name={name("type")} value={field.type} />
      <div className="grid items-start gap-x-6 gap-y-4 md:grid-cols-2">
        <GradedInput name={name("label")} label="Question" defaultValue={field.label} />
        <GradedInput name={name("help")} label="Help beside it" optional defaultValue={field.help} />
        <TypeParts field={field} name={name} />
        <RadioGroup
          name={name("page")} label="Where it stands" layout="row" defaultValue={field.page}
          options={[{ value: "1", label: "First page" }, { value: "more", label: "Under “Add more”" }]}
        />
      </div>
    </div>
  );
}

const typeWords = (type: string): string => (Object.hasOwn(FIELD_TYPE_WORDS, type) ? FIELD_TYPE_WORDS[type as FieldType] : type);

function Moves({ at, isFirst, isLast, focus }: Omit<QuestionProps, "field">) {
  return (
    <div className="-mx-2 flex flex-wrap gap-1">
      {isFirst ? null : <Move kind="up" {...{ at, focus }} label="Move up" />}
      {isLast ? null : <Move kind="down" {...{ at, focus }} label="Move down" />}
      <Move kind="remove" {...{ at, focus }} label="Remove" />
    </div>
  );
}

function Move({ kind, at, label, focus }: { kind: string; at: number; label: string; focus: string | null }) {
  const id = `${kind}-${at}`;
  return (
    <SubmitButton id={id} autoFocus={focus === id} name="intent" value={`${kind}.${at}`} variant="quiet" size="small" pendingLabel={label}>
      {label}
      <span className="sr-only"> question {at + 1}</span>
    </SubmitButton>
  );
}

function TypeParts({ field, name }: { field: FieldDraft; name: (part: string) => string }) {
  switch (field.type) {
    case "choice":
    case "multi":
      return <GradedArea name={name("options")} label="Choices" hint="One a line. “Not sure” is an answer too." rows={Math.max(4, field.options.split("\n").length)} defaultValue={field.options} />;
    case "scale":
      return (
        <div className="grid gap-4 sm:grid-cols-2">
          <GradedInput name={name("low")} label="0 stands for" defaultValue={field.low} />
          <GradedInput name={name("high")} label="10 stands for" defaultValue={field.high} />
          <input type="hidden" name={name("middle")} value={field.middle} />
        </div>
      );
    case "number":
      return (
        <div className="flex flex-wrap gap-4">
          <TextInput name={name("min")} label="Lowest" inputMode="numeric" width="short" defaultValue={field.min} />
          <TextInput name={name("max")} label="Highest" inputMode="numeric" width="short" defaultValue={field.max} />
        </div>
      );
    default:
      return null;
  }
}
