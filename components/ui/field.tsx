"use client";

import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";
import { fieldId, useFormState } from "./form-context.tsx";

/** What every labelled field takes. Fields are required unless `optional`, and that is said in words. */
export type FieldProps = {
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  optional?: boolean;
  /** Overrides the sentence of the form around the field. */
  error?: string;
  className?: string;
};

/** Ids and ARIA of one field, wired to the form around it. */
export function useField({ name, hint, error }: Pick<FieldProps, "name" | "hint" | "error">) {
  const form = useFormState();
  const id = fieldId(name);
  const sentence = error ?? form.errorFor(name);
  const describedBy = [hint ? `${id}-hint` : "", sentence ? `${id}-error` : ""].filter(Boolean).join(" ");
  return {
    id,
    sentence,
    aria: { "aria-invalid": sentence ? true : undefined, "aria-describedby": describedBy || undefined },
  } as const;
}

/** Label, hint and error around one control. */
export function Field({ name, label, hint, optional, error, className, children }: FieldProps & { children: ReactNode }) {
  const { id, sentence } = useField({ name, hint, error });
  return (
    <div className={classNames("max-w-measure", sentence && "border-l-4 border-care pl-4", className)}>
      <label htmlFor={id} className="block font-semibold">
        {label}
        {optional ? <Optional /> : null}
      </label>
      <FieldHint id={id}>{hint}</FieldHint>
      <FieldError id={id}>{sentence}</FieldError>
      <div className="mt-1.5">{children}</div>
    </div>
  );
}

/** Legend, hint and error around a group of choices. */
export function FieldGroup({ name, label, hint, optional, error, className, children }: FieldProps & { children: ReactNode }) {
  const { id, sentence, aria } = useField({ name, hint, error });
  return (
    <fieldset
      className={classNames("min-w-0 max-w-measure", sentence && "border-l-4 border-care pl-4", className)}
      aria-describedby={aria["aria-describedby"]}
    >
      <legend className="float-left mb-0 w-full font-semibold">
        {label}
        {optional ? <Optional /> : null}
      </legend>
      <div className="clear-both">
        <FieldHint id={id}>{hint}</FieldHint>
        <FieldError id={id}>{sentence}</FieldError>
        <div className="pt-1.5">{children}</div>
      </div>
    </fieldset>
  );
}

export function FieldHint({ id, children }: { id: string; children?: ReactNode }) {
  if (!children) return null;
  return (
    <p id={`${id}-hint`} className="mt-0.5 text-sm text-ink-2">
      {children}
    </p>
  );
}

export function FieldError({ id, children }: { id: string; children?: string }) {
  if (!children) return null;
  return (
    <p id={`${id}-error`} className="mt-1 font-semibold text-care">
      <span className="sr-only">Error: </span>
      {children}
    </p>
  );
}

function Optional() {
  return <span className="font-normal text-ink-2"> (optional)</span>;
}
