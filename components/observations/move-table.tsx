import { ActionForm } from "#components/ui/action-form.tsx";
import { TextLink } from "#components/ui/button.tsx";
import { Disclosure } from "#components/ui/disclosure.tsx";
import { PartnerName } from "#components/ui/partner-mark.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import type { Seat } from "#lib/couples/seat.ts";
import { retractObservationAction } from "#lib/observations/actions.ts";
import type { MoveContent, ObservationDto } from "#lib/observations/dto.ts";
import { confidenceWords, intensityWords, sourceText, therapistMoveWords } from "#lib/observations/labels.ts";
import type { Intensity } from "#lib/observations/labels.ts";
import { wordFor } from "#lib/observations/word.ts";
import { instantInWords } from "#lib/platform/time.ts";

type Names = Readonly<Record<Seat, string>>;
type Props = { moves: readonly ObservationDto[]; names: Names; zone: string; label: string };

/** Every move as recorded, with its history. A retracted one stays, struck through. */
export function MoveTable({ moves, names, zone, label }: Props) {
  return (
    <ol aria-label={label} className="divide-y divide-line">
      {moves.map((move) => (
        <li key={move.id} id={`move-${move.id}`} className="py-3 first:pt-0 last:pb-0">
          <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
            <p className="flex min-w-0 flex-wrap items-baseline gap-x-2.5">
              <span className="min-w-5 text-sm text-ink-2 tabular-nums">{move.seq}</span>
              {move.retracted ? <s className="text-ink-2"><Headline move={move} names={names} /></s> : <Headline move={move} names={names} />}
            </p>
            {move.retracted ? null : (
              <TextLink data-screen-only href={`/sessions/${move.sessionId}/edit/moves/${move.id}`}>Edit<span className="sr-only"> {names[move.seat]}, {wordFor(move)}</span></TextLink>
            )}
          </div>
          <p className="mt-0.5 text-sm text-ink-2">{circumstances(move, names)}</p>
          {move.switchCueWas ? <p className="text-sm">The cue: {move.switchCueWas}</p> : null}
          {move.note ? <p data-screen-only className="text-sm"><span className="text-ink-2">Your process note: </span>{move.note}</p> : null}
          {move.retracted ? <p className="text-sm text-ink-2">Retracted by {move.retracted.by}, {instantInWords(move.retracted.at, zone)}. In no figure.</p> : null}
          {move.history.length > 0 ? <History move={move} names={names} zone={zone} /> : null}
        </li>
      ))}
    </ol>
  );
}

function Headline({ move, names }: { move: MoveContent; names: Names }) {
  return (
    <>
      <PartnerName seat={move.seat}>{names[move.seat]}</PartnerName> <span className="font-semibold">{wordFor(move)}</span>{" "}
      <span className="text-ink-2">{strength(move)}</span>
    </>
  );
}

function strength(move: MoveContent): string {
  return move.light === null ? `${move.intensity} ${intensityWords[move.intensity as Intensity]}` : "light mark";
}

function circumstances(move: MoveContent, names: Names): string {
  const parts = [
    sourceText(move.source, move.seat, names),
    move.confidence === "SURE" ? null : `${confidenceWords[move.confidence]}${move.confidence === "UNSURE" ? ", in no figure" : ""}`,
    move.minute === null ? null : `minute ${move.minute}`,
    `episode ${move.episode}`,
    move.switchCue ? "a state switch showed" : null,
    move.therapistMove && move.therapistMove !== "NONE" ? `after ${therapistMoveWords[move.therapistMove].toLowerCase()}` : null,
  ];
  return parts.filter((part) => part !== null).join(" · ");
}

function History({ move, names, zone }: { move: ObservationDto; names: Names; zone: string }) {
  return (
    <Disclosure summary={<span className="text-sm">Edited {move.history.length === 1 ? "once" : `${move.history.length} times`}</span>}>
      <ol className="space-y-1 text-sm">
        {move.history.map(({ version, at, by, before }) => (
          <li key={version}>
            Until {instantInWords(at, zone)}, changed by {by}: {names[before.seat]}, {wordFor(before)}, {strength(before)}. {circumstances(before, names)}.
          </li>
        ))}
      </ol>
    </Disclosure>
  );
}

/** Takes one move out of every figure; it stays struck through. */
export function RetractForm({ observationId }: { observationId: string }) {
  return (
    <ActionForm action={retractObservationAction} label="Retract this move">
      <input type="hidden" name="observationId" value={observationId} />
      <p className="max-w-measure">A retracted move stays in the record, struck through, and leaves every figure. It cannot be brought back; record it anew instead.</p>
      <SubmitButton variant="care" pendingLabel="Retracting…">Retract this move</SubmitButton>
    </ActionForm>
  );
}
