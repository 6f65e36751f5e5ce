import type { Metadata } from "next";
import { PlanForm } from "#components/sessions/plan-form.tsx";
import type { PlanDefaults } from "#components/sessions/plan-form.tsx";
import { Page } from "#components/shell/page.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { asTheySit } from "#lib/couples/case-name.ts";
import { coupleHeader } from "#lib/couples/queries.ts";
import { clock } from "#lib/platform/clock.ts";
import { orNotFound } from "#lib/platform/not-found.ts";
import { requireClinician } from "#lib/platform/session.ts";
import { addDays, dayOf } from "#lib/platform/time.ts";
import type { SessionDto } from "#lib/sessions/dto.ts";
import { namesOf } from "#lib/sessions/hour.ts";
import { listSessions } from "#lib/sessions/queries.ts";

export const metadata: Metadata = { title: "Plan a session" };

export default async function PlanSessionPage({ params }: { params: Promise<{ coupleId: string }> }) {
  const actor = await requireClinician();
  const { coupleId } = await params;
  const { couple } = await orNotFound(coupleHeader(actor, coupleId));
  const [last] = (await listSessions(actor, couple.id)).filter(({ cancelled }) => !cancelled);
  const people = {
    kind: couple.kind, names: namesOf(couple.clients, couple.partnerCalled), seats: asTheySit(couple.leftSeat, couple.clients).map(({ seat }) => seat),
  };
  return (
    <Page width="reading">
      <PageHeader
        breadcrumbs={[{ href: `/couples/${couple.id}/sessions`, label: "Sessions" }]}
        title="Plan a session"
      />
      <PlanForm coupleId={couple.id} people={people} zone={actor.zone} defaults={defaultsFrom(last, dayOf(clock.now(), actor.zone))} />
    </Page>
  );
}

/** The rhythm of the last hour, a week on; else today at ten for fifty minutes. */
function defaultsFrom(last: SessionDto | undefined, today: string): PlanDefaults {
  if (!last) return { day: today, time: "10:00", minutes: 50, place: "ROOM", who: "JOINT" };
  const nextWeek = addDays(last.day, 7);
  return { day: nextWeek < today ? today : nextWeek, time: last.time, minutes: last.minutes, place: last.place, who: "JOINT" };
}
