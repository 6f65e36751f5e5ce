import { PartnerName } from "#components/ui/partner-mark.tsx";
import { RadioGroup, Checkbox } from "#components/ui/choices.tsx";
import { Scale } from "#components/ui/scale.tsx";
import { TextArea } from "#components/ui/text-area.tsx";
import { TextInput } from "#components/ui/text-input.tsx";
import type { Seat } from "#lib/couples/seat.ts";

export type RecipientFieldsProps = {
  index: number;
  person: { clientId: string; seat: Seat; name: string };
  exercise: { code: string; title: string; clientTitle: string; twoMinute: string };
  /** True when the task may be given in its form for one person alone. */
  maySolo: boolean;
};

const SIZES = [
  { value: "", label: "By the number above", hint: "Below 7 it is the two-minute version." },
  { value: "FULL", label: "The full task" },
  { value: "TWO_MINUTE", label: "The two-minute version" },
];

/** One person's own task: their exercise, the reason in their words, plan, confidence and size. */
export function RecipientFields({ index, person, exercise, maySolo }: RecipientFieldsProps) {
  const name = (field: string) => `recipients.${index}.${field}`;
  return (
    <fieldset className="min-w-0 space-y-6 rounded-lg border border-line bg-surface p-4 sm:p-6">
      <legend className="float-left mb-4 w-full text-lg">
        <PartnerName seat={person.seat}>{person.name}</PartnerName>
        <span className="mt-1 block text-base font-normal text-ink-2">
          {exercise.title}. {person.name} reads: “{exercise.clientTitle}”.
        </span>
      </legend>
      <div className="clear-both space-y-6">
        <input type="hidden" name={name("clientId")} value={person.clientId} />
        <input type="hidden" name={name("exerciseCode")} value={exercise.code} />
        <TextArea name={name("reason")} label={`Why, in ${person.name}'s own words`} hint="What they said they want from it." rows={2} limit={500} />
        <TextInput name={name("plan")} label="When and where" hint="“When ___, I will ___.”" optional />
        <TextInput name={name("obstacle")} label="What may get in the way" optional />
        <Scale name={name("confidence")} label="How sure is the person that it will happen?" from={0} to={10} startWords="not sure" endWords="very sure" optional />
        <RadioGroup name={name("size")} label="Size" options={SIZES} defaultValue="" hint={`Two minutes: ${exercise.twoMinute}`} />
        {maySolo ? <Checkbox name={name("solo")} label="Give the steps for one person alone" hint="No share question, and the partner need not know of it." /> : null}
      </div>
    </fieldset>
  );
}
