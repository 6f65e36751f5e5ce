import type { Metadata } from "next";
import { Page } from "#components/shell/page.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";

export const metadata: Metadata = { title: "Not found" };

/** One answer inside the practice's frame for what is absent, what is foreign and what was mistyped. */
export default function NotFoundInPractice() {
  return (
    <Page>
      <PageHeader title="There is nothing here" lead="The address may be mistyped, or the page belongs to someone else." />
      <ButtonLink href="/today">Go to Today</ButtonLink>
    </Page>
  );
}
