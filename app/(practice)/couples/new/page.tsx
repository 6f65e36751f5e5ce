import type { Metadata } from "next";
import { AddCoupleForm } from "#components/couples/add-couple-form.tsx";
import { HowManyCome } from "#components/couples/how-many-come.tsx";
import { Page } from "#components/shell/page.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { requireClinician } from "#lib/platform/session.ts";

export const metadata: Metadata = { title: "Add a couple" };

export default async function NewCouplePage() {
  await requireClinician();
  return (
    <Page>
      <PageHeader
        breadcrumbs={[{ href: "/couples", label: "Couples" }]}
        title="Add a couple"
        lead="Two names or initials are enough. You join the case team."
      />
      <HowManyCome />
      <AddCoupleForm />
    </Page>
  );
}
