import type { Metadata } from "next";
import { AuthorCard, howItCame } from "#components/reflections/author-card.tsx";
import { CoverNote } from "#components/reflections/cover-note.tsx";
import { MarkAnswers } from "#components/reflections/marks.tsx";
import { Neighbours } from "#components/reflections/neighbours.tsx";
import { ReflectionReading, ReviewCard } from "#components/reflections/reading.tsx";
import { OpenInRoomCard } from "#components/sessions/shared-card.tsx";
import { OnePersonNote, Page } from "#components/shell/page.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { PartnerName } from "#components/ui/partner-mark.tsx";
import { orNotFound } from "#lib/platform/not-found.ts";
import { requireClinician } from "#lib/platform/session.ts";
import { reflectionPage } from "#lib/reflections/queries.ts";
import { coverContact } from "#lib/reflections/queries/cover.ts";
import { sharedOffersOf } from "#lib/reflections/queries/shared.ts";

export const metadata: Metadata = { title: "Reflection" };

type Props = { params: Promise<{ reflectionId: string }> };

export default async function ReflectionPage({ params }: Props) {
  const actor = await requireClinician();
  const reflection = await orNotFound(reflectionPage(actor, (await params).reflectionId));
  const offers = await sharedOffersOf(actor, reflection.id);
  return (
    <Page width="reading" room={reflection.seat}>
      <PageHeader
        breadcrumbs={[{ href: "/reflections", label: "Reflections" }]}
        meta={<PartnerName seat={reflection.seat}>{reflection.name}</PartnerName>}
        title={reflection.title}
        lead={howItCame(reflection)}
      />
      <Neighbours {...reflection.neighbours} />
      <OnePersonNote name={reflection.name} mayOpen={offers.length > 0} />
      <CoverNote contact={await coverContact(actor, reflection.id)} />
      <ReflectionReading reflection={reflection} />
      <MarkAnswers reflection={reflection} />
      <OpenInRoomCard offers={offers} />
      <ReviewCard reflection={reflection} />
      <AuthorCard reflection={reflection} />
    </Page>
  );
}
