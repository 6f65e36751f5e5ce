import { CriterionTrack } from "#components/criteria/criterion-track.tsx";
import { PartnerName } from "#components/ui/partner-mark.tsx";
import type { Seat } from "#lib/couples/seat.ts";
import { changeQualifier } from "#lib/criteria/change.ts";
import type { CriterionProgress, PersonProgress } from "#lib/criteria/progress.ts";

export type CriteriaBlockProps = { criteria: readonly CriterionProgress[]; names: Record<Seat, string>; people: readonly Seat[] };

/** The four criteria in one strip: per person the newest rating and its change word. No sum, no comparison. */
export function CriteriaBlock({ criteria, names, people }: CriteriaBlockProps) {
  const talk = criteria.some(({ people: standing }) => people.some((seat) => standing[seat]?.talkingPoint));
  return (
    <>
      <table className="w-full border-collapse text-left">
        <caption className="sr-only">Newest rating and change word per person, {changeQualifier}</caption>
        <thead className="max-sm:sr-only">
          <tr>
            <th scope="col" className="w-36 pb-1 pr-4 text-sm font-normal text-ink-2">
              Criterion
            </th>
            {people.map((seat) => (
              <th key={seat} scope="col" className="pb-1 pr-4 last:pr-0">
                <PartnerName seat={seat}>{names[seat]}</PartnerName>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {criteria.map(({ code, shortTitle, people: standing }) => (
            <tr key={code} className="border-t border-grid align-top max-sm:block max-sm:py-2">
              <th scope="row" className="py-1 pr-4 font-normal max-sm:block print:py-0.5">
                {shortTitle}
              </th>
              {people.map((seat) => (
                <td key={seat} className="py-1 pr-4 last:pr-0 max-sm:block max-sm:py-0.5 max-sm:pr-0 print:py-0.5">
                  <span className="sm:hidden print:hidden">
                    <PartnerName seat={seat}>{names[seat]}</PartnerName>{" "}
                  </span>
                  <Side seat={seat} person={standing[seat]} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p className="text-sm text-ink-2">Hollow: your rating. Dotted: an impression, without evidence. Solid: their own. The words for change are {changeQualifier}.{talk ? " Worth a talk: you two see it differently." : null}</p>
    </>
  );
}

function Side({ seat, person }: { seat: Seat; person: PersonProgress | null }) {
  if (!person?.therapist) return <span className="text-ink-2">not rated yet</span>;
  return (
    <>
      <span className="inline-flex items-center gap-x-2 align-bottom">
        <CriterionTrack seat={seat} therapist={person.therapist} self={person.self} />
        <span className="font-semibold">{person.therapist.value}</span>
        {person.therapist.impression ? <span className="text-sm text-ink-2">impression</span> : null}
      </span>
      <span className={person.change.word === "moved once, may be noise" ? "block text-ink-2" : "block"}>
        {person.change.text}
        {person.talkingPoint ? "; worth a talk" : ""}
      </span>
    </>
  );
}
