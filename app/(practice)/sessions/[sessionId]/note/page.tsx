import type { Metadata } from "next";
import { NoteChoices } from "#components/notes/note-choices.tsx";
import { NoteEditor } from "#components/notes/note-editor.tsx";
import { ProcessNotes } from "#components/notes/process-notes.tsx";
import { SignedNote } from "#components/notes/signed-note.tsx";
import { MoveCard } from "#components/safety/move-card.tsx";
import { Page } from "#components/shell/page.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { FORMATS } from "#lib/notes/formats.ts";
import { notePage, processNotes } from "#lib/notes/queries.ts";
import { orNotFound } from "#lib/platform/not-found.ts";
import { requireClinician } from "#lib/platform/session.ts";
import { moveOptions } from "#lib/safety/queries/room-move.ts";
import { dayInWords } from "#lib/platform/time.ts";

const ROOMS = ["JOINT", "A", "B"] as const;

export const metadata: Metadata = { title: "Progress note" };

type Props = { params: Promise<{ sessionId: string }>; searchParams: Promise<{ room?: string | string[]; format?: string | string[] }> };

export default async function NotePage({ params, searchParams }: Props) {
  const actor = await requireClinician();
  const { sessionId } = await params;
  const asked = await searchParams;
  const room = ROOMS.find((one) => one === asked.room) ?? "JOINT";
  const { session, note, rooms } = await orNotFound(notePage(actor, sessionId, room, FORMATS.find((one) => one === asked.format)));
  const options = note.id === null ? null : await moveOptions(actor, "PROGRESS_NOTE", note.id);
  const own = await processNotes(actor, session.coupleId, session.id);
  return (
    <Page width="reading" room={note.room === "JOINT" ? undefined : note.room}>
      <PageHeader
        breadcrumbs={[{ href: `/couples/${session.coupleId}/sessions`, label: "Sessions" }, { href: `/sessions/${session.id}`, label: `Session ${session.number}` }]}
        meta={`${dayInWords(session.day)}, ${session.time}`}
        title="Progress note"
        lead={note.state === "SIGNED" ? undefined : "Drafted, ready to sign."}
      />
      <NoteChoices note={note} rooms={rooms} names={session.couple.names} />
      {note.state === "SIGNED" ? <SignedNote note={note} zone={actor.zone} /> : <NoteEditor note={note} />}
      {options ? <div data-screen-only className="mt-8"><MoveCard item="PROGRESS_NOTE" itemId={note.id ?? ""} options={options} /></div> : null}
      <ProcessNotes coupleId={session.coupleId} sessionId={session.id} notes={own} zone={actor.zone} />
    </Page>
  );
}
