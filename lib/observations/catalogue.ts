import type { Room, Seat } from "#lib/couples/seat.ts";
import { allCodes, bigWords, families, lightMarks } from "./code.ts";
import type { FamilyKey, LightMark } from "./code.ts";
import { SOURCES } from "./labels.ts";
import type { MoveSource } from "./move.ts";
import { placeMove } from "./placing.ts";
import type { PlacingHour } from "./placing.ts";

/** One word as the recorder shows it. `big` words stand in front; `switchCue` is the word's default. */
export type ScreenWord = {
  code: string; word: string; label: string; family: FamilyKey; group: LightMark | null; big: boolean; safety: boolean;
  switchCue: boolean; seesHears: string; clientWords: string | null;
};

export type ScreenFamily = { key: FamilyKey; label: string; alsoPossible: string | null };

/** One of the three groups of the palette, with the mark that its name itself is (domain 2.1). */
export type ScreenGroup = { mark: LightMark; label: string };

export type ScreenCatalogue = { words: ScreenWord[]; families: ScreenFamily[]; groups: ScreenGroup[] };

/** Everything the recorder needs of the catalogue, small enough to send to the page. */
export function screenCatalogue(): ScreenCatalogue {
  const words = allCodes.map(({ code, label, family, fn, switchCue, seesHears, clientWords }): ScreenWord => {
    const big = bigWords.find((entry) => entry.code === code);
    const safety = family === "SAFETY";
    return {
      code, label, family, switchCue, seesHears, clientWords, safety, big: big !== undefined, word: big?.word ?? label,
      group: big?.group ?? (safety || fn === "N" ? null : fn),
    };
  });
  return {
    words: [...bigWords.flatMap(({ code }) => words.filter((word) => word.code === code)), ...words.filter(({ big }) => !big)],
    families: families.map(({ key, label, alsoPossible }) => ({ key, label, alsoPossible })),
    groups: lightMarks.map(({ mark, label }) => ({ mark, label })),
  };
}

/** A part of the hour in which something could be seen or told, and how one can know of each person there. */
export type Setting = { room: Room; label: string; ways: Record<Seat, MoveSource[]> };

/**
 * The parts of an hour as the recorder offers them (decision 9): per person the sources that the room rule allows, the
 * usual one leading. An empty list means that nothing of this person can be recorded there.
 * @param video true if the hour was held by video.
 */
export function settingsOf(hour: PlacingHour, rooms: readonly Room[], video: boolean): Setting[] {
  const inOrder: readonly MoveSource[] = video ? ["SEEN_VIDEO", ...SOURCES.filter((source) => source !== "SEEN_VIDEO")] : SOURCES;
  const ways = (room: Room, seat: Seat) =>
    inOrder.filter((source) => placeMove(hour, { seat, source, room, toldBy: null }).placed);
  return rooms.map((room) => ({
    room, label: room === "JOINT" ? "Together" : `${hour.names[room]} alone`, ways: { A: ways(room, "A"), B: ways(room, "B") },
  }));
}
