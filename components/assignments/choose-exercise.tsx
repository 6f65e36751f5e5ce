import { TextLink } from "#components/ui/button.tsx";
import { Tag } from "#components/ui/tag.tsx";
import type { Offer } from "#lib/assignments/choice.ts";

const GROUPS = [
  { side: "anxious", heading: "For the one who reaches harder just then", lead: "Goes to one person, or to both as a pair." },
  { side: "avoidant", heading: "For the one who pulls back just then", lead: "Goes to one person, or to both as a pair." },
  { side: "both", heading: "For either or both", lead: "Each gets the same text as their own task." },
] as const;

/** The library for one case: what may be given now, and the reason beside what may not. */
export function ChooseExercise({ coupleId, offers }: { coupleId: string; offers: readonly Offer[] }) {
  return (
    <div className="space-y-8">
      {GROUPS.map(({ side, heading, lead }) => (
        <section key={side} aria-labelledby={`group-${side}`}>
          <h2 id={`group-${side}`} className="text-lg">{heading}</h2>
          <p className="text-ink-2">{lead}</p>
          <ul className="mt-2 divide-y divide-line rounded-lg border border-line bg-surface">
            {offers.filter(({ exercise }) => exercise.side === side).map((offer) => (
              <OfferLine key={offer.exercise.code} coupleId={coupleId} offer={offer} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function OfferLine({ coupleId, offer: { exercise, reasons } }: { coupleId: string; offer: Offer }) {
  const isOpen = reasons.length === 0;
  return (
    <li className="px-4 py-3">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <TextLink href={isOpen ? `/couples/${coupleId}/assignments/new?exercise=${exercise.code}` : `/library/${exercise.code}`}>{exercise.title}</TextLink>
        <span className="flex flex-wrap items-baseline gap-x-3 gap-y-1 text-sm text-ink-2">
          <span>{exercise.minutes} min</span>
          <span>article {exercise.anchor}</span>
          {exercise.roomFirst ? <Tag>Room first</Tag> : null}
          {isOpen ? null : <Tag tone="wait">Closed</Tag>}
        </span>
      </div>
      {reasons.map((reason) => (
        <p key={reason} className="text-sm">{reason}</p>
      ))}
    </li>
  );
}
