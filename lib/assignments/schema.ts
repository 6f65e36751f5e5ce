import { z } from "zod";
import { findExercise } from "#lib/exercises/exercise.ts";
import { idText, optionalOneOf, optionalText, optionalWholeNumber, requiredText, tick, wholeNumber } from "#lib/platform/text.ts";
import { dayText } from "#lib/platform/time.ts";

/** The farthest due day from today, so that due + 3 days stays within the 35 days of a link. */
export const MAX_DAYS_AHEAD = 32;

/** How often a task is done; its form comes back at most once a week (domain 3.0). */
export const REPEATS = ["ONCE", "DAILY", "WEEKLY", "EACH_SESSION"] as const;
export type Repeat = (typeof REPEATS)[number];

/** How a task reaches the person (decision 16). */
export const DELIVERIES = ["HAND_OVER", "QR", "PRINT", "EMAIL"] as const;
export type Delivery = (typeof DELIVERIES)[number];

const NOT_KNOWN = "Choose an exercise from the library.";
const isKnown = (code: string): boolean => findExercise(code) !== undefined || /^OWN\.[1-9]\d{0,5}$/.test(code);
const exerciseCode = () => z.string({ error: NOT_KNOWN }).refine(isKnown, { error: NOT_KNOWN });

const did = optionalOneOf(["DID", "PART", "NOT_THIS_TIME"], "Choose one of the three, or leave it open.");

/** The therapist's and the person's own words about one task, and how it runs. */
const words = {
  plan: optionalText(300),
  obstacle: optionalText(300),
  childCare: optionalText(200),
  confidence: optionalWholeNumber(0, 10),
  size: optionalOneOf(["FULL", "TWO_MINUTE"]),
  solo: tick().default(false),
  repeat: optionalOneOf(REPEATS).transform((repeat) => repeat ?? "ONCE"),
  /** Left open: by the person's contact preference. */
  delivery: optionalOneOf(DELIVERIES),
  reminders: tick().default(false),
};
const reason = () => requiredText("Write the reason in this person's own words.", 500);
const dueOn = () => dayText("Choose the day by which this may come back.");

/** One person's own task: which exercise, why in their words, when and where, how it reaches them. */
export const recipientInput = z.strictObject({ clientId: idText(), exerciseCode: exerciseCode(), reason: reason(), ...words });

// A form sends lists as numbered fields or as one value, code sends a list.
const asList = (raw: unknown): unknown => {
  if (typeof raw === "string") return [raw];
  return typeof raw === "object" && raw !== null && !Array.isArray(raw) ? Object.values(raw) : raw;
};

/** An exercise for one person, or for both at once: each recipient with their own half and words. */
export const assignExerciseInput = z.strictObject({
  coupleId: idText(),
  exerciseCode: exerciseCode(),
  recipients: z.preprocess(asList, z.array(recipientInput, { error: "Choose who this is for." }).min(1, { error: "Choose who this is for." }).max(2)),
  dueOn: dueOn(),
  sessionId: idText().nullish().transform((id) => id || null),
  checkedSafe: tick().default(false),
});

/** The drafts that go out together, and this week's tick for those that need it (gate G2). */
export const approveTasksInput = z.strictObject({
  coupleId: idText(),
  assignmentIds: z.preprocess(asList, z.array(idText(), { error: "Choose what goes out." }).min(1, { error: "Choose what goes out." }).max(8)),
  checkedSafe: tick().default(false),
});

/** A draft in new words; its person and exercise stay. `version` is the one that was read. */
export const changeDraftInput = z.strictObject({
  assignmentId: idText(), version: wholeNumber(1, 999_999_999, "Reload the page and change the draft again."), reason: reason(), ...words, dueOn: dueOn(), checkedSafe: tick().default(false),
});

/** One task by its id: to withdraw, discard, pause, resume or shrink it. */
export const withdrawAssignmentInput = z.strictObject({ assignmentId: idText() });

/** Another exercise for the same person in the place of an open task. */
export const swapAssignmentInput = z.strictObject({
  assignmentId: idText(), exerciseCode: exerciseCode(), reason: reason(), ...words, dueOn: dueOn(), checkedSafe: tick().default(false),
});

/** What the therapist heard in the hour, and the adherence rating 0 to 4 (domain 3.0). */
export const recordOutcomeInput = z.strictObject({
  assignmentId: idText(),
  did,
  adherence: optionalWholeNumber(0, 4),
  note: optionalText(500),
}).refine((input) => input.did !== null || input.adherence !== null || input.note !== null, { error: "Say how it went, or rate it.", path: ["did"] });

/** That a room-first exercise was done together in the hour (gate R). */
export const recordDoneTogetherInput = z.strictObject({
  clientId: idText(),
  exerciseCode: exerciseCode(),
  on: dayText("Choose the day on which it was done in the room."),
  sessionId: idText().nullish().transform((id) => id || null),
});

export type AssignExercise = z.infer<typeof assignExerciseInput>;
export type Recipient = z.infer<typeof recipientInput>;
