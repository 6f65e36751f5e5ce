import { clientTexts } from "#lib/exercises/exercise.ts";
import type { Form } from "#lib/exercises/form.ts";
import { isBlank } from "#lib/requests/draft.ts";
import type { RiskCardWords } from "#lib/reflections/risk-card.ts";
import type { SentDto, TaskDto } from "#lib/requests/dto.ts";
import { namesOf } from "#lib/requests/form-parts.ts";
import { closed, code, form as formWords, notNow, sent } from "#lib/requests/messages.ts";
import type { TypedAnswers } from "#lib/requests/schema.ts";
import { textsOf, type TypedWords } from "#lib/requests/typed-words.ts";
import { AnswerField } from "./answer-field.tsx";
import { Calm } from "./form-page.tsx";
import { ClientDocument, Problem } from "./frame.tsx";
import { whenRead } from "./reading-lines.tsx";
import { RiskCard, RiskReplyNoted } from "./risk-card.tsx";
import { choicesOf } from "./task-page.tsx";

export type NotNowPageProps = {
  exitUrl: string; base: string; task: TaskDto; form: Form; typed?: TypedAnswers; errors?: Readonly<Record<string, string>>; fault?: string;
  card?: RiskCardWords | null; remindersStopped?: boolean;
};

/** "Not this time": one tap here, one to send; a reason is optional and nothing is asked twice. */
export function NotNowPage(props: NotNowPageProps) {
  const { exitUrl, base, task, form, typed = {}, errors = {}, fault, card } = props;
  const fields = [...form.page1, ...form.more].filter(({ id }) => id === "c_barrier" || id === "c_note");
  const hasError = Object.keys(errors).length > 0 || fault !== undefined;
  return (
    <ClientDocument exitUrl={exitUrl} leaveAction={`${base}/leave`} help={task.help} choices={choicesOf(props)} hasError={hasError}>
      {hasError ? <Problem heading={formWords.problem} errors={errors} sentence={fault} /> : null}
      <h1>{notNow.heading}</h1>
      <p className="lead">{notNow.fine}</p>
      <form method="post" autoComplete="off" noValidate data-once>
        <details className="more" open={!isBlank(typed, namesOf(fields)) || hasError}>
          <summary>{notNow.more}</summary>
          {fields.map((field) => (
            <AnswerField key={field.id} field={field.id === "c_barrier" ? { ...field, label: clientTexts.notThisTime } : field} typed={typed} error={errors[field.id]} saysSkip />
          ))}
        </details>
        {card ? <RiskCard card={card} replyAction={null} safetyHref={`${base}/safety`} /> : null}
        <div className="send">
          <button className="main">{notNow.send(task)}</button>
          <a className="other" href={base}>{notNow.back}</a>
        </div>
      </form>
    </ClientDocument>
  );
}

/** Thanks, and when it is read. Nothing of what was written. */
export function SentPage({ exitUrl, base, page, giveBack = false }: { exitUrl: string; base: string; page: SentDto; giveBack?: boolean | undefined }) {
  return (
    <ClientDocument exitUrl={exitUrl} help={page.help} safetyHref={page.card ? `${base}/safety` : undefined}>
      <h1>{sent.heading}</h1>
      <p>{whenRead(page).join(" ")} {giveBack ? null : sent.close}</p>
      {page.noted ? <RiskReplyNoted /> : null}
      {page.card ? <RiskCard card={page.card} replyAction={`${base}/reply`} safetyHref={`${base}/safety`} /> : null}
      {giveBack ? <p><a className="main" href={exitUrl}>{sent.giveBack}</a></p> : null}
      {page.calm ? (
        <div className="note">
          <Calm help={page.card ? [] : page.help} />
        </div>
      ) : null}
    </ClientDocument>
  );
}

/** Something went wrong on our side: what was typed is carried along, and one button tries again. */
export function RetryPage({ exitUrl, action, typed }: { exitUrl: string; action: string; typed: TypedAnswers }) {
  return (
    <ClientDocument exitUrl={exitUrl} hasError>
      <h1>{code.heading}</h1>
      <p className="lead">{formWords.fault}</p>
      <form method="post" action={action} autoComplete="off" data-once>
        {Object.entries(typed).flatMap(([name, value]) =>
          [value].flat().map((one, index) => <input key={`${name}-${index}`} type="hidden" name={name} value={one} />),
        )}
        <div className="send"><button className="main">{formWords.tryAgain}</button></div>
      </form>
      {textsOf(typed).map((text) => <p className="said note" key={text}>{text}</p>)}
    </ClientDocument>
  );
}

/** The link closed before this was sent: said plainly, with everything that was typed, to be copied. */
export function ClosedPage({ exitUrl, answers, texts }: { exitUrl: string; answers: readonly TypedWords[]; texts: readonly string[] }) {
  const all = answers.length > 0 ? answers : texts.map((words, index) => ({ fieldId: String(index), label: closed.words, words, isText: true }));
  return (
    <ClientDocument exitUrl={exitUrl} hasError>
      <h1>{closed.heading}</h1>
      <p>{closed.kept}</p>
      <p>{closed.notSent}</p>
      {all.map(({ fieldId, label, words, isText }) =>
        isText ? (
          <div className="field" key={fieldId}>
            <label htmlFor={`f-${fieldId}`}>{label}</label>
            <textarea className="text" id={`f-${fieldId}`} rows={4} readOnly defaultValue={words} />
          </div>
        ) : (
          <div className="field" key={fieldId}>
            <h2>{label}</h2>
            <p className="said">{words}</p>
          </div>
        ),
      )}
    </ClientDocument>
  );
}
