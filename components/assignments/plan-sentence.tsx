"use client";

import { FieldError, useField } from "#components/ui/field.tsx";
import { useFormState } from "#components/ui/form-context.tsx";
import type { PlanParts } from "#lib/assignments/plan.ts";

export type PlanSentenceProps = { prefix: string; defaults?: PlanParts };

/** Two inputs that read as one sentence: "When ___, I will ___." */
export function PlanSentence({ prefix, defaults = { when: "", will: "" } }: PlanSentenceProps) {
  const plan = useField({ name: `${prefix}plan` });
  return (
    <fieldset id={plan.id} tabIndex={-1} className="min-w-0 max-w-measure">
      <legend className="float-left w-full font-semibold">
        The plan<span className="font-normal text-ink-2"> (optional)</span>
      </legend>
      <div className="clear-both pt-1.5">
        <FieldError id={plan.id}>{plan.sentence}</FieldError>
        <div className="grid grid-cols-[auto_1fr_auto] items-baseline gap-x-2 gap-y-2">
          <Part name={`${prefix}when`} word="When" value={defaults.when} end="," />
          <Part name={`${prefix}will`} word="I will" value={defaults.will} end="." />
        </div>
      </div>
    </fieldset>
  );
}

function Part({ name, word, value, end }: { name: string; word: string; value: string; end: string }) {
  const { id } = useField({ name });
  const initial = useFormState().valueOf(name, value);
  return (
    <>
      <label htmlFor={id}>{word}</label>
      <input id={id} name={name} type="text" defaultValue={initial} autoComplete="off" className="control" />
      <span aria-hidden="true">{end}</span>
    </>
  );
}
