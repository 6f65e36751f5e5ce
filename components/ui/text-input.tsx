"use client";

import type { ComponentProps } from "react";
import { classNames } from "./class-names.ts";
import { Field, useField } from "./field.tsx";
import type { FieldProps } from "./field.tsx";
import { useFormState } from "./form-context.tsx";

export type TextInputProps = FieldProps & {
  type?: "text" | "email" | "tel" | "url" | "password" | "search" | "number" | "date" | "time" | "datetime-local";
  defaultValue?: string;
  /** How long the expected answer is, not a limit. */
  width?: "short" | "medium" | "full";
} & Pick<
    ComponentProps<"input">,
    "inputMode" | "autoComplete" | "spellCheck" | "min" | "max" | "step" | "maxLength" | "list" | "placeholder" | "disabled" | "readOnly"
  >;

const widths = { short: "max-w-44", medium: "max-w-88", full: "" };

/** One line. A refused form gives back what was typed, except into a password. */
export function TextInput(props: TextInputProps) {
  const { name, label, hint, optional, error, className, type = "text", defaultValue, width = "full", ...native } = props;
  const { id, aria } = useField(props);
  const form = useFormState();
  return (
    <Field {...{ name, label, hint, optional, error, className }}>
      <input
        {...native}
        {...aria}
        id={id}
        name={name}
        type={type}
        defaultValue={type === "password" ? undefined : form.valueOf(name, defaultValue)}
        className={classNames("control", widths[width])}
      />
    </Field>
  );
}

/** A calendar day, "2026-11-23". */
export function DateInput(props: Omit<TextInputProps, "type" | "width">) {
  return <TextInput {...props} type="date" width="short" />;
}

/** A time of day, "14:30". */
export function TimeInput(props: Omit<TextInputProps, "type" | "width">) {
  return <TextInput {...props} type="time" width="short" />;
}

/**
 * The version of the record a form was opened with. After a conflict it carries the stored version,
 * so that sending again says: I have seen both.
 */
export function VersionField({ name = "version", value }: { name?: string; value: number }) {
  const { state } = useFormState();
  return <input type="hidden" name={name} value={state.conflict?.version ?? value} />;
}
