import { ChangeableCard } from "#components/couples/changeable-card.tsx";
import { ActionForm } from "#components/ui/action-form.tsx";
import { RadioGroup } from "#components/ui/choices.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { TextArea } from "#components/ui/text-area.tsx";
import { DateInput } from "#components/ui/text-input.tsx";
import { recordGoalAction } from "#lib/direction/actions.ts";
import { GOALS, goalWords } from "#lib/direction/direction.ts";
import type { PersonDirectionDto } from "#lib/direction/dto.ts";
import { dayInWords } from "#lib/platform/time.ts";

type Props = { own: PersonDirectionDto; open: string | null; page: string };

/** What this person wants, asked alone; it may change, and earlier answers stay. */
export function GoalCard({ own, open, page }: Props) {
  const { client, goals, today } = own;
  return (
    <ChangeableCard part="goal" title="What this person wants" lead="Asked alone, never inferred. It may change." open={open} page={page} changeLabel="Ask again" form={
      <ActionForm action={recordGoalAction} label="What this person wants">
        <input type="hidden" name="clientId" value={client.id} />
        <RadioGroup name="goal" label="What do they want?" layout="row" options={GOALS.map((value) => ({ value, label: goalWords[value] }))} />
        <TextArea name="words" label="In their own words" rows={2} limit={2000} optional />
        <DateInput name="askedOn" label="Asked on" defaultValue={today} />
        <SubmitButton>Record</SubmitButton>
      </ActionForm>
    }>
      {goals.length === 0 ? <p className="text-ink-2">Not asked yet.</p> : (
        <ul className="space-y-2">
          {goals.map(({ goal, words, askedOn, by }, index) => (
            <li key={`${askedOn}-${index}`}>
              <span className={index === 0 ? "font-semibold" : "text-ink-2"}>{goalWords[goal]}</span>
              {words ? <span className="block whitespace-pre-wrap break-words">{words}</span> : null}
              <span className="block text-sm text-ink-2">Asked {dayInWords(askedOn)}, recorded by {by}.</span>
            </li>
          ))}
        </ul>
      )}
    </ChangeableCard>
  );
}
