import type { Metadata } from "next";
import { BeforeFirstLink } from "#components/couples/before-first-link.tsx";
import { LastHour, NextHour, OpenTasks } from "#components/couples/overview-cards.tsx";
import { SafetyLine } from "#components/safety/safety-line.tsx";
import { Page } from "#components/shell/page.tsx";
import { ButtonLink, TextLink } from "#components/ui/button.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { thingsBeforeFirstLink } from "#lib/consents/queries.ts";
import { absentPartnerLine, caseName } from "#lib/couples/case-name.ts";
import { coupleOverview } from "#lib/couples/queries.ts";
import { orNotFound } from "#lib/platform/not-found.ts";
import { requireClinician } from "#lib/platform/session.ts";
import { caseSafetyLine } from "#lib/safety/queries.ts";

export const metadata: Metadata = { title: "Overview" };

type Props = { params: Promise<{ coupleId: string }> };

export default async function CouplePage({ params }: Props) {
  const actor = await requireClinician();
  const { coupleId } = await params;
  const overview = await orNotFound(coupleOverview(actor, coupleId));
  const { couple } = overview.header;
  const things = await thingsBeforeFirstLink(actor, couple.id);
  const lines = await caseSafetyLine(actor, couple.id);
  return (
    <Page>
      <PageHeader
        title={<><span className="sr-only">{caseName(couple)}: </span>Overview</>}
        lead={absentPartnerLine(couple)}
        actions={overview.header.nextSession ? <ButtonLink href={`/couples/${couple.id}/sessions/new`}>Plan a session</ButtonLink> : undefined}
      />
      <SafetyLine lines={lines} />
      <div className="grid gap-6 lg:grid-cols-[3fr_2fr]">
        <div className="min-w-0 space-y-6">
          <NextHour overview={overview} />
          <LastHour overview={overview} />
        </div>
        <div className="min-w-0 space-y-6">
          <OpenTasks coupleId={couple.id} tasks={overview.tasks} />
          <BeforeFirstLink coupleId={couple.id} things={things} />
          <p><TextLink href={`/couples/${couple.id}/closing`}>Direction and closing</TextLink></p>
        </div>
      </div>
    </Page>
  );
}
