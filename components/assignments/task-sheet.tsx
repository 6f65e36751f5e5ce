import { Card } from "#components/ui/card.tsx";
import { Disclosure } from "#components/ui/disclosure.tsx";
import type { TaskDetailDto } from "#lib/assignments/dto.ts";
import { findExercise } from "#lib/exercises/exercise.ts";
import { buildForm } from "#lib/exercises/form.ts";
import { PrintThis } from "./print-this.tsx";

/** The task on paper, for the room or instead of a link. Holds this person's words and no name. */
export function TaskSheet({ task }: { task: TaskDetailDto }) {
  const exercise = findExercise(task.exerciseCode);
  if (!exercise) return null;
  const form = buildForm(exercise, { solo: task.solo, size: task.size, therapist: "", cover: null, noSecrets: false });
  return (
    <Card title="On paper" lead="Needs no link and no code.">
      <Disclosure summary="Show the sheet">
        <PrintThis label="Print this sheet">
          <div className="space-y-4 rounded-lg border border-line p-4">
            <h3 className="text-lg">{form.title}</h3>
            <p className="whitespace-pre-wrap break-words">{task.reason}</p>
            <ol className="list-decimal space-y-1 pl-6">
              {form.steps.map((step) => (
                <li key={step}>{step}</li>
              ))}
            </ol>
            {task.size === "FULL" ? <p>Short on time? {form.twoMinute}</p> : null}
            {task.plan ? <p className="whitespace-pre-wrap break-words">Your plan: {task.plan}</p> : null}
            <p>{form.clientSafety}</p>
            {form.soloLine ? <p>{form.soloLine}</p> : null}
          </div>
        </PrintThis>
      </Disclosure>
    </Card>
  );
}
