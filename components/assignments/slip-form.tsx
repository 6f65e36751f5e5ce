"use client";

import { useActionState } from "react";
import type { ReactNode } from "react";
import { ErrorSummary } from "#components/ui/error-summary.tsx";
import { FormStateProvider } from "#components/ui/form-context.tsx";
import { Notice } from "#components/ui/notice.tsx";
import type { SlipState } from "#lib/assignments/slip.ts";
import { idleFormState } from "#lib/platform/form-state.ts";
import { Slips } from "./slips.tsx";

export type SlipFormProps = {
  action: (previous: SlipState, data: FormData) => Promise<SlipState>;
  label: string;
  children: ReactNode;
  /** Shown with the slips in place of the form, such as the way back. */
  after?: ReactNode;
  /** False once there is nothing to send any more; slips that were handed out stay. */
  open?: boolean;
  className?: string;
};

/** A form that hands out slips. They stand outside the form, since a form is never printed. */
export function SlipForm({ action, label, children, after, open = true, className }: SlipFormProps) {
  const [state, send] = useActionState<SlipState, FormData>(action, idleFormState);
  const isGiven = state.slips !== undefined;
  return (
    <>
      {!open || (isGiven && after) ? null : (
        <form action={send} aria-label={label} noValidate className={className}>
          <FormStateProvider value={state}>
            {state.status === "refused" || state.status === "conflict" ? <ErrorSummary errors={state.errors} message={state.message} /> : null}
            <div role="status" className="empty:hidden">
              {state.status === "done" && state.message && !isGiven ? <Notice tone="ok">{state.message}</Notice> : null}
            </div>
            {children}
          </FormStateProvider>
        </form>
      )}
      {state.slips ? <Slips slips={state.slips} /> : null}
      {isGiven && after ? <div className="mt-6">{after}</div> : null}
    </>
  );
}
