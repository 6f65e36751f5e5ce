import { ButtonLink } from "#components/ui/button.tsx";
import { Disclosure } from "#components/ui/disclosure.tsx";
import { PartnerName } from "#components/ui/partner-mark.tsx";
import { findExercise } from "#lib/exercises/exercise.ts";
import type { PersonSuggestions, SuggestionCard } from "#lib/preparation/suggestions.ts";

export type SuggestedProps = { coupleId: string; people: readonly PersonSuggestions[] };

/** What suits each of the two now, side by side and in the same room; each card presets its person. */
export function Suggested({ coupleId, people }: SuggestedProps) {
  return (
    <section aria-labelledby="suggested" className="mb-10">
      <h2 id="suggested" className="text-lg">Suggested now</h2>
      <p className="mb-3 text-ink-2">From the last hours and what was tried. A suggestion, never a rule.</p>
      <div className={people.length > 1 ? "grid gap-6 lg:grid-cols-2" : "max-w-184"}>
        {people.map((person) => (
          <section key={person.clientId} aria-labelledby={`suggested-${person.seat}`} className="min-w-0 rounded-lg border border-line bg-surface p-4 sm:p-6">
            <h3 id={`suggested-${person.seat}`}><PartnerName seat={person.seat}>{person.name}</PartnerName></h3>
            {person.held.map((sentence) => (
              <p key={sentence} className="mt-2 text-sm">{sentence}</p>
            ))}
            {person.cards.length === 0 && person.held.length === 0 ? <p className="mt-2 text-ink-2">Nothing stands out yet. Choose from the library below.</p> : null}
            <ul className="mt-1 divide-y divide-line">
              {person.cards.map((card) => (
                <Suggestion key={card.code} coupleId={coupleId} person={person} card={card} />
              ))}
            </ul>
          </section>
        ))}
      </div>
    </section>
  );
}

type SuggestionProps = { coupleId: string; person: PersonSuggestions; card: SuggestionCard };

function Suggestion({ coupleId, person, card }: SuggestionProps) {
  const seen = card.why.flatMap((line) => /^(Session .+?), [\d.]+ × /u.exec(line)?.[1] ?? []).slice(0, 2);
  const isOpen = card.note === null && person.held.every((sentence) => !sentence.includes("open tasks"));
  return (
    <li className="py-4 last:pb-0">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <div className="min-w-0 flex-1 basis-56">
          <p className="font-semibold">{card.title}</p>
          <p className="text-sm text-ink-2">{card.minutes} min{card.note ? `. ${card.note}` : ""}</p>
        </div>
        {isOpen ? (
          <ButtonLink size="small" href={`/couples/${coupleId}/assignments/new?exercise=${card.code}&to=${person.seat}`}>
            Choose<span className="sr-only"> {card.title} for {person.name}</span>
          </ButtonLink>
        ) : (
          <ButtonLink size="small" variant="quiet" href={`/library/${card.code}`}>
            Read<span className="sr-only"> {card.title}</span>
          </ButtonLink>
        )}
      </div>
      <p className="mt-1">{findExercise(card.code)?.purpose}</p>
      {seen.length > 0 ? <p className="mt-1 text-sm text-ink-2">Seen: {seen.join("; ")}.</p> : null}
      {card.why.length > 0 ? (
        <Disclosure summary="How it was counted" className="mt-1 text-sm">
          <ul className="list-disc space-y-1 pl-5">
            {card.why.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </Disclosure>
      ) : null}
    </li>
  );
}
