import type { Metadata } from "next";
import { OutcomeCard, TaskFacts, TaskLink, WithdrawTask } from "#components/assignments/task-cards.tsx";
import { TaskSheet } from "#components/assignments/task-sheet.tsx";
import { Page } from "#components/shell/page.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { PartnerName } from "#components/ui/partner-mark.tsx";
import { assignmentPage } from "#lib/assignments/queries.ts";
import { orNotFound } from "#lib/platform/not-found.ts";
import { requireClinician } from "#lib/platform/session.ts";

export const metadata: Metadata = { title: "Task" };

type Props = { params: Promise<{ coupleId: string; assignmentId: string }> };

export default async function AssignmentPage({ params }: Props) {
  const actor = await requireClinician();
  const { coupleId, assignmentId } = await params;
  const task = await orNotFound(assignmentPage(actor, coupleId, assignmentId));
  return (
    <Page room={task.seat}>
      <PageHeader
        breadcrumbs={[{ href: `/couples/${coupleId}/assignments`, label: "Exercises" }]}
        meta={<PartnerName seat={task.seat}>{task.name}</PartnerName>}
        title={task.title}
        actions={task.reflectionId ? <ButtonLink variant="primary" href={`/reflections/${task.reflectionId}`}>Read what came back</ButtonLink> : undefined}
      />
      <div className="grid gap-6 lg:grid-cols-[3fr_2fr]">
        <div className="min-w-0 space-y-6">
          <TaskFacts task={task} />
          <TaskLink task={task} />
          <TaskSheet task={task} />
        </div>
        <div className="min-w-0 space-y-6">
          <OutcomeCard task={task} />
          <WithdrawTask task={task} />
        </div>
      </div>
    </Page>
  );
}
