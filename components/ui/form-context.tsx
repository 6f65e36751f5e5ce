"use client";

import { createContext, useContext } from "react";
import type { FormState } from "#lib/platform/form-state.ts";
import { errorOf, idleFormState, valueOf, valuesOf } from "#lib/platform/form-state.ts";

const FormStateContext = createContext<FormState>(idleFormState);

export const FormStateProvider = FormStateContext.Provider;

/** What the form around a field knows: its state, the sentence about a field, what was typed before. */
export function useFormState() {
  const state = useContext(FormStateContext);
  return {
    state,
    errorFor: (name: string) => errorOf(state, name),
    valueOf: (name: string, fallback?: string) => valueOf(state, name, fallback),
    valuesOf: (name: string, fallback?: readonly string[]) => valuesOf(state, name, fallback),
  };
}

/** The id of a field by its name; the error summary links to it. */
export function fieldId(name: string): string {
  return `field-${name.replaceAll(/[^A-Za-z0-9_-]+/g, "-").replace(/-$/, "")}`;
}
