"use client";

import { classNames } from "./class-names.ts";
import { Field, useField } from "./field.tsx";
import type { FieldProps } from "./field.tsx";
import { useFormState } from "./form-context.tsx";

export type SelectOption = { value: string; label: string; disabled?: boolean };
export type SelectOptionGroup = { label: string; options: SelectOption[] };

export type SelectProps = FieldProps & {
  options: (SelectOption | SelectOptionGroup)[];
  /** First line without a value, such as "Choose a place". */
  placeholder?: string;
  defaultValue?: string;
  width?: "medium" | "full";
};

/** A native list of choices; from eight choices on, below that prefer radios. */
export function Select(props: SelectProps) {
  const { name, label, hint, optional, error, className, options, placeholder, defaultValue, width = "medium" } = props;
  const { id, aria } = useField(props);
  const value = useFormState().valueOf(name, defaultValue);
  return (
    <Field {...{ name, label, hint, optional, error, className }}>
      {/* The key renews the list when a refused form comes back: a form's reset keeps the first default. */}
      <select key={value} {...aria} id={id} name={name} defaultValue={value} className={classNames("control", width === "medium" && "max-w-88")}>
        {placeholder === undefined ? null : <option value="">{placeholder}</option>}
        {options.map((entry) =>
          "options" in entry ? (
            <optgroup key={entry.label} label={entry.label}>
              {entry.options.map(renderOption)}
            </optgroup>
          ) : (
            renderOption(entry)
          ),
        )}
      </select>
    </Field>
  );
}

function renderOption({ value, label, disabled }: SelectOption) {
  return (
    <option key={value} value={value} disabled={disabled}>
      {label}
    </option>
  );
}
