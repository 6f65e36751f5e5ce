"use client";

import { useActionState } from "react";
import type { ReactNode } from "react";
import type { FormState } from "#lib/platform/form-state.ts";
import { idleFormState } from "#lib/platform/form-state.ts";
import { classNames } from "./class-names.ts";
import { ErrorSummary } from "./error-summary.tsx";
import { FormStateProvider } from "./form-context.tsx";
import { Notice } from "./notice.tsx";

export type ActionFormProps = {
  /** A server action, passed as it is or bound: a wrapped one would not work without scripts. */
  action: (previous: FormState, data: FormData) => Promise<FormState>;
  children: ReactNode;
  /** Accessible name, needed when a page holds several forms. */
  label?: string;
  id?: string;
  className?: string;
};

/** A form on a server action. Works without scripts; gives back what was typed when refused. */
export function ActionForm({ action, children, label, id, className }: ActionFormProps) {
  const [state, send] = useActionState(action, idleFormState);
  return (
    <form action={send} id={id} aria-label={label} noValidate className={classNames("space-y-6", className)}>
      <FormStateProvider value={state}>
        {state.status === "refused" ? <ErrorSummary errors={state.errors} message={state.message} /> : null}
        {state.status === "conflict" ? <Conflict state={state} /> : null}
        <div role="status" className="empty:hidden">
          {state.status === "done" && state.message ? <Notice tone="ok">{state.message}</Notice> : null}
        </div>
        {children}
      </FormStateProvider>
    </form>
  );
}

function Conflict({ state }: { state: FormState }) {
  return (
    <>
      <ErrorSummary errors={{}} message={state.message ?? "This was changed in another place while you were writing. Nothing of yours is lost."} />
      <Notice tone="wait" title="What is stored now">
        <dl className="space-y-2">
          {Object.entries(state.conflict?.theirs ?? {}).map(([label, value]) => (
            <div key={label}>
              <dt className="text-sm text-ink-2">{label}</dt>
              <dd className="whitespace-pre-wrap">{value}</dd>
            </div>
          ))}
        </dl>
        <p className="mt-3">Your version is below. Sending it again replaces what is stored.</p>
      </Notice>
    </>
  );
}
