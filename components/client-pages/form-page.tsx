import type { FormField } from "#lib/exercises/exercise.ts";
import type { FieldErrors, Form } from "#lib/exercises/form.ts";
import type { RiskCardWords } from "#lib/reflections/risk-card.ts";
import type { TaskDto } from "#lib/requests/dto.ts";
import { isBlank } from "#lib/requests/draft.ts";
import { layoutOf, namesOf, partName, partsOf, type FormPart } from "#lib/requests/form-parts.ts";
import { closed, code, form as words, sent, task as taskWords } from "#lib/requests/messages.ts";
import type { TypedAnswers } from "#lib/requests/schema.ts";
import { AnswerField } from "./answer-field.tsx";
import { CodeField } from "./code-page.tsx";
import { ClientDocument, HelpLines, Problem } from "./frame.tsx";
import { whoReads } from "./reading-lines.tsx";
import { RiskCard } from "./risk-card.tsx";
import { choicesOf } from "./task-page.tsx";

export type FormPageProps = {
  exitUrl: string;
  base: string;
  task: TaskDto;
  form: Form;
  typed: TypedAnswers;
  errors?: FieldErrors;
  /** A sentence about the whole, when something went wrong on our side. */
  fault?: string | undefined;
  /** Which page of a form in steps, from 0. */
  part?: number;
  /** Which draft this page shows, for the next save. */
  seen?: string;
  /** Continue leads back to the look at all. */
  toCheck?: boolean;
  card?: RiskCardWords | null;
  remindersStopped?: boolean;
};

/** The address of one page of a form, from 0. */
export const partPath = (part: number): string => (part === 0 ? "write" : `write-${part + 1}`);

const titleOf = ({ kind }: FormPart): string => (kind === "did" || kind === "how" || kind === "share" ? words.parts[kind] : words.parts.all);

/** The form, one page or one step of it: at most five questions first, all else under "Add more". What was typed is kept. */
export function FormPage(props: FormPageProps) {
  const { exitUrl, base, task, form, typed, errors = {}, fault, part: index = 0, seen, toCheck, card } = props;
  const parts = partsOf(form, typed);
  const part: FormPart = parts[index] ?? parts[0] ?? { kind: "all", open: form.page1, more: form.more };
  const isSteps = layoutOf(form) === "steps";
  // What asks for no deed looks back on the weeks, not on a task.
  const isCheckIn = !form.page1.some(({ id }) => id === "c_did");
  const hasError = Object.keys(errors).length > 0 || fault !== undefined;
  return (
    <ClientDocument exitUrl={exitUrl} leaveAction={`${base}/leave`} help={task.help} choices={choicesOf(props)} hasError={hasError}>
      {hasError ? <Problem heading={words.problem} errors={inOrder(part, errors)} sentence={fault} /> : null}
      <Closed />
      {isSteps ? <p className="lead from">{words.step({ number: index + 1, count: parts.length })}</p> : null}
      <h1>{isCheckIn ? form.title : titleOf(part)}</h1>
      {index === 0 ? <Before task={task} form={form} isSteps={isSteps} /> : null}
      <form method="post" autoComplete="off" noValidate data-draft={`${base}/draft`}>
        <input type="hidden" name="v" value={seen} />
        <input type="hidden" name="part" value={partName(part, typed)} />
        {toCheck ? <input type="hidden" name="onward" value="check" /> : null}
        <Questions {...{ form, part, typed, errors, task }} />
        <div data-card aria-live="polite">{card ? <RiskCard card={card} replyAction={null} safetyHref={`${base}/safety`} /> : null}</div>
        <Buttons {...{ base, task, isSteps, index }} />
        <p className="saved" role="status" data-saved={words.savedJustNow} data-unsaved={words.notSavedYet} data-unsent={words.notSentYet} data-sending={words.sending} data-changed={words.changed} data-look={words.look} data-fault={words.fault} />
      </form>
      <Again action={`${base}/again`} />
      <nav className="also">
        <ul>
          <li><a href={`${base}/task`}>{words.back}</a></li>
          <li><a href={`${base}/not-now`}>{taskWords.notNow}</a></li>
        </ul>
      </nav>
    </ClientDocument>
  );
}

