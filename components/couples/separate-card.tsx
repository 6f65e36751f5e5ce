import { TellSharedView } from "#components/sessions/shared-keys.tsx";
import { ActionForm } from "#components/ui/action-form.tsx";
import { TextLink } from "#components/ui/button.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { TextArea } from "#components/ui/text-area.tsx";
import { separateCoupleAction } from "#lib/couples/actions.ts";
import type { SeparationDto } from "#lib/couples/dto.ts";
import { dayInWords } from "#lib/platform/time.ts";
import { ChangeableCard } from "./changeable-card.tsx";
import { Card } from "#components/ui/card.tsx";

type Props = { coupleId: string; people: readonly { id: string; name: string }[]; separation: SeparationDto | null; open: string | null; page: string };

/** One act that ends what the two share here, and afterwards the ways on with each alone. */
export function SeparateCard({ coupleId, people, separation, ...part }: Props) {
  if (separation) return <SeparatedCard separation={separation} people={people} />;
  const form = (
    <ActionForm action={separateCoupleAction} label="Separate this couple">
      <input type="hidden" name="coupleId" value={coupleId} />
      <TextArea name="reason" label="Why, fair to both" hint="It stands in the joint file." rows={2} limit={2000} />
      <SubmitButton variant="secondary" pendingLabel="One moment…">Separate now</SubmitButton>
    </ActionForm>
  );
  return (
    <ChangeableCard part="separate" title="Separate this couple" lead="When the two are no longer seen as a couple here." changeLabel="Separate…" form={form} {...part}>
      <ul className="list-disc space-y-1 pl-5">
        <li>At once: every link of both ends, and every page that is open behind one.</li>
        <li>No message or reminder goes out. Hours for both that are planned are cancelled. What was tried together is withdrawn.</li>
        <li>Each file stays as it is. Neither of them is told anything by this software.</li>
        <li>It cannot be taken back. Work can go on with each alone, in a case of their own.</li>
      </ul>
    </ChangeableCard>
  );
}

function SeparatedCard({ separation: { on, by, reason }, people }: { separation: SeparationDto; people: Props["people"] }) {
  return (
    <Card id="separate" title="Separated here" lead={`${dayInWords(on)}, by ${by}.`}>
      <TellSharedView />
      <p className="whitespace-pre-wrap break-words">{reason}</p>
      <p className="mt-4">Both files stay. A new case begins empty: no word, code, consent or address comes across.</p>
      <ul className="mt-2 space-y-1">
        {people.map(({ id, name }) => (
          <li key={id} className="flex flex-wrap gap-x-4">
            <TextLink href={`/couples/new/alone?from=${id}`}>Go on with {name} alone</TextLink>
            <TextLink href={`/couples/new?from=${id}`}>{name} with another partner</TextLink>
          </li>
        ))}
      </ul>
    </Card>
  );
}
