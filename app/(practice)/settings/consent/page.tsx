import type { Metadata } from "next";
import { ConsentTextCard, ConsentTextForm } from "#components/clients/consent-text.tsx";
import { Page } from "#components/shell/page.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { currentConsentText } from "#lib/consents/queries/text.ts";
import { requireClinician } from "#lib/platform/session.ts";

export const metadata: Metadata = { title: "Consent text" };

export default async function ConsentTextPage() {
  const actor = await requireClinician();
  const text = await currentConsentText(actor);
  return (
    <Page width="reading">
      <PageHeader breadcrumbs={[{ href: "/settings", label: "Settings" }]} title="Consent text" lead="What each person signs, alone. A version that was signed never changes." />
      <div className="space-y-6">
        <ConsentTextCard text={text} mayChange={actor.role === "OWNER"} />
        {actor.role === "OWNER" ? <ConsentTextForm text={text} /> : null}
      </div>
    </Page>
  );
}
