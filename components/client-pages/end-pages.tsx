import { clientTexts } from "#lib/exercises/exercise.ts";
import type { Form } from "#lib/exercises/form.ts";
import type { SentDto, TaskDto } from "#lib/requests/dto.ts";
import { form as formWords, notNow, sent } from "#lib/requests/messages.ts";
import type { TypedAnswers } from "#lib/requests/schema.ts";
import { AnswerField } from "./answer-field.tsx";
import { Calm } from "./form-page.tsx";
import { ClientDocument, Problem } from "./frame.tsx";

export type NotNowPageProps = {
  exitUrl: string; base: string; task: TaskDto; form: Form; typed?: TypedAnswers; errors?: Readonly<Record<string, string>>; fault?: string;
};

/** "Not this time": one tap here, one to send; a reason is optional and nothing is asked twice. */
export function NotNowPage({ exitUrl, base, task, form, typed = {}, errors = {}, fault }: NotNowPageProps) {
  const fields = [...form.page1, ...form.more].filter(({ id }) => id === "c_barrier" || id === "c_note");
  const hasError = Object.keys(errors).length > 0 || fault !== undefined;
  return (
    <ClientDocument exitUrl={exitUrl} leaveAction={`${base}/leave`} help={task.help} hasError={hasError} answersPost={hasError}>
      {hasError ? <Problem heading={formWords.problem} errors={errors} sentence={fault} /> : null}
      <h1>{notNow.heading}</h1>
      <p className="lead">{notNow.fine}</p>
      <form method="post" autoComplete="off" noValidate>
        {fields.map((field) => (
          <AnswerField key={field.id} field={field.id === "c_barrier" ? { ...field, label: clientTexts.notThisTime } : field} typed={typed} error={errors[field.id]} saysSkip />
        ))}
        <div className="send">
          <button className="main">{notNow.send(task)}</button>
          <a className="other" href={base}>{notNow.back}</a>
        </div>
      </form>
    </ClientDocument>
  );
}

/** Thanks, and when it is read. Nothing of what was written. */
export function SentPage({ exitUrl, page, giveBack = false }: { exitUrl: string; page: SentDto; giveBack?: boolean | undefined }) {
  return (
    <ClientDocument exitUrl={exitUrl} help={page.help}>
      <h1>{sent.heading}</h1>
      <p>{sent.reads(page)}</p>
      {giveBack ? <p><a className="main" href={exitUrl}>{sent.giveBack}</a></p> : null}
      {page.calm ? (
        <div className="note">
          <Calm help={page.help} />
        </div>
      ) : null}
    </ClientDocument>
  );
}
