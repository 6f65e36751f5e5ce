import type { FormField } from "#lib/exercises/exercise.ts";
import type { FieldErrors, Form } from "#lib/exercises/form.ts";
import type { TaskDto } from "#lib/requests/dto.ts";
import { form as words, sent, task as taskWords } from "#lib/requests/messages.ts";
import type { TypedAnswers } from "#lib/requests/schema.ts";
import { AnswerField } from "./answer-field.tsx";
import { ClientDocument, HelpLines, Problem } from "./frame.tsx";

export type FormPageProps = {
  exitUrl: string;
  base: string;
  task: TaskDto;
  form: Form;
  typed: TypedAnswers;
  errors?: FieldErrors;
  /** A sentence about the whole, when something went wrong on our side. */
  fault?: string;
};

/** The form: at most five questions first, all else under "Add more". What was typed is kept. */
export function FormPage({ exitUrl, base, task, form, typed, errors = {}, fault }: FormPageProps) {
  const hasError = Object.keys(errors).length > 0 || fault !== undefined;
  const isOpen = form.more.some(({ id }) => id in errors || Object.entries(typed).some(([name, value]) => (name === id || name.startsWith(`${id}.`)) && String(value).trim() !== ""));
  return (
    <ClientDocument exitUrl={exitUrl} leaveAction={`${base}/leave`} help={task.help} hasError={hasError} answersPost={hasError}>
      {hasError ? <Problem heading={words.problem} errors={inOrder(form, errors)} sentence={fault} /> : null}
      <h1>{words.heading}</h1>
      <p className="lead">{words.questions({ count: form.page1.length })}</p>
      <div className="seen-by">
        {readersIn(task, form).map((line) => (
          <p key={line}>{line}</p>
        ))}
      </div>
      <form method="post" autoComplete="off" noValidate data-draft={`${base}/draft`}>
        {form.page1.map((field) => (
          <AnswerField key={field.id} field={field} typed={typed} error={errors[field.id]} saysSkip />
        ))}
        <details className="more" open={isOpen}>
          <summary>{words.more}</summary>
          <p className="hint">{words.moreHint}</p>
          {form.more.map((field) => (
            <More key={field.id} {...{ field, typed, task }} error={errors[field.id]} />
          ))}
        </details>
        <div className="send">
          <button className="main" name="do" value="send">{words.send(task)}</button>
          <button className="other" name="do" value="save">{words.save}</button>
        </div>
        <p className="saved" role="status" data-saved={words.savedJustNow} data-unsaved={words.notSavedYet} data-unsent={words.notSentYet} />
      </form>
      <nav className="also">
        <ul>
          <li><a href={base}>{words.back}</a></li>
          <li><a href={`${base}/not-now`}>{taskWords.notNow}</a></li>
        </ul>
      </nav>
    </ClientDocument>
  );
}

function inOrder(form: Form, errors: FieldErrors): FieldErrors {
  const ids = [...form.page1, ...form.more].map(({ id }) => id).filter((id) => id in errors);
  return Object.fromEntries(ids.map((id) => [id, errors[id] ?? ""]));
}

function readersIn(task: TaskDto, form: Form): readonly string[] {
  if (task.readers === task.therapist) return form.intro;
  const wall = task.solo ? [] : [words.wall(task)];
  return [words.reads(task), ...wall, ...form.intro.slice(1)];
}

// Help stands above the long text once somebody is very upset (domain 6.4); scripts show it at once.
function More({ field, typed, error, task }: { field: FormField; typed: TypedAnswers; error: string | undefined; task: TaskDto }) {
  if (field.id !== "c_note") return <AnswerField {...{ field, typed, error }} />;
  return (
    <>
      <div className="note" data-calm hidden={!(Number(typed.c_upset) >= 8)}>
        <Calm help={task.help} />
      </div>
      <AnswerField {...{ field, typed, error }} />
    </>
  );
}

/** Calming steps and help lines. */
export function Calm({ help }: { help: TaskDto["help"] }) {
  return (
    <>
      <h2>{sent.calmHeading}</h2>
      <ol className="steps">
        {sent.calmSteps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <HelpLines lines={help.filter(({ about }) => about !== "partner violence")} />
    </>
  );
}
