import { Card } from "#components/ui/card.tsx";
import { DataTable } from "#components/ui/data-table.tsx";
import { Disclosure } from "#components/ui/disclosure.tsx";
import { PartnerName } from "#components/ui/partner-mark.tsx";
import type { Seat } from "#lib/couples/seat.ts";
import { valueInWords, type CriterionProgress, type PersonProgress } from "#lib/criteria/progress.ts";
import { dayInWords } from "#lib/platform/time.ts";
import { CriterionTrack } from "./criterion-track.tsx";

export type CriterionCardProps = { criterion: CriterionProgress; names: Record<Seat, string>; people: readonly Seat[] };

/** One criterion: headline, each side's newest ratings, the couple line, and every review as a table. */
export function CriterionCard({ criterion, names, people }: CriterionCardProps) {
  const both = people.length === 2;
  return (
    <Card title={criterion.shortTitle} lead={criterion.title}>
      <p className="max-w-measure">{criterion.headline}</p>
      <dl className="mt-4 space-y-2">
        {(["A", "B"] as const).map((seat) => (
          <SideLine key={seat} seat={seat} name={names[seat]} person={criterion.people[seat]} />
        ))}
      </dl>
      {both ? (
        <p className="mt-3">
          Both sides so far: {criterion.bothSidesSoFar ?? "missing, since one of the two is not rated"}
          {criterion.bothSidesSoFar === null ? "." : null}
        </p>
      ) : null}
      <Disclosure summary="Show as table" className="mt-4">
        <DataTable
          caption={`Every review of “${criterion.shortTitle}”, 0 to 4`}
          columns={[
            { key: "day", header: "Review" },
            ...people.flatMap((seat) => [
              { key: `${seat}-therapist`, header: `${names[seat]}, yours` },
              { key: `${seat}-self`, header: `${names[seat]}, own` },
            ]),
          ]}
          rows={criterion.reviews.map(({ reviewId, day, therapist, self }) => ({
            id: reviewId,
            cells: {
              day: dayInWords(day),
              "A-therapist": valueInWords(therapist.A), "A-self": valueInWords(self.A),
              "B-therapist": valueInWords(therapist.B), "B-self": valueInWords(self.B),
            },
          }))}
          empty="No review yet."
        />
      </Disclosure>
    </Card>
  );
}

function SideLine({ seat, name, person }: { seat: Seat; name: string; person: PersonProgress | null }) {
  return (
    <div className="grid items-center gap-x-5 sm:grid-cols-[9rem_auto_minmax(0,1fr)]">
      <dt>
        <PartnerName seat={seat}>{name}</PartnerName>
      </dt>
      {person ? (
        <>
          <dd className="flex items-center">
            <CriterionTrack seat={seat} therapist={person.therapist} self={person.self} />
          </dd>
          <dd className="min-w-0">
            Yours {valueInWords(person.therapist)}; own {valueInWords(person.self)}.
            {person.talkingPoint ? " Worth a talk: you two see this differently." : null}
          </dd>
        </>
      ) : (
        <dd className="text-ink-2 sm:col-span-2">not known</dd>
      )}
    </div>
  );
}
