import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ExerciseDetails } from "#components/exercises/exercise-details.tsx";
import { Page } from "#components/shell/page.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { findExercise } from "#lib/exercises/exercise.ts";
import { KIND_WORDS, SIDE_WORDS } from "#lib/exercises/library.ts";
import { requireClinician } from "#lib/platform/session.ts";

export const metadata: Metadata = { title: "Exercise" };

type Props = { params: Promise<{ code: string }> };

export default async function ExercisePage({ params }: Props) {
  await requireClinician();
  const exercise = findExercise((await params).code);
  if (!exercise) notFound();
  return (
    <Page>
      <PageHeader
        breadcrumbs={[{ href: "/library", label: "Library" }]}
        title={exercise.title}
        lead={exercise.purpose}
        meta={`${SIDE_WORDS[exercise.side]} · ${KIND_WORDS[exercise.kind]} · ${exercise.minutes} min · ${exercise.dose}`}
      />
      <ExerciseDetails exercise={exercise} />
    </Page>
  );
}
