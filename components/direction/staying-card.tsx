import { ChangeableCard } from "#components/couples/changeable-card.tsx";
import { ActionForm } from "#components/ui/action-form.tsx";
import { RadioGroup } from "#components/ui/choices.tsx";
import { Disclosure } from "#components/ui/disclosure.tsx";
import { Scale } from "#components/ui/scale.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { SummaryList } from "#components/ui/summary-list.tsx";
import { TextArea } from "#components/ui/text-area.tsx";
import { DateInput, TextInput } from "#components/ui/text-input.tsx";
import { recordStayingForAction } from "#lib/direction/actions.ts";
import { NO_FINDINGS } from "#lib/direction/direction.ts";
import type { PersonDirectionDto } from "#lib/direction/dto.ts";
import { stayingForFields } from "#lib/direction/staying-for.ts";
import { dayInWords } from "#lib/platform/time.ts";
import { LeanChart } from "./lean-chart.tsx";

type Props = { own: PersonDirectionDto; open: string | null; page: string };

/** The private list of one person: answers as given, lean over time, nothing added up (domain 4.7). */
export function StayingCard({ own, open, page }: Props) {
  return (
    <ChangeableCard part="staying" title="What I stay for" lead={`${NO_FINDINGS} The partner sees nothing, not even that the list exists.`} open={open} page={page} changeLabel="Take it in person" form={<StayingForm own={own} />}>
      {own.lists.length === 0 ? <p className="text-ink-2">Nothing yet.</p> : null}
      {own.lean.length > 0 ? <LeanChart points={own.lean} /> : null}
      {own.lists.map(({ id, takenOn, byLink, answers }, index) => (
        <Disclosure key={id} open={index === 0} summary={`${dayInWords(takenOn)}, ${byLink ? "sent from home" : "in person"}`}>
          <SummaryList items={answers.map(({ label, value }) => ({ term: label, detail: <span className="whitespace-pre-wrap break-words">{value}</span> }))} />
        </Disclosure>
      ))}
    </ChangeableCard>
  );
}

function StayingForm({ own: { client, today } }: Pick<Props, "own">) {
  return (
    <ActionForm action={recordStayingForAction} label="What I stay for, in person">
      <input type="hidden" name="clientId" value={client.id} />
      {stayingForFields().map((field) => {
        const name = `answers.${field.id}`;
        const optional = field.id !== "afraid_of_partner";
        if (field.type === "scale") return <Scale key={name} name={name} label={field.label} to={10} startWords={field.low} endWords={field.high} optional />;
        if (field.type === "choice") return <RadioGroup key={name} name={name} label={field.label} layout="row" options={field.options.map(({ value, label }) => ({ value, label }))} optional={optional} />;
        return <TextArea key={name} name={name} label={field.label} rows={2} limit={field.id === "line" ? 300 : 2000} optional />;
      })}
      <TextInput name="answers.body_stay" label="Body, picturing staying" optional />
      <TextInput name="answers.body_part" label="Body, picturing parting" optional />
      <DateInput name="takenOn" label="Answered on" defaultValue={today} />
      <SubmitButton>Keep in this person&rsquo;s file</SubmitButton>
    </ActionForm>
  );
}
