import { ActionForm } from "#components/ui/action-form.tsx";
import { CheckboxGroup, RadioGroup } from "#components/ui/choices.tsx";
import { Disclosure } from "#components/ui/disclosure.tsx";
import { Scale } from "#components/ui/scale.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { TextArea } from "#components/ui/text-area.tsx";
import { DateInput, TextInput, TimeInput } from "#components/ui/text-input.tsx";
import { bodyPlaces, sensationGroups } from "#lib/exercises/body.ts";
import type { FormField } from "#lib/exercises/exercise.ts";
import { bodyInputNames, textLimits } from "#lib/exercises/field-check.ts";
import type { Form } from "#lib/exercises/form.ts";
import { enterFromPaperAction } from "#lib/reflections/actions.ts";

type Props = { assignmentId: string; form: Form; givenOn: string; today: string };

/** Typing in what stands on a sheet of paper: the person's own form, nothing chosen beforehand, input kept when refused. */
export function PaperForm({ assignmentId, form, givenOn, today }: Props) {
  return (
    <ActionForm action={enterFromPaperAction} label="What stands on the sheet">
      <input type="hidden" name="assignmentId" value={assignmentId} />
      <DateInput name="writtenOn" label="When it was written" hint="As the sheet says; ask if it says nothing." min={givenOn} max={today} />
      {form.page1.map((field) => <PaperField key={field.id} field={field} today={today} />)}
      {form.more.length > 0 ? (
        <Disclosure summary="The rest of the sheet" open>
          <div className="space-y-6">{form.more.map((field) => <PaperField key={field.id} field={field} today={today} />)}</div>
        </Disclosure>
      ) : null}
      <SubmitButton>Enter from paper</SubmitButton>
    </ActionForm>
  );
}

// Its hint tells what the person's own page does.
const hintOf = ({ id, help }: FormField): string | undefined => (id === "c_upset" ? undefined : help || undefined);

/** One question of any of the nine types, as a field of the therapist's pages. */
function PaperField({ field, today }: { field: FormField; today: string }) {
  const shared = { name: field.id, label: field.label, hint: hintOf(field), optional: !field.required };
  switch (field.type) {
    case "scale":
      return <Scale {...shared} to={10} startWords={field.low} endWords={field.high} />;
    case "choice":
      return <RadioGroup {...shared} options={[...field.options]} />;
    case "multi":
      return <CheckboxGroup {...shared} layout="columns" options={[...field.options]} />;
    case "long":
      return <TextArea {...shared} limit={textLimits.long} />;
    case "short":
      return <TextInput {...shared} autoComplete="off" />;
    case "number":
      return <TextInput {...shared} type="number" width="short" inputMode="numeric" min={field.min} max={field.max} />;
    case "date":
      return <DateInput {...shared} max={today} />;
    case "time":
      return <TimeInput {...shared} />;
    case "body":
      return <BodyField {...shared} />;
  }
}

const asOptions = (texts: readonly string[]) => texts.map((text) => ({ value: text, label: text }));

function BodyField({ name, label, hint, optional }: { name: string; label: string; hint: string | undefined; optional: boolean }) {
  const names = bodyInputNames(name);
  return (
    <div className="space-y-4">
      <CheckboxGroup name={names.places} label={`${label} Where?`} layout="columns" options={asOptions(bodyPlaces)} {...(hint ? { hint } : {})} optional={optional} />
      {sensationGroups.map(({ key, label: group, sensations }) => (
        <CheckboxGroup key={key} name={names.sensations} label={`What was noticed: ${group}`} layout="columns" options={asOptions(sensations)} optional={optional} />
      ))}
    </div>
  );
}
