import { Checkbox, RadioGroup } from "#components/ui/choices.tsx";
import { PartnerName } from "#components/ui/partner-mark.tsx";
import { TextArea } from "#components/ui/text-area.tsx";
import { TextInput } from "#components/ui/text-input.tsx";
import type { TaskDetailDto } from "#lib/assignments/dto.ts";
import { planParts } from "#lib/assignments/plan.ts";
import type { ReachDto } from "#lib/assignments/preview.ts";
import type { Seat } from "#lib/couples/seat.ts";
import { DeliveryFields } from "./delivery-fields.tsx";
import { PlanSentence } from "./plan-sentence.tsx";
import { SizeFields } from "./size-fields.tsx";

export type RecipientFieldsProps = {
  index: number;
  /** Beginning of the fields' names, "recipients.0." or nothing. */
  prefix: string;
  person: { clientId: string; seat: Seat; name: string };
  /** How the person is called in a sentence. */
  called: string;
  exercise: { code: string; title: string; clientTitle: string; twoMinute: string };
  /** True when the task may be given in its form for one person alone. */
  maySolo: boolean;
  reach: ReachDto | undefined;
  missing: readonly string[];
  hasCode: boolean;
  /** "6 of 10 minutes", this task included. */
  budget: string;
  /** A draft that is being changed. */
  draft?: TaskDetailDto;
};

const REPEATS = [
  { value: "ONCE", label: "Once" },
  { value: "DAILY", label: "Daily" },
  { value: "WEEKLY", label: "Weekly" },
  { value: "EACH_SESSION", label: "Before each session" },
];

/** One person's own task: their exercise, the reason in their words, plan, size, what may get in the way, how it gets there. */
export function RecipientFields(props: RecipientFieldsProps) {
  const { prefix, person, called, exercise, maySolo, budget, draft } = props;
  return (
    <fieldset className="min-w-0 rounded-lg border border-line bg-surface p-4 sm:p-5">
      <legend className="float-left mb-5 w-full">
        <span className="text-lg"><PartnerName seat={person.seat}>{person.name}</PartnerName></span>
        <span className="mt-1 block font-semibold">{exercise.title}</span>
        <span className="block text-sm font-normal text-ink-2">{called} reads it as “{exercise.clientTitle}”. Forms until the next hour, with this: {budget}.</span>
      </legend>
      <div className="clear-both space-y-6">
        {prefix ? <input type="hidden" name={`${prefix}clientId`} value={person.clientId} /> : null}
        {prefix ? <input type="hidden" name={`${prefix}exerciseCode`} value={exercise.code} /> : null}
        {prefix ? <input type="hidden" name={`${prefix}called`} value={called} /> : null}
        <TextArea name={`${prefix}reason`} label={`Why, in ${called}'s own words`} hint={`What ${called} wants from it. It stands on the page.`} rows={2} limit={500} defaultValue={draft?.reason} />
        <PlanSentence prefix={prefix} defaults={planParts(draft?.plan ?? null)} />
        <SizeFields prefix={prefix} name={called} twoMinute={exercise.twoMinute} confidence={draft?.confidence?.toString()} size={draft?.size} />
        <TextInput name={`${prefix}obstacle`} label="What may get in the way" optional defaultValue={draft?.obstacle ?? undefined} />
        <TextInput name={`${prefix}childCare`} label="Who has the children while you do this?" hint="For you two. It stands on no page." optional defaultValue={draft?.childCare ?? undefined} />
        <RadioGroup name={`${prefix}repeat`} label="How often" hint="However often, one form a week at most." options={REPEATS} layout="row" defaultValue={draft?.repeat ?? "ONCE"} />
        {maySolo ? <Checkbox name={`${prefix}solo`} label="Give the steps for one person alone" hint="No share question, and the partner need not know of it." defaultChecked={draft?.solo ?? false} /> : null}
        <DeliveryFields {...props} prefix={prefix} name={called} delivery={draft?.delivery} reminders={draft?.reminders} />
      </div>
    </fieldset>
  );
}
