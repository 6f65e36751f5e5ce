"use client";

import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Disclosure } from "#components/ui/disclosure.tsx";
import { PartnerName } from "#components/ui/partner-mark.tsx";
import type { Seat } from "#lib/couples/seat.ts";
import type { ScreenCatalogue } from "#lib/observations/catalogue.ts";
import { Choice, Labelled } from "./move-details.tsx";
import type { LookedFor as Entry, RecorderAction } from "./recorder-state.ts";

type Props = {
  catalogue: ScreenCatalogue; seats: readonly Seat[]; names: Readonly<Record<Seat, string>>;
  entries: readonly Entry[]; stored: readonly Entry[]; error: string | undefined; send: (action: RecorderAction) => void;
};

/** "Looked for, not seen": the only thing that counts as absence. */
export function LookedForNotSeen({ catalogue, seats, names, entries, stored, error, send }: Props) {
  const [code, setCode] = useState("");
  const words = catalogue.words.filter(({ safety }) => !safety);
  const word = words.find((entry) => entry.code === code);
  return (
    <Disclosure summary="Looked for, not seen" open={error !== undefined || undefined}>
      <p className="max-w-measure text-sm text-ink-2">Tick what you looked for and did not see. Without a tick, a word that is not listed means nothing is known.</p>
      {error ? <p id="field-lookedFor" tabIndex={-1} className="mt-1 font-semibold text-care">{error}</p> : null}
      <div className="mt-3 flex flex-wrap items-end gap-3">
        <div className="min-w-0 flex-1 basis-56">
          <Labelled id="looked-for-word" label="Word">
            <Choice id="looked-for-word" value={code} onChange={setCode} options={[["", "Choose a word"], ...words.map((entry) => [entry.code, entry.word] as const)]} />
          </Labelled>
        </div>
        {seats.map((seat) => (
          <Button key={seat} disabled={!word} onClick={() => { if (word) send({ type: "look", entry: { seat, code: word.code, word: word.word } }); }}>
            Not seen in {names[seat]}
          </Button>
        ))}
      </div>
      <ul className="mt-3 space-y-1">
        {stored.map((entry) => <li key={`${entry.seat}${entry.code}`}><PartnerName seat={entry.seat}>{names[entry.seat]}</PartnerName> {entry.word} <span className="text-sm text-ink-2">saved</span></li>)}
        {entries.map((entry) => (
          <li key={`${entry.seat}${entry.code}`} className="flex flex-wrap items-baseline gap-x-2">
            <PartnerName seat={entry.seat}>{names[entry.seat]}</PartnerName> {entry.word}
            <Button variant="quiet" size="small" onClick={() => send({ type: "unlook", entry })}>Remove<span className="sr-only">: {names[entry.seat]}, {entry.word}</span></Button>
          </li>
        ))}
      </ul>
    </Disclosure>
  );
}
