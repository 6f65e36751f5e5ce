import type { Metadata } from "next";
import { NoteEditor } from "#components/notes/note-editor.tsx";
import { ProcessNotes } from "#components/notes/process-notes.tsx";
import { SignedNote } from "#components/notes/signed-note.tsx";
import { Page } from "#components/shell/page.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { notePage, processNotes } from "#lib/notes/queries.ts";
import { orNotFound } from "#lib/platform/not-found.ts";
import { requireClinician } from "#lib/platform/session.ts";
import { dayInWords } from "#lib/platform/time.ts";

export const metadata: Metadata = { title: "Progress note" };

export default async function NotePage({ params }: { params: Promise<{ sessionId: string }> }) {
  const actor = await requireClinician();
  const { sessionId } = await params;
  const { session, note } = await orNotFound(notePage(actor, sessionId));
  const own = await processNotes(actor, session.coupleId, session.id);
  return (
    <Page width="reading">
      <PageHeader
        breadcrumbs={[{ href: `/couples/${session.coupleId}/sessions`, label: "Sessions" }, { href: `/sessions/${session.id}`, label: `Session ${session.number}` }]}
        meta={`${dayInWords(session.day)}, ${session.time}`}
        title="Progress note"
        lead={note.state === "SIGNED" ? undefined : "Six lines, ready to sign."}
      />
      {note.state === "SIGNED" ? <SignedNote note={note} zone={actor.zone} /> : <NoteEditor note={note} />}
      <ProcessNotes coupleId={session.coupleId} sessionId={session.id} notes={own} zone={actor.zone} />
    </Page>
  );
}
