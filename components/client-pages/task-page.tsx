import type { Form } from "#lib/exercises/form.ts";
import type { TaskDto } from "#lib/requests/dto.ts";
import { task as words } from "#lib/requests/messages.ts";
import { ClientDocument } from "./frame.tsx";

export type TaskPageProps = { exitUrl: string; base: string; task: TaskDto; form: Form };

/** The first page after the code: what to try, why in the person's own words, and when. */
export function TaskPage({ exitUrl, base, task, form }: TaskPageProps) {
  return (
    <ClientDocument exitUrl={exitUrl} leaveAction={`${base}/leave`} help={task.help}>
      <h1>{form.title}</h1>
      <p className="lead">
        {words.from(task)} {words.until({ day: task.until })}
      </p>
      <h2>{words.why}</h2>
      <p className="said">{task.reason}</p>
      <h2>{words.steps}</h2>
      <Steps steps={form.steps} />
      {form.soloLine ? <p>{form.soloLine}</p> : null}
      {task.size === "FULL" ? (
        <div className="note">
          <h2>{words.small}</h2>
          <p>{form.twoMinute}</p>
        </div>
      ) : null}
      {task.plan ? (
        <div className="note plan">
          <h2>{words.plan}</h2>
          <p className="said">{task.plan}</p>
          {task.obstacle ? (
            <p className="said">
              {words.obstacle}: {task.obstacle}
            </p>
          ) : null}
        </div>
      ) : null}
      <h2>{words.care}</h2>
      <p>{form.clientSafety}</p>
      <div className="send">
        <a className="main" href={`${base}/write`}>{words.write}</a>
        <a className="other" href={`${base}/not-now`}>{words.notNow}</a>
      </div>
    </ClientDocument>
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
