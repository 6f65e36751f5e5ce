import { z } from "zod";
import { idText, oneOf, optionalOneOf, optionalText, optionalWholeNumber, requiredText, wholeNumber } from "#lib/platform/text.ts";
import { dayText } from "#lib/platform/time.ts";
import { CLOSURE_MARKS, ENDINGS, GOALS, MARK_ANSWERS, PATHS } from "./direction.ts";

const WORDS = 2_000;
const PAGE = 4_000;
const optionalDay = z.preprocess((value) => (value === "" || value === undefined ? null : value), dayText("Enter a day, or leave it blank.").nullable());
const amount = optionalOneOf(["not now", "a little", "a lot", "not sure"], "Choose one from the list.");

/** What one person wants, asked alone. */
export const recordGoalInput = z.strictObject({
  clientId: idText(), goal: oneOf(GOALS, "Choose what they want."), words: optionalText(WORDS), askedOn: dayText("Enter the day you asked."),
});

/** The private list as one person answered it in person; only the safety question must have an answer. */
export const recordStayingForInput = z.strictObject({
  clientId: idText(), takenOn: dayText("Enter the day it was answered."),
  answers: z.strictObject({
    line: optionalText(300), lean: optionalWholeNumber(0, 10),
    afraid_of_partner: oneOf(["no", "yes", "rather not say"], "Ask this of everyone, whatever else is answered."),
    fear: amount, skill: amount, default: amount, closeness: amount, hurting: amount, free: amount,
    pull: optionalWholeNumber(0, 10), good: optionalText(WORDS), body_stay: optionalText(300), body_part: optionalText(300),
  }),
});

/** One step on the way; `clientId` blank for what both said in the joint room. */
export const recordStepInput = z.strictObject({
  coupleId: idText(), clientId: z.preprocess((value) => (value === "" || value === undefined ? null : value), idText().nullable()),
  step: wholeNumber(0, 4, "Choose a step."), path: optionalOneOf(PATHS), words: requiredText("Write it in their own words.", WORDS),
  metOn: dayText("Enter the day you met."), nextLookOn: optionalDay,
});

/** How the joint work ended. */
export const recordEndingInput = z.strictObject({
  coupleId: idText(), kind: oneOf(ENDINGS, "Choose one of the four."), words: requiredText("Write a line in plain words.", WORDS), endedOn: dayText("Enter the day it ended."),
});

const mark = optionalOneOf(MARK_ANSWERS);

/** The five marks, as the person says or as the therapist sees them. */
export const recordMarksInput = z.strictObject({
  clientId: idText(), by: oneOf(["CLIENT", "CLINICIAN"], "Choose whose marks these are."), markedOn: dayText("Enter the day."),
  marks: z.strictObject(Object.fromEntries(CLOSURE_MARKS.map((key) => [key, mark])) as Record<(typeof CLOSURE_MARKS)[number], typeof mark>),
});

/** A page for one person. */
export const writeWhatWeSawInput = z.strictObject({ clientId: idText(), body: requiredText("Write at least one line.", PAGE) });

/** A private word after an ending: when it is due, or that it was held. */
export const recordFollowUpInput = z.strictObject({ followUpId: idText(), doneOn: dayText("Enter the day you spoke."), words: optionalText(WORDS) });
