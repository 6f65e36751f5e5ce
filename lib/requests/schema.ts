import { z } from "zod";
import { idText, oneOf } from "#lib/platform/text.ts";

export const issueRequestInput = z.strictObject({ assignmentId: idText() });
export const handOverInput = z.strictObject({ assignmentId: idText() });
export const revokeRequestInput = z.strictObject({ requestId: idText() });
export const sendAgainInput = z.strictObject({ requestId: idText() });

/** How a person may ask to be reached. No address is ever taken on a page by link. */
export const askOtherContactInput = z.strictObject({ channel: oneOf(["NONE", "HAND_OVER", "EMAIL"], "Choose one.") });

/** What a form sends, by field name; a name sent more than once is a list. */
export type TypedAnswers = Record<string, string | string[]>;

const MAX_TEXT = 20_000;
const MAX_NAMES = 100;
const MAX_VALUES = 60;
const FIELD_NAME = /^[a-z][a-z_]{0,39}(\.[a-z]{1,20})?(\[\])?$/;

const shorten = (value: string): string => value.toWellFormed().replaceAll("\u0000", "").slice(0, MAX_TEXT);

/**
 * Keeps of a sent form what a draft may hold: plain field names, at most 100 of them, texts of at
 * most 20,000 characters, lists of at most 60. Never refuses; a draft is not an answer.
 */
export function draftOf(raw: TypedAnswers): TypedAnswers {
  const kept = Object.entries(raw).filter(([name]) => FIELD_NAME.test(name)).slice(0, MAX_NAMES);
  return Object.fromEntries(kept.map(([name, value]) =>
    [name, typeof value === "string" ? shorten(value) : value.slice(0, MAX_VALUES).map(shorten)]));
}
