/** What a form shows after it was sent. Shared by server actions and form components. */

/** What is stored now of a record that changed meanwhile, as label and words. */
export type FormConflict = { version: number; theirs: Record<string, string> };

/**
 * `errors` maps a field's name to one sentence that says what to do ("form" is the whole form);
 * `values` echoes what was typed, so that nothing is typed twice.
 */
export type FormState = {
  status: "idle" | "refused" | "done" | "conflict";
  errors: Record<string, string>;
  values: Record<string, string | string[]>;
  message?: string;
  conflict?: FormConflict;
};

/** The state of a form that nobody has sent yet. */
export const idleFormState: FormState = { status: "idle", errors: {}, values: {} };

/** The sentence about one field; a list named "moves[]" is found under "moves" too. */
export function errorOf(state: FormState, name: string): string | undefined {
  return state.errors[name] ?? state.errors[withoutBrackets(name)];
}

/** What was typed into a field last time, or `fallback` when the form was not refused. */
export function valueOf(state: FormState, name: string, fallback = ""): string {
  const typed = typedValue(state, name);
  if (typed === undefined) return wasSentBack(state) ? "" : fallback;
  return Array.isArray(typed) ? (typed.at(-1) ?? "") : typed;
}

/** What was chosen in a list last time, or `fallback` when the form was not refused. */
export function valuesOf(state: FormState, name: string, fallback: readonly string[] = []): readonly string[] {
  const typed = typedValue(state, name);
  if (typed === undefined) return wasSentBack(state) ? [] : fallback;
  return Array.isArray(typed) ? typed : [typed];
}

/** Whether the form came back to be put right. */
export function wasSentBack(state: FormState): boolean {
  return state.status === "refused" || state.status === "conflict";
}

function typedValue(state: FormState, name: string) {
  return wasSentBack(state) ? (state.values[name] ?? state.values[withoutBrackets(name)]) : undefined;
}

function withoutBrackets(name: string): string {
  return name.endsWith("[]") ? name.slice(0, -2) : name;
}
