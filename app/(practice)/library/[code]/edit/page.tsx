import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ExerciseEditor } from "#components/exercises/exercise-editor.tsx";
import { Page } from "#components/shell/page.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { draftOf } from "#lib/exercises/draft.ts";
import { gateText } from "#lib/exercises/gates.ts";
import { GATE_WORDS } from "#lib/exercises/library.ts";
import { ownExercisePage } from "#lib/exercises/queries.ts";
import { gatesFor, leastGateOf } from "#lib/exercises/wording.ts";
import { orNotFound } from "#lib/platform/not-found.ts";
import { requireClinician } from "#lib/platform/session.ts";

export const metadata: Metadata = { title: "Change an exercise" };

type Props = { params: Promise<{ code: string }> };

export default async function ChangeExercisePage({ params }: Props) {
  const actor = await requireClinician();
  const { code } = await params;
  const { newest, archivedAt } = await orNotFound(ownExercisePage(actor, code));
  if (archivedAt) notFound();
  const { exercise, number } = newest;
  return (
    <Page>
      <PageHeader
        breadcrumbs={[{ href: "/library", label: "Library" }, { href: `/library/${code}`, label: exercise.title }]}
        title="Your practice’s own version"
        lead="Side, kind, criteria and the moves it answers stay as they were copied. Each version is kept; tasks already given never change."
        meta={`Version ${number}`}
      />
      <ExerciseEditor
        code={code}
        start={{ status: "idle", draft: draftOf(exercise), version: number, errors: {}, focus: null, round: 0 }}
        gates={gatesFor(leastGateOf(exercise)).map((value) => ({ value, label: GATE_WORDS[value], hint: gateText(value) }))}
        hasSoloSteps={exercise.solo}
      />
    </Page>
  );
}
