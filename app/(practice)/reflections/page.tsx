import type { Metadata } from "next";
import { InboxList, InboxViews } from "#components/reflections/inbox-list.tsx";
import { Page } from "#components/shell/page.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { requireClinician } from "#lib/platform/session.ts";
import { inbox } from "#lib/reflections/queries/inbox.ts";

export const metadata: Metadata = { title: "Reflections" };

type Props = { searchParams: Promise<{ show?: string | string[] }> };

export default async function ReflectionsPage({ searchParams }: Props) {
  const actor = await requireClinician();
  const { show, lines } = await inbox(actor, await searchParams);
  return (
    <Page>
      <PageHeader title="Reflections" breadcrumbs={[{ href: "/today", label: "Today" }]} lead={show === "open" ? "All are to be read. Marks and the most upset come first." : undefined} />
      <InboxViews show={show} />
      {lines.length > 0 ? <InboxList lines={lines} /> : null}
      {lines.length === 0 && show === "open" ? <EmptyState title="Nothing waits to be read">What people send by link or on paper comes in here.</EmptyState> : null}
      {lines.length === 0 && show === "reviewed" ? <EmptyState title="Nothing reviewed yet">What you have read and marked as reviewed stands here.</EmptyState> : null}
    </Page>
  );
}
