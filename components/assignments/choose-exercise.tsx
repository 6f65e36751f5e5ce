import { TextLink } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Tag } from "#components/ui/tag.tsx";
import { wordsOf, type Offer } from "#lib/assignments/choice.ts";
import { FilterList } from "./filter-list.tsx";

export type ChooseExerciseProps = {
  coupleId: string;
  offers: readonly Offer[];
  /** What the address asked for. */
  query: string;
  /** Parts of the address to carry on, such as the task this one takes the place of. */
  carry?: string;
};

const GROUPS = [
  { key: "anxious", heading: "For the one who reaches harder just then", lead: "Goes to one person, or to both as a pair." },
  { key: "avoidant", heading: "For the one who pulls back just then", lead: "Goes to one person, or to both as a pair." },
  { key: "both", heading: "For either or both", lead: "Each gets the same text as their own task." },
  { key: "own", heading: "Your practice's own", lead: "Copied from the library and put into your words." },
] as const;

const groupOf = ({ exercise }: Offer): (typeof GROUPS)[number]["key"] => (exercise.basedOn ? "own" : exercise.side);

/** The library for one case: what may be given now, and the reason beside what may not. */
export function ChooseExercise({ coupleId, offers, query, carry = "" }: ChooseExerciseProps) {
  const wanted = query.trim().toLowerCase().split(/\s+/u).filter(Boolean);
  const found = offers.filter(({ exercise }) => wanted.every((word) => wordsOf(exercise).includes(word)));
  const groups = GROUPS.map((group) => ({ ...group, lines: found.filter((offer) => groupOf(offer) === group.key) })).filter(({ lines }) => lines.length > 0);
  return (
    <FilterList query={query} label="Find an exercise">
      {groups.length === 0 ? <EmptyState title="No exercise fits.">Try another word, or leave the field blank to see all.</EmptyState> : null}
      {groups.map(({ key, heading, lead, lines }) => (
        <section key={key} aria-labelledby={`group-${key}`} data-group>
          <h3 id={`group-${key}`} className="font-semibold">{heading}</h3>
          <p className="text-sm text-ink-2">{lead}</p>
          <ul className="mt-2 divide-y divide-line rounded-lg border border-line bg-surface">
            {lines.map((offer) => (
              <OfferLine key={offer.exercise.code} coupleId={coupleId} offer={offer} carry={carry} />
            ))}
          </ul>
        </section>
      ))}
    </FilterList>
  );
}

function OfferLine({ coupleId, offer: { exercise, reasons }, carry }: { coupleId: string; offer: Offer; carry: string }) {
  const isOpen = reasons.length === 0;
  return (
    <li className="px-4 py-3" data-words={wordsOf(exercise)}>
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <TextLink href={isOpen ? `/couples/${coupleId}/assignments/new?exercise=${exercise.code}${carry}` : `/library/${exercise.code}`}>{exercise.title}</TextLink>
        <span className="flex flex-wrap items-baseline gap-x-3 gap-y-1 text-sm text-ink-2">
          <span>{exercise.minutes} min</span>
          {exercise.roomFirst ? <Tag>Room first</Tag> : null}
          {isOpen ? null : <Tag tone="wait">Closed</Tag>}
        </span>
      </div>
      <p className="text-sm text-ink-2">{exercise.purpose}</p>
      {reasons.map((reason) => (
        <p key={reason} className="text-sm">{reason}</p>
      ))}
    </li>
  );
}
