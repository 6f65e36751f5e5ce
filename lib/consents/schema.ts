import { z } from "zod";
import { idText, oneOf, optionalText, requiredText } from "#lib/platform/text.ts";
import { dayText } from "#lib/platform/time.ts";

export const MANNERS = ["IN_SESSION", "ON_PAPER"] as const;

/** The two ways as a therapist says them. */
export const mannerWords: Readonly<Record<(typeof MANNERS)[number] | "BY_LINK", string>> = {
  BY_LINK: "By link",
  IN_SESSION: "In session, on the screen",
  ON_PAPER: "On paper",
};

/** That one person consented, alone: to which text, when and how. */
export const recordConsentInput = z.strictObject({
  clientId: idText(),
  textVersion: requiredText("Enter the version of the text.", 40),
  givenOn: dayText("Enter the day it was given."),
  manner: oneOf(MANNERS, "Choose how it was given."),
});

/** That one person took their consent back. */
export const withdrawConsentInput = z.strictObject({ clientId: idText() });

const MOST_POINTS = 30;
const numbered = (raw: unknown): unknown => (typeof raw === "object" && raw !== null && !Array.isArray(raw) ? Object.values(raw) : raw);

/** A practice's own consent text: a summary on top, then its points; blank points fall away (domain 6.3). */
export const writeConsentTextInput = z.strictObject({
  summary: requiredText("Write the summary that stands on top.", 600),
  points: z.preprocess(numbered, z.array(optionalText(1000)).max(MOST_POINTS))
    .transform((points) => points.filter((point) => point !== null))
    .refine((points) => points.length >= 10, { error: "Keep at least ten points, so that nothing a person has to know is missing.", path: [0] }),
});

/** That somebody who knows the law looked at the text in force. */
export const markConsentTextCheckedInput = z.strictObject({ checkedBy: requiredText("Write who looked at it.", 120) });

/** That one person is asked to sign by link. */
export const askConsentInput = z.strictObject({ clientId: idText() });
