import { Card } from "#components/ui/card.tsx";
import { DataTable } from "#components/ui/data-table.tsx";
import { Disclosure } from "#components/ui/disclosure.tsx";
import { figuresCaveat } from "#lib/observations/figures.ts";
import type { DanceTrends } from "#lib/preparation/dto.ts";

/** How the dance has moved: one sentence in front, the figures behind. */
export function DanceTrendsCard({ trends }: { trends: DanceTrends }) {
  return (
    <Card title="The dance" lead="First three joint hours against the last three">
      <p className="max-w-measure">{trends.headline}</p>
      <Disclosure summary="Figures" className="mt-3">
        <DataTable
          caption={figuresCaveat}
          columns={[
            { key: "measure", header: "What" },
            { key: "first", header: "First three" },
            { key: "last", header: "Last three" },
            { key: "medians", header: "Middle values" },
            { key: "label", header: "What can be said" },
          ]}
          rows={trends.rows.map(({ measure, words, trend }) => ({
            id: measure,
            cells: {
              measure: words,
              first: trend.first.join(", ") || "–",
              last: trend.last.join(", ") || "–",
              medians: trend.medians ? `${trend.medians[0]} to ${trend.medians[1]}` : "–",
              label: trend.label,
            },
          }))}
        />
        <p className="mt-2 max-w-measure text-sm text-ink-2">
          Distance and turning toward run from 0 to 100, position from −100 to 100, load is points per 50 minutes. Low conflict is not the same as ease.
        </p>
      </Disclosure>
    </Card>
  );
}
