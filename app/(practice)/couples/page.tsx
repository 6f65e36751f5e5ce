import type { Metadata } from "next";
import { CaseTable } from "#components/couples/case-table.tsx";
import { Page } from "#components/shell/page.tsx";
import { ButtonLink, TextLink } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { listCouples } from "#lib/couples/queries.ts";
import { listCouplesInput } from "#lib/couples/schema.ts";
import { requireClinician } from "#lib/platform/session.ts";

export const metadata: Metadata = { title: "Couples" };

type Props = { searchParams: Promise<{ search?: string | string[]; sort?: string | string[] }> };

export default async function CouplesPage({ searchParams }: Props) {
  const actor = await requireClinician();
  const view = listCouplesInput.parse(await searchParams);
  const lines = await listCouples(actor, view);
  const isFirstRun = lines.length === 0 && view.search.trim() === "";
  return (
    <Page>
      <PageHeader title="Couples" actions={isFirstRun ? null : <ButtonLink href="/couples/new" variant="primary">Add a couple</ButtonLink>} />
      {isFirstRun ? (
        <EmptyState title="No couple yet" action={<ButtonLink href="/couples/new" variant="primary">Add a couple</ButtonLink>}>
          Two names or initials are enough to begin.
        </EmptyState>
      ) : (
        <CaseTable lines={lines} search={view.search} sort={view.sort} />
      )}
      {lines.length === 0 && !isFirstRun ? (
        <p className="mt-4">
          <TextLink href="/couples">Show all</TextLink>
        </p>
      ) : null}
    </Page>
  );
}
