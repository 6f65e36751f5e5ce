import type { Metadata } from "next";
import { ChooseExercise } from "#components/assignments/choose-exercise.tsx";
import { GiveNew } from "#components/assignments/give-new.tsx";
import { Suggested } from "#components/assignments/suggested.tsx";
import { StopCard } from "#components/safety/stop-card.tsx";
import { Page } from "#components/shell/page.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { offersFor, withoutOne } from "#lib/assignments/choice.ts";
import { assigning } from "#lib/assignments/queries/case-facts.ts";
import { giving } from "#lib/assignments/queries/giving.ts";
import { findExercise } from "#lib/exercises/exercise.ts";
import { clock } from "#lib/platform/clock.ts";
import { orNotFound } from "#lib/platform/not-found.ts";
import { requireClinician } from "#lib/platform/session.ts";
import { suggestionsToChoose } from "#lib/preparation/queries/choosing.ts";
import { stopProtocol } from "#lib/safety/queries/hold.ts";
import { previewAction } from "../preview.ts";

export const metadata: Metadata = { title: "Give an exercise" };

type Asked = Readonly<Record<"exercise" | "to" | "q" | "instead", string | string[] | undefined>>;
type Props = { params: Promise<{ coupleId: string }>; searchParams: Promise<Partial<Asked>> };

const one = (value: string | string[] | undefined): string | undefined => (Array.isArray(value) ? value[0] : value);

export default async function GiveExercisePage({ params, searchParams }: Props) {
  const actor = await requireClinician();
  const { coupleId } = await params;
  const asked = await searchParams;
  const instead = one(asked.instead);
  const facts = await orNotFound(assigning(actor, coupleId));
  const given = await giving(actor, coupleId);
  const code = one(asked.exercise) ?? "";
  const exercise = findExercise(code) ?? given.own.find((own) => own.code === code);
  const back = `/couples/${coupleId}/assignments`;
  if (!exercise) {
    const stop = instead ? null : await stopProtocol(actor, coupleId);
    const carry = instead ? `&instead=${encodeURIComponent(instead)}&to=${one(asked.to) ?? ""}` : "";
    return (
      <Page>
        <PageHeader
          breadcrumbs={[{ href: back, label: "Exercises" }]}
          title={instead ? "Choose another in its place" : "Give an exercise"}
          lead="Choose one, then say why and when. One that is closed says why."
        />
        {stop ? <StopCard coupleId={coupleId} protocol={stop} /> : null}
        {instead || stop ? null : <Suggested coupleId={coupleId} people={await suggestionsToChoose(actor, coupleId)} />}
        <h2 className="mb-3 text-lg">The whole library</h2>
        <ChooseExercise coupleId={coupleId} offers={offersFor(instead ? withoutOne(facts.facts, one(asked.to)) : facts.facts, given.own)} query={one(asked.q) ?? ""} carry={carry} />
      </Page>
    );
  }
  return (
    <Page>
      <PageHeader breadcrumbs={[{ href: back, label: "Exercises" }, { href: `${back}/new`, label: "Give an exercise" }]} title={exercise.title} lead={exercise.purpose} />
      <GiveNew
        exercise={exercise} assigning={facts} giving={given} to={one(asked.to)} instead={instead}
        now={clock.now()} zone={actor.zone} refresh={previewAction.bind(null, coupleId)}
      />
    </Page>
  );
}
