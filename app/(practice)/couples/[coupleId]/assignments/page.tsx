import type { Metadata } from "next";
import { CodeLine } from "#components/assignments/code-line.tsx";
import { DoneTogether } from "#components/assignments/done-together.tsx";
import { DraftsWaiting } from "#components/assignments/drafts-waiting.tsx";
import { HomeworkTable } from "#components/assignments/homework-table.tsx";
import { PersonTasks } from "#components/assignments/task-list.tsx";
import { MarkedFirst } from "#components/reflections/marked-first.tsx";
import { BeforeFirstLink } from "#components/couples/before-first-link.tsx";
import { RestNote } from "#components/safety/rest-note.tsx";
import { Page } from "#components/shell/page.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { assignmentsPage } from "#lib/assignments/queries.ts";
import { needsTick } from "#lib/assignments/gate.ts";
import { thingsBeforeFirstLink } from "#lib/consents/queries.ts";
import { asTheySit } from "#lib/couples/case-name.ts";
import { coupleHeader } from "#lib/couples/queries.ts";
import { findExercise } from "#lib/exercises/exercise.ts";
import { clock } from "#lib/platform/clock.ts";
import { orNotFound } from "#lib/platform/not-found.ts";
import { requireClinician } from "#lib/platform/session.ts";
import { dayOf } from "#lib/platform/time.ts";
import { markedOfCase } from "#lib/reflections/queries/inbox.ts";
import { restNote } from "#lib/safety/queries/rest-week.ts";
import { namesOf } from "#lib/sessions/hour.ts";

export const metadata: Metadata = { title: "Exercises" };

type Props = { params: Promise<{ coupleId: string }> };

export default async function AssignmentsPage({ params }: Props) {
  const actor = await requireClinician();
  const { coupleId } = await params;
  const page = await orNotFound(assignmentsPage(actor, coupleId));
  const { couple } = await coupleHeader(actor, coupleId);
  const things = await thingsBeforeFirstLink(actor, coupleId);
  const people = asTheySit(couple.leftSeat, page.people);
  const names = namesOf(couple.clients, couple.partnerCalled);
  const drafts = people.flatMap((person) => person.drafts);
  const asksTick = drafts.some(({ exerciseCode }) => exerciseCode.startsWith("OWN.") || needsTick(findExercise(exerciseCode) ?? { gate: "G0" }));
  return (
    <Page>
      <PageHeader
        title="Exercises"
        lead="Something to try between hours, and how it went."
        actions={<ButtonLink variant={drafts.length > 0 ? "secondary" : "primary"} href={`/couples/${coupleId}/assignments/new`}>Give an exercise</ButtonLink>}
      />
      <RestNote words={await restNote(actor, coupleId)} />
      <MarkedFirst lines={await markedOfCase(actor, coupleId)} />
      <DraftsWaiting coupleId={coupleId} people={people} asksTick={asksTick} />
      <div className="grid items-start gap-6 lg:grid-cols-2">
        {people.map((person) => (
          <PersonTasks key={person.clientId} coupleId={coupleId} person={person}>
            <CodeLine person={person} called={names[person.seat]} />
          </PersonTasks>
        ))}
      </div>
      <HomeworkTable coupleId={coupleId} people={people} />
      <div className="mt-10 grid items-start gap-6 lg:grid-cols-2">
        <BeforeFirstLink coupleId={coupleId} things={things} />
        <DoneTogether people={people} today={dayOf(clock.now(), actor.zone)} />
      </div>
    </Page>
  );
}
