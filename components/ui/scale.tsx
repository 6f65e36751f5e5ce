"use client";

import { FieldGroup, useField } from "./field.tsx";
import type { FieldProps } from "./field.tsx";
import { useFormState } from "./form-context.tsx";

export type ScaleProps = FieldProps & {
  from?: number;
  to: number;
  /** Distance of two steps: 1, or 0.5 for half steps. */
  by?: 0.5 | 1;
  /** Words at both ends. */
  startWords: string;
  endWords: string;
  /** A further answer such as { value: "not_seen", label: "Not seen" }. */
  otherwise?: { value: string; label: string };
  defaultValue?: string;
};

/** Native radios in a row, wrapping where the screen is narrow. Nothing is chosen beforehand. */
export function Scale({ from = 0, to, by = 1, startWords, endWords, otherwise, defaultValue, ...field }: ScaleProps) {
  const { id } = useField(field);
  const chosen = useFormState().valueOf(field.name, defaultValue);
  const steps = Array.from({ length: Math.round((to - from) / by) + 1 }, (_, index) => String(from + index * by));
  const ends: Record<string, string> = { [steps[0] ?? ""]: startWords, [steps.at(-1) ?? ""]: endWords };
  const renderStep = (value: string, label: string, index: number) => (
    <label key={value} className="step">
      <input type="radio" id={index === 0 ? id : `${id}-${index + 1}`} name={field.name} value={value} defaultChecked={value === chosen} />
      <span>
        {label}
        {ends[value] ? <span className="sr-only">, {ends[value]}</span> : null}
      </span>
    </label>
  );
  return (
    <FieldGroup {...field}>
      <div className="w-fit max-w-full">
        <div className="flex flex-wrap gap-1">
          {steps.map((value, index) => renderStep(value, value, index))}
          {otherwise ? renderStep(otherwise.value, otherwise.label, steps.length) : null}
        </div>
        <p className="mt-1.5 flex justify-between gap-6 text-sm text-ink-2" aria-hidden="true">
          <span>
            {steps[0]} = {startWords}
          </span>
          <span className="text-right">
            {steps.at(-1)} = {endWords}
          </span>
        </p>
      </div>
    </FieldGroup>
  );
}
