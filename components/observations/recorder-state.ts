import type { Room, Seat } from "#lib/couples/seat.ts";
import type { LightMark } from "#lib/observations/code.ts";
import type { Confidence, MoveSource } from "#lib/observations/move.ts";

/** One move as it is being written down. Blank texts mean "not given". */
export type MoveDraft = {
  id: string; seat: Seat; code: string | null; light: LightMark | null; word: string; intensity: number; room: Room; episode: number;
  source: MoveSource; confidence: Confidence; switchCue: boolean; switchCueWas: string; therapistMove: string; target: string; minute: string; note: string;
};

export type EpisodeDraft = {
  room: Room; number: number; trigger: string; startMinute: string; endMinute: string; lengthBand: string; easedBy: string;
  repairBy: string; repairTaken: string; settledAfter: string; othersPresent: string; substances: string;
};

export type LookedFor = { seat: Seat; code: string; word: string };

/** `saved` is the last episode kept earlier in each part of the hour; each part counts its own. */
export type RecorderState = {
  room: Room; episode: number; saved: Record<Room, number>; moves: MoveDraft[]; episodes: EpisodeDraft[]; lookedFor: LookedFor[]; nothingToNote: boolean;
};

export type RecorderAction =
  | { type: "add"; move: Omit<MoveDraft, "room" | "episode"> }
  | { type: "change"; id: string; patch: Partial<MoveDraft> }
  | { type: "remove"; id: string }
  | { type: "shift"; id: string; by: -1 | 1 }
  | { type: "undo" }
  | { type: "episode" }
  | { type: "room"; room: Room }
  | { type: "describe"; episode: EpisodeDraft }
  | { type: "look"; entry: LookedFor }
  | { type: "unlook"; entry: LookedFor }
  | { type: "nothing"; nothingToNote: boolean };

const blank = {
  trigger: "", startMinute: "", endMinute: "", lengthBand: "", easedBy: "", repairBy: "", repairTaken: "", settledAfter: "",
  othersPresent: "", substances: "",
};

/** The details of an episode as written so far, or blank ones. */
export function episodeOf(state: Pick<RecorderState, "episodes">, room: Room, number: number): EpisodeDraft {
  return state.episodes.find((entry) => entry.room === room && entry.number === number) ?? { room, number, ...blank };
}

/** What the recorder does on one tap. Pure. */
export function record(state: RecorderState, action: RecorderAction): RecorderState {
  switch (action.type) {
    case "add":
      return {
        ...state, nothingToNote: false, moves: [...state.moves, { ...action.move, room: state.room, episode: state.episode }],
        lookedFor: state.lookedFor.filter(({ seat, code }) => seat !== action.move.seat || code !== action.move.code),
      };
    case "change":
      return { ...state, moves: state.moves.map((move) => (move.id === action.id ? { ...move, ...action.patch } : move)) };
    case "remove":
      return { ...state, moves: state.moves.filter(({ id }) => id !== action.id) };
    case "shift":
      return { ...state, moves: shifted(state.moves, action.id, action.by) };
    case "undo":
      return { ...state, moves: state.moves.slice(0, -1) };
    case "episode":
      return isRunning(state) ? { ...state, episode: state.episode + 1 } : state;
    case "room":
      return inRoom(state, action.room);
    case "describe":
      return { ...state, episodes: [...state.episodes.filter((entry) => !isSame(entry, action.episode)), action.episode] };
    case "look":
      return state.lookedFor.some((entry) => isSameLook(entry, action.entry)) ? state : { ...state, lookedFor: [...state.lookedFor, action.entry] };
    case "unlook":
      return { ...state, lookedFor: state.lookedFor.filter((entry) => !isSameLook(entry, action.entry)) };
    case "nothing":
      return { ...state, nothingToNote: action.nothingToNote };
  }
}

/** True if the next tap joins the run that is open, so that a new one can be begun. */
export function isRunning({ moves, room, episode }: RecorderState): boolean {
  return moves.some((move) => move.room === room && move.episode === episode);
}

/** What is sent: the fields the server reads, as JSON. Episodes that nobody described are left out. */
export function toPayload(state: RecorderState, sessionId: string): string {
  const items = state.moves.map(({ word: _word, ...move }) => move);
  const episodes = state.episodes.filter((entry) => Object.entries(entry).some(([key, value]) => !isPlace(key) && value !== ""));
  const lookedFor = state.lookedFor.map(({ seat, code }) => ({ seat, code }));
  return JSON.stringify({ sessionId, items, episodes, lookedFor, nothingToNote: state.nothingToNote });
}

/** True if leaving the page would lose something. */
export function isUnsaved(state: RecorderState, opened: RecorderState): boolean {
  return state.moves.length > 0 || state.lookedFor.length > 0 || state.nothingToNote !== opened.nothingToNote;
}

// A part of the hour counts its own runs, so that no number on a joint page tells of a private part.
function inRoom(state: RecorderState, room: Room): RecorderState {
  if (room === state.room) return state;
  const here = state.moves.filter((move) => move.room === room).map(({ episode }) => episode);
  return { ...state, room, episode: Math.max(state.saved[room], ...here) + 1 };
}

// Past the edge of its episode a move joins the neighbouring one; it never changes its room.
function shifted(moves: readonly MoveDraft[], id: string, by: -1 | 1): MoveDraft[] {
  const from = moves.findIndex((move) => move.id === id);
  const move = moves[from];
  const neighbour = moves[from + by];
  if (!move || !neighbour || neighbour.room !== move.room) return [...moves];
  const next = [...moves];
  if (neighbour.episode !== move.episode) next[from] = { ...move, episode: neighbour.episode };
  else [next[from], next[from + by]] = [neighbour, move];
  return next;
}

const isPlace = (key: string): boolean => key === "room" || key === "number";
const isSame = (one: EpisodeDraft, other: EpisodeDraft): boolean => one.room === other.room && one.number === other.number;
const isSameLook = (one: LookedFor, other: LookedFor): boolean => one.seat === other.seat && one.code === other.code;
