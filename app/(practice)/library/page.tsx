import type { Metadata } from "next";
import { LibraryFilter, LibraryList } from "#components/exercises/library.tsx";
import { Page } from "#components/shell/page.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { libraryFilterFrom, matchingExercises } from "#lib/exercises/library.ts";
import { requireClinician } from "#lib/platform/session.ts";

export const metadata: Metadata = { title: "Library" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function LibraryPage({ searchParams }: Props) {
  await requireClinician();
  const filter = libraryFilterFrom(await searchParams);
  return (
    <Page>
      <PageHeader title="Library" lead="28 exercises. Each says where its idea comes from." />
      <LibraryFilter filter={filter} />
      <LibraryList exercises={matchingExercises(filter)} />
    </Page>
  );
}
