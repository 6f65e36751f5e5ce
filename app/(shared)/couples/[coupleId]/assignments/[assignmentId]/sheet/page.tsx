import type { Metadata } from "next";
import { PaperSheet } from "#components/assignments/paper-sheet.tsx";
import { PrintPage } from "#components/assignments/print-page.tsx";
import { TextLink } from "#components/ui/button.tsx";
import { orNotFound } from "#lib/platform/not-found.ts";
import { requireClinician } from "#lib/platform/session.ts";
import { paperPage } from "#lib/reflections/queries/paper.ts";

// A browser may print the title at the head of the paper.
export const metadata: Metadata = { title: { absolute: "Notes" } };

type Props = { params: Promise<{ coupleId: string; assignmentId: string }> };

/** One person's sheet, alone on its page: printing it can take nobody else's along. */
export default async function SheetPage({ params }: Props) {
  const actor = await requireClinician();
  const { coupleId, assignmentId } = await params;
  const paper = await orNotFound(paperPage(actor, coupleId, assignmentId));
  return (
    <main id="content" tabIndex={-1} className="mx-auto max-w-184 px-4 py-8 sm:px-6 print:max-w-none print:p-0">
      <div data-screen-only className="mb-8 flex flex-wrap items-center justify-between gap-4 border-b border-line pb-4">
        <p className="text-ink-2">
          For {paper.name} only. <TextLink href={`/couples/${coupleId}/assignments/${paper.assignmentId}`}>Back to the task</TextLink>
        </p>
        <PrintPage>Print this sheet</PrintPage>
      </div>
      <PaperSheet paper={paper} />
    </main>
  );
}
