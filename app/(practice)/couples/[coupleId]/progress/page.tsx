import type { Metadata } from "next";
import { BeforeReviewCard, NoticedCard } from "#components/criteria/before-review.tsx";
import { CriterionCard } from "#components/criteria/criterion-card.tsx";
import { TrackKey } from "#components/criteria/criterion-track.tsx";
import { DanceTrendsCard } from "#components/preparation/dance-trends.tsx";
import { Page } from "#components/shell/page.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { criteriaProgress } from "#lib/criteria/queries.ts";
import { beforeReview } from "#lib/criteria/queries/check-ins.ts";
import { orNotFound } from "#lib/platform/not-found.ts";
import { requireClinician } from "#lib/platform/session.ts";
import { danceTrends } from "#lib/preparation/queries/brief.ts";

export const metadata: Metadata = { title: "Progress" };

export default async function ProgressPage({ params }: { params: Promise<{ coupleId: string }> }) {
  const actor = await requireClinician();
  const { coupleId } = await params;
  const progress = await orNotFound(criteriaProgress(actor, coupleId));
  const { ask, noticed } = await orNotFound(beforeReview(actor, coupleId));
  const trends = await orNotFound(danceTrends(actor, coupleId));
  const review = <ButtonLink href={`/couples/${coupleId}/review/new`} variant="primary">Review the four criteria</ButtonLink>;
  return (
    <Page>
      <PageHeader
        title="Progress"
        lead={progress.people.length === 2 ? "Each side by itself. It takes both, so “both sides so far” is the lower of the two." : "One can start. It takes both to keep it."}
        actions={progress.newestReview === null ? undefined : review}
      />
      <div className="space-y-8">
        {ask === null ? null : <BeforeReviewCard ask={ask} />}
        {trends.headline === null ? null : <DanceTrendsCard trends={trends} />}
        {progress.newestReview === null ? (
          <EmptyState title="No review yet" action={review}>
            The four criteria appear after the first review, at session 1 or 2 and then every third.
          </EmptyState>
        ) : (
          <>
            <TrackKey oneClient={progress.people.length === 1} />
            {progress.criteria.map((criterion) => (
              <CriterionCard key={criterion.code} criterion={criterion} names={progress.names} people={progress.people} />
            ))}
          </>
        )}
        {noticed.length === 0 ? null : <NoticedCard lines={noticed} />}
      </div>
    </Page>
  );
}
