/**
 * What a form shows after it was sent. Pure; shared by server actions and form components.
 */

/** One line of a version of a record, as words: "When" / "3 November, 10:00". */
export type LabelledValue = { label: string; value: string };

/** Two versions of one record: what the person sent, and what is stored now. */
export type FormConflict = {
  yours: LabelledValue[];
  stored: LabelledValue[];
  /** The stored version's number; sent again, it says that both versions were seen. */
  storedVersion?: string;
};

/**
 * `errors` maps a field name to one sentence that says what to do; `values` echoes what was
 * typed, so that nothing is typed twice. `message` is about the form as a whole.
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

/** A form that was not accepted: one sentence per field, with everything typed kept. */
export function refusedForm(
  errors: Record<string, string>,
  values: FormState["values"],
  message?: string,
): FormState {
  return message === undefined
    ? { status: "refused", errors, values }
    : { status: "refused", errors, values, message };
}

/** A form that was accepted and stays on its page. */
export function doneForm(message?: string): FormState {
  return message === undefined
    ? { status: "done", errors: {}, values: {} }
    : { status: "done", errors: {}, values: {}, message };
}

/** A form whose record changed meanwhile; both versions are shown and nothing is overwritten. */
export function conflictingForm(values: FormState["values"], conflict: FormConflict): FormState {
  return { status: "conflict", errors: {}, values, conflict };
}

/**
 * What was typed, by field name; a name sent more than once becomes a list. Files, the framework's
 * own fields (`$…`) and the fields named in `secret` (passwords, codes) are left out.
 */
export function echoValues(data: FormData, secret: readonly string[] = []): FormState["values"] {
  const values = Object.create(null) as FormState["values"];
  for (const name of new Set(data.keys())) {
    if (name.startsWith("$") || secret.includes(name)) continue;
    const typed = data.getAll(name).filter((value) => typeof value === "string");
    const [first] = typed;
    if (first !== undefined) values[name] = typed.length === 1 ? first : typed;
  }
  return { ...values };
}
