import { Card } from "#components/ui/card.tsx";
import { Disclosure } from "#components/ui/disclosure.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { SummaryList } from "#components/ui/summary-list.tsx";
import { originLine, type Exercise, type FormField } from "#lib/exercises/exercise.ts";
import { buildForm } from "#lib/exercises/form.ts";
import { gateText } from "#lib/exercises/gates.ts";

/** One exercise for the therapist: why, the client's text, its form, its gate, where the idea comes from. */
export function ExerciseDetails({ exercise }: { exercise: Exercise }) {
  const form = buildForm(exercise, { solo: false, size: "FULL", therapist: "you", cover: null, noSecrets: false });
  return (
    <div className="grid gap-6 lg:grid-cols-[3fr_2fr]">
      <div className="min-w-0 space-y-6">
        <Card title="What the client reads" lead={`“${exercise.clientTitle}”`}>
          <Steps steps={exercise.steps} />
          <p className="mt-4"><span className="font-semibold">Two-minute version.</span> {exercise.twoMinute}</p>
          <p className="mt-2"><span className="font-semibold">Good to know.</span> {exercise.clientSafety}</p>
          {exercise.soloSteps ? (
            <Disclosure summary="Steps for one client alone" className="mt-4">
              <Steps steps={exercise.soloSteps} />
            </Disclosure>
          ) : null}
        </Card>
        <Card title="What comes back" lead="Only the first and the last question of the first page must be answered.">
          <h3 className="font-semibold">First page</h3>
          <Questions fields={form.page1} />
          <h3 className="mt-4 font-semibold">Under “Add more”</h3>
          <Questions fields={form.more} />
        </Card>
      </div>
      <div className="min-w-0 space-y-6">
        <Card title="Why">
          <p>{exercise.rationale}</p>
          <p className="mt-3 text-ink-2">{originLine(exercise)}</p>
        </Card>
        <Notice tone="care" title="Safety, for you">
          <p>{exercise.safety}</p>
        </Notice>
        <Card title="When it may go home">
          <SummaryList
            items={[
              { term: "Before that", detail: gateText(exercise.gate) },
              { term: "One client alone", detail: exercise.solo ? (exercise.soloNote ?? "May be used.") : "Not offered. It needs both." },
              { term: "Asked", detail: exercise.formEvery === "week" ? "Once a week" : "Once" },
            ]}
          />
        </Card>
      </div>
    </div>
  );
}

function Steps({ steps }: { steps: readonly string[] }) {
  return (
    <ol className="list-decimal space-y-1.5 pl-6">
      {steps.map((step) => (
        <li key={step}>{step}</li>
      ))}
    </ol>
  );
}

const TYPE_WORDS: Readonly<Record<FormField["type"], string>> = {
  scale: "0 to 10", choice: "one of a list", multi: "any of a list", short: "a line", long: "a longer text", time: "a time", date: "a day", number: "a number", body: "places and sensations",
};

function Questions({ fields }: { fields: readonly FormField[] }) {
  return (
    <ul className="mt-1 space-y-1">
      {fields.map(({ id, label, type, required }) => (
        <li key={id}>
          {label} <span className="text-sm text-ink-2">({TYPE_WORDS[type]}{required ? ", must be answered" : ""})</span>
        </li>
      ))}
    </ul>
  );
}
