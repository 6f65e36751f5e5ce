import { z } from "zod";
import { idText, oneOf, optionalOneOf, optionalText, requiredText, wholeNumber } from "#lib/platform/text.ts";
import { dayText } from "#lib/platform/time.ts";
import { sameMailbox } from "./address.ts";

export const CHANNELS = ["NONE", "HAND_OVER", "EMAIL"] as const;
export const ALONE_RULES = ["MOVE", "SEE_ONE_PRIVATE", "SEE_ONE_JOINT"] as const;
export const SECRETS_POLICIES = ["NO_SECRETS", "LIMITED_SECRETS"] as const;

export const SHARED_ADDRESS =
  "Both partners have this address. Each could open what is meant for the other, so nothing can be sent to it. Choose another way for one of them.";

/** A name or initials: 1 to 80 characters. */
export const nameText = requiredText("Enter a name or initials.", 80);

const MAX_ADDRESS = 254;

/** An e-mail address in lower case, or null when blank (RFC 5321: at most 254 characters). */
export const addressText = z.string().nullish().transform((text) => (text ?? "").trim().toLowerCase())
  .refine((text) => text === "" || (text.length <= MAX_ADDRESS && z.email().safeParse(text).success), {
    error: "Enter an e-mail address like name@example.org.",
  })
  .transform((text) => (text === "" ? null : text));

/** E-mail needs an address; every other way keeps none. */
export const hasAddressIfNeeded = (contact: { channel: string; email: string | null }): boolean =>
  contact.channel !== "EMAIL" || contact.email !== null;

export const missingAddress = { path: ["email"], error: "Enter the address, or choose another way." };

const channel = z.enum(CHANNELS, { error: "Choose how to reach this person." }).default("NONE");
const seat = z.preprocess((value) => (value === "" ? undefined : value), z.enum(["A", "B"], { error: "Choose who sits left." }).default("A"));

const person = z.strictObject({ name: nameText, channel, email: addressText, knownFromId: z.string().nullish().transform((id) => (id ? id : null)) }).refine(hasAddressIfNeeded, missingAddress);

/** A new case: a couple with two clients, or one client whose partner does not come. */
export const addCoupleInput = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("COUPLE"), a: person, b: person, leftSeat: seat, aloneRule: optionalOneOf(ALONE_RULES) })
    .refine(({ a, b }) => !sameMailbox(a.email, b.email), { path: ["b", "email"], error: SHARED_ADDRESS }),
  z.strictObject({ kind: z.literal("INDIVIDUAL"), a: person, partnerCalled: optionalText(80) }),
], { error: "Choose whether two partners come or one." });

export type AddCouple = z.input<typeof addCoupleInput>;

/** That one person signed the policy in force, alone. */
export const signSecretsPolicyInput = z.strictObject({
  clientId: idText(),
  signedOn: dayText("Enter the day it was signed."),
  manner: oneOf(["IN_SESSION", "ON_PAPER"], "Choose how it was signed."),
});

/** That a couple is separated here: the reason stands in the joint file. */
export const separateCoupleInput = z.strictObject({
  coupleId: idText(),
  reason: requiredText("Write in a sentence why, fair to both. It stands in the joint file.", 2000),
});

/** What may be changed about a case as a whole. */
export const changeCaseInput = z.strictObject({
  coupleId: idText(),
  leftSeat: seat,
  aloneRule: optionalOneOf(ALONE_RULES),
  partnerCalled: optionalText(80),
  version: wholeNumber(1, 1_000_000),
});

/** A version of the couple's policy on what one partner tells alone (domain 6.2). */
export const recordSecretsPolicyInput = z.strictObject({
  coupleId: idText(),
  kind: oneOf(SECRETS_POLICIES, "Choose the policy that you agreed."),
  exceptions: optionalText(2000),
  agreedOn: dayText("Enter the day you agreed it."),
});

export const SORTS = ["name", "next", "last", "tasks"] as const;

/** Filter and order of the list of cases, from an address; anything unknown falls back. */
export const listCouplesInput = z.object({
  search: z.string().max(200).catch("").default(""),
  sort: z.enum(SORTS).catch("name").default("name"),
});

export type ListCouples = { search?: unknown; sort?: unknown };
