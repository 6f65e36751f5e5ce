import type { Metadata } from "next";
import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { ClientPreview } from "#components/exercises/client-preview.tsx";
import { ExerciseDetails } from "#components/exercises/exercise-details.tsx";
import { ArchiveForm, CopyForm, Versions } from "#components/exercises/own-exercise.tsx";
import { Page } from "#components/shell/page.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { findExercise, type Exercise } from "#lib/exercises/exercise.ts";
import { KIND_WORDS, SIDE_WORDS } from "#lib/exercises/library.ts";
import { ownExercisePage } from "#lib/exercises/queries.ts";
import { orNotFound } from "#lib/platform/not-found.ts";
import { requireClinician } from "#lib/platform/session.ts";

export const metadata: Metadata = { title: "Exercise" };

type Props = { params: Promise<{ code: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function ExercisePage({ params, searchParams }: Props) {
  const actor = await requireClinician();
  const { code } = await params;
  const { version, kept } = await searchParams;
  const library = findExercise(code);
  if (library) {
    return (
      <Page>
        <Head exercise={library} actions={<CopyForm code={code} label="Copy and change" />} />
        <ExerciseDetails exercise={library} therapist={actor.calledName} />
        <ClientPreview exercise={library} therapist={actor.calledName} />
      </Page>
    );
  }
  const own = await orNotFound(ownExercisePage(actor, code));
  const shown = version === undefined ? own.newest : own.versions.find(({ number }) => String(number) === version);
  if (!shown) notFound();
  const isNewest = shown.number === own.newest.number;
  return (
    <Page>
      <Head
        exercise={shown.exercise}
        actions={
          <>
            {own.archivedAt ? null : <ButtonLink href={`/library/${code}/edit`}>Change</ButtonLink>}
            <CopyForm code={code} label="Copy" />
            <ArchiveForm code={code} archived={own.archivedAt !== null} />
          </>
        }
      />
      <div className="mb-6 space-y-3 empty:hidden">
        {kept === String(own.newest.number) ? <Notice tone="ok">Version {kept} is kept. Tasks already given stay as they were.</Notice> : null}
        {own.archivedAt ? <Notice tone="wait">This exercise is archived. It is on no list. Tasks already given go on.</Notice> : null}
        {isNewest ? null : <Notice tone="wait">This is version {shown.number}. The newest is version {own.newest.number}.</Notice>}
      </div>
      <ExerciseDetails exercise={shown.exercise} therapist={actor.calledName} />
      <ClientPreview exercise={shown.exercise} therapist={actor.calledName} />
      <Versions code={code} versions={own.versions} shown={shown.number} zone={actor.zone} />
    </Page>
  );
}

function Head({ exercise, actions }: { exercise: Exercise; actions: ReactNode }) {
  return (
    <PageHeader
      breadcrumbs={[{ href: "/library", label: "Library" }]}
      title={exercise.title}
      lead={exercise.purpose}
      meta={`${SIDE_WORDS[exercise.side]} · ${KIND_WORDS[exercise.kind]} · ${exercise.minutes} min · ${exercise.dose}${exercise.basedOn ? " · Your practice’s own" : ""}`}
      actions={actions}
    />
  );
}
