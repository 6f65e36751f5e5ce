import { z } from "zod";
import { addressText, CHANNELS, hasAddressIfNeeded, missingAddress, nameText } from "#lib/couples/schema.ts";
import { idText, oneOf, optionalOneOf, optionalText, wholeNumber } from "#lib/platform/text.ts";
import { dayText } from "#lib/platform/time.ts";
import { SUBJECTS, tellsTooMuch } from "./contact.ts";

/** A new name for a person, with the version that was on the page. */
export const renameClientInput = z.strictObject({ clientId: idText(), name: nameText, version: wholeNumber(1, 1_000_000) });

/** How one person wants to be reached, and the day on which they were asked alone. */
export const recordContactPreferenceInput = z.strictObject({
  clientId: idText(),
  channel: oneOf(CHANNELS, "Choose how to reach this person."),
  email: addressText,
  senderName: optionalText(40).refine((name) => name === null || !tellsTooMuch(name), { error: "This name tells what the message is about. Choose a plain one, such as a first name." })
    .refine((name) => name === null || !/[<>"@:;,\\\n]/.test(name), { error: "Use letters, spaces, dots and hyphens only." }),
  subject: z.enum(SUBJECTS, { error: "Choose one of the two subjects." }).default("NOTE_FROM_SENDER"),
  /** "Can somebody else open this phone or mailbox?", as the person said it. */
  sharedDevice: optionalOneOf(["NO", "YES"], "Choose yes or no."),
  checkedOn: dayText("Enter the day you asked."),
}).refine(({ channel, sharedDevice }) => channel !== "EMAIL" || sharedDevice !== "YES", {
  path: ["channel"], error: "Somebody else can open it, so nothing is sent there. Choose the room, paper, or an address that only this person opens.",
}).refine(hasAddressIfNeeded, missingAddress);

export const setClientCodeInput = z.strictObject({ clientId: idText() });

/** Reminders of one person, off or on again, as they told their therapist. */
export const setRemindersInput = z.strictObject({ clientId: idText(), reminders: oneOf(["OFF", "ON"], "Choose off or on.") });

/** A wish about how to be reached that the therapist has asked about, alone. */
export const settleContactWishInput = z.strictObject({ wishId: idText() });
