import { DanceStrip } from "#components/charts/dance-strip.tsx";
import { ButtonLink, TextLink } from "#components/ui/button.tsx";
import type { Dance } from "#lib/preparation/dance.ts";
import type { BriefDto } from "#lib/preparation/dto.ts";
import { BriefBlock, BriefLines } from "./brief-block.tsx";
import { CriteriaBlock } from "./criteria-block.tsx";
import { SinceList } from "./since-list.tsx";

/** The one page: every block at its fixed place, also when there is nothing in it yet (domain 5.1). */
export function BriefSheet({ brief }: { brief: BriefDto }) {
  const { names, people, dance } = brief;
  return (
    <div className="border-b border-line print:leading-5">
      {brief.safety ? (
        <BriefBlock title="Safety" note="Screen only" screenOnly>
          {brief.safety.map((line) => (
            <p key={line}>{line}</p>
          ))}
          {brief.readFirst ? <TextLink href={`/reflections/${brief.readFirst}`} className="inline-block py-1">Read it</TextLink> : null}
        </BriefBlock>
      ) : null}
      <BriefBlock title="Who and why">
        {brief.who.map((line) => (
          <p key={line}>{line}</p>
        ))}
      </BriefBlock>
      <BriefBlock title="Last time" note={brief.lastHour} empty={brief.lastTime.length === 0 ? "Nothing yet. It appears after the first hour." : undefined}>
        <BriefLines lines={brief.lastTime} names={names} />
      </BriefBlock>
      <BriefBlock title="Since then" empty={brief.since.length === 0 ? "Nothing given and nothing back." : undefined}>
        <SinceList lines={brief.since} names={names} printAnswers={brief.options.answers === "shared"} />
      </BriefBlock>
      {brief.oneClient ? null : (
        <BriefBlock title="The dance" note="Joint hours" empty={dance ? undefined : "Nothing yet. It appears after the first joint hour."}>
          {dance ? (
            <>
              <Strip dance={dance} names={names} />
              {dance.lines.length > 0 ? <p>{dance.lines.join(" ")}</p> : null}
              <p>{dance.trend}</p>
            </>
          ) : null}
        </BriefBlock>
      )}
      <BriefBlock title="Four criteria" empty={brief.criteria ? undefined : "From the third session on, once they have been rated."}>
        {brief.criteria ? <CriteriaBlock criteria={brief.criteria} names={names} people={people} /> : null}
      </BriefBlock>
      <BriefBlock title="Ask about" empty={brief.ask.length === 0 ? "Nothing from the record." : undefined}>
        <BriefLines lines={brief.ask} names={names} />
      </BriefBlock>
      <BriefBlock title="Missing" note="Screen only" screenOnly empty={brief.missing.length === 0 ? "Nothing." : undefined}>
        <ul className="space-y-1 text-sm">
          {brief.missing.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
        <Ways brief={brief} />
      </BriefBlock>
    </div>
  );
}

/** Moves that stay readable on the paper; a longer hour prints its end. */
const ON_PAPER = 16;

function Strip({ dance, names }: { dance: Dance; names: BriefDto["names"] }) {
  const { heading, moves } = dance;
  const long = moves.length > ON_PAPER;
  return (
    <>
      <div className={long ? "print:hidden" : "print:[&_details]:hidden"}>
        <DanceStrip names={names} moves={[...moves]} headline={`${heading}.`} />
      </div>
      {long ? (
        <div data-print-only className="[&_details]:hidden">
          <DanceStrip names={names} moves={moves.slice(-ON_PAPER)} headline={`${heading}: the last ${ON_PAPER} of ${moves.length} moves.`} />
        </div>
      ) : null}
    </>
  );
}

function Ways({ brief }: { brief: BriefDto }) {
  return (
    <p className="flex flex-wrap gap-2 pt-1">
      <ButtonLink size="small" href={`/couples/${brief.coupleId}/review/new`}>
        Review the criteria
      </ButtonLink>
      {brief.lastSessionId ? (
        <ButtonLink size="small" href={`/sessions/${brief.lastSessionId}/note`}>
          Last note
        </ButtonLink>
      ) : null}
      <ButtonLink size="small" href={`/couples/${brief.coupleId}/agreements`}>
        Agreements
      </ButtonLink>
    </p>
  );
}
