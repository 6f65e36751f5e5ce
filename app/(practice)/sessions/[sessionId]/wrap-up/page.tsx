import type { Metadata } from "next";
import { whenOf } from "#components/sessions/session-words.ts";
import { PartnerWordsForm, WrapUpForm } from "#components/sessions/wrap-up-form.tsx";
import { Page } from "#components/shell/page.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { orNotFound } from "#lib/platform/not-found.ts";
import { requireClinician } from "#lib/platform/session.ts";
import { sessionPage } from "#lib/sessions/queries.ts";

export const metadata: Metadata = { title: "Wrap up" };

export default async function WrapUpPage({ params }: { params: Promise<{ sessionId: string }> }) {
  const actor = await requireClinician();
  const { sessionId } = await params;
  const { session, wrapUp, partnerWords } = await orNotFound(sessionPage(actor, sessionId));
  const solo = session.couple.kind === "INDIVIDUAL";
  return (
    <Page width="reading">
      <PageHeader
        breadcrumbs={[{ href: `/couples/${session.coupleId}/sessions`, label: "Sessions" }, { href: `/sessions/${session.id}`, label: `Session ${session.number}` }]}
        meta={whenOf(session)}
        title="Wrap up"
        lead="Four lines. Leave out what you do not need."
      />
      {session.cancelled ? <EmptyState title="This hour was cancelled">There is nothing to wrap up.</EmptyState> : (
        <>
          <WrapUpForm session={session} wrapUp={wrapUp} />
          {solo ? (
            <section className="mt-10 space-y-4 border-t border-line pt-6">
              <h2 className="text-lg">In your client's words</h2>
              {partnerWords.map(({ id, words }) => <blockquote key={id} className="max-w-measure border-l-4 border-line pl-4 whitespace-pre-line">{words}</blockquote>)}
              <PartnerWordsForm session={session} />
            </section>
          ) : null}
        </>
      )}
    </Page>
  );
}
