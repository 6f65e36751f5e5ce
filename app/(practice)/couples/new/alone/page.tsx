import type { Metadata } from "next";
import { AddOnePersonForm } from "#components/couples/add-couple-form.tsx";
import { HowManyCome } from "#components/couples/how-many-come.tsx";
import { Page } from "#components/shell/page.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { knownPerson } from "#lib/clients/queries.ts";
import { requireClinician } from "#lib/platform/session.ts";

export const metadata: Metadata = { title: "Add one person" };

type Props = { searchParams: Promise<{ from?: string | string[] }> };

export default async function NewPersonPage({ searchParams }: Props) {
  const actor = await requireClinician();
  const known = await knownPerson(actor, (await searchParams).from);
  return (
    <Page>
      <PageHeader
        breadcrumbs={[{ href: "/couples", label: "Couples" }]}
        title="Add one person"
        lead="One can start. It takes both to keep it."
      />
      {known ? null : <HowManyCome />}
      {known ? <Notice title={`${known.name} is known from an earlier case`}>Nothing is carried across: no word, code, consent or address.</Notice> : null}
      <AddOnePersonForm known={known} />
    </Page>
  );
}
