import { ActionForm } from "#components/ui/action-form.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { closeSharedAction } from "#lib/reflections/actions.ts";
import type { SharedViewDto } from "#lib/reflections/shared.ts";
import { LeaveByEscape, LookAgainWhenTold } from "./shared-keys.tsx";
import { SharedTimer } from "./shared-timer.tsx";

/** What both look at together: the exercise being tried, and answers each agreed to just now. Nothing else is rendered. */
export function SharedPage({ view: { sessionId, exercise, opened } }: { view: SharedViewDto }) {
  const back = `/sessions/${sessionId}`;
  return (
    <main id="content" tabIndex={-1} data-shared-view className="mx-auto max-w-184 px-6 py-10">
      <LeaveByEscape href={back} />
      <LookAgainWhenTold />
      {exercise ? (
        <section aria-labelledby="exercise" className="space-y-5">
          <h1 id="exercise" className="text-2xl">{exercise.title}</h1>
          <ol className="list-decimal space-y-3 pl-8 text-lg">
            {exercise.steps.map((step) => <li key={step}>{step}</li>)}
          </ol>
          <SharedTimer minutes={exercise.minutes} />
        </section>
      ) : (
        <h1 className="text-2xl">Together</h1>
      )}
      {opened.map(({ openingId, name, label, words }) => (
        <section key={openingId} aria-label={`${label} ${name}`} className="mt-10 border-t border-line pt-6">
          <h2 className="text-base font-normal text-ink-2">{name}: {label}</h2>
          <p data-opened className="mt-1 whitespace-pre-wrap break-words text-xl">{words}</p>
          <ActionForm action={closeSharedAction} label={`Put away: ${label}`} className="mt-4">
            <input type="hidden" name="openingId" value={openingId} />
            <SubmitButton size="small" pendingLabel="One moment…">Put away</SubmitButton>
          </ActionForm>
        </section>
      ))}
      {!exercise && opened.length === 0 ? <p className="mt-4 text-lg text-ink-2">Nothing is open here.</p> : null}
      <p className="mt-16 text-sm text-ink-2">
        {/* A whole new document each way: nothing of one side stays behind in the other. */}
        <a href={back} className="prose-link">Leave</a> <span>or press Escape twice.</span>
      </p>
    </main>
  );
}
