import type { Metadata } from "next";
import { FollowUpCard, WhatWeSawCard } from "#components/direction/after-card.tsx";
import { ClosureCard } from "#components/direction/closure-card.tsx";
import { GoalCard } from "#components/direction/goal-card.tsx";
import { StayingCard } from "#components/direction/staying-card.tsx";
import { StepsCard } from "#components/direction/steps-card.tsx";
import { OnePersonNote, Page } from "#components/shell/page.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { personDirection } from "#lib/direction/queries.ts";
import { orNotFound } from "#lib/platform/not-found.ts";
import { requireClinician } from "#lib/platform/session.ts";

export const metadata: Metadata = { title: "Direction of one person" };

type Props = { params: Promise<{ coupleId: string; clientId: string }>; searchParams: Promise<{ change?: string | string[] }> };

export default async function PersonDirectionPage({ params, searchParams }: Props) {
  const actor = await requireClinician();
  const { coupleId, clientId } = await params;
  const own = await orNotFound(personDirection(actor, coupleId, clientId));
  const { change } = await searchParams;
  const part = { open: typeof change === "string" ? change : null, page: `/couples/${coupleId}/partners/${clientId}/direction` };
  return (
    <Page room={own.client.seat}>
      <PageHeader title={`Direction: ${own.client.name}`} />
      <OnePersonNote name={own.client.name} />
      <div className="grid items-start gap-6 lg:grid-cols-2">
        <div className="min-w-0 space-y-6">
          <GoalCard own={own} {...part} />
          <StayingCard own={own} {...part} />
        </div>
        <div className="min-w-0 space-y-6">
          <StepsCard coupleId={coupleId} clientId={clientId} steps={own.steps} today={own.today} {...part} />
          <ClosureCard own={own} {...part} />
          <WhatWeSawCard own={own} {...part} />
          <FollowUpCard own={own} />
        </div>
      </div>
    </Page>
  );
}
