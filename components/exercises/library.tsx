import { Button, TextLink } from "#components/ui/button.tsx";
import { DataTable } from "#components/ui/data-table.tsx";
import { Select } from "#components/ui/select.tsx";
import type { Exercise } from "#lib/exercises/exercise.ts";
import { KIND_WORDS, SIDE_WORDS, type LibraryFilter as Filter } from "#lib/exercises/library.ts";

const optionsOf = (words: Readonly<Record<string, string>>) => Object.entries(words).map(([value, label]) => ({ value, label }));

/** The filter, in the address. Works without scripts. */
export function LibraryFilter({ filter }: { filter: Filter }) {
  return (
    <form method="get" aria-label="Filter" className="mb-6 flex flex-wrap items-end gap-x-6 gap-y-4">
      <Select name="side" label="For whom" placeholder="All" options={optionsOf(SIDE_WORDS)} defaultValue={filter.side ?? ""} />
      <Select name="kind" label="Alone or between the two" placeholder="All" options={optionsOf(KIND_WORDS)} defaultValue={filter.kind ?? ""} />
      <Button type="submit">Show</Button>
    </form>
  );
}

/** The exercises as a plain table. */
export function LibraryList({ exercises }: { exercises: readonly Exercise[] }) {
  return (
    <DataTable
      caption={exercises.length === 1 ? "1 exercise" : `${exercises.length} exercises`}
      columns={[
        { key: "title", header: "Exercise" }, { key: "side", header: "For whom" }, { key: "kind", header: "Kind" },
        { key: "gate", header: "Gate" }, { key: "minutes", header: "Minutes", align: "end" }, { key: "source", header: "Source" },
      ]}
      empty="No exercise fits. Choose fewer filters."
      rows={exercises.map((exercise) => ({
        id: exercise.code,
        cells: {
          title: <TextLink href={`/library/${exercise.code}`}>{exercise.title}</TextLink>, side: SIDE_WORDS[exercise.side], kind: KIND_WORDS[exercise.kind],
          gate: exercise.gate, minutes: exercise.minutes, source: `Article ${exercise.anchor}`,
        },
      }))}
    />
  );
}
