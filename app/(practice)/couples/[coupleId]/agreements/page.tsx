import type { Metadata } from "next";
import { AbsentPartnerCard, ChairsCard, SecretsCard } from "#components/couples/agreement-cards.tsx";
import { BeforeFirstLink } from "#components/couples/before-first-link.tsx";
import { EachPersonCard } from "#components/couples/each-person-card.tsx";
import { AgreementsCard } from "#components/safety/agreements-card.tsx";
import { HoldCard } from "#components/safety/hold-card.tsx";
import { JointWorkCard } from "#components/safety/joint-work-card.tsx";
import { Page } from "#components/shell/page.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { eachPerson, thingsBeforeFirstLink } from "#lib/consents/queries.ts";
import { coupleAgreements } from "#lib/couples/queries.ts";
import { orNotFound } from "#lib/platform/not-found.ts";
import { requireClinician } from "#lib/platform/session.ts";
import { jointSafety } from "#lib/safety/queries.ts";
import { agreementsCard } from "#lib/safety/queries/agreements.ts";
import { holdPanel } from "#lib/safety/queries/hold.ts";

export const metadata: Metadata = { title: "Agreements" };

type Props = { params: Promise<{ coupleId: string }>; searchParams: Promise<{ change?: string | string[] }> };

export default async function AgreementsPage({ params, searchParams }: Props) {
  const actor = await requireClinician();
  const { coupleId } = await params;
  const { couple, policies, today } = await orNotFound(coupleAgreements(actor, coupleId));
  const things = await thingsBeforeFirstLink(actor, coupleId);
  const people = await eachPerson(actor, coupleId);
  const joint = await jointSafety(actor, coupleId);
  const hotMoments = await agreementsCard(actor, coupleId);
  const hold = await holdPanel(actor, coupleId, "JOINT");
  const { change } = await searchParams;
  const part = { open: typeof change === "string" ? change : null, page: `/couples/${coupleId}/agreements` };
  const ofCouple = couple.kind === "COUPLE";
  return (
    <Page>
      <PageHeader title="Agreements" actions={<ButtonLink variant="secondary" href={`/couples/${coupleId}/release`}>Release desk</ButtonLink>} />
      <div className="grid items-start gap-6 lg:grid-cols-2">
        <div className="min-w-0 space-y-6">
          {ofCouple ? <SecretsCard couple={couple} policies={policies} today={today} {...part} /> : null}
          {ofCouple ? <ChairsCard couple={couple} {...part} /> : <AbsentPartnerCard couple={couple} {...part} />}
        </div>
        <div className="min-w-0 space-y-6">
          <BeforeFirstLink coupleId={coupleId} things={things} />
          <EachPersonCard coupleId={coupleId} people={people} />
          <AgreementsCard card={hotMoments} {...part} />
          <HoldCard panel={hold} />
          {ofCouple ? <JointWorkCard joint={joint} {...part} /> : null}
        </div>
      </div>
    </Page>
  );
}
