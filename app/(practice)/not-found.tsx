import type { Metadata } from "next";
import { Page } from "#components/shell/page.tsx";
import { TextLink } from "#components/ui/button.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";

export const metadata: Metadata = { title: "Not found" };

/** Inside the practice's frame: unknown, foreign and malformed addresses all end here. */
export default function NotFoundInPractice() {
  return (
    <Page>
      <PageHeader title="Not found" lead="There is nothing for you at this address." />
      <p>
        <TextLink href="/couples">Go to your couples</TextLink>
      </p>
    </Page>
  );
}
