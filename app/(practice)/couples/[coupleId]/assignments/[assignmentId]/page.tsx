import type { Metadata } from "next";
import { ChangeDraft } from "#components/assignments/change-draft.tsx";
import { DiscardDraft } from "#components/assignments/discard-draft.tsx";
import { OutcomeCard } from "#components/assignments/outcome-card.tsx";
import { TaskChanges } from "#components/assignments/task-changes.tsx";
import { TaskFacts } from "#components/assignments/task-facts.tsx";
import { TaskLink } from "#components/assignments/task-link.tsx";
import { TaskSheet } from "#components/assignments/task-sheet.tsx";
import { Page } from "#components/shell/page.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { PartnerName } from "#components/ui/partner-mark.tsx";
import { assignmentPage } from "#lib/assignments/queries.ts";
import { assigning } from "#lib/assignments/queries/case-facts.ts";
import { giving } from "#lib/assignments/queries/giving.ts";
import { clock } from "#lib/platform/clock.ts";
import { orNotFound } from "#lib/platform/not-found.ts";
import { requireClinician } from "#lib/platform/session.ts";
import { linkCard } from "#lib/requests/queries/links.ts";
import { previewAction } from "../preview.ts";

export const metadata: Metadata = { title: "Task" };

type Props = { params: Promise<{ coupleId: string; assignmentId: string }>; searchParams: Promise<{ card?: string | string[] }> };

export default async function AssignmentPage({ params, searchParams }: Props) {
  const actor = await requireClinician();
  const { coupleId, assignmentId } = await params;
  const task = await orNotFound(assignmentPage(actor, coupleId, assignmentId));
  const isDraft = task.status === "drafted";
  const { card } = await searchParams;
  const given = await giving(actor, coupleId);
  const facts = isDraft && task.exercise ? { exercise: task.exercise, assigning: await assigning(actor, coupleId), giving: given, now: clock.now(), zone: actor.zone } : null;
  const shown = task.canHaveLink && task.link && card === task.link.requestId ? await orNotFound(linkCard(actor, card, task.clientId)) : null;
  const called = given.names[task.seat];
  return (
    <Page room={isDraft ? undefined : task.seat}>
      <PageHeader
        breadcrumbs={[{ href: `/couples/${coupleId}/assignments`, label: "Exercises" }]}
        meta={<PartnerName seat={task.seat}>{task.name}</PartnerName>}
        title={task.title}
        lead={isDraft ? "A draft. Nothing has left." : undefined}
        actions={task.reflectionId ? <ButtonLink variant="primary" href={`/reflections/${task.reflectionId}`}>Read what came back</ButtonLink> : undefined}
      />
      <ChangeDraft coupleId={coupleId} task={task} facts={facts} refresh={previewAction.bind(null, coupleId)} />
      {isDraft ? <DiscardDraft coupleId={coupleId} assignmentId={task.id} /> : (
        <div className="grid gap-6 lg:grid-cols-[3fr_2fr]">
          <div className="min-w-0 space-y-6">
            <TaskFacts task={task} />
            <TaskSheet coupleId={coupleId} task={task} />
          </div>
          <div className="min-w-0 space-y-6">
            <TaskLink coupleId={coupleId} task={task} called={called} card={shown} />
            <OutcomeCard coupleId={coupleId} task={task} />
            <TaskChanges coupleId={coupleId} task={task} />
          </div>
        </div>
      )}
    </Page>
  );
}
