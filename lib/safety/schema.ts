import { z } from "zod";
import { idText, oneOf, optionalOneOf, optionalText, requiredText, tick, wholeNumber } from "#lib/platform/text.ts";
import { dayText, timeText } from "#lib/platform/time.ts";

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

export const ANSWERS = ["NO", "YES", "RATHER_NOT_SAY"] as const;
export const MAY_RAISE = ["YES", "NOT_YET", "NO"] as const;
export const TASK_CHOICES = ["LEAVE", "LAPSE", "WITHDRAW"] as const;
export const AGREEMENTS = ["TIME_OUT", "NO_BLOCKING", "PRIVATE_HALVES", "NO_VIOLENCE"] as const;

/** "May I raise this?" as it is recorded (domain 2.6). */
export const mayRaiseWords: Readonly<Record<(typeof MAY_RAISE)[number], string>> = { YES: "Yes, in these words", NOT_YET: "Not yet", NO: "No" };

/** The three choices for a task that is open while a private check is due (domain 2.6). */
export const taskChoiceWords: Readonly<Record<(typeof TASK_CHOICES)[number], string>> = { LEAVE: "Leave as it is", LAPSE: "Let it lapse", WITHDRAW: "Withdraw" };

/** What the therapist holds for one person and may not pass on; with `secretId` a later state of the same. */
export const holdSecretInput = z.strictObject({
  clientId: idText(),
  secretId: z.string().nullish().transform((id) => (id ? id : null)),
  about: requiredText("Write what you are holding, in a few words.", 2000),
  agreed: requiredText("Write what you agreed with this person.", 2000),
  until: dayText("Enter the day until which you hold it."),
  nextStep: requiredText("Write the next step.", 2000),
  otherwise: requiredText("Write what happens if that does not come about.", 2000),
});

/** That it is no longer held: told, let go, or no longer true. */
export const releaseSecretInput = z.strictObject({ secretId: idText(), words: requiredText("Write how it ended.", 2000) });

export const MOVED_ITEMS = ["OBSERVATION", "PROGRESS_NOTE"] as const;

/** An item goes into another file of the same case. `toldAloneId` names what the teller said may be raised. */
export const moveItemInput = z.strictObject({
  item: oneOf(MOVED_ITEMS, "Choose what is moved."),
  itemId: idText(),
  toRoom: oneOf(["JOINT", "A", "B"], "Choose the file it belongs in."),
  toldAloneId: z.string().nullish().transform((id) => (id ? id : null)),
  reason: requiredText("Write why it belongs there.", 2000),
});

/** Most minutes of one private talk. */
const MOST_MINUTES = 240;
const howLong = () => wholeNumber(1, MOST_MINUTES, "Enter how many minutes it took.");
const perItem = <T extends z.ZodType>(value: T) => z.strictObject(Object.fromEntries(Array.from({ length: 10 }, (_, index) => [String(index + 1), value.optional()])));

/** What is kept of a screen, sealed; also how it is read again. */
export const answeredScreen = z.strictObject({
  answers: z.partialRecord(z.coerce.number(), z.enum(ANSWERS)),
  notes: z.partialRecord(z.coerce.number(), z.string()),
  ownThoughts: z.enum(ANSWERS).nullable(),
  stopped: z.boolean(),
});

/** The private questions as they were answered, alone with one person (T19, domain 2.7). */
export const keepCheckInput = z.strictObject({
  clientId: idText(),
  heard: oneOf(["NOBODY", "SOMEBODY"], "Choose whether anyone can hear or see you."),
  askedOn: dayText("Enter the day you asked."),
  manner: oneOf(["ALONE_IN_ROOM", "ALONE_SAFE_CALL"], "Choose where you asked."),
  minutes: howLong(),
  rescreen: tick(),
  answers: perItem(optionalOneOf(ANSWERS)).default({}),
  notes: perItem(optionalText(2000)).default({}),
  ownThoughts: optionalOneOf(ANSWERS),
  stopped: tick(),
});

/** One thing a person told alone, in their words or near them. */
export const recordToldInput = z.strictObject({
  clientId: idText(),
  words: requiredText("Write what was told, in their words.", 4000),
  toldOn: dayText("Enter the day it was told."),
  observationId: optionalText(36),
});

/** The answer to "May I raise this?", asked in private. */
export const answerMayRaiseInput = z.strictObject({
  toldAloneId: idText(),
  answer: oneOf(MAY_RAISE, "Choose what they answered."),
  words: optionalText(2000),
  askedOn: dayText("Enter the day you asked."),
}).refine(({ answer, words }) => answer !== "YES" || words !== null, { path: ["words"], error: "Write down the words they agreed to." });

/** A private talk with one person. Each point of the checklist may stay blank: not talked about. */
export const recordTalkInput = z.strictObject({
  clientId: idText(),
  talkedOn: dayText("Enter the day you talked."),
  minutes: howLong(),
  points: z.record(z.string().max(40), optionalText(2000)).default({}),
});

/** A person's own safety plan, in the points of domain 2.6. A next contact needs both its day and its hour. */
export const writePlanInput = z.strictObject({
  clientId: idText(),
  points: z.record(z.string().max(40), optionalText(2000)).default({}),
  contactOn: z.preprocess((value) => (value === "" || value === undefined ? null : value), dayText("Enter a day that exists.").nullable()),
  contactAt: z.preprocess((value) => (value === "" || value === undefined ? null : value), timeText("Enter an hour, for example 14:30.").nullable()),
}).refine(({ contactOn, contactAt }) => (contactOn === null) === (contactAt === null), { path: ["contactAt"], error: "A next contact needs its day and its hour." });

/** What a clinician chose for one open task. */
export const decideTaskInput = z.strictObject({
  assignmentId: idText(),
  choice: oneOf(TASK_CHOICES, "Choose one of the three."),
  words: optionalText(2000),
});

/** What a couple agreed on, in parts by name; the wording is put together from them. */
export const recordAgreementInput = z.strictObject({
  coupleId: idText(),
  kind: oneOf(AGREEMENTS, "Choose which agreement it is."),
  agreedOn: dayText("Enter the day they agreed."),
  parts: z.record(z.string().max(40), optionalText(1000)).default({}),
});

/** That an agreement was read again with both. */
export const readAgreementsInput = z.strictObject({ coupleId: idText(), readOn: dayText("Enter the day you read them.") });

/** The practice's own protocol for S3; blank brings back the shipped text. */
export const setProtocolInput = z.strictObject({ protocol: optionalText(6000) });
