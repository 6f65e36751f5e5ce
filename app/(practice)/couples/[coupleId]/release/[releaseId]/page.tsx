import type { Metadata } from "next";
import { HandOutCard, TakeBackForm } from "#components/records/hand-out-card.tsx";
import { ReleaseItems } from "#components/records/release-items.tsx";
import { Page } from "#components/shell/page.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { orNotFound } from "#lib/platform/not-found.ts";
import { requireClinician } from "#lib/platform/session.ts";
import { releasePage } from "#lib/records/queries/release.ts";
import { groundWords } from "#lib/records/schema.ts";

export const metadata: Metadata = { title: "Go through it" };

type Props = { params: Promise<{ coupleId: string; releaseId: string }> };

export default async function ReleasePage({ params }: Props) {
  const actor = await requireClinician();
  const { coupleId, releaseId } = await params;
  const release = await orNotFound(releasePage(actor, coupleId, releaseId));
  const isOpen = release.state === "PREPARED";
  return (
    <Page>
      <PageHeader
        title={release.of} lead={`For ${release.recipient}. ${release.purpose}`} meta={groundWords[release.ground]}
        breadcrumbs={[{ href: `/couples/${coupleId}/release`, label: "Release desk" }]}
      />
      <div className="space-y-6">
        {release.basis ? <p className="max-w-measure break-words">{release.basis}</p> : null}
        {release.against.length > 0 ? <Notice tone="wait" title="It may not go out yet">{release.against.map((sentence) => <p key={sentence}>{sentence}</p>)}</Notice> : null}
        {isOpen ? <p>{release.undecided === 0 ? "Every item is decided." : `${release.undecided} of ${release.items.length} items are to be looked at.`}</p> : null}
        {isOpen ? <ReleaseItems release={release} /> : null}
        {release.state === "MADE" ? <HandOutCard release={release} /> : null}
        {release.state === "RUN_OUT" ? <Notice title="This release has run out">Its text is gone, the account of it stays. Prepare a new one.</Notice> : null}
        {release.state === "CANCELLED" ? <Notice title="This release was taken back" /> : <TakeBackForm releaseId={release.id} />}
      </div>
    </Page>
  );
}
