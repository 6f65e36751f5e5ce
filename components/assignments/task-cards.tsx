import { ActionForm } from "#components/ui/action-form.tsx";
import { Card } from "#components/ui/card.tsx";
import { RadioGroup } from "#components/ui/choices.tsx";
import { Disclosure } from "#components/ui/disclosure.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { SummaryList } from "#components/ui/summary-list.tsx";
import { TextArea } from "#components/ui/text-area.tsx";
import { issueRequestAction, recordOutcomeAction, revokeRequestAction, withdrawAssignmentAction } from "#lib/assignments/actions.ts";
import type { TaskDetailDto } from "#lib/assignments/dto.ts";
import { isOpenTask, statusPrompt } from "#lib/assignments/status.ts";
import { dayInWords } from "#lib/platform/time.ts";
import { SlipForm } from "./slip-form.tsx";
import { TaskStatusTag } from "./task-list.tsx";

type Props = { task: TaskDetailDto };

const DID_WORDS = { DID: "Did it", PART: "Did part", NOT_THIS_TIME: "Not this time" } as const;
const ADHERENCE = ["None", "Tried a bit", "Half", "Most", "Fully, or made it their own"];

/** What was agreed, in the person's words. */
export function TaskFacts({ task }: Props) {
  const items = [
    { term: "Status", detail: <TaskStatusTag task={task} /> },
    { term: "Why", detail: task.reason },
    { term: "When and where", detail: task.plan },
    { term: "May get in the way", detail: task.obstacle },
    { term: "Confidence", detail: task.confidence === null ? null : `${task.confidence} of 10` },
    { term: "Size", detail: task.size === "FULL" ? "Full" : "Two-minute version" },
    { term: "By", detail: dayInWords(task.dueOn) },
  ].filter(({ detail }) => detail !== null);
  return (
    <Card title="What was agreed" lead={statusPrompt(task.status)}>
      <SummaryList items={items.map(({ term, detail }) => ({ term, detail: <span className="whitespace-pre-wrap break-words">{detail}</span> }))} />
    </Card>
  );
}

/** The link of the task: whether one is open, a new one, an end to it. */
export function TaskLink({ task }: Props) {
  if (!task.canHaveLink) return null;
  return (
    <Card title="Link" lead={task.link ? `One link is open until ${task.link.expires}.` : "No link is open."}>
      <div className="space-y-4">
        <SlipForm action={issueRequestAction} label="Make a new link">
          <input type="hidden" name="assignmentId" value={task.id} />
          <SubmitButton variant="secondary" pendingLabel="Making…">{task.link ? "Make a new link instead" : "Make a link"}</SubmitButton>
        </SlipForm>
        {task.link ? (
          <ActionForm action={revokeRequestAction} label="Close the link">
            <input type="hidden" name="requestId" value={task.link.requestId} />
            <SubmitButton variant="care" pendingLabel="Closing…">Close this link</SubmitButton>
          </ActionForm>
        ) : null}
      </div>
    </Card>
  );
}

/** How it went, as heard in the hour, and the adherence rating. Not done is information, never a fault. */
export function OutcomeCard({ task }: Props) {
  const { outcome } = task;
  const said = outcome
    ? [
        { term: "Told in the hour", detail: outcome.did ? DID_WORDS[outcome.did] : null },
        { term: "Your rating", detail: outcome.adherence === null ? null : `${outcome.adherence}, ${ADHERENCE[outcome.adherence]?.toLowerCase() ?? ""}` },
        { term: "Note", detail: outcome.note },
      ].filter(({ detail }) => detail !== null)
    : [];
  return (
    <Card title="How it went" lead="As you heard it in the hour. Not done is information, never a fault.">
      {said.length > 0 ? <SummaryList items={said.map(({ term, detail }) => ({ term, detail: <span className="whitespace-pre-wrap break-words">{detail}</span> }))} /> : null}
      <Disclosure summary={said.length > 0 ? "Record again" : "Record how it went"} className="mt-3">
        <ActionForm action={recordOutcomeAction} label="Record how it went">
          <input type="hidden" name="assignmentId" value={task.id} />
          <RadioGroup name="did" label="Did they get to it?" optional options={Object.entries(DID_WORDS).map(([value, label]) => ({ value, label }))} />
          <RadioGroup name="adherence" label="How much of it?" optional options={ADHERENCE.map((label, step) => ({ value: String(step), label: `${step} ${label}` }))} />
          <TextArea name="note" label="What was it like?" optional rows={3} limit={500} />
          <SubmitButton variant="secondary">Record</SubmitButton>
        </ActionForm>
      </Disclosure>
    </Card>
  );
}

/** Taking a task back; its link dies at once. */
export function WithdrawTask({ task }: Props) {
  if (!isOpenTask(task.status)) return null;
  return (
    <Card title="Take it back" lead="The link stops working at once. The page says nothing about why.">
      <ActionForm action={withdrawAssignmentAction} label="Withdraw the task">
        <input type="hidden" name="assignmentId" value={task.id} />
        <SubmitButton variant="care" pendingLabel="Withdrawing…">Withdraw this task</SubmitButton>
      </ActionForm>
    </Card>
  );
}
