import { Card } from "#components/ui/card.tsx";
import { Disclosure } from "#components/ui/disclosure.tsx";
import type { Seat } from "#lib/couples/seat.ts";
import type { ObservationDto } from "#lib/observations/dto.ts";
import type { ScopeSummary } from "#lib/observations/summary.ts";
import { episodeRanks } from "#lib/observations/episode.ts";
import { findCode } from "#lib/observations/code.ts";
import { OwnFigures } from "./figures.tsx";
import { MoveTable } from "./move-table.tsx";
import { SafetyLane } from "./safety-lane.tsx";
import { Sentence } from "./seen-together.tsx";

type Props = {
  scope: ScopeSummary; seat: Seat; names: Readonly<Record<Seat, string>>; moves: readonly ObservationDto[]; zone: string;
  /** Closing words of an hour with this person alone, if there are any. */
  closing: React.ReactNode;
  /** False for one client alone, who has one file and nobody to keep it from. */
  apart: boolean;
};

/** What belongs to one person alone: never in print, never on a page about both. */
export function OwnPart({ scope, seat, names, moves, zone, closing, apart }: Props) {
  const name = names[seat];
  const told = moves.filter(({ source }) => source.startsWith("REPORTED"));
  return (
    <div data-screen-only={apart || undefined} className={apart ? (seat === "A" ? "rounded-lg bg-a-soft p-2 sm:p-3" : "rounded-lg bg-b-soft p-2 sm:p-3") : undefined}>
      <Card title={apart ? `Only about ${name}` : "What was seen"} lead={apart ? `From the time alone. Never on a page about both, never printed, never in the other's file.` : undefined}>
        <ul className="text-lg">
          {scope.state === "NOTHING" ? <li>Nothing recorded.</li> : <Sentence scope={scope} seat={seat} name={name} />}
        </ul>
        {closing}
        {scope.persons[seat].notSeen.length > 0 ? <p className="mt-3">Looked for, not seen: {scope.persons[seat].notSeen.map((code) => findCode(code)?.label).join(", ")}.</p> : null}
        <SafetyLane moves={moves.filter(({ id }) => scope.safety.some((move) => move.id === id))} names={names} />
        {scope.state === "RECORDED" ? <Disclosure summary="Figures" className="mt-4"><OwnFigures scope={scope} seat={seat} names={names} /></Disclosure> : null}
        {moves.length > 0 ? (
          <Disclosure summary={told.length > 0 ? "All that was seen and told" : "All that was seen"} className="mt-2">
            <MoveTable moves={moves} names={names} zone={zone} ranks={episodeRanks(moves)} label={`Recorded in the time alone with ${name}`} />
          </Disclosure>
        ) : null}
      </Card>
    </div>
  );
}
