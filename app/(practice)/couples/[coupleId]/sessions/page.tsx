import type { Metadata } from "next";
import { BalanceCard } from "#components/sessions/balance-card.tsx";
import { SessionTable } from "#components/sessions/session-table.tsx";
import { Page } from "#components/shell/page.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { coupleHeader } from "#lib/couples/queries.ts";
import { clock } from "#lib/platform/clock.ts";
import { orNotFound } from "#lib/platform/not-found.ts";
import { requireClinician } from "#lib/platform/session.ts";
import { dayOf } from "#lib/platform/time.ts";
import { listSessions } from "#lib/sessions/queries.ts";
import { attentionBalance } from "#lib/sessions/queries/balance.ts";

export const metadata: Metadata = { title: "Sessions" };

export default async function SessionsPage({ params }: { params: Promise<{ coupleId: string }> }) {
  const actor = await requireClinician();
  const { coupleId } = await params;
  const { couple, underWay } = await orNotFound(coupleHeader(actor, coupleId));
  const sessions = await listSessions(actor, couple.id);
  const balance = await attentionBalance(actor, couple.id);
  const now = clock.now();
  const ahead = sessions.filter(({ plannedEndsAt, cancelled }) => plannedEndsAt > now && !cancelled).toReversed();
  const past = sessions.filter((session) => !ahead.includes(session));
  const plan = <ButtonLink variant="primary" href={`/couples/${couple.id}/sessions/new`}>Plan a session</ButtonLink>;
  return (
    <Page>
      <PageHeader
        title="Sessions"
        actions={sessions.length > 0 ? plan : undefined}
      />
      {sessions.length === 0 ? (
        <EmptyState title="No session yet" action={plan}>Plan the first hour. After it, two minutes are enough to record what you saw.</EmptyState>
      ) : (
        <div className="space-y-10">
          {ahead.length > 0 ? <SessionTable caption="Ahead" sessions={ahead} /> : null}
          {past.length > 0 ? <SessionTable caption="So far, newest first" sessions={past} /> : null}
          {balance && !underWay ? <BalanceCard balance={balance} today={dayOf(now, actor.zone)} /> : null}
        </div>
      )}
    </Page>
  );
}
