import { ChangeableCard } from "#components/couples/changeable-card.tsx";
import { ActionForm } from "#components/ui/action-form.tsx";
import { CheckboxGroup, RadioGroup } from "#components/ui/choices.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { TextArea } from "#components/ui/text-area.tsx";
import { TextInput } from "#components/ui/text-input.tsx";
import { prepareReleaseAction } from "#lib/records/actions.ts";
import type { ReleaseDesk } from "#lib/records/dto.ts";
import { groundWords } from "#lib/records/schema.ts";

/** Begins a release. Nothing goes out from here: each item is gone through next. */
export function PrepareCard({ desk, ...part }: { desk: ReleaseDesk; open: string | null; page: string }) {
  const form = (
    <>
      {desk.people.filter(({ erasedAt }) => erasedAt === null).map((person) => (
        <PersonForm key={person.clientId} coupleId={desk.coupleId} person={person} />
      ))}
      {desk.isCouple ? <JointForm coupleId={desk.coupleId} /> : null}
    </>
  );
  return (
    <ChangeableCard part="prepare" title="Hand something out" lead="You go through it item by item before anything leaves." changeLabel="Prepare" form={form} {...part}>
      <p className="text-ink-2">
        {desk.isCouple
          ? "One partner's request yields that person's file and their own words of the joint one. The whole joint file needs the leave of both, or a legal basis."
          : "The file of this person, or parts of it."}
      </p>
    </ChangeableCard>
  );
}

function PersonForm({ coupleId, person: { clientId, name } }: { coupleId: string; person: ReleaseDesk["people"][number] }) {
  return (
    <details className="border-b border-line py-3">
      <summary className="cursor-pointer font-semibold">The file of {name}</summary>
      <ActionForm action={prepareReleaseAction} label={`Prepare the file of ${name}`} className="mt-4">
        <input type="hidden" name="coupleId" value={coupleId} />
        <input type="hidden" name="kind" value="PERSON" />
        <input type="hidden" name="clientId" value={clientId} />
        <RadioGroup name="ground" label="On what ground" options={(["OWN_REQUEST", "LEGAL_BASIS"] as const).map((value) => ({ value, label: groundWords[value] }))} />
        <Rest />
      </ActionForm>
    </details>
  );
}

function JointForm({ coupleId }: { coupleId: string }) {
  return (
    <details className="py-3">
      <summary className="cursor-pointer font-semibold">The whole joint file</summary>
      <ActionForm action={prepareReleaseAction} label="Prepare the joint file" className="mt-4">
        <input type="hidden" name="coupleId" value={coupleId} />
        <input type="hidden" name="kind" value="JOINT" />
        <RadioGroup name="ground" label="On what ground" options={(["BOTH_AUTHORIZED", "LEGAL_BASIS"] as const).map((value) => ({ value, label: groundWords[value] }))} />
        <Rest />
      </ActionForm>
    </details>
  );
}

function Rest() {
  return (
    <>
      <TextArea name="basis" label="The legal basis" hint="Only then: the order or law, its date, and who looked at it." rows={2} limit={2000} optional />
      <TextInput name="recipient" label="Who gets it" />
      <TextInput name="purpose" label="What for" />
      <CheckboxGroup name="withProcess" label="Process notes" options={[{ value: "yes", label: "Your own process notes too. They need a leave of their own." }]} optional />
      <SubmitButton pendingLabel="Gathering…">Go through it</SubmitButton>
    </>
  );
}
