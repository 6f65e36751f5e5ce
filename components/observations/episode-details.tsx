"use client";

import type { Seat } from "#lib/couples/seat.ts";
import { easedText, easedWords, lengthWords, repairText, takenWords, triggerWords } from "#lib/observations/episode.ts";
import type { EasedBy } from "#lib/observations/episode.ts";
import { Choice, Labelled } from "./move-details.tsx";
import type { EpisodeDraft } from "./recorder-state.ts";

type Props = { episode: EpisodeDraft; names: Readonly<Record<Seat, string>>; seats: readonly Seat[]; onChange: (episode: EpisodeDraft) => void };
type Options = readonly (readonly [string, string])[];

const unknown: [string, string] = ["", "Not given"];
const yesNo: Options = [unknown, ["yes", "Yes"], ["no", "No"]];

/** What set a run of moves off, what eased it, who tried to repair. There is no field for who began. */
export function EpisodeDetails({ episode, names, seats, onChange }: Props) {
  const id = `episode-${episode.room}-${episode.number}`;
  const set = (patch: Partial<EpisodeDraft>) => onChange({ ...episode, ...patch });
  const both = seats.length === 2;
  const eased = (Object.keys(easedWords) as EasedBy[]).filter((key) => both || !["B_SOFTENED", "BOTH"].includes(key));
  const repair = (both ? (["NONE", "A", "B", "BOTH"] as const) : (["NONE", "A"] as const)).map((by) => [by, repairText(by, names)] as const);
  const field = (key: keyof EpisodeDraft & string, label: string, options: Options) => (
    <Labelled id={`${id}-${key}`} label={label}>
      <Choice id={`${id}-${key}`} value={String(episode[key])} options={options} onChange={(value) => set({ [key]: value })} />
    </Labelled>
  );
  return (
    <div className="mt-2 grid gap-4 rounded-md border border-line bg-surface p-3 sm:grid-cols-2">
      {field("trigger", "What set it off", [unknown, ...Object.entries(triggerWords)])}
      {field("easedBy", "What eased it", [unknown, ...eased.map((key) => [key, easedText(key, names)] as const)])}
      {field("repairBy", "Repair", [unknown, ...repair])}
      {field("repairTaken", "Was it taken up", [unknown, ...Object.entries(takenWords)])}
      <Labelled id={`${id}-start`} label="From minute">
        <input id={`${id}-start`} inputMode="numeric" className="control max-w-28" value={episode.startMinute} onChange={(event) => set({ startMinute: event.target.value })} />
      </Labelled>
      <Labelled id={`${id}-end`} label="To minute">
        <input id={`${id}-end`} inputMode="numeric" className="control max-w-28" value={episode.endMinute} onChange={(event) => set({ endMinute: event.target.value })} />
      </Labelled>
      {field("lengthBand", "How long, if it was told", [unknown, ...Object.entries(lengthWords)])}
      {field("settledAfter", "Until both felt all right", [unknown, ...Object.entries(lengthWords)])}
      {field("othersPresent", "Children or others there", yesNo)}
      {field("substances", "Alcohol or drugs", [unknown, ["YES", "Yes"], ["NO", "No"], ["UNKNOWN", "Unknown"]])}
    </div>
  );
}
