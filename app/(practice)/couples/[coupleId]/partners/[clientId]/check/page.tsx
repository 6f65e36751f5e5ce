import type { Metadata } from "next";
import { PlanCard } from "#components/safety/plan-card.tsx";
import { QuestionsCard } from "#components/safety/questions-card.tsx";
import { TalkCard } from "#components/safety/talk-card.tsx";
import { ToldCard } from "#components/safety/told-card.tsx";
import { OnePersonNote, Page } from "#components/shell/page.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { orNotFound } from "#lib/platform/not-found.ts";
import { requireClinician } from "#lib/platform/session.ts";
import { checkPage } from "#lib/safety/queries/check.ts";

export const metadata: Metadata = { title: "Private check" };

type Props = { params: Promise<{ coupleId: string; clientId: string }>; searchParams: Promise<{ change?: string | string[] }> };

export default async function PrivateCheckPage({ params, searchParams }: Props) {
  const actor = await requireClinician();
  const { coupleId, clientId } = await params;
  const check = await orNotFound(checkPage(actor, coupleId, clientId));
  const { change } = await searchParams;
  const person = `/couples/${coupleId}/partners/${clientId}`;
  const part = { check, open: typeof change === "string" ? change : null, page: `${person}/check` };
  // While the questions stand open the person may see the screen: nothing else is on it.
  const asking = part.open === "questions" || part.open === "again";
  return (
    <Page room={check.seat} width="reading">
      <PageHeader breadcrumbs={[{ href: person, label: check.calledName }]} title="Private check" lead="The same for everyone, alone, by talk first." />
      <OnePersonNote name={check.calledName} />
      <div data-screen-only className="space-y-6 print:hidden">
        {check.pacing && !asking ? <Notice tone="wait" title="Both, in the same week, for the same length">{check.pacing}</Notice> : null}
        {check.separated ? <Notice tone="note">The two are no longer a couple here. What is kept here stays {check.calledName}&apos;s own.</Notice> : null}
        <QuestionsCard {...part} />
        {check.underWay || asking ? <p className="text-ink-2">{asking ? "What was told stands here again once the questions are closed." : "What was told stands here again after the hour."}</p> : (
          <>
            <ToldCard {...part} />
            <TalkCard {...part} />
            <PlanCard {...part} />
          </>
        )}
      </div>
    </Page>
  );
}
