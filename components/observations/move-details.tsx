"use client";

import type { ReactNode } from "react";
import type { Seat } from "#lib/couples/seat.ts";
import { confidenceWords, noteLength, sourceText, targetWords, therapistMoveWords } from "#lib/observations/labels.ts";
import type { Confidence, MoveSource } from "#lib/observations/move.ts";
import type { MoveDraft } from "./recorder-state.ts";

type Props = {
  move: MoveDraft;
  names: Readonly<Record<Seat, string>>;
  ways: readonly MoveSource[];
  onChange: (patch: Partial<MoveDraft>) => void;
};

/** Everything that can be said of one move beyond its word and strength. Nothing here is needed. */
export function MoveDetails({ move, names, ways, onChange }: Props) {
  const id = `move-${move.id}`;
  return (
    <div className="mt-3 grid gap-4 border-t border-line pt-3">
      <Labelled id={`${id}-source`} label="How you know">
        <Choice id={`${id}-source`} value={move.source} onChange={(source) => onChange({ source: source as MoveSource })}
          options={ways.map((way) => [way, sourceText(way, move.seat, names)])} />
      </Labelled>
      <Labelled id={`${id}-confidence`} label="How sure" hint="Unsure moves stay listed and are in no figure.">
        <Choice id={`${id}-confidence`} value={move.confidence} onChange={(confidence) => onChange({ confidence: confidence as Confidence })}
          options={Object.entries(confidenceWords)} />
      </Labelled>
      <div>
        <label className="choice w-fit">
          <input type="checkbox" checked={move.switchCue} onChange={(event) => onChange({ switchCue: event.target.checked })} />
          <span>A state switch showed</span>
        </label>
        {move.switchCue ? (
          <Labelled id={`${id}-cue`} label="What it was" hint="A word, a look, a sound. Optional.">
            <input id={`${id}-cue`} className="control" value={move.switchCueWas} onChange={(event) => onChange({ switchCueWas: event.target.value })} aria-describedby={`${id}-cue-hint`} />
          </Labelled>
        ) : null}
      </div>
      <div className="grid gap-4 sm:grid-cols-2">
        <Labelled id={`${id}-therapist`} label="What you did before it">
          <Choice id={`${id}-therapist`} value={move.therapistMove} onChange={(therapistMove) => onChange({ therapistMove })}
            options={[["", "Not given"], ...Object.entries(therapistMoveWords)]} />
        </Labelled>
        <Labelled id={`${id}-target`} label="Toward whom">
          <Choice id={`${id}-target`} value={move.target} onChange={(target) => onChange({ target })} options={[["", "Not given"], ...Object.entries(targetWords)]} />
        </Labelled>
      </div>
      <Labelled id={`${id}-minute`} label="Minute of the hour">
        <input id={`${id}-minute`} inputMode="numeric" className="control max-w-28" value={move.minute} onChange={(event) => onChange({ minute: event.target.value })} />
      </Labelled>
      <Labelled id={`${id}-note`} label="Note" hint={`Goes to your process notes, read by you alone. ${leftOf(move.note)}`}>
        <textarea id={`${id}-note`} rows={2} className="control" value={move.note} onChange={(event) => onChange({ note: event.target.value })} aria-describedby={`${id}-note-hint`} />
      </Labelled>
    </div>
  );
}

function leftOf(note: string): string {
  const left = noteLength - [...note].length;
  return left < 0 ? `${-left} characters too many.` : `${left} characters left.`;
}

/** A label, an optional hint and one control. */
export function Labelled({ id, label, hint, children }: { id: string; label: string; hint?: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <label htmlFor={id} className="block text-sm font-semibold">{label}</label>
      {hint ? <p id={`${id}-hint`} className="text-sm text-ink-2">{hint}</p> : null}
      <div className="mt-1">{children}</div>
    </div>
  );
}

/** A native list whose value the recorder keeps. */
export function Choice({ id, value, options, onChange }: { id: string; value: string; options: readonly (readonly [string, string])[]; onChange: (value: string) => void }) {
  return (
    <select id={id} className="control" value={value} onChange={(event) => onChange(event.target.value)}>
      {options.map(([key, label]) => <option key={key} value={key}>{label}</option>)}
    </select>
  );
}
