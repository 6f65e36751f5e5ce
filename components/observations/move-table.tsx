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
type Props = {
  moves: readonly ObservationDto[]; names: Names; zone: string; label: string;
  /** What each stored episode is called in this room. */
  ranks: ReadonlyMap<number, number>;
};

/** Every move as recorded, with its history. A retracted one stays, struck through. */
export function MoveTable({ moves, names, zone, label, ranks }: Props) {
  return (
    <ol aria-label={label}>
      {moves.map((move, index) => (
        <li key={move.id} id={`move-${move.id}`} className="border-t border-line py-2 first:border-t-0 first:pt-0 last:pb-0">
          {moves[index - 1]?.episode === move.episode || !ranks.has(move.episode) ? null : <p className={index === 0 ? "mb-1 text-sm text-ink-2" : "mt-2 mb-1 text-sm text-ink-2"}>Episode {ranks.get(move.episode)}</p>}
          <MoveLine place={index + 1} move={move} names={names} zone={zone} />
        </li>
      ))}
    </ol>
  );
}

function MoveLine({ place, move, names, zone }: { place: number; move: ObservationDto; names: Names; zone: string }) {
  const more = circumstances(move, names);
  return (
    <>
      <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
        <p className="flex min-w-0 flex-wrap items-baseline gap-x-2.5">
          <span className="min-w-5 text-sm text-ink-2 tabular-nums">{place}</span>
          {move.retracted ? <s className="text-ink-2"><Headline move={move} names={names} /></s> : <Headline move={move} names={names} />}
          {more ? <span className="text-sm text-ink-2">{more}</span> : null}
        </p>
        {move.retracted ? null : (
          <TextLink data-screen-only href={`/sessions/${move.sessionId}/edit/moves/${move.id}`}>Edit<span className="sr-only"> {names[move.seat]}, {wordFor(move)}</span></TextLink>
        )}
      </div>
      <div className="pl-7.5">
        {move.switchCueWas ? <p className="text-sm">The cue: {move.switchCueWas}</p> : null}
        {move.note ? <p data-screen-only className="text-sm"><span className="text-ink-2">Your process note: </span>{move.note}</p> : null}
        {move.retracted ? <p className="text-sm text-ink-2">Retracted by {move.retracted.by}, {instantInWords(move.retracted.at, zone)}. In no figure.</p> : null}
        {move.history.length > 0 ? <History move={move} names={names} zone={zone} /> : null}
      </div>
    </>
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
    move.source === "SEEN_ROOM" ? null : uncapital(sourceText(move.source, move.seat, names)),
    move.confidence === "SURE" ? null : `${confidenceWords[move.confidence].toLowerCase()}${move.confidence === "UNSURE" ? ", in no figure" : ""}`,
    move.minute === null ? null : `minute ${move.minute}`,
    move.switchCue ? "a state switch showed" : null,
    move.therapistMove && move.therapistMove !== "NONE" ? `after ${therapistMoveWords[move.therapistMove].toLowerCase()}` : null,
  ];
  return parts.filter((part) => part !== null).join(" · ");
}

const uncapital = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

function History({ move, names, zone }: { move: ObservationDto; names: Names; zone: string }) {
  return (
    <Disclosure summary={<span className="text-sm">Edited {move.history.length === 1 ? "once" : `${move.history.length} times`}</span>}>
      <ol className="space-y-1 text-sm">
        {move.history.map(({ version, at, by, before }) => (
          <li key={version}>
            Until {instantInWords(at, zone)}, changed by {by}: {names[before.seat]}, {wordFor(before)}, {[strength(before), circumstances(before, names)].filter(Boolean).join(" · ")}.
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
