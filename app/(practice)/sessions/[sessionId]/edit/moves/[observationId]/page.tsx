import type { Metadata } from "next";
import { EditMoveForm } from "#components/observations/edit-move-form.tsx";
import { RetractForm } from "#components/observations/move-table.tsx";
import { MoveCard } from "#components/safety/move-card.tsx";
import { whenOf } from "#components/sessions/session-words.ts";
import { Page } from "#components/shell/page.tsx";
import { Card } from "#components/ui/card.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { asTheySit } from "#lib/couples/case-name.ts";
import { screenCatalogue } from "#lib/observations/catalogue.ts";
import { SOURCES } from "#lib/observations/labels.ts";
import { observationPage } from "#lib/observations/queries.ts";
import { wordFor } from "#lib/observations/word.ts";
import { orNotFound } from "#lib/platform/not-found.ts";
import { moveOptions } from "#lib/safety/queries/room-move.ts";
import { requireClinician } from "#lib/platform/session.ts";

export const metadata: Metadata = { title: "Edit a move" };

export default async function EditMovePage({ params }: { params: Promise<{ observationId: string }> }) {
  const actor = await requireClinician();
  const { observationId } = await params;
  const { session, move } = await orNotFound(observationPage(actor, observationId));
  const options = await moveOptions(actor, "OBSERVATION", observationId);
  const { names, leftSeat, clients } = session.couple;
  return (
    <Page width="reading" room={move.room === "JOINT" || session.couple.kind === "INDIVIDUAL" ? undefined : move.room}>
      <PageHeader
        breadcrumbs={[{ href: `/couples/${session.coupleId}/sessions`, label: "Sessions" }, { href: `/sessions/${session.id}`, label: `Session ${session.number}` }]}
        meta={whenOf(session)}
        title={`${names[move.seat]}: ${wordFor(move)}`}
        lead={move.room === "JOINT" ? undefined : `Recorded in the time alone with ${names[move.room]}.`}
      />
      {move.retracted ? <EmptyState title="This move was retracted">It stays in the record, struck through. Record it anew if you need it.</EmptyState> : (
        <div className="space-y-6">
          <Card><EditMoveForm move={move} names={names} seats={asTheySit(leftSeat, clients).map(({ seat }) => seat)} catalogue={screenCatalogue()} ways={SOURCES} /></Card>
          {options ? <MoveCard item="OBSERVATION" itemId={move.id} options={options} /> : null}
          <Card title="Retract"><RetractForm observationId={move.id} /></Card>
        </div>
      )}
    </Page>
  );
}
