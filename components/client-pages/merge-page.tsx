import type { TaskDto } from "#lib/requests/dto.ts";
import { form as formWords, merge as words } from "#lib/requests/messages.ts";
import type { Difference } from "#lib/requests/typed-words.ts";
import { ClientDocument, Problem } from "./frame.tsx";

export type MergePageProps = { exitUrl: string; base: string; task: TaskDto; differences: readonly Difference[]; version: number; problem?: string | undefined };

/** Two pages wrote at once: both texts, question by question, and the person chooses. Nothing is chosen beforehand. */
export function MergePage({ exitUrl, base, task, differences, version, problem }: MergePageProps) {
  return (
    <ClientDocument exitUrl={exitUrl} leaveAction={`${base}/leave`} help={task.help} safetyHref={`${base}/safety`} hasError={problem !== undefined}>
      {problem ? <Problem heading={formWords.problem} sentence={problem} /> : null}
      <h1>{words.heading}</h1>
      <p className="lead">{words.lead}</p>
      <form method="post" autoComplete="off" noValidate data-once>
        <input type="hidden" name="version" value={version} />
        {differences.map(({ field, kept, other, canKeepBoth }) => (
          <fieldset className="field" key={field.id} data-field={field.id}>
            <legend>{field.label}</legend>
            <div className="choices two">
              <Side id={field.id} pick="kept" label={words.kept} text={kept} />
              <Side id={field.id} pick="other" label={words.other} text={other} />
              {canKeepBoth ? <Side id={field.id} pick="both" label={words.both} text={null} /> : null}
            </div>
          </fieldset>
        ))}
        <div className="send">
          <button className="main">{words.go}</button>
        </div>
      </form>
    </ClientDocument>
  );
}

function Side({ id, pick, label, text }: { id: string; pick: "kept" | "other" | "both"; label: string; text: string | null }) {
  return (
    <label className="choice">
      <input type="radio" name={`pick.${id}`} value={pick} autoComplete="off" />
      <span>
        {label}
        {text === null ? null : <span className="said quoted">{text}</span>}
      </span>
    </label>
  );
}
