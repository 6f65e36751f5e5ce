import type { Metadata } from "next";
import { AssignForm } from "#components/assignments/assign-form.tsx";
import { ChooseExercise } from "#components/assignments/choose-exercise.tsx";
import { Page } from "#components/shell/page.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { choicesFor, chosenOf, offersFor } from "#lib/assignments/choice.ts";
import { assigning } from "#lib/assignments/queries/case-facts.ts";
import { findExercise } from "#lib/exercises/exercise.ts";
import { orNotFound } from "#lib/platform/not-found.ts";
import { requireClinician } from "#lib/platform/session.ts";

export const metadata: Metadata = { title: "Give an exercise" };

type Props = { params: Promise<{ coupleId: string }>; searchParams: Promise<{ exercise?: string | string[]; to?: string | string[] }> };

const one = (value: string | string[] | undefined): string | undefined => (Array.isArray(value) ? value[0] : value);

export default async function GiveExercisePage({ params, searchParams }: Props) {
  const actor = await requireClinician();
  const { coupleId } = await params;
  const asked = await searchParams;
  const facts = await orNotFound(assigning(actor, coupleId));
  const exercise = findExercise(one(asked.exercise) ?? "");
  const base = `/couples/${coupleId}/assignments`;
  if (!exercise) {
    return (
      <Page>
        <PageHeader breadcrumbs={[{ href: base, label: "Exercises" }]} title="Give an exercise" lead="Choose one. One that is closed says why." />
        <ChooseExercise coupleId={coupleId} offers={offersFor(facts.facts)} />
      </Page>
    );
  }
  const choices = choicesFor(exercise, facts.facts);
  const crumbs = [{ href: base, label: "Exercises" }, { href: `${base}/new`, label: "Give an exercise" }];
  return (
    <Page width="reading">
      <PageHeader breadcrumbs={crumbs} title={exercise.title} lead={exercise.purpose} />
      <AssignForm assigning={facts} exercise={exercise} choices={choices} chosen={chosenOf(choices, exercise, one(asked.to))} />
    </Page>
  );
}
