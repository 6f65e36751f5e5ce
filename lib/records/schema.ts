import { z } from "zod";
import { idText, oneOf, optionalOneOf, optionalText, requiredText, tick, wholeNumber } from "#lib/platform/text.ts";
import { dayText, isDay } from "#lib/platform/time.ts";

export const KINDS = ["PERSON", "JOINT"] as const;
export const GROUNDS = ["OWN_REQUEST", "BOTH_AUTHORIZED", "LEGAL_BASIS"] as const;
export const DECISIONS = ["INCLUDE", "REDACT", "LEAVE_OUT"] as const;
export const FORMATS = ["PDF", "JSON", "CSV"] as const;

/** What each ground is called on a page. */
export const groundWords: Readonly<Record<(typeof GROUNDS)[number], string>> = {
  OWN_REQUEST: "The person asked for their own file",
  BOTH_AUTHORIZED: "Each has given written leave",
  LEGAL_BASIS: "A legal basis, written down",
};

/** What the therapist decides about one item. */
export const decisionWords: Readonly<Record<(typeof DECISIONS)[number], string>> = {
  INCLUDE: "Hand out as it is",
  REDACT: "Hand out in the words below",
  LEAVE_OUT: "Leave out, with the reason",
};

const optionalDay = (missing: string) =>
  z.string().nullish().transform((day) => day || null).refine((day) => day === null || isDay(day), { error: missing });

/** One person's written leave. */
export const recordAuthorizationInput = z.strictObject({
  clientId: idText(),
  coversJoint: tick(),
  coversProcess: tick(),
  recipient: requiredText("Write who may have it.", 200),
  purpose: requiredText("Write what it is for.", 500),
  signedOn: dayText("Enter the day it was signed."),
  until: optionalDay("Enter the day until which it holds, or nothing."),
}).refine(({ coversJoint, coversProcess }) => coversJoint || coversProcess, { path: ["coversJoint"], error: "Choose what it covers." })
  .refine(({ signedOn, until }) => until === null || until >= signedOn, { path: ["until"], error: "Choose a last day that is not before it was signed." });

export const withdrawAuthorizationInput = z.strictObject({ authorizationId: idText() });

/** A release about to be gone through. `clientId` names whose file it is; a joint one has none. */
export const prepareReleaseInput = z.strictObject({
  coupleId: idText(),
  kind: oneOf(KINDS, "Choose whose file it is."),
  clientId: z.string().nullish().transform((id) => id || null),
  ground: oneOf(GROUNDS, "Choose on what ground."),
  basis: optionalText(2000),
  purpose: requiredText("Write what it is for.", 500),
  recipient: requiredText("Write who gets it.", 200),
  withProcess: tick(),
}).refine(({ kind, clientId }) => kind === "JOINT" || clientId !== null, { path: ["clientId"], error: "Choose whose file it is." })
  .refine(({ kind, ground }) => kind === "PERSON" || ground !== "OWN_REQUEST", { path: ["ground"], error: "The joint file needs the leave of each, or a legal basis." })
  .refine(({ kind, ground }) => kind === "JOINT" || ground !== "BOTH_AUTHORIZED", { path: ["ground"], error: "One person's file goes out on their own request, or on a legal basis." })
  .refine(({ ground, basis }) => ground !== "LEGAL_BASIS" || basis !== null, { path: ["basis"], error: "Write down the legal basis: the order, its date, and who looked at it." });

/** What was decided about the items of a release, by the id of the item. */
export const decideItemsInput = z.strictObject({
  releaseId: idText(),
  version: wholeNumber(1, 1_000_000),
  items: z.record(z.string(), z.strictObject({
    decision: optionalOneOf(DECISIONS),
    text: optionalText(20_000),
    reason: optionalText(500),
  })).default({}),
});

export const makeReleaseInput = z.strictObject({ releaseId: idText(), version: wholeNumber(1, 1_000_000) });
export const cancelReleaseInput = z.strictObject({ releaseId: idText() });
export const handOutInput = z.strictObject({ coupleId: idText(), releaseId: idText(), format: oneOf(FORMATS, "Choose a format.") });

export const setLegalHoldInput = z.strictObject({ coupleId: idText(), reason: requiredText("Write why nothing may be erased.", 1000) });
export const liftLegalHoldInput = z.strictObject({ holdId: idText() });

/** Erasing cannot be undone, so the name is typed. */
export const eraseClientInput = z.strictObject({
  clientId: idText(),
  reason: requiredText("Write why, and who asked.", 1000),
  name: requiredText("Type the person's name, as it stands above.", 200),
});
