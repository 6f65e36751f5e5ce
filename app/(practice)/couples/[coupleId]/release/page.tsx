import type { Metadata } from "next";
import { AccountTable } from "#components/records/account-table.tsx";
import { EraseCard, HoldCard } from "#components/records/keep-cards.tsx";
import { LeavesCard } from "#components/records/leaves-card.tsx";
import { PrepareCard } from "#components/records/prepare-card.tsx";
import { Page } from "#components/shell/page.tsx";
import { Card } from "#components/ui/card.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { orNotFound } from "#lib/platform/not-found.ts";
import { requireClinician } from "#lib/platform/session.ts";
import { releaseDesk } from "#lib/records/queries.ts";

export const metadata: Metadata = { title: "Release desk" };

type Props = { params: Promise<{ coupleId: string }>; searchParams: Promise<{ change?: string | string[] }> };

export default async function ReleaseDeskPage({ params, searchParams }: Props) {
  const actor = await requireClinician();
  const { coupleId } = await params;
  const desk = await orNotFound(releaseDesk(actor, coupleId));
  const { change } = await searchParams;
  const part = { desk, open: typeof change === "string" ? change : null, page: `/couples/${coupleId}/release` };
  return (
    <Page>
      <PageHeader title="Release desk" lead="Hand out exactly what may be handed out, and keep account of it." breadcrumbs={[{ href: `/couples/${coupleId}/agreements`, label: "Agreements" }]} />
      <div className="grid items-start gap-6 lg:grid-cols-2">
        <div className="min-w-0 space-y-6">
          <PrepareCard {...part} />
          <Card title="What went out"><AccountTable desk={desk} /></Card>
        </div>
        <div className="min-w-0 space-y-6">
          <LeavesCard {...part} />
          <HoldCard {...part} />
          <EraseCard {...part} />
        </div>
      </div>
    </Page>
  );
}
