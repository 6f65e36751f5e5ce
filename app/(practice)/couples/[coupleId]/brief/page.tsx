import type { Metadata } from "next";
import { BriefSheet } from "#components/preparation/brief-sheet.tsx";
import { PrintOptions } from "#components/preparation/print-options.tsx";
import { Page } from "#components/shell/page.tsx";
import { TextLink } from "#components/ui/button.tsx";
import { orNotFound } from "#lib/platform/not-found.ts";
import { requireClinician } from "#lib/platform/session.ts";
import { brief } from "#lib/preparation/queries/brief.ts";

export const metadata: Metadata = { title: "Brief" };

type Props = { params: Promise<{ coupleId: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function BriefPage({ params, searchParams }: Props) {
  const actor = await requireClinician();
  const { coupleId } = await params;
  const page = await orNotFound(brief(actor, coupleId, await searchParams));
  return (
    <Page>
      <header className="mb-4 flex flex-wrap items-baseline justify-between gap-x-8 gap-y-1 print:mb-2">
        <h1 className="text-2xl print:text-xl">{page.title}</h1>
        <p className="flex flex-wrap items-baseline gap-x-6 gap-y-1 text-sm text-ink-2">
          {page.nextSessionId ? <TextLink href={`/sessions/${page.nextSessionId}`} data-screen-only className="py-0.5">Open the session</TextLink> : null}
          <span>As of {page.asOf}</span>
        </p>
        <p data-print-only className="w-full font-semibold">
          Before you start: look at the screen.
        </p>
      </header>
      <BriefSheet brief={page} />
      <PrintOptions coupleId={page.coupleId} options={page.options} />
    </Page>
  );
}
