import { DataTable } from "#components/ui/data-table.tsx";
import { Disclosure } from "#components/ui/disclosure.tsx";
import type { Seat } from "#components/ui/partner-mark.tsx";
import { PartnerName } from "#components/ui/partner-mark.tsx";
import { DanceMark, functionWords, LaneLabel } from "./dance-marks.tsx";
import { placesInRows } from "./strip-places.ts";
import type { DanceMove, MoveFunction } from "./strip-places.ts";

export type { DanceMove } from "./strip-places.ts";

export type DanceStripProps = {
  names: Record<Seat, string>;
  moves: DanceMove[];
  /** One sentence computed from the same moves. */
  headline: string;
};

/** The moves of one session as two lanes facing each other: headline, picture, table. */
export function DanceStrip({ names, moves, headline }: DanceStripProps) {
  const picture = `${names.A} and ${names.B}, ${moves.length} moves in the order they were seen. The table below says the same in words.`;
  return (
    <figure className="@container">
      <figcaption className="mb-3 max-w-measure">
        {headline}
      </figcaption>
      {moves.length === 0 ? null : (
        <>
          <div className="hidden @min-[35rem]:block print:block">
            <WideStrip names={names} moves={moves} label={picture} />
          </div>
          <div className="@min-[35rem]:hidden print:hidden">
            <NarrowStrip names={names} moves={moves} label={picture} />
          </div>
          <Key />
          <Disclosure summary="Show as table" className="mt-2">
            <DataTable caption="Moves in the order they were seen" columns={tableColumns} rows={tableRows(names, moves)} />
          </Disclosure>
        </>
      )}
    </figure>
  );
}

type StripProps = { names: Record<Seat, string>; moves: DanceMove[]; label: string };

const wide = { width: 620, right: 8, step: 26, lane: 38, row: 100, top: 24 };

function WideStrip({ names, moves, label }: StripProps) {
  const shown = { A: shortened(names.A, 12), B: shortened(names.B, 12) };
  const left = 40 + 7.4 * Math.max(shown.A.length, shown.B.length);
  const places = placesInRows(moves, Math.floor((wide.width - left - wide.right) / wide.step));
  const rows = (places.at(-1)?.row ?? 0) + 1;
  const height = rows * wide.row - 14;
  const x = (column: number) => left + (column + 0.5) * wide.step;
  const y = (row: number, seat: Seat) => row * wide.row + wide.top + (seat === "A" ? 0 : wide.lane);
  return (
    <svg role="img" aria-label={label} viewBox={`0 0 ${wide.width} ${height}`} className="h-auto w-full max-w-180">
      {Array.from({ length: rows }, (_, row) => (
        <g key={row}>
          <path d={`M${left} ${y(row, "A") + wide.lane / 2}H${wide.width - wide.right}`} stroke="currentColor" className="text-line" />
          <LaneLabel seat="A" name={shown.A} x={2} y={y(row, "A")} />
          <LaneLabel seat="B" name={shown.B} x={2} y={y(row, "B")} />
        </g>
      ))}
      {places.map(({ move, row, column, opensEpisode }, index) => (
        <g key={index}>
          {opensEpisode && column > 0 ? (
            <path d={`M${x(column - 1)} ${y(row, "A") - 12}V${y(row, "B") + 12}`} stroke="currentColor" strokeDasharray="1 4" strokeLinecap="round" strokeWidth="1.5" className="text-control" />
          ) : null}
          <DanceMark fn={move.fn} seat={move.seat} x={x(column)} y={y(row, move.seat)} toward={move.seat === "A" ? "down" : "up"} />
        </g>
      ))}
    </svg>
  );
}

const narrow = { width: 248, a: 76, b: 172, step: 19, top: 44 };

function NarrowStrip({ names, moves, label }: StripProps) {
  const places = placesInRows(moves, Number.POSITIVE_INFINITY);
  const y = (column: number) => narrow.top + column * narrow.step;
  const height = y(places.at(-1)?.column ?? 0) + 18;
  const middle = (narrow.a + narrow.b) / 2;
  return (
    <svg role="img" aria-label={label} viewBox={`0 0 ${narrow.width} ${height}`} className="h-auto w-full max-w-80">
      <LaneLabel seat="A" name={shortened(names.A, 12)} x={20} y={10} />
      <LaneLabel seat="B" name={shortened(names.B, 12)} x={narrow.b - 30} y={10} />
      <path d={`M${middle} 26V${height - 4}`} stroke="currentColor" className="text-line" />
      {places.map(({ move, column, opensEpisode }, index) => (
        <g key={index}>
          {opensEpisode && column > 0 ? (
            <path d={`M${narrow.a - 20} ${y(column - 1)}H${narrow.b + 20}`} stroke="currentColor" strokeDasharray="1 4" strokeLinecap="round" strokeWidth="1.5" className="text-control" />
          ) : null}
          <DanceMark fn={move.fn} seat={move.seat} x={move.seat === "A" ? narrow.a : narrow.b} y={y(column)} toward={move.seat === "A" ? "right" : "left"} />
        </g>
      ))}
    </svg>
  );
}

const keyEntries: MoveFunction[] = ["P", "W", "M", "N"];

function Key() {
  return (
    <ul aria-label="Key" className="mt-2 flex flex-wrap gap-x-5 gap-y-1 text-sm text-ink-2">
      {keyEntries.map((fn) => (
        <li key={fn} className="inline-flex items-center gap-1.5">
          <KeyMark fn={fn} />
          {functionWords[fn]}
        </li>
      ))}
    </ul>
  );
}

function KeyMark({ fn }: { fn: MoveFunction }) {
  return (
    <svg aria-hidden="true" width="16" height="16" viewBox="-8 -8 16 16" className="flex-none">
      {fn === "P" ? <path d="M-6.5 -5 L0 7 L6.5 -5 Z" fill="currentColor" /> : null}
      {fn === "W" ? <path d="M-5.5 4 L0 -6 L5.5 4 Z" fill="none" stroke="currentColor" strokeWidth="2" strokeLinejoin="round" /> : null}
      {fn === "M" ? <path d="M-6 0 H6 M0 -6 V6" fill="none" stroke="currentColor" strokeWidth="3" /> : null}
      {fn === "N" ? <circle r="2.5" fill="currentColor" /> : null}
    </svg>
  );
}

const tableColumns = [
  { key: "who", header: "Who" },
  { key: "does", header: "Direction" },
  { key: "word", header: "What was seen" },
  { key: "episode", header: "Episode", align: "end" as const },
];

function tableRows(names: Record<Seat, string>, moves: readonly DanceMove[]) {
  return moves.map((move, index) => ({
    id: String(index),
    cells: {
      who: <PartnerName seat={move.seat}>{names[move.seat]}</PartnerName>,
      does: functionWords[move.fn],
      word: move.word,
      episode: move.episode,
    },
  }));
}

function shortened(name: string, most: number): string {
  const letters = [...name];
  return letters.length > most ? `${letters.slice(0, most - 1).join("")}…` : name;
}
