import type { Metadata } from "next";
import { SeparateCard } from "#components/couples/separate-card.tsx";
import { EndingsCard, PracticalCard } from "#components/direction/endings-card.tsx";
import { StepsCard } from "#components/direction/steps-card.tsx";
import { Page } from "#components/shell/page.tsx";
import { TextLink } from "#components/ui/button.tsx";
import { Card } from "#components/ui/card.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { closingPage } from "#lib/direction/queries.ts";
import { orNotFound } from "#lib/platform/not-found.ts";
import { requireClinician } from "#lib/platform/session.ts";

export const metadata: Metadata = { title: "Direction and closing" };

type Props = { params: Promise<{ coupleId: string }>; searchParams: Promise<{ change?: string | string[] }> };

export default async function ClosingPage({ params, searchParams }: Props) {
  const actor = await requireClinician();
  const { coupleId } = await params;
  const closing = await orNotFound(closingPage(actor, coupleId));
  const { change } = await searchParams;
  const part = { open: typeof change === "string" ? change : null, page: `/couples/${coupleId}/closing` };
  return (
    <Page>
      <PageHeader title="Direction and closing" lead="Going on and parting weigh the same here." />
      {closing.goalsMissing.length > 0 ? <Notice tone="wait" title={`Not asked yet what they want: ${closing.goalsMissing.join(", ")}`} className="mb-6">Ask each alone, or by a form. Never infer it.</Notice> : null}
      <div className="grid items-start gap-6 lg:grid-cols-2">
        <div className="min-w-0 space-y-6">
          <EndingsCard closing={closing} />
          <Card title="Each alone" lead="Goals, private lists, marks and the page for each lie in their own files.">
            <ul className="space-y-1">
              {closing.people.map(({ id, name }) => <li key={id}><TextLink href={`/couples/${coupleId}/partners/${id}/direction`}>Direction of {name}</TextLink></li>)}
            </ul>
          </Card>
        </div>
        <div className="min-w-0 space-y-6">
          {closing.ofCouple ? <StepsCard coupleId={coupleId} clientId={null} steps={closing.steps} today={closing.today} {...part} /> : null}
          {closing.ofCouple ? <PracticalCard /> : null}
          {closing.ofCouple ? <SeparateCard coupleId={coupleId} people={closing.people} separation={closing.separation} {...part} /> : null}
        </div>
      </div>
    </Page>
  );
}
