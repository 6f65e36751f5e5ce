import type { Seat } from "#lib/couples/seat.ts";
import { otherSeat } from "#lib/couples/seat.ts";
import type { Confidence, MoveSource } from "./move.ts";

/** The four intensities in one word each (domain 2.3). */
export const intensityWords = { 1: "slight", 2: "clear", 3: "strong", 4: "overwhelming" } as const;

/** What each intensity does to the exchange and asks of the therapist: the same for loud and quiet moves (domain 2.3). */
export const intensityAnchors = {
  1: { exchange: "The thread holds; a trained eye sees it", therapist: "You need do nothing" },
  2: { exchange: "Both could notice; the thread bends and returns within about a minute", therapist: "A word from you is enough" },
  3: { exchange: "It takes over the exchange", therapist: "You have to step in" },
  4: { exchange: "The person can no longer take part", therapist: "You stop, ground, separate" },
} as const;

export type Intensity = keyof typeof intensityWords;

/** Every way to know of a move, the usual one leading (domain 2.4). */
export const SOURCES = ["SEEN_ROOM", "SEEN_VIDEO", "REPORTED_BY_ACTOR", "REPORTED_BY_PARTNER", "REPORTED_BY_BOTH"] as const satisfies readonly MoveSource[];

/** Longest free note beside one move, in characters (domain 2.4). */
export const noteLength = 200;

/** How the therapist knows, with the two names: "Told by Noor". */
export function sourceText(source: MoveSource, seat: Seat, names: Readonly<Record<Seat, string>>): string {
  switch (source) {
    case "SEEN_ROOM":
      return "Seen in the room";
    case "SEEN_VIDEO":
      return "Seen on video";
    case "REPORTED_BY_ACTOR":
      return `Told by ${names[seat]}`;
    case "REPORTED_BY_PARTNER":
      return `Told by ${names[otherSeat(seat)]}`;
    case "REPORTED_BY_BOTH":
      return "Told by both";
  }
}

export const confidenceWords = { SURE: "Sure", LIKELY: "Likely", UNSURE: "Unsure" } as const satisfies Record<Confidence, string>;

export const therapistMoveWords = {
  QUESTION: "A question", REFLECTION: "A reflection", INTERRUPTION: "An interruption", ENACTMENT: "An enactment",
  SILENCE: "Silence", NONE: "Nothing",
} as const;

export const targetWords = { PARTNER: "The partner", SELF: "Themselves", THERAPIST: "The therapist", SOMEONE_ELSE: "Someone else" } as const;

export type TherapistMove = keyof typeof therapistMoveWords;
export type Target = keyof typeof targetWords;
