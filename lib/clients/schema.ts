import { z } from "zod";
import { addressText, CHANNELS, hasAddressIfNeeded, missingAddress, nameText } from "#lib/couples/schema.ts";
import { idText, oneOf, wholeNumber } from "#lib/platform/text.ts";
import { dayText } from "#lib/platform/time.ts";

/** A new name for a person, with the version that was on the page. */
export const renameClientInput = z.strictObject({ clientId: idText(), name: nameText, version: wholeNumber(1, 1_000_000) });

/** How one person wants to be reached, and the day on which they were asked alone. */
export const recordContactPreferenceInput = z.strictObject({
  clientId: idText(),
  channel: oneOf(CHANNELS, "Choose how to reach this person."),
  email: addressText,
  checkedOn: dayText("Enter the day you asked."),
}).refine(hasAddressIfNeeded, missingAddress);

export const setClientCodeInput = z.strictObject({ clientId: idText() });
