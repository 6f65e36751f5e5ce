"use client";

import { useActionState, useEffect, useReducer, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Card } from "#components/ui/card.tsx";
import { classNames } from "#components/ui/class-names.ts";
import { Disclosure } from "#components/ui/disclosure.tsx";
import { ErrorSummary } from "#components/ui/error-summary.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import type { Room, Seat } from "#lib/couples/seat.ts";
import { recordObservationsAction } from "#lib/observations/actions.ts";
import type { ScreenCatalogue, Setting } from "#lib/observations/catalogue.ts";
import type { Intensity } from "#lib/observations/labels.ts";
import { idleFormState } from "#lib/platform/form-state.ts";
import { IntensityAnchors, IntensitySteps } from "./intensity-steps.tsx";
import { LookedForNotSeen } from "./looked-for.tsx";
import { MoreWords } from "./more-words.tsx";
import { MoveList } from "./move-list.tsx";
import { Palette } from "./palette.tsx";
import type { Tap } from "./palette.tsx";
import { isRunning, isUnsaved, record, toPayload } from "./recorder-state.ts";
import type { LookedFor, RecorderState } from "./recorder-state.ts";

export type RecorderProps = {
  sessionId: string;
  /** Left chair leading. */
  seats: Seat[];
  names: Record<Seat, string>;
  settings: Setting[];
  catalogue: ScreenCatalogue;
  saved: { count: number; lastEpisodes: Record<Room, number>; lookedFor: LookedFor[]; nothingToNote: boolean };
};

/** After the hour: tap what was seen, in order, and save it all at once. */
export function Recorder({ sessionId, seats, names, settings, catalogue, saved }: RecorderProps) {
  const [opened] = useState<RecorderState>(() => openedState(settings, saved));
  const [state, send] = useReducer(record, opened);
  const [answer, save] = useActionState(recordObservationsAction, idleFormState);
  const [said, setSaid] = useState("");
  const setting = settings.find(({ room }) => room === state.room) ?? settings[0];
  useWarningBeforeLeaving(isUnsaved(state, opened));
  if (!setting) return null;

  const tap = (tapped: Tap) => {
    const word = "light" in tapped ? capital(tapped.label) : tapped.word.word;
    const source = setting.ways[tapped.seat][0] ?? "SEEN_ROOM";
    send({ type: "add", move: {
      id: crypto.randomUUID(), seat: tapped.seat, word, source, intensity: 2, confidence: "SURE",
      code: "light" in tapped ? null : tapped.word.code, light: "light" in tapped ? tapped.light : null,
      switchCue: "light" in tapped ? false : tapped.word.switchCue, switchCueWas: "", therapistMove: "", target: "", minute: "", note: "",
    } });
    setSaid(`${names[tapped.seat]}: ${word}`);
  };
  return (
    <form action={save} aria-label="What was seen" className="noscript:hidden">
      <input type="hidden" name="record" value={toPayload(state, sessionId)} />
      {answer.status === "refused" ? <ErrorSummary errors={answer.errors} message={answer.message} /> : null}
      <p role="status" className="sr-only">{said}</p>
      <div className="grid gap-6 lg:grid-cols-[minmax(0,1.35fr)_minmax(0,1fr)]">
        <div className="min-w-0 space-y-6 lg:sticky lg:top-4 lg:self-start">
          {settings.length > 1 ? <PartOfHour settings={settings} room={state.room} onChoose={(room) => send({ type: "room", room })} /> : null}
          <Palette {...{ catalogue, seats, names, setting }} moves={state.moves} onTap={tap} />
          <MoreWords {...{ catalogue, seats, names, setting }} onTap={tap} />
          <LookedForNotSeen {...{ catalogue, names, send }} seats={seats.filter((seat) => settings.some(({ ways }) => ways[seat].some((way) => way.startsWith("SEEN"))))} entries={state.lookedFor} stored={saved.lookedFor} error={answer.errors.lookedFor} />
        </div>
        <Card title="In order" level={2} className="self-start" lead={saved.count > 0 ? `${saved.count} saved earlier. New ones come after them.` : undefined}>
          {state.moves.length === 0 ? <Nothing state={state} saved={saved.count} error={answer.errors.nothingToNote} onChange={(nothingToNote) => send({ type: "nothing", nothingToNote })} /> : null}
          <MoveList {...{ state, names, seats, settings, send }} errors={answer.errors} />
          {state.moves.length > 0 ? (
            <Button className="mt-3 w-full" disabled={!isRunning(state)} onClick={() => send({ type: "episode" })}>
              {isRunning(state) ? "New episode" : `Episode ${state.episode} begins with the next tap`}
            </Button>
          ) : null}
          <div className="mt-4"><Disclosure summary="What 1 to 4 mean"><IntensityAnchors /></Disclosure></div>
        </Card>
      </div>
      <SaveBar state={state} names={names} send={send} />
    </form>
  );
}

