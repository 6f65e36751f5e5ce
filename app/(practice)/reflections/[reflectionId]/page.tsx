import type { Metadata } from "next";
import { ReflectionReading, ReviewCard } from "#components/reflections/reading.tsx";
import { OnePersonNote, Page } from "#components/shell/page.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { PartnerName } from "#components/ui/partner-mark.tsx";
import { orNotFound } from "#lib/platform/not-found.ts";
import { requireClinician } from "#lib/platform/session.ts";
import { instantInWords } from "#lib/platform/time.ts";
import { reflectionPage } from "#lib/reflections/queries.ts";

export const metadata: Metadata = { title: "Reflection" };

type Props = { params: Promise<{ reflectionId: string }> };

export default async function ReflectionPage({ params }: Props) {
  const actor = await requireClinician();
  const reflection = await orNotFound(reflectionPage(actor, (await params).reflectionId));
  return (
    <Page width="reading" room={reflection.seat}>
      <PageHeader
        breadcrumbs={[{ href: `/couples/${reflection.coupleId}/assignments`, label: "Exercises" }]}
        meta={<PartnerName seat={reflection.seat}>{reflection.name}</PartnerName>}
        title={reflection.title}
        lead={`Sent ${instantInWords(reflection.sentAt, reflection.zone)}`}
      />
      <OnePersonNote name={reflection.name} />
      <ReflectionReading reflection={reflection} />
      <ReviewCard reflection={reflection} />
    </Page>
  );
}
