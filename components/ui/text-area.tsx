"use client";

import { useState } from "react";
import { Field, useField } from "./field.tsx";
import type { FieldProps } from "./field.tsx";
import { useFormState } from "./form-context.tsx";

export type TextAreaProps = FieldProps & {
  defaultValue?: string;
  rows?: number;
  /** Most characters accepted, counted as code points; said before it is reached. */
  limit?: number;
};

/** Several lines. Text over the limit is kept and counted, never cut. */
export function TextArea(props: TextAreaProps) {
  const { name, label, hint, optional, error, className, defaultValue, rows = 4, limit } = props;
  const { id, aria } = useField(props);
  const initial = useFormState().valueOf(name, defaultValue);
  const [length, setLength] = useState<number>();
  const countId = `${id}-count`;
  const describedBy = [aria["aria-describedby"], limit ? countId : ""].filter(Boolean).join(" ");
  return (
    <Field {...{ name, label, hint, optional, error, className }}>
      <textarea
        id={id}
        name={name}
        rows={rows}
        defaultValue={initial}
        className="control"
        aria-invalid={aria["aria-invalid"]}
        aria-describedby={describedBy || undefined}
        onChange={limit ? (event) => setLength([...event.target.value].length) : undefined}
      />
      {limit ? (
        <p id={countId} className="mt-1 text-sm text-ink-2">
          {countInWords(length ?? [...initial].length, limit)}
        </p>
      ) : null}
    </Field>
  );
}

const thousands = new Intl.NumberFormat("en-GB");

function countInWords(length: number, limit: number): string {
  if (length > limit) return `${thousands.format(length - limit)} characters too many`;
  if (length < limit * 0.75) return `Up to ${thousands.format(limit)} characters`;
  return `${thousands.format(limit - length)} characters left`;
}
