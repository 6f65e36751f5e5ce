import { Notice } from "#components/ui/notice.tsx";
import type { Seat } from "#lib/couples/seat.ts";
import type { ObservationDto } from "#lib/observations/dto.ts";
import { sourceText } from "#lib/observations/labels.ts";
import { wordFor } from "#lib/observations/word.ts";

/** Safety marks of one room, for the therapist alone: in no figure, never printed. */
export function SafetyLane({ moves, names }: { moves: readonly ObservationDto[]; names: Readonly<Record<Seat, string>> }) {
  const standing = moves.filter(({ retracted }) => retracted === null);
  if (standing.length === 0) return null;
  return (
    <div data-screen-only>
      <Notice tone="care" title="For you alone: safety" className="mt-4">
        <ul className="list-disc pl-5">
          {standing.map((move) => (
            <li key={move.id}>{wordFor(move)} ({names[move.seat]}). {sourceText(move.source, move.seat, names)}{move.confidence === "SURE" ? "" : `, ${move.confidence.toLowerCase()}`}.</li>
          ))}
        </ul>
        <p className="mt-2">In no figure, never printed, never shown to a client. The same care applies whoever did it.</p>
      </Notice>
    </div>
  );
}
