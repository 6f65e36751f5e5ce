import { formMinutes } from "#lib/assignments/budget.ts";
import { CONSENT } from "#lib/exercises/check-in.ts";
import type { Form } from "#lib/exercises/form.ts";
import type { TaskDto } from "#lib/requests/dto.ts";
import { task as words } from "#lib/requests/messages.ts";
import { ClientDocument, type Choices } from "./frame.tsx";
import { whenRead, whoReads } from "./reading-lines.tsx";

export type TaskPageProps = { exitUrl: string; base: string; task: TaskDto; form: Form; remindersStopped?: boolean };

/** The choices every page of an open link offers. */
export const choicesOf = ({ base, remindersStopped = false }: { base: string; remindersStopped?: boolean | undefined }): Choices => ({ base, remindersStopped });

/** The first page after the code: what to try, why in the person's own words, and when. */
export function TaskPage({ exitUrl, base, task, form, remindersStopped }: TaskPageProps) {
  const isText = form.exerciseCode === CONSENT;
  const asksShare = form.page1.some(({ id }) => id === "c_share");
  return (
    <ClientDocument exitUrl={exitUrl} leaveAction={`${base}/leave`} help={task.help} choices={choicesOf({ base, remindersStopped })}>
      <p className="lead from">{isText ? words.fromRead(task) : words.from(task)}</p>
      <h1>{form.title}</h1>
      <p className="said why">{task.reason}</p>
      <h2>{isText ? words.read : words.steps}</h2>
      <Steps steps={form.steps} />
      {form.soloLine ? <p>{form.soloLine}</p> : null}
      <Plan task={task} form={form} />
      <h2>{words.care}</h2>
      <p>{form.clientSafety}</p>
      <h2>{words.seen}</h2>
      <div className="seen-by">
        {[...whoReads(task, form.intro, asksShare), ...whenRead(task)].map((line) => (
          <p key={line}>{line}</p>
        ))}
      </div>
      <p className="lead">
        {words.length({ count: form.page1.length, minutes: Math.ceil(formMinutes(form.page1)) })} {words.until({ day: task.until })}
      </p>
      <div className="send">
        <a className="main" href={`${base}/write`}>{task.draft ? words.goOn : isText ? words.answer : words.write}</a>
        <a className="other" href={`${base}/not-now`}>{words.notNow}</a>
      </div>
    </ClientDocument>
  );
}

function Plan({ task, form }: { task: TaskDto; form: Form }) {
  const isSmall = task.size === "FULL" && !form.steps.includes(form.twoMinute);
  return (
    <>
      {task.plan ? (
        <div className="note plan">
          <h2>{words.plan}</h2>
          <p className="said">{task.plan}</p>
          {task.obstacle ? <p className="said">{words.obstacle({ obstacle: task.obstacle })}</p> : null}
        </div>
      ) : null}
      {isSmall ? (
        <div className="note">
          <h2>{words.small}</h2>
          <p>{form.twoMinute}</p>
        </div>
      ) : null}
    </>
  );
}

function Steps({ steps }: { steps: readonly string[] }) {
  if (steps.length === 1) return <p>{steps[0]}</p>;
  return (
    <ol className="steps">
      {steps.map((step) => (
        <li key={step}>{step}</li>
      ))}
    </ol>
  );
}
