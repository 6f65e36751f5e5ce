import type { Metadata } from "next";
import { CodeCard } from "#components/clients/code-card.tsx";
import { ConsentCard } from "#components/clients/consent-card.tsx";
import { LinkCard } from "#components/clients/link-card.tsx";
import { LinksCard } from "#components/clients/links-card.tsx";
import { NameCard } from "#components/clients/name-card.tsx";
import { ReachCard } from "#components/clients/reach-card.tsx";
import { ChangeableCard } from "#components/couples/changeable-card.tsx";
import { DecideForm } from "#components/safety/decide-form.tsx";
import { HoldCard } from "#components/safety/hold-card.tsx";
import { PrivateCard } from "#components/safety/private-card.tsx";
import { RoomSafety } from "#components/safety/room-safety.tsx";
import { SecretsCard } from "#components/safety/secrets-card.tsx";
import { OnePersonNote, Page } from "#components/shell/page.tsx";
import { TextLink } from "#components/ui/button.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { clientPage } from "#lib/clients/queries.ts";
import { consentRecord } from "#lib/consents/queries.ts";
import { currentConsentText } from "#lib/consents/queries/text.ts";
import { orNotFound } from "#lib/platform/not-found.ts";
import { requireClinician } from "#lib/platform/session.ts";
import { privatePage } from "#lib/safety/queries.ts";
import { holdPanel } from "#lib/safety/queries/hold.ts";
import { secretsHeld } from "#lib/safety/queries/secrets.ts";
import { linkCard, personLinks } from "#lib/requests/queries/links.ts";
import { namesOf } from "#lib/sessions/hour.ts";

export const metadata: Metadata = { title: "One person" };

type Props = { params: Promise<{ coupleId: string; clientId: string }>; searchParams: Promise<{ change?: string | string[]; card?: string | string[] }> };

export default async function PartnerPage({ params, searchParams }: Props) {
  const actor = await requireClinician();
  const { coupleId, clientId } = await params;
  const person = await orNotFound(clientPage(actor, clientId, coupleId));
  const record = await consentRecord(actor, clientId);
  const text = await currentConsentText(actor);
  const own = await privatePage(actor, clientId);
  const { client, couple, zone, today } = person;
  const hold = await holdPanel(actor, coupleId, client.seat);
  const secrets = await secretsHeld(actor, clientId);
  const links = await personLinks(actor, clientId);
  const { change, card: cardOf } = await searchParams;
  // A card whose link was closed meanwhile is simply no longer shown.
  const live = links.links.find(({ requestId, isLive }) => isLive && requestId === cardOf);
  const card = live ? await linkCard(actor, live.requestId, clientId) : null;
  const page = `/couples/${coupleId}/partners/${clientId}`;
  const part = { open: typeof change === "string" ? change : null, page };
  return (
    <Page room={client.seat}>
      <PageHeader title={client.name} actions={<TextLink href={`${page}/direction`}>Direction</TextLink>} />
      <OnePersonNote name={namesOf(couple.clients, couple.partnerCalled)[client.seat]} />
      {card ? <LinkCard card={card} page={page} /> : null}
      <div className="grid items-start gap-6 lg:grid-cols-2">
        <div className="min-w-0 space-y-6">
          <ReachCard person={person} {...part} />
          <ConsentCard record={record} text={text} zone={zone} today={today} {...part} />
          <CodeCard person={person} />
          <LinksCard coupleId={coupleId} clientId={clientId} person={links} page={page} />
        </div>
        <div className="min-w-0 space-y-6">
          <HoldCard panel={hold} />
          <PrivateCard own={own} today={today} {...part} />
          <SecretsCard secrets={secrets} {...part} />
          <ChangeableCard
            part="safety" title="For you alone" changeLabel="Record a decision" {...part}
            form={<DecideForm coupleId={coupleId} room={client.seat} kinds={couple.kind === "INDIVIDUAL" ? ["ANSWERED", "TIER_SET", "JOINT_CLEARED"] : ["ANSWERED", "TIER_SET"]} wordsHint="Stays in this person's file. The partner learns nothing from it." />}
          >
            <RoomSafety room={own} />
          </ChangeableCard>
          <NameCard client={client} otherCases={person.otherCases} {...part} />
        </div>
      </div>
    </Page>
  );
}
