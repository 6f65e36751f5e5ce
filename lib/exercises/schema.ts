import { z } from "zod";
import { oneOf, optionalText, requiredText, wholeNumber } from "#lib/platform/text.ts";
import { MOST_FIELDS, wordingLimits } from "./draft.ts";
import { isCommonId } from "./exercise.ts";

/** Of the questions on the first page, "did you get to it" and the share question are two; these are left (decision 8). */
export const MOST_ON_PAGE_1 = 3;

const anyCode = () => z.string().catch("").transform((code) => (/^(EX\.[A-Z_]+|OWN\.[1-9]\d{0,5})$/.test(code) ? code : ""));

// One text a line; blank lines are left out.
const lines = (least: number, most: number, longest: number, words: { few: string; many: string }) =>
  z.preprocess((raw) => (typeof raw === "string" ? raw.split(/\r?\n/u).map((line) => line.trim()).filter(Boolean) : raw),
    z.array(requiredText(words.few, longest), { error: words.few })).superRefine((items, context) => {
    if (items.length < least) context.addIssue({ code: "custom", message: words.few });
    if (items.length > most) context.addIssue({ code: "custom", message: words.many });
  });

const steps = (least: number) => lines(least, 12, wordingLimits.step, { few: "Write the steps, one a line.", many: "Keep this to 12 steps." });

const choices = () => lines(2, MOST_FIELDS, wordingLimits.option, { few: "Write at least two choices, one a line.", many: "Keep this to 20 choices." })
  .refine((labels) => new Set(labels).size === labels.length, { error: "Each choice needs words of its own." })
  .transform((labels) => labels.map((label) => ({ value: label, label })));

const common = {
  id: z.string({ error: "This question has lost its name. Remove it and add it again." })
    .refine((id) => /^[a-z_]{1,40}$/.test(id) && !isCommonId(id), { error: "This question has lost its name. Remove it and add it again." }),
  label: requiredText("Write the question as the client reads it.", wordingLimits.label),
  help: optionalText(wordingLimits.help).transform((text) => text ?? ""),
  page: oneOf(["1", "more"], "Choose where it stands.").transform((page) => (page === "1" ? 1 as const : "more" as const)),
};

const scale = z.object({
  ...common, type: z.literal("scale"), low: requiredText("Write what 0 stands for.", wordingLimits.end),
  middle: optionalText(wordingLimits.end), high: requiredText("Write what 10 stands for.", wordingLimits.end),
}).refine(({ low, high }) => low !== high, { error: "The two ends need different words.", path: ["high"] });

const number = z.object({ ...common, type: z.literal("number"), min: wholeNumber(0, 99_998), max: wholeNumber(1, 99_999) })
  .refine(({ min, max }) => min < max, { error: "The highest number is above the lowest.", path: ["max"] });

const plain = <T extends string>(type: T) => z.object({ ...common, type: z.literal(type) });

const field = z.discriminatedUnion("type", [
  scale, number, z.object({ ...common, type: z.literal("choice"), options: choices() }), z.object({ ...common, type: z.literal("multi"), options: choices() }),
  plain("short"), plain("long"), plain("time"), plain("date"), plain("body"),
], { error: "Choose a type from the list." });

/** What a practice may write into its own exercise, as the form sends it: steps and choices one a line. */
export const wordingInput = z.strictObject({
  title: requiredText("Enter a title for you and your colleagues.", wordingLimits.title),
  clientTitle: requiredText("Enter the title the client reads.", wordingLimits.clientTitle),
  minutes: wholeNumber(1, 120, "Enter how many minutes it takes, from 1 to 120."),
  dose: requiredText("Say how often, for example: Once a day, 7 days.", wordingLimits.dose),
  formEvery: oneOf(["week", "once"], "Choose how often it is asked."),
  gate: oneOf(["G0", "R", "G1", "G2"], "Choose a gate."),
  purpose: requiredText("Say what it is for.", wordingLimits.purpose),
  rationale: requiredText("Say why it may help.", wordingLimits.rationale),
  safety: requiredText("Say when not to use it.", wordingLimits.safety),
  clientSafety: requiredText("Write the client's line about staying safe.", wordingLimits.clientSafety),
  twoMinute: requiredText("Write the two-minute version.", wordingLimits.twoMinute),
  steps: steps(1),
  soloSteps: steps(0),
  fields: z.array(field).max(MOST_FIELDS, { error: `Keep this to ${MOST_FIELDS} questions.` }),
}).superRefine(({ fields }, context) => {
  if (new Set(fields.map(({ id }) => id)).size < fields.length) context.addIssue({ code: "custom", path: ["fields"], message: "Two questions have the same name. Remove one and add it again." });
  if (fields.filter(({ page }) => page === 1).length > MOST_ON_PAGE_1) {
    context.addIssue({ code: "custom", path: ["fields"], message: "The first page has room for three questions of yours. Move one under “Add more”." });
  }
});

export const exerciseCodeInput = z.strictObject({ code: anyCode() });

/** A new wording of an own exercise, and the version it was written over. */
export const changeExerciseInput = z.strictObject({ code: anyCode(), version: wholeNumber(1, 1_000_000), wording: wordingInput });
