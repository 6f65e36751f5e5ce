import { ChangeableCard } from "#components/couples/changeable-card.tsx";
import { ActionForm } from "#components/ui/action-form.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { TextArea } from "#components/ui/text-area.tsx";
import { TextInput } from "#components/ui/text-input.tsx";
import { instantInWords } from "#lib/platform/time.ts";
import { eraseClientAction, liftLegalHoldAction, setLegalHoldAction } from "#lib/records/actions.ts";
import type { ReleaseDesk } from "#lib/records/dto.ts";

type Part = { desk: ReleaseDesk; open: string | null; page: string };

/** While a hold stands nothing of the case is erased or runs out. */
export function HoldCard({ desk, ...part }: Part) {
  const { hold } = desk;
  const form = hold ? (
    <ActionForm action={liftLegalHoldAction} label="Lift the hold">
      <input type="hidden" name="holdId" value={hold.id} />
      <SubmitButton variant="secondary">Lift the hold</SubmitButton>
    </ActionForm>
  ) : (
    <ActionForm action={setLegalHoldAction} label="Set a legal hold">
      <input type="hidden" name="coupleId" value={desk.coupleId} />
      <TextArea name="reason" label="Why nothing may be erased" rows={2} limit={1000} />
      <SubmitButton>Set the hold</SubmitButton>
    </ActionForm>
  );
  return (
    <ChangeableCard part="hold" title="Legal hold" changeLabel={hold ? "Lift it" : "Set one"} form={form} {...part}>
      {hold ? (
        <>
          <p className="break-words">{hold.reason}</p>
          <p className="text-sm text-ink-2">Since {instantInWords(hold.setAt, desk.zone)}, by {hold.setBy}. Nothing is erased while it stands.</p>
        </>
      ) : <p className="text-ink-2">None stands.</p>}
    </ChangeableCard>
  );
}

/** Erasing one person's words: theirs alone, for good. */
export function EraseCard({ desk, ...part }: Part) {
  const form = (
    <>
      {desk.people.filter(({ erasedAt }) => erasedAt === null).map(({ clientId, name }) => (
        <details key={clientId} className="border-b border-line py-3 last:border-b-0">
          <summary className="cursor-pointer font-semibold">{name}</summary>
          <ActionForm action={eraseClientAction} label={`Erase the words of ${name}`} className="mt-4">
            <input type="hidden" name="clientId" value={clientId} />
            <TextArea name="reason" label="Why, and who asked" rows={2} limit={1000} />
            <TextInput name="name" label={`To be sure, type: ${name}`} />
            <SubmitButton variant="care" pendingLabel="Erasing…">Erase for good</SubmitButton>
          </ActionForm>
        </details>
      ))}
    </>
  );
  return (
    <ChangeableCard part="erase" title="Erase one person's words" changeLabel="Erase" form={form} {...part}>
      <p className="text-ink-2">Their file is emptied for good. Joint notes keep what they say about the other; what they say about this person becomes a stated gap. That it was done stays on record.</p>
      {desk.people.flatMap(({ clientId, erasedAt }) => (erasedAt ? [<p key={clientId}>One person's words were erased {instantInWords(erasedAt, desk.zone)}.</p>] : []))}
    </ChangeableCard>
  );
}
