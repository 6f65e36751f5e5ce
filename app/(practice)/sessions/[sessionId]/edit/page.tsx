import type { Metadata } from "next";
import { AttendanceForm } from "#components/sessions/attendance-form.tsx";
import { CancelForm } from "#components/sessions/cancel-form.tsx";
import { ChangePlanForm } from "#components/sessions/plan-form.tsx";
import { whenOf } from "#components/sessions/session-words.ts";
import { Page } from "#components/shell/page.tsx";
import { Card } from "#components/ui/card.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { asTheySit } from "#lib/couples/case-name.ts";
import { orNotFound } from "#lib/platform/not-found.ts";
import { requireClinician } from "#lib/platform/session.ts";
import { sessionPlan } from "#lib/sessions/queries.ts";

export const metadata: Metadata = { title: "Edit session" };

export default async function EditSessionPage({ params }: { params: Promise<{ sessionId: string }> }) {
  const actor = await requireClinician();
  const { sessionId } = await params;
  const session = await orNotFound(sessionPlan(actor, sessionId));
  const { kind, names, leftSeat, clients } = session.couple;
  const seats = asTheySit(leftSeat, clients).map(({ seat }) => seat);
  const untouched = !session.attended && !session.recorded && !session.wrappedUp;
  return (
    <Page width="reading">
      <PageHeader
        breadcrumbs={[{ href: `/couples/${session.coupleId}/sessions`, label: "Sessions" }, { href: `/sessions/${session.id}`, label: `Session ${session.number}` }]}
        meta={whenOf(session)}
        title={`Edit session ${session.number}`}
      />
      {session.cancelled ? <EmptyState title="This hour was cancelled">Plan a new one instead.</EmptyState> : (
        <div className="space-y-6">
          <Card title="Who came" id="who-came" lead={session.attended ? undefined : "As planned, until you save it."}>
            <AttendanceForm session={session} seats={seats} />
          </Card>
          <Card title="The plan">
            <ChangePlanForm session={session} people={{ kind, names, seats }} />
          </Card>
          {untouched ? <Card title="Not held"><CancelForm sessionId={session.id} /></Card> : null}
        </div>
      )}
    </Page>
  );
}
