import { ChangeableCard } from "#components/couples/changeable-card.tsx";
import { TextLink } from "#components/ui/button.tsx";
import { ActionForm } from "#components/ui/action-form.tsx";
import { RadioGroup } from "#components/ui/choices.tsx";
import { Select } from "#components/ui/select.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { TextArea } from "#components/ui/text-area.tsx";
import { DateInput } from "#components/ui/text-input.tsx";
import { dayInWords } from "#lib/platform/time.ts";
import { answerMayRaiseAction, recordToldAction } from "#lib/safety/actions.ts";
import type { CheckPage, ToldDto } from "#lib/safety/dto.ts";
import { mayRaiseWords } from "#lib/safety/schema.ts";

type Props = { check: CheckPage; open: string | null; page: string };

/** Each thing this person told alone, and whether it may be raised when both are there (domain 2.6). */
export function ToldCard({ check, open, page }: Props) {
  return (
    <ChangeableCard part="told" title="Told alone" lead="May I raise this when we are all here? Asked again only in private." open={open} page={page} changeLabel="Write something down" form={<ToldForm check={check} />}>
      {check.told.length === 0 ? <p className="text-ink-2">Nothing written down yet.</p> : null}
      <ul className="space-y-6">
        {check.told.map((told) => (
          <li key={told.id} className="border-l-2 border-line pl-4">
            <p className="whitespace-pre-wrap break-words">{told.words}</p>
            <p className="text-sm text-ink-2">{dayInWords(told.toldOn)}, written by {told.recordedBy}</p>
            <Answers told={told} />
            {open === `raise-${told.id}` ? <MayRaiseForm told={told} today={check.today} /> : (
              <p className="mt-1">
                <TextLink href={`${page}?change=raise-${told.id}#told`}>{told.answers.length === 0 ? "Ask: may I raise this?" : "Ask again"}<span className="sr-only"> {told.words.slice(0, 60)}</span></TextLink>
              </p>
            )}
          </li>
        ))}
      </ul>
    </ChangeableCard>
  );
}

function Answers({ told: { answers } }: { told: ToldDto }) {
  if (answers.length === 0) return <p className="mt-1">Not asked yet: stays here.</p>;
  return (
    <ul className="mt-1 space-y-1">
      {answers.map(({ id, answer, words, askedOn }, index) => (
        <li key={id} className={index === 0 ? "" : "text-ink-2"}>
          {mayRaiseWords[answer]}{words ? `: ${words}` : ""} <span className="text-sm text-ink-2">({dayInWords(askedOn)})</span>
        </li>
      ))}
    </ul>
  );
}

function MayRaiseForm({ told, today }: { told: ToldDto; today: string }) {
  return (
    <ActionForm action={answerMayRaiseAction} label="May I raise this?" className="mt-4">
      <input type="hidden" name="toldAloneId" value={told.id} />
      <RadioGroup name="answer" label="May I raise this?" options={Object.entries(mayRaiseWords).map(([value, label]) => ({ value, label }))} />
      <TextArea name="words" label="The words they agreed to" hint="Needed for a yes." rows={2} limit={2000} optional />
      <DateInput name="askedOn" label="Asked on" defaultValue={today} />
      <SubmitButton variant="secondary">Record answer</SubmitButton>
    </ActionForm>
  );
}

function ToldForm({ check }: { check: CheckPage }) {
  return (
    <ActionForm action={recordToldAction} label="Write down what was told alone">
      <input type="hidden" name="clientId" value={check.clientId} />
      <TextArea name="words" label="What was told" hint="In their words. Lies in this person's own file." limit={4000} />
      {check.tellable.length > 0 ? (
        <Select name="observationId" label="About something recorded in their half" optional options={[{ value: "", label: "None of these" }, ...check.tellable.map(({ id, label, on }) => ({ value: id, label: `${label}, ${dayInWords(on)}` }))]} />
      ) : null}
      <DateInput name="toldOn" label="Told on" defaultValue={check.today} />
      <SubmitButton>Write down</SubmitButton>
    </ActionForm>
  );
}
