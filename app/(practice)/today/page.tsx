import type { Metadata } from "next";
import { Arrived, NeedsYou, RestOfDay } from "#components/preparation/day-lists.tsx";
import { NextHour } from "#components/preparation/next-hour.tsx";
import { Page } from "#components/shell/page.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { requireClinician } from "#lib/platform/session.ts";
import { today } from "#lib/preparation/queries/today.ts";

export const metadata: Metadata = { title: "Today" };

export default async function TodayPage() {
  const actor = await requireClinician();
  const day = await today(actor);
  const { next } = day;
  return (
    <Page>
      <PageHeader title="Today" meta={day.today} />
      {day.firstRun ? (
        <EmptyState title="Nobody here yet" action={<ButtonLink variant="primary" href="/couples/new">Add a couple</ButtonLink>}>
          Two names or initials are enough to begin. Everything else can wait until you need it.
        </EmptyState>
      ) : (
        <div className="grid gap-x-10 gap-y-10 lg:grid-cols-[minmax(0,13fr)_minmax(0,7fr)]">
          <div className="min-w-0 space-y-8">
            {next?.isToday ? null : (
              <p className="text-lg">
                {day.rest.length === 0 ? "No sessions today." : "No more sessions today."}
                {next ? ` Next: ${next.day}, ${next.time}, ${next.name}.` : " No time is set for the next one."}
              </p>
            )}
            {next ? <NextHour next={next} /> : null}
            <RestOfDay hours={day.rest} />
          </div>
          <div className="min-w-0 space-y-8">
            <Arrived lines={day.arrived} />
            <NeedsYou lines={day.needs} />
          </div>
        </div>
      )}
    </Page>
  );
}
