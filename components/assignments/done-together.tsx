import { ActionForm } from "#components/ui/action-form.tsx";
import { Card } from "#components/ui/card.tsx";
import { RadioGroup } from "#components/ui/choices.tsx";
import { Disclosure } from "#components/ui/disclosure.tsx";
import { Select } from "#components/ui/select.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { DateInput } from "#components/ui/text-input.tsx";
import { recordDoneTogetherAction } from "#lib/assignments/actions.ts";
import { allExercises } from "#lib/exercises/exercise.ts";

export type DoneTogetherProps = { people: readonly { clientId: string; name: string }[]; today: string };

/** Gate R: a room-first exercise may go home once it was done together in the hour. */
export function DoneTogether({ people, today }: DoneTogetherProps) {
  const options = allExercises.filter(({ roomFirst }) => roomFirst).map(({ code, title }) => ({ value: code, label: title }));
  return (
    <Card title="Done once together" lead="Five exercises belong in the room first. After that they may go home.">
      <Disclosure summary="Record one">
        <ActionForm action={recordDoneTogetherAction} label="Record that an exercise was done together">
          <Select name="exerciseCode" label="Exercise" options={options} placeholder="Choose an exercise" />
          <RadioGroup name="clientId" label="With whom" options={people.map(({ clientId, name }) => ({ value: clientId, label: name }))} layout="row" />
          <DateInput name="on" label="On" defaultValue={today} max={today} />
          <SubmitButton variant="secondary">Record</SubmitButton>
        </ActionForm>
      </Disclosure>
    </Card>
  );
}
