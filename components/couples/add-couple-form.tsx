import { ActionForm } from "#components/ui/action-form.tsx";
import { RadioGroup } from "#components/ui/choices.tsx";
import { Disclosure } from "#components/ui/disclosure.tsx";
import { PartnerMark, type Seat } from "#components/ui/partner-mark.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { TextInput } from "#components/ui/text-input.tsx";
import { addCoupleAction } from "#lib/couples/actions.ts";
import { aloneRuleChoices } from "./alone-rule-choices.ts";
import { ReachFields } from "./reach-fields.tsx";

/** Somebody who was a client before: only the name is offered again. */
type Known = { known: { id: string; name: string } | null };

/** Two mirrored columns; two names are all that is needed. */
export function AddCoupleForm({ known }: Known) {
  return (
    <ActionForm action={addCoupleAction} label="Add a couple">
      <input type="hidden" name="kind" value="COUPLE" />
      <div className="grid gap-6 md:grid-cols-2">
        <PersonColumn seat="A" title="One partner" known={known} />
        <PersonColumn seat="B" title="The other partner" />
      </div>
      <Disclosure summary="Chairs, and a rule for an hour to which only one can come">
        <div className="mt-4 space-y-6">
          <RadioGroup
            name="leftSeat"
            label="Who sits left, as you see them"
            options={[{ value: "A", label: "The partner in the first column" }, { value: "B", label: "The partner in the second column" }]}
            defaultValue="A"
            optional
          />
          <RadioGroup name="aloneRule" label="If one cannot come" options={aloneRuleChoices} defaultValue="" optional />
        </div>
      </Disclosure>
      <SubmitButton pendingLabel="Adding…">Add couple</SubmitButton>
    </ActionForm>
  );
}

/** One client; the partner who does not come is at most named and has no record. */
export function AddOnePersonForm({ known }: Known) {
  return (
    <ActionForm action={addCoupleAction} label="Add one person">
      <input type="hidden" name="kind" value="INDIVIDUAL" />
      <div className="grid gap-6 md:grid-cols-2">
        <PersonColumn seat="A" title="The one who comes" known={known} />
        <fieldset className="min-w-0 rounded-lg border border-dashed border-control/60 p-4 sm:p-6">
          <legend className="px-1 text-lg font-semibold">The partner who does not come</legend>
          <TextInput
            name="partnerCalled"
            label="What your client calls the partner"
            hint="A word for your pages. No record, no link and no code are made for the partner."
            optional
            autoComplete="off"
            width="medium"
          />
        </fieldset>
      </div>
      <SubmitButton pendingLabel="Adding…">Add person</SubmitButton>
    </ActionForm>
  );
}

function PersonColumn({ seat, title, known }: { seat: Seat; title: string } & Partial<Known>) {
  const prefix = `${seat.toLowerCase()}.`;
  return (
    <fieldset className="min-w-0 rounded-lg border border-line bg-surface p-4 sm:p-6">
      <legend className="px-1 text-lg font-semibold">
        <span className="inline-flex items-baseline gap-2">
          <PartnerMark seat={seat} />
          {title}
        </span>
      </legend>
      <div className="space-y-6">
        {known ? <input type="hidden" name={`${prefix}knownFromId`} value={known.id} /> : null}
        <TextInput name={`${prefix}name`} label="Name or initials" autoComplete="off" width="medium" defaultValue={known?.name} />
        <ReachFields prefix={prefix} hint="Ask each alone. You can change it at any time." />
      </div>
    </fieldset>
  );
}
