import type { Metadata } from "next";
import { DoneTogether } from "#components/assignments/done-together.tsx";
import { SlipForm } from "#components/assignments/slip-form.tsx";
import { PersonTasks } from "#components/assignments/task-list.tsx";
import { BeforeFirstLink } from "#components/couples/before-first-link.tsx";
import { Page } from "#components/shell/page.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { newCodeAction } from "#lib/assignments/actions.ts";
import { assignmentsPage } from "#lib/assignments/queries.ts";
import { thingsBeforeFirstLink } from "#lib/consents/queries.ts";
import { clock } from "#lib/platform/clock.ts";
import { orNotFound } from "#lib/platform/not-found.ts";
import { requireClinician } from "#lib/platform/session.ts";
import { dayOf } from "#lib/platform/time.ts";

export const metadata: Metadata = { title: "Exercises" };

type Props = { params: Promise<{ coupleId: string }> };

export default async function AssignmentsPage({ params }: Props) {
  const actor = await requireClinician();
  const { coupleId } = await params;
  const { people } = await orNotFound(assignmentsPage(actor, coupleId));
  const things = await thingsBeforeFirstLink(actor, coupleId);
  return (
    <Page>
      <PageHeader
        title="Exercises"
        lead="Something to try between hours, and how it went."
        actions={<ButtonLink variant="primary" href={`/couples/${coupleId}/assignments/new`}>Give an exercise</ButtonLink>}
      />
      <div className="grid gap-6 lg:grid-cols-2">
        {people.map((person) => (
          <PersonTasks key={person.clientId} coupleId={coupleId} person={person}>
            <p className="text-ink-2">{person.hasCode ? `${person.name} has a code. It opens every link of theirs.` : `${person.name} has no code yet. One is made with the first link.`}</p>
            <SlipForm action={newCodeAction} label={`New code for ${person.name}`} className="mt-2">
              <input type="hidden" name="clientId" value={person.clientId} />
              <input type="hidden" name="name" value={person.name} />
              <SubmitButton variant="secondary" size="small" pendingLabel="Making…">Make a new code for {person.name}</SubmitButton>
            </SlipForm>
          </PersonTasks>
        ))}
      </div>
      <div className="mt-6 grid gap-6 lg:grid-cols-2">
        <BeforeFirstLink coupleId={coupleId} things={things} />
        <DoneTogether people={people} today={dayOf(clock.now(), actor.zone)} />
      </div>
    </Page>
  );
}
