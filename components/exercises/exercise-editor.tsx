"use client";

import { useActionState, useEffect } from "react";
import { ErrorSummary } from "#components/ui/error-summary.tsx";
import { FormStateProvider } from "#components/ui/form-context.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { TextLink } from "#components/ui/button.tsx";
import { changeExerciseAction } from "#lib/exercises/actions.ts";
import type { EditState } from "#lib/exercises/draft.ts";
import { QuestionList } from "./question-list.tsx";
import { WordingFields, type GateOption } from "./wording-fields.tsx";

type Props = {
  code: string;
  start: EditState;
  /** The gates this exercise may have, the one it was copied with leading. */
  gates: readonly GateOption[];
  hasSoloSteps: boolean;
};

/** An own exercise in one form. Every button sends the whole of it, so that nothing typed is lost, with scripts or without. */
export function ExerciseEditor({ code, start, gates, hasSoloSteps }: Props) {
  const [state, send] = useActionState(changeExerciseAction, start);
  const { draft, errors, round, focus } = state;
  useEffect(() => {
    if (focus) document.getElementById(focus)?.focus();
  }, [focus, round]);
  return (
    <form action={send} noValidate aria-label="Own exercise" className="space-y-8">
      <FormStateProvider value={{ status: "done", errors, values: {} }}>
        {state.status === "refused" ? <ErrorSummary errors={errors} message={state.message} /> : null}
        {state.status === "conflict" ? <Stored state={state} /> : null}
        <input type="hidden" name="code" value={code} />
        <input type="hidden" name="version" value={state.version} key={`version-${state.version}`} />
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <SubmitButton name="intent" value="check" variant="secondary" pendingLabel="Reading…">Check the wording</SubmitButton>
          <p className="min-w-0 max-w-measure text-sm text-ink-2">Nothing is kept before you press “Keep this version”. Reading hints advise; they stop nothing.</p>
        </div>
        <div key={`round-${round}`} className="space-y-8">
          <WordingFields {...{ draft, gates, hasSoloSteps }} />
          <QuestionList fields={draft.fields} error={errors.fields} focus={focus} />
        </div>
        <div className="flex flex-wrap items-center gap-4 border-t border-line pt-6">
          <SubmitButton name="intent" value="keep">Keep this version</SubmitButton>
          <TextLink href={`/library/${code}`}>Leave without keeping</TextLink>
        </div>
      </FormStateProvider>
    </form>
  );
}

function Stored({ state }: { state: EditState }) {
  return (
    <>
      <ErrorSummary errors={{}} message={state.message} />
      <Notice tone="wait" title={`What version ${state.conflict?.version ?? ""} says instead`}>
        <dl className="space-y-2">
          {Object.entries(state.conflict?.theirs ?? {}).map(([label, value]) => (
            <div key={label}>
              <dt className="text-sm text-ink-2">{label}</dt>
              <dd className="whitespace-pre-wrap">{value || "(nothing)"}</dd>
            </div>
          ))}
        </dl>
        <p className="mt-3">Yours is below. Keeping it makes a new version after theirs.</p>
      </Notice>
    </>
  );
}
