"use client";

import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";
import { FieldError, FieldGroup, FieldHint, useField } from "./field.tsx";
import type { FieldProps } from "./field.tsx";
import { useFormState } from "./form-context.tsx";

export type Choice = { value: string; label: ReactNode; hint?: ReactNode; disabled?: boolean };

type GroupProps = FieldProps & {
  options: Choice[];
  /** "row" wraps short answers beside each other; "columns" makes two columns where there is room. */
  layout?: "stack" | "row" | "columns";
};

export type RadioGroupProps = GroupProps & { defaultValue?: string };

/** One of several. Nothing is chosen beforehand unless `defaultValue` says so. */
export function RadioGroup({ options, layout, defaultValue, ...field }: RadioGroupProps) {
  const chosen = useFormState().valueOf(field.name, defaultValue);
  return (
    <FieldGroup {...field}>
      <ChoiceRows {...{ options, layout }} name={field.name} type="radio" isChosen={(value) => value === chosen} />
    </FieldGroup>
  );
}

export type CheckboxGroupProps = GroupProps & { defaultValue?: readonly string[] };

/** Any of several. Name it "moves[]" when the server expects a list even for one answer. */
export function CheckboxGroup({ options, layout, defaultValue, ...field }: CheckboxGroupProps) {
  const chosen = useFormState().valuesOf(field.name, defaultValue);
  return (
    <FieldGroup {...field}>
      <ChoiceRows {...{ options, layout }} name={field.name} type="checkbox" isChosen={(value) => chosen.includes(value)} />
    </FieldGroup>
  );
}

export type CheckboxProps = Omit<FieldProps, "optional"> & { value?: string; defaultChecked?: boolean };

/** A single yes. */
export function Checkbox({ name, label, hint, error, className, value = "yes", defaultChecked = false }: CheckboxProps) {
  const { id, sentence, aria } = useField({ name, hint, error });
  const chosen = useFormState().valuesOf(name, defaultChecked ? [value] : []);
  return (
    <div className={classNames("max-w-measure", sentence && "border-l-4 border-care pl-4", className)}>
      <label className="choice w-fit">
        <input {...aria} key={String(chosen)} type="checkbox" id={id} name={name} value={value} defaultChecked={chosen.includes(value)} />
        <span>{label}</span>
      </label>
      <div className="pl-7.5">
        <FieldHint id={id}>{hint}</FieldHint>
        <FieldError id={id}>{sentence}</FieldError>
      </div>
    </div>
  );
}

type RowsProps = Pick<GroupProps, "options" | "layout"> & {
  name: string;
  type: "radio" | "checkbox";
  isChosen: (value: string) => boolean;
};

const layouts = {
  stack: "flex flex-col coarse:gap-0",
  row: "flex flex-wrap gap-x-5",
  columns: "grid gap-x-6 sm:grid-cols-2",
};

function ChoiceRows({ name, type, options, layout = "stack", isChosen }: RowsProps) {
  const { id } = useField({ name });
  return (
    <div className={layouts[layout]}>
      {options.map((option, index) => (
        <label key={option.value} className="choice w-fit">
          <input
            type={type}
            id={index === 0 ? id : `${id}-${index + 1}`}
            name={name}
            value={option.value}
            disabled={option.disabled}
            defaultChecked={isChosen(option.value)}
          />
          <span>
            {option.label}
            {option.hint ? <span className="block text-sm text-ink-2">{option.hint}</span> : null}
          </span>
        </label>
      ))}
    </div>
  );
}
