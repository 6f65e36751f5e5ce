import { DataTable } from "#components/ui/data-table.tsx";
import { NO_FINDINGS } from "#lib/direction/direction.ts";
import type { LeanPoint } from "#lib/direction/staying-for.ts";
import { dayInWords, daysBetween } from "#lib/platform/time.ts";

const WIDTH = 320;
const HEIGHT = 96;
const EDGE = 8;

/** One person's lean from list to list, 0 out to 10 in, one colour throughout, with its table. No line is a result. */
export function LeanChart({ points }: { points: readonly LeanPoint[] }) {
  const first = points[0];
  const last = points.at(-1);
  if (!first || !last) return null;
  const span = Math.max(1, daysBetween(first.on, last.on));
  const x = (on: string) => EDGE + (daysBetween(first.on, on) / span) * (WIDTH - 2 * EDGE);
  const y = (lean: number) => HEIGHT - EDGE - (lean / 10) * (HEIGHT - 2 * EDGE);
  return (
    <figure className="my-4">
      <figcaption className="mb-1 text-sm text-ink-2">Lean over time, 0 out, 5 cannot tell, 10 in. {NO_FINDINGS}</figcaption>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} className="w-full max-w-measure text-ink-2" aria-hidden="true">
        <line x1={EDGE} x2={WIDTH - EDGE} y1={y(5)} y2={y(5)} stroke="currentColor" strokeDasharray="2 4" />
        <polyline points={points.map(({ on, lean }) => `${x(on)},${y(lean)}`).join(" ")} fill="none" stroke="currentColor" strokeWidth="1.5" />
        {points.map(({ on, lean }) => <circle key={on} cx={x(on)} cy={y(lean)} r="4" fill="currentColor" />)}
      </svg>
      <DataTable
        caption="Lean by day" hideCaption empty="No lean was written yet."
        columns={[{ key: "on", header: "Day" }, { key: "lean", header: "Lean" }]}
        rows={points.map(({ on, lean }) => ({ id: on, cells: { on: dayInWords(on), lean: `${lean} of 10` } }))}
      />
    </figure>
  );
}
