import { ChangeableCard } from "#components/couples/changeable-card.tsx";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Disclosure } from "#components/ui/disclosure.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { SummaryList } from "#components/ui/summary-list.tsx";
import { TextArea } from "#components/ui/text-area.tsx";
import { DateInput, TextInput } from "#components/ui/text-input.tsx";
import { dayInWords } from "#lib/platform/time.ts";
import { recordTalkAction } from "#lib/safety/actions.ts";
import { checkContent } from "#lib/safety/check.ts";
import type { CheckPage } from "#lib/safety/dto.ts";

type Props = { check: CheckPage; open: string | null; page: string };

/** Private talks with this person, with the checklist of domain 2.6; two with each before joint work goes on, by default. */
export function TalkCard({ check: { clientId, today, talks, talkLeft }, open, page }: Props) {
  const form = (
    <ActionForm action={recordTalkAction} label="Record a private talk">
      <input type="hidden" name="clientId" value={clientId} />
      <div className="flex flex-wrap gap-x-8 gap-y-6">
        <DateInput name="talkedOn" label="Talked on" defaultValue={today} />
        <TextInput name="minutes" label="Minutes" type="number" inputMode="numeric" min={1} max={240} width="short" hint="The same length for both." />
      </div>
      <p className="text-ink-2">What you spoke of. Leave the rest blank.</p>
      {checkContent.checklist.map(({ key, label }) => (
        <TextArea key={key} name={`points.${key}`} label={label} rows={2} limit={2000} optional />
      ))}
      <SubmitButton>Keep in this person's file</SubmitButton>
    </ActionForm>
  );
  return (
    <ChangeableCard part="talk" title="Private talks" lead="Both, in the same week, for the same length." open={open} page={page} changeLabel="Record a talk" form={form}>
      {talks.length === 0 ? <p className="text-ink-2">None yet.</p> : null}
      <ul className="space-y-3">
        {talks.map(({ id, talkedOn, minutes, recordedBy, points }) => (
          <li key={id}>
            <p>{dayInWords(talkedOn)}, {minutes} min, {recordedBy}</p>
            {points.length > 0 ? (
              <Disclosure summary="What was spoken of">
                <SummaryList items={points.map(({ label, words }) => ({ term: label, detail: <span className="whitespace-pre-wrap break-words">{words}</span> }))} />
              </Disclosure>
            ) : null}
          </li>
        ))}
      </ul>
      {talkLeft.length > 0 ? <p className="mt-3 text-sm text-ink-2">Not spoken of yet: {talkLeft.join(", ").toLowerCase()}.</p> : null}
    </ChangeableCard>
  );
}
