"use client";

import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { classNames } from "#components/ui/class-names.ts";
import { fieldId } from "#components/ui/form-context.tsx";
import { PartnerName } from "#components/ui/partner-mark.tsx";
import type { Seat } from "#lib/couples/seat.ts";
import type { Setting } from "#lib/observations/catalogue.ts";
import { intensityAnchors, intensityWords, sourceText } from "#lib/observations/labels.ts";
import type { Intensity } from "#lib/observations/labels.ts";
import { EpisodeDetails } from "./episode-details.tsx";
import { IntensitySteps } from "./intensity-steps.tsx";
import { MoveDetails } from "./move-details.tsx";
import { episodeOf } from "./recorder-state.ts";
import type { MoveDraft, RecorderAction, RecorderState } from "./recorder-state.ts";

type Props = {
  state: RecorderState;
  names: Readonly<Record<Seat, string>>;
  seats: readonly Seat[];
  settings: readonly Setting[];
  errors: Readonly<Record<string, string>>;
  send: (action: RecorderAction) => void;
};

/** The moves in the order they were tapped, run by run. */
export function MoveList({ state, names, seats, settings, errors, send }: Props) {
  return (
    <ol aria-label="Moves so far" className="space-y-1.5">
      {state.moves.map((move, index) => {
        const before = state.moves[index - 1];
        const opens = before?.episode !== move.episode || before.room !== move.room;
        const setting = settings.find(({ room }) => room === move.room);
        return (
          <li key={move.id} className="space-y-1.5">
            {opens ? <EpisodeHead {...{ state, names, seats, send, move }} part={settings.length > 1 ? setting?.label : undefined} /> : null}
            <MoveRow {...{ move, index, names, send, errors }} ways={setting?.ways[move.seat] ?? []} last={index === state.moves.length - 1} />
          </li>
        );
      })}
    </ol>
  );
}

type HeadProps = Pick<Props, "state" | "names" | "seats" | "send"> & { move: MoveDraft; part: string | undefined };

function EpisodeHead({ state, names, seats, send, move, part }: HeadProps) {
  const [open, setOpen] = useState(false);
  const episode = episodeOf(state, move.room, move.episode);
  return (
    <div className="pt-2 first:pt-0">
      <div className="flex flex-wrap items-baseline justify-between gap-2 border-b border-line pb-0.5">
        <p className="text-sm font-semibold text-ink-2">
          Episode {move.episode}
          {part ? `, ${part.toLowerCase() === "together" ? "together" : part}` : ""}
        </p>
        <Button variant="quiet" size="small" aria-expanded={open} onClick={() => setOpen(!open)}>
          What eased it, and more<span className="sr-only"> about episode {move.episode}</span>
        </Button>
      </div>
      {open ? <EpisodeDetails episode={episode} names={names} seats={seats} onChange={(next) => send({ type: "describe", episode: next })} /> : null}
    </div>
  );
}

type RowProps = Pick<Props, "names" | "send" | "errors"> & { move: MoveDraft; index: number; ways: Setting["ways"]["A"]; last: boolean };

function MoveRow({ move, index, names, send, errors, ways, last }: RowProps) {
  const [open, setOpen] = useState(false);
  const said = Object.entries(errors).filter(([key]) => key.startsWith(`items.${index}.`));
  const strength = move.intensity as Intensity;
  const seenForSure = move.source.startsWith("SEEN") && move.confidence === "SURE";
  const spoken = `${names[move.seat]}, ${move.word}`;
  return (
    <div className={classNames("rounded-md border bg-surface px-3 py-2", said.length > 0 ? "border-2 border-care" : last ? "border-control" : "border-line")}>
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1.5">
        <p className="flex min-w-0 flex-wrap items-baseline gap-x-2">
          <span className="w-5 text-sm text-ink-2 tabular-nums">{index + 1}</span>
          <PartnerName seat={move.seat}>{names[move.seat]}</PartnerName>
          <span className="font-semibold">{move.word}</span>
        </p>
        {move.light === null ? (
          <IntensitySteps compact of={spoken} value={move.intensity} onChoose={(intensity) => send({ type: "change", id: move.id, patch: { intensity } })} />
        ) : <span className="text-sm text-ink-2">light mark</span>}
      </div>
      {said.map(([key, sentence]) => (
        <p key={key} id={fieldId(key)} tabIndex={-1} className="mt-1 font-semibold text-care">{sentence}</p>
      ))}
      {last && move.light === null ? <p className="mt-1 text-sm text-ink-2">{intensityWords[strength]}: {uncapital(intensityAnchors[strength].exchange)}.</p> : null}
      {seenForSure ? null : <p className="mt-1 text-sm text-ink-2">{sourceText(move.source, move.seat, names)}{move.confidence === "SURE" ? "" : `, ${move.confidence.toLowerCase()}`}.</p>}
      <div className="-mb-1 -ml-3 flex flex-wrap gap-x-1">
        <Button variant="quiet" size="small" aria-expanded={open} onClick={() => setOpen(!open)}>Details<span className="sr-only">: {spoken}</span></Button>
        <Button variant="quiet" size="small" onClick={() => send({ type: "remove", id: move.id })}>Remove<span className="sr-only">: {spoken}</span></Button>
      </div>
      {open ? (
        <>
          <div className="flex flex-wrap gap-2">
            <Button size="small" onClick={() => send({ type: "shift", id: move.id, by: -1 })}>Move earlier</Button>
            <Button size="small" onClick={() => send({ type: "shift", id: move.id, by: 1 })}>Move later</Button>
          </div>
          <MoveDetails move={move} names={names} ways={ways} onChange={(patch) => send({ type: "change", id: move.id, patch })} />
        </>
      ) : null}
    </div>
  );
}

const uncapital = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
