import type { Metadata } from "next";
import { SessionHead } from "#components/sessions/session-head.tsx";
import { SharedCard } from "#components/sessions/shared-card.tsx";
import { SoloRecord } from "#components/sessions/solo-record.tsx";
import { TogetherRecord } from "#components/sessions/together-record.tsx";
import { Page } from "#components/shell/page.tsx";
import { coupleHeader } from "#lib/couples/queries.ts";
import { sessionRecord } from "#lib/observations/queries.ts";
import { orNotFound } from "#lib/platform/not-found.ts";
import { requireClinician } from "#lib/platform/session.ts";
import { sharedOffers } from "#lib/reflections/queries/shared.ts";
import { sessionPage } from "#lib/sessions/queries.ts";

export const metadata: Metadata = { title: "Session" };

export default async function SessionPage({ params }: { params: Promise<{ sessionId: string }> }) {
  const actor = await requireClinician();
  const { sessionId } = await params;
  const { session, wrapUp, partnerWords } = await orNotFound(sessionPage(actor, sessionId));
  const record = await orNotFound(sessionRecord(actor, session.id));
  const { underWay } = await orNotFound(coupleHeader(actor, session.coupleId));
  const shared = await orNotFound(sharedOffers(actor, session.id));
  return (
    <Page>
      <SessionHead session={session} />
      {session.couple.kind === "INDIVIDUAL" ? (
        <SoloRecord record={record} wrapUp={wrapUp} partnerWords={partnerWords} underWay={underWay} />
      ) : (
        <>
          <TogetherRecord record={record} wrapUp={wrapUp} underWay={underWay} />
          {session.cancelled ? null : <SharedCard sessionId={session.id} {...shared} />}
        </>
      )}
    </Page>
  );
}
