import type { ReactNode } from "react";
import { ButtonLink } from "#components/ui/button.tsx";
import { Checkbox } from "#components/ui/choices.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { DateInput, VersionField } from "#components/ui/text-input.tsx";
import type { SlipState } from "#lib/assignments/slip.ts";
import { ApproveButton } from "./approve-button.tsx";
import { LivePreview, type LivePreviewProps, type ShownPreview } from "./live-preview.tsx";
import { RecipientFields, type RecipientFieldsProps } from "./recipient-fields.tsx";
import { SlipForm } from "./slip-form.tsx";

export type GiveFormProps = {
  action: (previous: SlipState, data: FormData) => Promise<SlipState>;
  label: string;
  /** Hidden fields of the form, by name. */
  hidden: Readonly<Record<string, string>>;
  people: readonly (RecipientFieldsProps & { preview: ShownPreview })[];
  refresh: LivePreviewProps["refresh"];
  due: { dueOn: string; today: string; lastDueOn: string };
  /** True when this week's tick is asked for (gate G2). */
  asksTick: boolean;
  /** What to hold in mind, a sentence per exercise. */
  safety: readonly string[];
  /** Sentences that keep it closed now; the fields give way to them. */
  closed: readonly string[];
  /** Sentences that keep it from being approved now, while it may still be written. */
  notes?: readonly string[];
  /** True when a message would leave. */
  sends: boolean;
  /** The way back to the exercises. */
  back: string;
  draftLabel?: string;
  /** False when only drafting is offered. */
  canApprove?: boolean;
  open?: boolean;
};

/** One page with everything preset: each person's own task beside what they will see, then the day, then one button. */
export function GiveForm(props: GiveFormProps) {
  const { action, label, hidden, people, refresh, closed, notes = [], back, open } = props;
  const isPair = people.length > 1;
  return (
    <SlipForm action={action} label={label} open={open} after={<ButtonLink href={back}>Back to the exercises</ButtonLink>} className="space-y-6">
      {Object.entries(hidden).map(([name, value]) =>
        name === "version" ? <VersionField key={name} value={Number(value)} /> : <input key={name} type="hidden" name={name} value={value} />)}
      {closed.length > 0 ? <Closed reasons={closed} /> : (
        <>
          {notes.length > 0 ? <Closed reasons={notes} /> : null}
          <div className={isPair ? "grid gap-6 lg:grid-flow-col lg:grid-cols-2 lg:grid-rows-[auto_auto]" : "grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_24rem]"}>
            {people.map(({ preview, ...person }) => (
              <Person key={person.person.clientId} fields={person} preview={preview} refresh={refresh} isPair={isPair} />
            ))}
          </div>
          <LastWords {...props} />
        </>
      )}
    </SlipForm>
  );
}

function Person({ fields, preview, refresh, isPair }: { fields: RecipientFieldsProps; preview: ShownPreview; refresh: LivePreviewProps["refresh"]; isPair: boolean }): ReactNode {
  return (
    <>
      <RecipientFields {...fields} />
      <section aria-labelledby={`preview-${fields.person.seat}`} className={isPair ? "min-w-0" : "min-w-0 lg:sticky lg:top-4"}>
        <h2 id={`preview-${fields.person.seat}`} className="mb-2 text-lg">What {fields.called} sees</h2>
        <LivePreview name={fields.called} initial={preview} index={fields.index} refresh={refresh} />
      </section>
    </>
  );
}

function LastWords({ due, asksTick, safety, sends, draftLabel = "Save as draft", canApprove = true, back }: GiveFormProps) {
  return (
    <div className="max-w-184 space-y-6">
      <Notice tone="note" title="For you">
        <div className="space-y-2">
          {safety.map((words) => (
            <p key={words}>{words}</p>
          ))}
        </div>
      </Notice>
      <DateInput name="dueOn" label="By which day" hint="A link stays open three days longer." defaultValue={due.dueOn} min={due.today} max={due.lastDueOn} />
      {asksTick ? <Checkbox name="checkedSafe" label="I have checked this is safe for each of them this week" /> : null}
      <div className="flex flex-wrap items-center gap-3">
        {canApprove ? <ApproveButton sends={sends} /> : null}
        <SubmitButton name="then" value="draft" variant={canApprove ? "secondary" : "primary"} pendingLabel="Saving…">{draftLabel}</SubmitButton>
        <ButtonLink variant="quiet" href={back}>Cancel</ButtonLink>
      </div>
    </div>
  );
}

function Closed({ reasons }: { reasons: readonly string[] }) {
  return (
    <Notice tone="wait" title="This cannot go home now">
      <ul className="list-disc pl-5">
        {reasons.map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
      </ul>
    </Notice>
  );
}
