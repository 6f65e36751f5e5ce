import type { Metadata } from "next";
import { AddOnePersonForm } from "#components/couples/add-couple-form.tsx";
import { HowManyCome } from "#components/couples/how-many-come.tsx";
import { Page } from "#components/shell/page.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { requireClinician } from "#lib/platform/session.ts";

export const metadata: Metadata = { title: "Add one person" };

export default async function NewPersonPage() {
  await requireClinician();
  return (
    <Page>
      <PageHeader
        breadcrumbs={[{ href: "/couples", label: "Couples" }]}
        title="Add one person"
        lead="One can start. It takes both to keep it."
      />
      <HowManyCome />
      <AddOnePersonForm />
    </Page>
  );
}
