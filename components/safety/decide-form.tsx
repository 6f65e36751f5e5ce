import { ActionForm } from "#components/ui/action-form.tsx";
import { RadioGroup } from "#components/ui/choices.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { TextArea } from "#components/ui/text-area.tsx";
import { decideSafetyAction } from "#lib/safety/actions.ts";
import { decisionWords, OWN_PATH, tierWords } from "#lib/safety/schema.ts";

type Kind = keyof typeof decisionWords;
type Props = { coupleId: string; room: "JOINT" | "A" | "B"; kinds: Kind[]; wordsHint: string };

/** A clinician's decision in writing. It changes nothing that a client has or sees. */
export function DecideForm({ coupleId, room, kinds, wordsHint }: Props) {
  return (
    <ActionForm action={decideSafetyAction} label="Record a decision">
      <input type="hidden" name="coupleId" value={coupleId} />
      <input type="hidden" name="room" value={room} />
      <RadioGroup name="kind" label="What you decide" options={kinds.map((kind) => ({ value: kind, label: decisionWords[kind] }))} />
      <RadioGroup
        name="tier"
        label="Tier"
        hint="The one you set, or up to which one this answers. Clearing joint work needs none."
        options={[
          ...Object.entries(tierWords).map(([value, label]) => ({ value, label })),
          { value: OWN_PATH, label: "The person's own path: thoughts of suicide or self-harm" },
        ]}
        optional
      />
      <TextArea name="words" label="Reason" hint={wordsHint} limit={4000} />
      <SubmitButton>Record decision</SubmitButton>
    </ActionForm>
  );
}
