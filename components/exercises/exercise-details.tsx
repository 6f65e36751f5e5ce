import { Card } from "#components/ui/card.tsx";
import { Disclosure } from "#components/ui/disclosure.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { SummaryList } from "#components/ui/summary-list.tsx";
import { findExercise, libraryCodeOf, originLine, type Exercise } from "#lib/exercises/exercise.ts";
import { buildForm } from "#lib/exercises/form.ts";
import { gateText } from "#lib/exercises/gates.ts";
import { answersInWords, clientTextOf, CRITERION_WORDS } from "#lib/exercises/library.ts";
import { gradeInWords, gradeOf, readingLimits } from "#lib/exercises/reading-grade.ts";
import { Questions } from "./questions.tsx";

/** One exercise for the therapist: why, the client's text, its form, its gate, where the idea comes from. */
export function ExerciseDetails({ exercise, therapist }: { exercise: Exercise; therapist: string }) {
  const form = buildForm(exercise, { solo: false, size: "FULL", therapist, cover: null, secrets: null });
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
          <ReadingLevel exercise={exercise} />
        </Card>
        <Card title="What comes back" lead="Only the first and the last question of the first page must be answered.">
          <h3 className="font-semibold">First page</h3>
          <Questions fields={form.page1} />
          <h3 className="mt-6 font-semibold">Under “Add more”</h3>
          <Questions fields={form.more} />
        </Card>
      </div>
      <Facts exercise={exercise} />
    </div>
  );
}

function Facts({ exercise }: { exercise: Exercise }) {
  const library = exercise.basedOn ? findExercise(libraryCodeOf(exercise)) : undefined;
  return (
    <div className="min-w-0 space-y-6">
      <Card title="Why">
        <p>{exercise.rationale}</p>
        <p className="mt-3 text-ink-2">{originLine(exercise)}</p>
      </Card>
      <Notice tone="care" title="Safety, for you">
        <p>{exercise.safety}</p>
      </Notice>
      <Card title="When it fits">
        <SummaryList
          items={[
            { term: "How often", detail: exercise.dose },
            { term: "Answers", detail: <List items={answersInWords(exercise)} /> },
            { term: "Serves", detail: <List items={exercise.criteria.map((code) => CRITERION_WORDS[code])} /> },
            { term: "Before it goes home", detail: gateText(exercise.gate) },
            { term: "One client alone", detail: exercise.solo ? (exercise.soloNote ?? "May be used.") : "Not offered. It needs both." },
            { term: "The form", detail: exercise.formEvery === "week" ? "Once a week" : "Once" },
            { term: "Source", detail: `Article ${exercise.anchor}` },
            ...(library ? [{ term: "Copied from", detail: library.title }] : []),
          ]}
        />
      </Card>
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

function List({ items }: { items: readonly string[] }) {
  return (
    <ul className="space-y-0.5">
      {items.map((item) => (
        <li key={item}>{item}</li>
      ))}
    </ul>
  );
}

function ReadingLevel({ exercise }: { exercise: Exercise }) {
  const grade = gradeOf(clientTextOf(exercise));
  return (
    <p className="mt-4 border-t border-line pt-3 text-sm text-ink-2">
      Reading level: school grade {gradeInWords(grade)}, by estimate. {grade > readingLimits.grade ? "Grade 6 or below is easier to take in." : "The aim is 6 or below."}
    </p>
  );
}
