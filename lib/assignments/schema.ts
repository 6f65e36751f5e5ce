import { z } from "zod";
import { findExercise } from "#lib/exercises/exercise.ts";
import { idText, optionalOneOf, optionalText, optionalWholeNumber, requiredText, tick } from "#lib/platform/text.ts";
import { dayText } from "#lib/platform/time.ts";

/** The farthest due day from today, so that due + 3 days stays within the 35 days of a link. */
export const MAX_DAYS_AHEAD = 32;

const exerciseCode = () =>
  z.string({ error: "Choose an exercise from the library." }).refine((code) => findExercise(code) !== undefined, { error: "Choose an exercise from the library." });

const did = optionalOneOf(["DID", "PART", "NOT_THIS_TIME"], "Choose one of the three, or leave it open.");

/** One person's own task: which exercise, why in their words, when and where. */
export const recipientInput = z.strictObject({
  clientId: idText(),
  exerciseCode: exerciseCode(),
  reason: requiredText("Write the reason in this person's own words.", 500),
  plan: optionalText(300),
  obstacle: optionalText(300),
  confidence: optionalWholeNumber(0, 10),
  size: optionalOneOf(["FULL", "TWO_MINUTE"]),
  solo: tick().default(false),
});

// A form sends recipients as numbered fields, code sends a list.
const asList = (raw: unknown): unknown => (typeof raw === "object" && raw !== null && !Array.isArray(raw) ? Object.values(raw) : raw);

/** An exercise for one person, or for both at once: each recipient with their own half and words. */
export const assignExerciseInput = z.strictObject({
  coupleId: idText(),
  exerciseCode: exerciseCode(),
  recipients: z.preprocess(asList, z.array(recipientInput, { error: "Choose who this is for." }).min(1, { error: "Choose who this is for." }).max(2)),
  dueOn: dayText("Choose the day by which this may come back."),
  sessionId: idText().nullish().transform((id) => id || null),
  checkedSafe: tick().default(false),
});

export const withdrawAssignmentInput = z.strictObject({ assignmentId: idText() });

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
