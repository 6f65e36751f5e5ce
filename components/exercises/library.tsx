import { Button, TextLink } from "#components/ui/button.tsx";
import { DataTable } from "#components/ui/data-table.tsx";
import { Select } from "#components/ui/select.tsx";
import { TextInput } from "#components/ui/text-input.tsx";
import type { Exercise } from "#lib/exercises/exercise.ts";
import { answeredMoves, CRITERION_WORDS, GATE_WORDS, isFiltered, KIND_WORDS, SIDE_WORDS, type LibraryFilter as Filter } from "#lib/exercises/library.ts";

const optionsOf = (words: Readonly<Record<string, string>>) => Object.entries(words).map(([value, label]) => ({ value, label }));

/** The filter, in the address. Works without scripts. */
export function LibraryFilter({ filter }: { filter: Filter }) {
  return (
    <form method="get" role="search" aria-label="Exercises" className="mb-8 grid gap-x-6 gap-y-4 sm:grid-cols-2 lg:grid-cols-3">
      <TextInput name="words" label="Words" type="search" defaultValue={filter.words} />
      <Select width="full" name="side" label="For whom" placeholder="All" options={optionsOf(SIDE_WORDS)} defaultValue={filter.side ?? ""} />
      <Select width="full" name="kind" label="Alone or between the two" placeholder="All" options={optionsOf(KIND_WORDS)} defaultValue={filter.kind ?? ""} />
      <Select width="full" name="criterion" label="Serves" placeholder="All" options={optionsOf(CRITERION_WORDS)} defaultValue={filter.criterion ?? ""} />
      <Select width="full" name="answers" label="Answers the move" placeholder="All" options={answeredMoves()} defaultValue={filter.answers ?? ""} />
      <div className="flex items-end gap-4">
        <Button type="submit">Show</Button>
        {isFiltered(filter) ? <TextLink href="/library" className="py-2">Show all</TextLink> : null}
      </div>
    </form>
  );
}

type ListProps = {
  exercises: readonly Exercise[];
  /** Names the table for those who do not see the heading above it. */
  caption: string;
  empty?: string;
};

/** Exercises as a plain table. */
export function LibraryList({ exercises, caption, empty = "No exercise fits. Choose fewer filters." }: ListProps) {
  return (
    <DataTable
      caption={caption}
      hideCaption
      columns={[
        { key: "title", header: "Exercise", width: "sm:w-2/5" }, { key: "side", header: "For whom" }, { key: "kind", header: "Kind" },
        { key: "gate", header: "May go home" }, { key: "minutes", header: "Minutes", align: "end" }, { key: "source", header: "Source" },
      ]}
      empty={empty}
      rows={exercises.map((exercise) => ({
        id: exercise.code,
        cells: {
          title: (
            <div>
              <TextLink href={`/library/${exercise.code}`}>{exercise.title}</TextLink>
              <span className="block text-sm font-normal text-ink-2">{exercise.purpose}</span>
            </div>
          ),
          side: SIDE_WORDS[exercise.side], kind: KIND_WORDS[exercise.kind], gate: GATE_WORDS[exercise.gate], minutes: exercise.minutes,
          source: `Article ${exercise.anchor}`,
        },
      }))}
    />
  );
}
