"use client";

import { PartnerMark } from "#components/ui/partner-mark.tsx";
import { classNames } from "#components/ui/class-names.ts";
import type { Seat } from "#lib/couples/seat.ts";
import type { ScreenCatalogue, ScreenWord, Setting } from "#lib/observations/catalogue.ts";
import type { LightMark } from "#lib/observations/code.ts";
import { GroupMark } from "./group-mark.tsx";
import type { MoveDraft } from "./recorder-state.ts";

export type Tap = { seat: Seat; word: ScreenWord } | { seat: Seat; light: LightMark; label: string };

type PaletteProps = {
  catalogue: ScreenCatalogue;
  seats: readonly Seat[];
  names: Readonly<Record<Seat, string>>;
  setting: Setting;
  moves: readonly MoveDraft[];
  onTap: (tap: Tap) => void;
};

/** Twelve words per person, two mirrored columns. One tap adds that move; the group's name is a light mark. */
export function Palette(props: PaletteProps) {
  const { seats, setting } = props;
  return (
    <div className={classNames("grid gap-x-3 sm:gap-x-5", seats.length === 2 && "grid-cols-2")}>
      {seats.map((seat) => (
        <PersonPad key={seat} {...props} moves={props.moves.filter((move) => move.room === setting.room)} seat={seat} told={setting.ways[seat][0]?.startsWith("REPORTED") ?? false} />
      ))}
    </div>
  );
}

function PersonPad({ catalogue, names, setting, seats, moves, onTap, seat, told }: PaletteProps & { seat: Seat; told: boolean }) {
  const name = names[seat];
  const nobody = setting.ways[seat].length === 0;
  const teller = setting.room === "JOINT" ? "the other" : names[setting.room];
  return (
    <section aria-label={name} className="min-w-0">
      <h2 className={classNames("flex items-baseline gap-2 border-b-2 pb-1 text-lg", seat === "A" ? "border-a" : "border-b")}>
        <PartnerMark seat={seat} />
        <span className={classNames("min-w-0", seat === "A" ? "text-a-text" : "text-b-text")}>{name}</span>
      </h2>
      {told && !nobody ? <p className="mt-1 text-sm text-ink-2">As {teller} told it.</p> : null}
      {setting.room === seat && seats.length === 2 ? <p className="mt-1 text-sm text-ink-2">Seen in the time alone.</p> : null}
      {nobody ? (
        <p className="mt-2 text-ink-2">{name} was not there.</p>
      ) : (
        catalogue.groups.map(({ mark, label }) => (
          <div key={mark} role="group" aria-label={`${name}: ${label}`} className="mt-2.5">
            <button
              type="button"
              onClick={() => onTap({ seat, light: mark, label })}
              className="-ml-1 inline-flex min-h-8 cursor-pointer items-center gap-1.5 rounded-md px-1 text-sm text-ink-2 hover:bg-sunken hover:text-ink coarse:min-h-11"
            >
              <GroupMark mark={mark} />
              <span className="first-letter:uppercase">{label}</span>
              <Times n={moves.filter((move) => move.seat === seat && move.light === mark).length} />
              <span className="sr-only">, light mark for {name}</span>
            </button>
            <div className="mt-1 grid gap-1.5 sm:grid-cols-2">
              {catalogue.words.filter((word) => word.big && word.group === mark).map((word) => (
                <Tile key={word.code} word={word} seat={seat} name={name} times={moves.filter((move) => move.seat === seat && move.code === word.code).length} onTap={onTap} />
              ))}
            </div>
          </div>
        ))
      )}
    </section>
  );
}

function Tile({ word, seat, name, times, onTap }: { word: ScreenWord; seat: Seat; name: string; times: number; onTap: (tap: Tap) => void }) {
  return (
    <button
      type="button"
      title={word.seesHears}
      onClick={() => onTap({ seat, word })}
      className={classNames(
        "flex min-h-11 w-full cursor-pointer items-center justify-between gap-1 rounded-md border bg-surface px-2.5 text-left font-semibold",
        "transition-colors duration-100 coarse:min-h-12",
        seat === "A" ? "border-a/45 hover:border-a hover:bg-a-soft active:bg-a-soft" : "border-b/50 hover:border-b hover:bg-b-soft active:bg-b-soft",
        times > 0 && (seat === "A" ? "bg-a-soft" : "bg-b-soft"),
      )}
    >
      <span className="min-w-0">
        {word.word}
        <span className="sr-only">, {name}</span>
      </span>
      <Times n={times} />
    </button>
  );
}

function Times({ n }: { n: number }) {
  return n === 0 ? null : (
    <span className="flex-none text-sm font-normal text-ink-2">
      <span aria-hidden="true">×{n}</span>
      <span className="sr-only">, {n} so far</span>
    </span>
  );
}
