import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { EpisodeForm } from "#components/observations/episode-form.tsx";
import { whenOf } from "#components/sessions/session-words.ts";
import { Page } from "#components/shell/page.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { blankEpisode } from "#lib/observations/episode.ts";
import { sessionRecord } from "#lib/observations/queries.ts";
import { orNotFound } from "#lib/platform/not-found.ts";
import { requireClinician } from "#lib/platform/session.ts";
import { heldRooms } from "#lib/sessions/hour.ts";

export const metadata: Metadata = { title: "Episode" };

export default async function EpisodePage({ params }: { params: Promise<{ sessionId: string; episode: string }> }) {
  const actor = await requireClinician();
  const { sessionId, episode } = await params;
  const { session, episodes } = await orNotFound(sessionRecord(actor, sessionId));
  const [, place, digits] = /^(JOINT|A|B)-([1-9]\d?)$/.exec(episode) ?? [];
  const room = heldRooms(session.minutesThere).find((held) => held === place);
  if (!room) notFound();
  const number = Number(digits);
  const both = session.couple.kind === "COUPLE";
  const stored = episodes.find((entry) => entry.room === room && entry.number === number) ?? { ...blankEpisode, room, number };
  return (
    <Page width="reading" room={room === "JOINT" || !both ? undefined : room}>
      <PageHeader
        breadcrumbs={[{ href: `/couples/${session.coupleId}/sessions`, label: "Sessions" }, { href: `/sessions/${session.id}`, label: `Session ${session.number}` }]}
        meta={whenOf(session)}
        title={`Episode ${number}`}
        lead={room === "JOINT" || !both ? undefined : `From the time alone with ${session.couple.names[room]}, and it stays there.`}
      />
      <EpisodeForm sessionId={session.id} episode={stored} names={session.couple.names} both={both} />
    </Page>
  );
}
