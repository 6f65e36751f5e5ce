import type { Metadata } from "next";
import { PlainMoveForm } from "#components/observations/plain-move-form.tsx";
import { Recorder } from "#components/observations/recorder.tsx";
import { cameOf, formatOf, whenOf } from "#components/sessions/session-words.ts";
import { Page } from "#components/shell/page.tsx";
import { TextLink } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { asTheySit } from "#lib/couples/case-name.ts";
import type { Room } from "#lib/couples/seat.ts";
import { screenCatalogue, settingsOf } from "#lib/observations/catalogue.ts";
import { sessionRecord } from "#lib/observations/queries.ts";
import { newId } from "#lib/platform/ids.ts";
import { orNotFound } from "#lib/platform/not-found.ts";
import { requireClinician } from "#lib/platform/session.ts";
import { heldRooms } from "#lib/sessions/hour.ts";

export const metadata: Metadata = { title: "After the hour" };

type Props = { params: Promise<{ sessionId: string }>; searchParams: Promise<{ added?: string; form?: string }> };

export default async function AfterPage({ params, searchParams }: Props) {
  const actor = await requireClinician();
  const { sessionId } = await params;
  const { added, form } = await searchParams;
  const { session, moves, lookedFor } = await orNotFound(sessionRecord(actor, sessionId));
  const { names, clients, leftSeat } = session.couple;
  const seats = asTheySit(leftSeat, clients).map(({ seat }) => seat);
  const rooms = heldRooms(session.minutesThere);
  const settings = settingsOf({ seats, names, minutes: session.minutesThere }, rooms, session.place !== "ROOM");
  const catalogue = screenCatalogue();
  const lastIn = (room: Room) => Math.max(0, ...moves.filter((move) => move.room === room).map(({ episode }) => episode));
  const wordOf = (code: string) => catalogue.words.find((word) => word.code === code)?.word ?? code;
  const came = session.attended ? cameOf(session).join("; ") : `${formatOf(session)}, as planned. Saving records that`;
  return (
    <Page>
      <PageHeader
        breadcrumbs={[{ href: `/couples/${session.coupleId}/sessions`, label: "Sessions" }, { href: `/sessions/${session.id}`, label: `Session ${session.number}` }]}
        meta={whenOf(session)}
        title="After the hour"
      />
      <p className="-mt-5 mb-5 text-ink-2">
        Tap what you saw, in order. {came}. <TextLink href={`/sessions/${session.id}/edit#who-came`}>Change who came</TextLink>
      </p>
      {session.cancelled ? <EmptyState title="This hour was cancelled">Nothing can be recorded in it.</EmptyState> : rooms.length === 0 ? (
        <EmptyState title="Nobody was there">Record who came, then what you saw.</EmptyState>
      ) : (
        <>
          <Recorder
            sessionId={session.id} seats={seats} names={names} settings={settings} catalogue={catalogue}
            saved={{ count: moves.length, lastEpisodes: { JOINT: lastIn("JOINT"), A: lastIn("A"), B: lastIn("B") }, lookedFor: lookedFor.map(({ seat, code }) => ({ seat, code, word: wordOf(code) })), nothingToNote: session.nothingToNote }}
          />
          <div className="mt-8 border-t border-line pt-4">
            {form ? (
              <>
                <h2 className="mb-4 text-lg">Add one move by a form</h2>
                {added ? <Notice tone="ok" className="mb-6">Added. {moves.length === 1 ? "One move is" : `${moves.length} moves are`} in the record.</Notice> : null}
                <PlainMoveForm sessionId={session.id} moveId={newId()} seats={seats} names={names} settings={settings} catalogue={catalogue} episode={Math.max(1, lastIn(rooms[0] ?? "JOINT"))} />
              </>
            ) : <TextLink href={`/sessions/${session.id}/after?form=one#one-move`}>Add one move by a form</TextLink>}
          </div>
        </>
      )}
    </Page>
  );
}