function openedState(settings: readonly Setting[], saved: RecorderProps["saved"]): RecorderState {
  const room = settings[0]?.room ?? "JOINT";
  return {
    room, episode: saved.lastEpisodes[room] + 1, saved: saved.lastEpisodes, moves: [], episodes: [], lookedFor: [],
    nothingToNote: saved.nothingToNote,
  };
}

function useWarningBeforeLeaving(unsaved: boolean): void {
  useEffect(() => {
    if (!unsaved) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", warn);
    return () => window.removeEventListener("beforeunload", warn);
  }, [unsaved]);
}

function PartOfHour({ settings, room, onChoose }: { settings: readonly Setting[]; room: Room; onChoose: (room: Room) => void }) {
  return (
    <fieldset>
      <legend className="text-sm font-semibold">Which part of the hour</legend>
      <div className="mt-1 flex flex-wrap gap-1.5">
        {settings.map((setting) => (
          <button key={setting.room} type="button" aria-pressed={setting.room === room} onClick={() => onChoose(setting.room)}
            className={classNames("min-h-10 cursor-pointer rounded-md border px-3 coarse:min-h-11", setting.room === room ? "border-accent bg-accent font-semibold text-on-accent" : "border-control bg-surface hover:border-ink")}>
            {setting.label}
          </button>
        ))}
      </div>
      {room === "JOINT" ? null : <p className="mt-1.5 max-w-measure text-sm text-ink-2">What is seen and told here stays in this person's own file, also when it is about the other.</p>}
    </fieldset>
  );
}

function Nothing({ state, saved, error, onChange }: { state: RecorderState; saved: number; error: string | undefined; onChange: (value: boolean) => void }) {
  return (
    <div className="mb-2">
      <p className="text-ink-2">Tap a word. It appears here with strength 2, and you can change that.</p>
      {saved > 0 ? null : (
        <label className="choice mt-2 w-fit">
          <input id="field-nothingToNote" type="checkbox" checked={state.nothingToNote} onChange={(event) => onChange(event.target.checked)} />
          <span>Nothing to note: a quiet hour</span>
        </label>
      )}
      {error ? <p className="font-semibold text-care">{error}</p> : null}
    </div>
  );
}

function SaveBar({ state, names, send }: { state: RecorderState; names: RecorderProps["names"]; send: Parameters<typeof MoveList>[0]["send"] }) {
  const last = state.moves.at(-1);
  return (
    <div className="sticky bottom-0 z-10 -mx-4 mt-6 flex flex-wrap items-center justify-between gap-x-6 gap-y-2 border-t border-line bg-canvas px-4 py-2.5 sm:mx-0 sm:rounded-t-lg sm:border-x">
      {last ? (
        <div className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-1.5">
          <p className="min-w-0"><span className="text-ink-2">Last:</span> {names[last.seat]}, <strong>{last.word}</strong></p>
          {last.light === null ? <IntensitySteps compact of={`${names[last.seat]}, ${last.word}, the last one`} value={last.intensity} onChoose={(intensity: Intensity) => send({ type: "change", id: last.id, patch: { intensity } })} /> : null}
          <Button variant="quiet" size="small" onClick={() => send({ type: "undo" })}>Undo</Button>
        </div>
      ) : <p className="text-ink-2">{state.nothingToNote ? "A quiet hour." : "Nothing tapped yet."}</p>}
      <SubmitButton>{state.moves.length === 0 ? "Save" : state.moves.length === 1 ? "Save 1 move" : `Save ${state.moves.length} moves`}</SubmitButton>
    </div>
  );
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