function Before({ task, form, isSteps }: { task: TaskDto; form: Form; isSteps: boolean }) {
  const asksShare = form.page1.some(({ id }) => id === "c_share");
  return (
    <>
      {isSteps ? null : <p className="lead">{words.questions({ count: form.page1.length })}</p>}
      <div className="seen-by">
        {whoReads(task, form.intro, asksShare).map((line) => (
          <p key={line}>{line}</p>
        ))}
      </div>
    </>
  );
}

type QuestionsProps = { form: Form; part: FormPart; typed: TypedAnswers; errors: FieldErrors; task: TaskDto };

function Questions({ form, part: { open, more }, typed, errors, task }: QuestionsProps) {
  const isOpen = more.some((field) => field.id in errors || !isBlank(typed, namesOf([field])));
  const headings = new Map(form.sections.map(({ title, fields }) => [fields[0]?.id, title]));
  return (
    <>
      {open.map((field) => (
        <Question key={field.id} {...{ field, typed, task }} heading={headings.get(field.id)} error={errors[field.id]} saysSkip />
      ))}
      {more.length > 0 ? (
        <details className="more" open={isOpen}>
          <summary>{words.more}</summary>
          <p className="hint">{words.moreHint}</p>
          {more.map((field) => (
            <Question key={field.id} {...{ field, typed, task }} error={errors[field.id]} />
          ))}
        </details>
      ) : null}
    </>
  );
}

type QuestionProps = { field: FormField; typed: TypedAnswers; task: TaskDto; heading?: string | undefined; error?: string | undefined; saysSkip?: boolean };

// Help stands above the last long text, right after the question, once somebody is very upset (domain 6.4); scripts show it at once.
function Question({ field, typed, task, heading, ...rest }: QuestionProps) {
  return (
    <>
      {heading ? <h2 className="section">{heading}</h2> : null}
      {field.id === "c_note" ? (
        <div className="note" data-calm hidden={!(Number(typed.c_upset) >= 8)}>
          <Calm help={task.help} />
        </div>
      ) : null}
      <AnswerField {...{ field, typed }} {...rest} />
    </>
  );
}

function Buttons({ base, task, isSteps, index }: { base: string; task: TaskDto; isSteps: boolean; index: number }) {
  return (
    <div className="send">
      {isSteps ? <button className="main" name="do" value="next">{words.goOn}</button> : <button className="main" name="do" value="send">{words.send(task)}</button>}
      {isSteps && index > 0 ? <a className="other" href={`${base}/${partPath(index - 1)}`}>{words.stepBack}</a> : null}
      <button className="other" name="do" value="save">{words.save}</button>
    </div>
  );
}

/** Shown by scripts when the link closes while somebody types: the words stay where they are. */
export function Closed() {
  return (
    <div className="problem" data-closed tabIndex={-1} hidden>
      <h2>{closed.heading}</h2>
      <p>{closed.kept}</p>
      <p>{closed.notSent}</p>
    </div>
  );
}

// Shown by scripts after a quiet time: the code again, on the page that holds the words.
function Again({ action }: { action: string }) {
  return (
    <form method="post" action={action} autoComplete="off" noValidate data-again hidden>
      <p className="lead">{code.again}</p>
      <p className="error" role="alert" />
      <CodeField error={null} />
    </form>
  );
}

function inOrder({ open, more }: FormPart, errors: FieldErrors): FieldErrors {
  const ids = [...open, ...more].map(({ id }) => id).filter((id) => id in errors);
  return Object.fromEntries(ids.map((id) => [id, errors[id] ?? ""]));
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
