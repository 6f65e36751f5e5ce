import { z } from "zod";

// NUL cannot be stored by Postgres, a lone surrogate is no text; other controls are paste accidents.
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;

const codePoints = (text: string): number => Array.from(text).length;

const readable = (text: string): boolean => text.isWellFormed() && !FORBIDDEN.test(text);

const sentence = {
  unreadable: "This holds characters that cannot be stored. Please type it again.",
  tooLong: (max: number) => `Keep this to ${max.toLocaleString("en")} characters.`,
};

/** A line or text that must be there: trimmed, 1 to `max` code points, no control characters. */
export function requiredText(missing: string, max: number) {
  return z.string({ error: missing }).refine(readable, { error: sentence.unreadable }).transform((text) => text.normalize("NFC").trim())
    .refine((text) => text !== "", { error: missing })
    .refine((text) => codePoints(text) <= max, { error: sentence.tooLong(max) });
}

/** A text that may be left out: null when blank, else trimmed and at most `max` code points. */
export function optionalText(max: number) {
  return z.string().nullish().transform((text) => text ?? "").refine(readable, { error: sentence.unreadable })
    .transform((text) => text.normalize("NFC").trim())
    .refine((text) => codePoints(text) <= max, { error: sentence.tooLong(max) })
    .transform((text) => (text === "" ? null : text));
}

/** An id from a form or an address. A malformed one becomes "", which no row has: not found. */
export function idText() {
  return z.string().catch("").transform((text) => (/^[0-9a-f-]{36}$/.test(text) ? text : ""));
}

/** A whole number in a range, from a form's text. Blank gives `error`. */
export function wholeNumber(min: number, max: number, error = `Enter a whole number from ${min} to ${max}.`) {
  return z.preprocess((value) => (typeof value === "string" ? (/^-?\d{1,9}$/.test(value.trim()) ? Number(value) : Number.NaN) : value),
    z.number({ error }).int({ error }).min(min, { error }).max(max, { error }));
}

/** The same, null when blank. */
export function optionalWholeNumber(min: number, max: number, error = `Enter a whole number from ${min} to ${max}.`) {
  return z.preprocess((value) => (value === "" || value === undefined ? null : value), wholeNumber(min, max, error).nullable());
}

/** A choice from a fixed list. */
export function oneOf<const T extends readonly [string, ...string[]]>(values: T, missing: string) {
  return z.enum(values, { error: missing });
}

/** A choice that may be left out: blank gives null. */
export function optionalOneOf<const T extends readonly [string, ...string[]]>(values: T, error = "Choose one from the list.") {
  return z.preprocess((value) => (value === "" || value === undefined ? null : value), z.enum(values, { error }).nullable());
}

/** A tick: present means yes. */
export function tick() {
  return z.preprocess((value) => value === true || value === "on" || value === "yes", z.boolean());
}
