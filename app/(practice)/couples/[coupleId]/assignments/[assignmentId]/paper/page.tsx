import type { Metadata } from "next";
import { PaperForm } from "#components/reflections/paper-form.tsx";
import { OnePersonNote, Page } from "#components/shell/page.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { PartnerName } from "#components/ui/partner-mark.tsx";
import { orNotFound } from "#lib/platform/not-found.ts";
import { requireClinician } from "#lib/platform/session.ts";
import { paperPage } from "#lib/reflections/queries/paper.ts";

export const metadata: Metadata = { title: "Enter from paper" };

type Props = { params: Promise<{ coupleId: string; assignmentId: string }> };

export default async function PaperPage({ params }: Props) {
  const actor = await requireClinician();
  const { coupleId, assignmentId } = await params;
  const paper = await orNotFound(paperPage(actor, coupleId, assignmentId));
  return (
    <Page width="reading" room={paper.seat}>
      <PageHeader
        breadcrumbs={[{ href: `/couples/${coupleId}/assignments`, label: "Exercises" }, { href: `/couples/${coupleId}/assignments/${paper.assignmentId}`, label: paper.title }]}
        meta={<PartnerName seat={paper.seat}>{paper.name}</PartnerName>}
        title="Enter from paper"
        lead={`Word for word, as ${paper.name} wrote it. It counts as sent by ${paper.name}, and shows who entered it and when.`}
      />
      <OnePersonNote name={paper.name} />
      {paper.canEnter ? (
        <PaperForm assignmentId={paper.assignmentId} form={paper.form} givenOn={paper.givenOn} today={paper.today} />
      ) : (
        <Notice title="Nothing can be entered">
          <p>This task was not given yet, was taken back, or came back already.</p>
        </Notice>
      )}
    </Page>
  );
}
