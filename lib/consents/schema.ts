import { z } from "zod";
import { idText, oneOf, requiredText } from "#lib/platform/text.ts";
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
