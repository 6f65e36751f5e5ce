import { ActionForm } from "#components/ui/action-form.tsx";
import { Card } from "#components/ui/card.tsx";
import { Checkbox } from "#components/ui/choices.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { openInSharedAction } from "#lib/reflections/actions.ts";
import type { SharedExercise, SharedOffer } from "#lib/reflections/shared.ts";
import { EnterSharedView } from "./shared-keys.tsx";

type Props = { sessionId: string; offers: readonly SharedOffer[]; exercises: readonly SharedExercise[] };

/** The way into the shared view of an hour, and what may be opened there. Shows no words of anybody. */
export function SharedCard({ sessionId, offers, exercises }: Props) {
  const href = `/sessions/${sessionId}/shared`;
  return (
    <Card title="Shared view" lead="One screen for both: an exercise and its timer, and only what both agree to open." className="mt-8">
      <div data-screen-only className="flex flex-wrap items-center gap-3">
        <EnterSharedView href={href}>Open the shared view</EnterSharedView>
        {exercises.map(({ code, title }) => <a key={code} href={`${href}?exercise=${encodeURIComponent(code)}`} className="prose-link">With “{title}”</a>)}
      </div>
      {offers.map((offer) => <OfferForm key={`${offer.reflectionId} ${offer.fieldId}`} offer={offer} />)}
    </Card>
  );
}

/** The same on the reading page of one reflection, on the day of the hour. */
export function OpenInRoomCard({ offers }: { offers: readonly SharedOffer[] }) {
  if (offers.length === 0) return null;
  return (
    <Card title="Open in the room" lead="Only with both there, each saying yes now. Everything else of this page stays here." className="mt-8">
      {offers.map((offer) => (
        <div key={`${offer.sessionId} ${offer.fieldId}`}>
          <OfferForm offer={offer} />
          {offer.openingId ? <p className="mt-3"><EnterSharedView href={`/sessions/${offer.sessionId}/shared`}>Open the shared view</EnterSharedView></p> : null}
        </div>
      ))}
    </Card>
  );
}

function OfferForm({ offer: { sessionId, reflectionId, fieldId, name, title, label, openingId } }: { offer: SharedOffer }) {
  const what = `${name}, ${title}: “${label}”`;
  if (openingId) return <p className="mt-5 border-t border-line pt-4">{what} is open in the shared view.</p>;
  return (
    <ActionForm action={openInSharedAction} label={`Open ${what}`} className="mt-5 border-t border-line pt-4">
      <p>{what}</p>
      <input type="hidden" name="sessionId" value={sessionId} />
      <input type="hidden" name="reflectionId" value={reflectionId} />
      <input type="hidden" name="fieldId" value={fieldId} />
      <Checkbox name="bothAgreed" label="Both are here, and each said yes just now." />
      <SubmitButton variant="secondary" pendingLabel="Opening…">Open it for both</SubmitButton>
    </ActionForm>
  );
}
