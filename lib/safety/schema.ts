import { z } from "zod";
import { idText, oneOf, optionalOneOf, requiredText, tick } from "#lib/platform/text.ts";
import { dayText } from "#lib/platform/time.ts";

export const OUTCOMES = ["NO_CONCERN", "CONCERN", "DECLINED"] as const;
export const SCREEN_MANNERS = ["ALONE_IN_ROOM", "ALONE_SAFE_CALL", "BY_LINK"] as const;
export const DECISIONS = ["TIER_SET", "ANSWERED", "JOINT_CLEARED", "JOINT_NOT_CLEARED"] as const;
export const TIERS = ["S0", "S1", "S2", "S3"] as const;

/** The outcomes as a therapist says them. */
export const outcomeWords: Readonly<Record<(typeof OUTCOMES)[number], string>> = {
  NO_CONCERN: "No concern",
  CONCERN: "Concern",
  DECLINED: "Declined",
};

/** Where it was asked. */
export const screenMannerWords: Readonly<Record<(typeof SCREEN_MANNERS)[number], string>> = {
  ALONE_IN_ROOM: "Alone, in the room",
  ALONE_SAFE_CALL: "Alone, on a call that nobody could hear",
  BY_LINK: "By link",
};

/** What each tier means (domain 2.6). */
export const tierWords: Readonly<Record<(typeof TIERS)[number], string>> = {
  S0: "S0 ordinary",
  S1: "S1 watch: ask privately at the next chance",
  S2: "S2 private check with each before the next joint hour",
  S3: "S3 stop: danger or coercive control",
};

/** What each decision is called on a page. */
export const decisionWords: Readonly<Record<(typeof DECISIONS)[number], string>> = {
  TIER_SET: "Tier set",
  ANSWERED: "Answered",
  JOINT_CLEARED: "Joint work cleared",
  JOINT_NOT_CLEARED: "Joint work not cleared",
};

/** That one person was asked the private questions. The answers themselves are not kept here. */
export const recordPrivateScreenInput = z.strictObject({
  clientId: idText(),
  askedOn: dayText("Enter the day you asked."),
  outcome: oneOf(OUTCOMES, "Choose what came of it."),
  manner: oneOf(SCREEN_MANNERS, "Choose where you asked."),
  rescreen: tick(),
});

/** Answers thoughts of suicide or self-harm of a person's own, which have no tier (domain 2.6). */
export const OWN_PATH = "OWN_PATH";

/**
 * A clinician's decision about safety, in writing. `room` is the file it belongs to; blank is the joint
 * one. `tier` is the one set, or up to which one is answered; an answer may be to the own path instead.
 */
export const decideSafetyInput = z.strictObject({
  coupleId: idText(),
  kind: oneOf(DECISIONS, "Choose what you decide."),
  tier: optionalOneOf([...TIERS, OWN_PATH], "Choose a tier from the list."),
  room: optionalOneOf(["JOINT", "A", "B"], "Choose whose file this belongs to."),
  words: requiredText("Write the reason. Only clinicians with the case read it.", 4000),
}).refine(({ kind, tier }) => kind !== "TIER_SET" || (tier !== null && tier !== OWN_PATH), { path: ["tier"], error: "Choose the tier you set." })
  .refine(({ kind, tier }) => kind !== "ANSWERED" || tier !== null, { path: ["tier"], error: "Choose up to which tier this answers, or the own path." });
