import Link from "next/link";
import type { ReactNode } from "react";
import { classNames } from "#components/ui/class-names.ts";
import { PartnerMark } from "#components/ui/partner-mark.tsx";
import type { Choice } from "#lib/assignments/choice.ts";
import { swapped } from "#lib/assignments/choice.ts";
import type { Seat } from "#lib/couples/seat.ts";

export type WhoGetsItProps = {
  /** The address of this page for another choice. */
  addressOf: (key: string) => string;
  choices: readonly Choice[];
  chosen: Choice | null;
  names: Readonly<Record<Seat, string>>;
};

/** Who gets it: one of the two, or both as a pair, either way round. Each is a link, so it works without scripts. */
export function WhoGetsIt({ addressOf, choices, chosen, names }: WhoGetsItProps) {
  if (choices.length <= 1) return null;
  const swap = chosen && swapped(chosen, choices);
  const shown = choices.filter((choice) => choice.halves.length === 1 || isSame(choice) || isForwards(choice, chosen, choices));
  return (
    <nav aria-label="Who is it for" className="mb-6">
      <p aria-hidden="true" className="mb-2 font-semibold">Who is it for?</p>
      <ul className="flex flex-wrap gap-2">
        {shown.map((choice) => (
          <li key={choice.key}>
            <ChoiceLink href={addressOf(choice.key)} isChosen={choice.key === chosen?.key}><ChoiceWords choice={choice} names={names} /></ChoiceLink>
          </li>
        ))}
        {swap ? (
          <li>
            <ChoiceLink href={addressOf(swap.key)} isChosen={false}>Swap roles</ChoiceLink>
          </li>
        ) : null}
      </ul>
    </nav>
  );
}

function ChoiceLink({ href, isChosen, children }: { href: string; isChosen: boolean; children: ReactNode }) {
  return (
    <Link
      href={href}
      prefetch={false}
      scroll={false}
      aria-current={isChosen ? "true" : undefined}
      className={classNames(
        "flex min-h-10 flex-wrap items-center gap-x-2 rounded-md border px-3 py-1.5 no-underline coarse:min-h-11",
        isChosen ? "border-accent bg-accent-soft font-semibold text-ink" : "border-control bg-surface text-ink hover:border-ink hover:bg-sunken",
      )}
    >
      {children}
    </Link>
  );
}

function ChoiceWords({ choice: { halves }, names }: { choice: Choice; names: WhoGetsItProps["names"] }) {
  const [one, other] = halves;
  if (one && !other) return <><PartnerMark seat={one.person.seat} /> {names[one.person.seat]} only</>;
  if (isSame({ halves })) return <><PartnerMark seat="A" /><PartnerMark seat="B" /> Both, each as their own task</>;
  return halves.map(({ person, exercise }, index) => (
    <span key={person.clientId} className="inline-flex items-baseline gap-1.5">
      {index > 0 ? <span className="text-ink-2">and</span> : null}
      <PartnerMark seat={person.seat} />
      <span>{names[person.seat]}: {exercise.title}</span>
    </span>
  ));
}

const isSame = ({ halves }: Pick<Choice, "halves">): boolean => halves.length === 2 && halves[0]?.exercise.code === halves[1]?.exercise.code;

// Of the two ways round a pair only one is offered, the one that leaves the chosen person's task with them; the other is "Swap roles".
function isForwards(choice: Choice, chosen: Choice | null, choices: readonly Choice[]): boolean {
  const giving = (chosen ?? choices[0])?.key.charAt(0);
  return choice.key.charAt(0) === giving;
}
