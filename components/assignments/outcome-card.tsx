import { ActionForm } from "#components/ui/action-form.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { Card } from "#components/ui/card.tsx";
import { RadioGroup } from "#components/ui/choices.tsx";
import { Disclosure } from "#components/ui/disclosure.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { SummaryList } from "#components/ui/summary-list.tsx";
import { TextArea } from "#components/ui/text-area.tsx";
import { recordOutcomeAction } from "#lib/assignments/actions.ts";
import type { TaskDetailDto } from "#lib/assignments/dto.ts";

const DID_WORDS = { DID: "Did it", PART: "Did part", NOT_THIS_TIME: "Not this time" } as const;
const ADHERENCE = ["None", "Tried a bit", "Half", "Most", "Fully, or made it their own"];

/** How it went, as heard in the hour or read from a sheet, and the adherence rating. Not done is information, never a fault. */
export function OutcomeCard({ coupleId, task }: { coupleId: string; task: TaskDetailDto }) {
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
      {task.isOpen ? <ButtonLink href={`/couples/${coupleId}/assignments/${task.id}/paper`} className="mt-4">Enter answers from paper</ButtonLink> : null}
    </Card>
  );
}
