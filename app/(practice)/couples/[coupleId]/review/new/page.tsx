import type { Metadata } from "next";
import { ReviewForm } from "#components/criteria/review-form.tsx";
import { Page } from "#components/shell/page.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { reviewForm } from "#lib/criteria/queries.ts";
import { orNotFound } from "#lib/platform/not-found.ts";
import { requireClinician } from "#lib/platform/session.ts";

export const metadata: Metadata = { title: "Review the four criteria" };

export default async function ReviewPage({ params }: { params: Promise<{ coupleId: string }> }) {
  const actor = await requireClinician();
  const { coupleId } = await params;
  const form = await orNotFound(reviewForm(actor, coupleId));
  return (
    <Page>
      <PageHeader
        breadcrumbs={[{ href: `/couples/${coupleId}/progress`, label: "Progress" }]}
        title="Review the four criteria"
        lead="Low does not mean part, high does not mean stay. Telling of harm, fear or a broken promise is never rated low, and neither is turning down a try that feels unsafe."
      />
      {form.waits ? (
        <Notice tone="wait" actions={<ButtonLink href={`/couples/${coupleId}`}>Back to the case</ButtonLink>}>
          {form.waits}
        </Notice>
      ) : (
        <>
          <p className="mb-8 max-w-measure">
            Half steps where two anchors meet. “Not seen” is an answer and never counts as 0. Leave a person out by answering none of their four.
          </p>
          <ReviewForm form={form} />
        </>
      )}
    </Page>
  );
}
