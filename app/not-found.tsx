import type { Metadata } from "next";
import { ButtonLink } from "#components/ui/button.tsx";
import { PlainPage } from "#components/shell/plain-page.tsx";

export const metadata: Metadata = { title: "Not found" };

/** One answer for what is absent, what is foreign and what was mistyped. */
export default function NotFound() {
  return (
    <PlainPage nameless title="There is nothing here">
      <p>The address may be mistyped, or the page belongs to someone else.</p>
      <p className="mt-6">
        <ButtonLink href="/today">Go to Today</ButtonLink>
      </p>
    </PlainPage>
  );
}
