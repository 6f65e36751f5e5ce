import type { Metadata } from "next";
import { LibraryFilter, LibraryList } from "#components/exercises/library.tsx";
import { Page } from "#components/shell/page.tsx";
import { Disclosure } from "#components/ui/disclosure.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { allExercises } from "#lib/exercises/exercise.ts";
import { libraryFilterFrom, matchingExercises } from "#lib/exercises/library.ts";
import { ownLibrary } from "#lib/exercises/queries.ts";
import { requireClinician } from "#lib/platform/session.ts";

export const metadata: Metadata = { title: "Library" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function LibraryPage({ searchParams }: Props) {
  const actor = await requireClinician();
  const filter = libraryFilterFrom(await searchParams);
  const own = await ownLibrary(actor);
  const exercisesOf = (isArchived: boolean) => matchingExercises(filter, own.filter(({ archivedAt }) => (archivedAt !== null) === isArchived).map(({ newest }) => newest.exercise));
  const found = matchingExercises(filter, allExercises);
  const archived = exercisesOf(true);
  return (
    <Page>
      <PageHeader title="Library" lead="28 exercises. Each says where its idea comes from. Copy one to put it in your own words." />
      <LibraryFilter filter={filter} />
      {own.length > 0 ? (
        <section aria-labelledby="own" className="mb-10">
          <h2 id="own" className="mb-2 text-xl">Your practice’s own</h2>
          <LibraryList exercises={exercisesOf(false)} caption="Your practice’s own exercises" empty="None of your own fits." />
          {archived.length > 0 ? (
            <Disclosure summary={`Archived (${archived.length})`} className="mt-3">
              <LibraryList exercises={archived} caption="Archived exercises" />
            </Disclosure>
          ) : null}
        </section>
      ) : null}
      <section aria-labelledby="all">
        <h2 id="all" className="text-xl">The 28</h2>
        <p role="status" className="mb-2 text-sm text-ink-2">{found.length === 1 ? "1 exercise" : `${found.length} exercises`}</p>
        <LibraryList exercises={found} caption="Exercises of the library" />
      </section>
    </Page>
  );
}
