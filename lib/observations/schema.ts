import { z } from "zod";
import { idText, oneOf, optionalOneOf, optionalText, optionalWholeNumber, tick, wholeNumber } from "#lib/platform/text.ts";
import { findCode, isSafetyCode } from "./code.ts";
import { easedWords, lengthWords, takenWords, triggerWords } from "./episode.ts";
import { noteLength, SOURCES, targetWords, therapistMoveWords } from "./labels.ts";

const CONFIDENCES = ["SURE", "LIKELY", "UNSURE"] as const;
const LIGHT_MARKS = ["P", "W", "M"] as const;
const ROOMS = ["JOINT", "A", "B"] as const;
const SEATS = ["A", "B"] as const;

const keysOf = <T extends Record<string, string>>(words: T) => Object.keys(words) as [keyof T & string, ...Array<keyof T & string>];

const mostAtOnce = 200;

const codeKey = z.preprocess((value) => (value === "" || value === undefined ? null : value),
  z.string({ error: "Choose a word from the list." }).refine((key) => findCode(key) !== undefined, { error: "This word is not in the list. Choose one that is." }).nullable());
const optionalTick = z.preprocess((value) => (value === "" || value === undefined ? null : value === true || value === "on" || value === "yes"), z.boolean().nullable());
const episodeNumber = z.preprocess((value) => (value === undefined || value === "" ? 1 : value), wholeNumber(1, 99, "An episode has a number from 1 to 99."));
const minuteOfHour = optionalWholeNumber(0, 600, "Enter a minute from 0 to 600.");
const withDefault = <T extends z.ZodType>(value: string, type: T) => z.preprocess((sent) => (sent === undefined || sent === "" || sent === null ? value : sent), type);

const details = {
  intensity: wholeNumber(1, 4, "Choose how strong it was, from 1 to 4."),
  source: withDefault("SEEN_ROOM", oneOf(SOURCES, "Choose how you know of it.")),
  confidence: withDefault("SURE", oneOf(CONFIDENCES, "Choose how sure you are.")),
  switchCue: optionalTick,
  switchCueWas: optionalText(200),
  therapistMove: optionalOneOf(keysOf(therapistMoveWords)),
  target: optionalOneOf(keysOf(targetWords)),
  minute: minuteOfHour,
  episode: episodeNumber,
};

const codeOrLight = {
  seat: oneOf(SEATS, "Choose who did this."),
  code: codeKey,
  light: optionalOneOf(LIGHT_MARKS, "Choose a word from the list."),
};
const oneOfBoth = { path: ["code"], error: "Choose one word for this move." };
const hasOne = ({ code, light }: { code: string | null; light: string | null }) => (code === null) !== (light === null);

/**
 * One move. `id` is made by the sender, so that sending twice records once. `room` is where it was seen or told;
 * left out, it is the joint part, or the only part that was held.
 */
const moveInput = z.strictObject({
  id: z.uuid({ error: "Open the page again and repeat this." }).toLowerCase().optional(),
  ...codeOrLight,
  ...details,
  room: optionalOneOf(ROOMS, "Choose in which part this was."),
  toldBy: optionalOneOf(SEATS, "Choose who told it."),
  note: optionalText(noteLength),
});
export type MoveInput = z.infer<typeof moveInput>;

const episodeFields = {
  room: withDefault("JOINT", oneOf(ROOMS, "Choose in which part this was.")),
  number: episodeNumber,
  trigger: optionalOneOf(keysOf(triggerWords)),
  startMinute: minuteOfHour,
  endMinute: minuteOfHour,
  lengthBand: optionalOneOf(keysOf(lengthWords)),
  easedBy: optionalOneOf(keysOf(easedWords)),
  repairBy: optionalOneOf(["NONE", ...SEATS, "BOTH"]),
  repairTaken: optionalOneOf(keysOf(takenWords)),
  settledAfter: optionalOneOf(keysOf(lengthWords)),
  othersPresent: optionalTick,
  substances: optionalOneOf(["YES", "NO", "UNKNOWN"]),
};
type Span = { startMinute: number | null; endMinute: number | null };
const endsAfterStart = ({ startMinute, endMinute }: Span) => startMinute === null || endMinute === null || endMinute >= startMinute;
const endRule = { path: ["endMinute"], error: "The end comes before the start. Change one of the two." };
const episodeInput = z.strictObject(episodeFields).refine(endsAfterStart, endRule);
export type EpisodeInput = z.infer<typeof episodeInput>;

const lookedFor = z.strictObject({
  seat: oneOf(SEATS, "Choose in whom you looked for it."),
  code: z.string({ error: "Choose a word from the list." }).refine((key) => findCode(key) !== undefined, { error: "This word is not in the list. Choose one that is." })
    .refine((key) => !isSafetyCode(key), { error: "Safety words are asked about alone, not looked for." }),
});

/** A form asks for the word in one list: "LIGHT_P" stands for the light mark P. */
const splitWord = (raw: unknown): unknown => {
  if (typeof raw !== "object" || raw === null || !("code" in raw)) return raw;
  const light = typeof raw.code === "string" ? /^LIGHT_([PWM])$/.exec(raw.code)?.[1] : undefined;
  return light ? { ...raw, code: "", light } : raw;
};

export const recordObservationInput = z.preprocess(splitWord, z.strictObject({ sessionId: idText(), ...moveInput.shape }).refine(hasOne, oneOfBoth));

/** Everything of one hour in one go. Empty lists are fine; "nothing to note" goes with no moves. */
export const recordObservationsInput = z.strictObject({
  sessionId: idText(),
  items: z.array(moveInput.refine(hasOne, oneOfBoth)).max(mostAtOnce, { error: `Send at most ${mostAtOnce} moves at once.` }).default([]),
  episodes: z.array(episodeInput).max(99).default([]),
  lookedFor: z.array(lookedFor).max(mostAtOnce).default([]),
  nothingToNote: tick().default(false),
});

/** A correction. Who and where stay within the hour; the room never changes (domain 2.4, "The room rule"). */
export const editObservationInput = z.preprocess(splitWord, z.strictObject({
  observationId: idText(),
  version: wholeNumber(1, 1_000_000, "Open the page again and repeat the change."),
  ...codeOrLight,
  ...details,
  switchCue: tick(),
}).refine(hasOne, oneOfBoth));

export const retractObservationInput = z.strictObject({ observationId: idText() });
export const recordLookedForInput = z.strictObject({ sessionId: idText(), ...lookedFor.shape });
export const recordEpisodeInput = z.strictObject({
  sessionId: idText(), version: optionalWholeNumber(0, 1_000_000, "Open the page again and repeat the change."), ...episodeFields,
}).refine(endsAfterStart, endRule);
