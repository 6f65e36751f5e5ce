import type { Metadata } from "next";
import { LookFrames } from "#components/assignments/look-frames.tsx";
import { Page } from "#components/shell/page.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { orNotFound } from "#lib/platform/not-found.ts";
import { requireClinician } from "#lib/platform/session.ts";
import { lookAs } from "#lib/requests/queries/look.ts";

export const metadata: Metadata = { title: "Look as one person" };

/** What one person could see right now, drawn by that person's own pages (ux T22). */
export default async function LookPage({ params }: { params: Promise<{ coupleId: string; clientId: string }> }) {
  const actor = await requireClinician();
  const { coupleId, clientId } = await params;
  const { name, links } = await orNotFound(lookAs(actor, coupleId, clientId));
  return (
    <Page>
      <PageHeader title={`Look as ${name}`} lead="What this person can see right now, and nothing besides." />
      {links.length === 0 ? (
        <EmptyState title="Nothing">No link of {name} is open. Whatever address they try, it asks for a code or says that it is closed.</EmptyState>
      ) : <LookFrames name={name} links={links} />}
    </Page>
  );
}
