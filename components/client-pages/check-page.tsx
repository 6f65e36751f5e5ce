import type { FieldErrors, Form } from "#lib/exercises/form.ts";
import type { RiskCardWords } from "#lib/reflections/risk-card.ts";
import type { TaskDto } from "#lib/requests/dto.ts";
import { anchorOf, partsOf, partWith } from "#lib/requests/form-parts.ts";
import { check as words, form as formWords } from "#lib/requests/messages.ts";
import type { TypedAnswers } from "#lib/requests/schema.ts";
import { wordsOfField } from "#lib/requests/typed-words.ts";
import { Closed, partPath } from "./form-page.tsx";
import { ClientDocument, Problem } from "./frame.tsx";
import { RiskCard } from "./risk-card.tsx";
import { choicesOf } from "./task-page.tsx";

export type CheckPageProps = {
  exitUrl: string; base: string; task: TaskDto; form: Form; typed: TypedAnswers; seen: string;
  errors?: FieldErrors; fault?: string | undefined; card?: RiskCardWords | null; remindersStopped?: boolean;
};

/** Everything once more before it is sent, each answer with a way to change it. */
export function CheckPage(props: CheckPageProps) {
  const { exitUrl, base, task, form, typed, seen, errors = {}, fault, card } = props;
  const parts = partsOf(form, typed);
  const hasError = Object.keys(errors).length > 0 || fault !== undefined;
  const pageOf = (fieldId: string): string => `${base}/${partPath(Math.max(0, partWith(parts, fieldId)))}?check`;
  const asked = parts.flatMap(({ open, more }) => [...open, ...more.filter((field) => wordsOfField(field, typed) !== "" || field.id in errors)]);
  return (
    <ClientDocument exitUrl={exitUrl} leaveAction={`${base}/leave`} help={task.help} choices={choicesOf(props)} hasError={hasError}>
      {hasError ? <Problem heading={formWords.problem} errors={errors} sentence={fault} pageOf={pageOf} /> : null}
      <Closed />
      <h1>{words.heading}</h1>
      <p className="lead">{words.lead}</p>
      <dl className="answers">
        {asked.map((field) => (
          <div key={field.id} className={field.id in errors ? "wrong" : undefined}>
            <dt>{field.label}</dt>
            <dd className="said">{wordsOfField(field, typed) || words.blank}</dd>
            {errors[field.id] ? <dd className="error">{errors[field.id]}</dd> : null}
            <dd><a href={`${pageOf(field.id)}#${anchorOf(field.id)}`} aria-label={words.changeWhat({ label: field.label })}>{words.change}</a></dd>
          </div>
        ))}
      </dl>
      {card ? <RiskCard card={card} replyAction={null} safetyHref={`${base}/safety`} /> : null}
      <form method="post" autoComplete="off" noValidate data-send="">
        <input type="hidden" name="v" value={seen} />
        <div className="send">
          <button className="main" name="do" value="send">{formWords.send(task)}</button>
          <a className="other" href={`${base}/${partPath(parts.length - 1)}`}>{formWords.stepBack}</a>
          <button className="other" name="do" value="save">{formWords.save}</button>
        </div>
        <p className="saved" role="status" data-unsaved={formWords.notSavedYet} data-unsent={formWords.notSentYet} data-sending={formWords.sending} data-fault={formWords.fault} />
      </form>
    </ClientDocument>
  );
}
