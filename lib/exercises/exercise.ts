import { z } from "zod";
import data from "./content/exercises.json" with { type: "json" };

const page = z.union([z.literal(1), z.literal("more")]);
const common = {
  id: z.string().regex(/^[a-z_]+$/),
  label: z.string().min(1),
  help: z.string(),
  required: z.boolean(),
  page,
};
const options = z.array(z.strictObject({ value: z.string().min(1), label: z.string().min(1) })).min(2);

/** One field as it is stored; its words are free, its type is one of nine. */
export const fieldShape = z.discriminatedUnion("type", [
  z.strictObject({
    ...common,
    type: z.literal("scale"),
    low: z.string().min(1),
    middle: z.string().nullable(),
    high: z.string().min(1),
  }),
  z.strictObject({ ...common, type: z.literal("choice"), options, hiddenForSolo: z.literal(true).optional() }),
  z.strictObject({ ...common, type: z.literal("multi"), options }),
  z.strictObject({ ...common, type: z.literal("short") }),
  z.strictObject({ ...common, type: z.literal("long") }),
  z.strictObject({ ...common, type: z.literal("time") }),
  z.strictObject({ ...common, type: z.literal("date") }),
  z.strictObject({ ...common, type: z.literal("number"), min: z.int(), max: z.int() }),
  z.strictObject({ ...common, type: z.literal("body") }),
]);

const gate = z.enum(["G0", "R", "G1", "G2"]);

/** One exercise of the library as it is stored (domain 3.0). */
export const exerciseShape = z.strictObject({
  code: z.string().regex(/^EX\.[A-Z_]+$/),
  title: z.string().min(1),
  clientTitle: z.string().min(1),
  side: z.enum(["anxious", "avoidant", "both"]),
  kind: z.enum(["INDIVIDUAL", "RELATIONAL", "INDIVIDUAL_TO_RELATIONAL"]),
  gate,
  anchor: z.string().min(1),
  minutes: z.int().positive(),
  dose: z.string().min(1),
  criteria: z.array(z.enum(["OWN", "WORK", "EXPER", "HOME"])).min(1),
  answers: z.array(z.string()).min(1),
  purpose: z.string().min(1),
  rationale: z.string().min(1),
  steps: z.array(z.string().min(1)).min(3),
  twoMinute: z.string().min(1),
  form: z.array(fieldShape).min(3),
  formEvery: z.enum(["week", "once"]),
  safety: z.string().min(1),
  clientSafety: z.string().min(1),
  solo: z.boolean(),
  soloNote: z.string().nullable(),
  soloSteps: z.array(z.string().min(1)).nullable(),
  roomFirst: z.boolean(),
  sharedView: z.array(z.string()),
  patternOnly: z.string().nullable(),
  ruleOnly: z.string().nullable(),
  origin: z.enum(["A", "I", "X"]),
  originLine: z.string().min(1),
});

/** A practice's own exercise as one version stores it: the same, with its own code and what it was copied from. */
export const ownExerciseShape = exerciseShape.extend({
  code: z.string().regex(/^OWN\.[1-9]\d{0,5}$/),
  basedOn: z.string().regex(/^EX\.[A-Z_]+$/),
  steps: z.array(z.string().min(1)).min(1),
  form: z.array(fieldShape),
});

const text = z.string().min(1);
const clientTextsShape = z.strictObject({
  intro: text,
  introSolo: text,
  introNoCover: text,
  introSoloNoCover: text,
  noSecrets: text,
  shareUnderNoSecrets: text,
  shareUnderLimitedSecrets: text,
  soloLine: text,
  addMore: text,
  notThisTime: text,
  reads: text,
  leave: text,
  cardA: text,
  cardB: text,
  cardB2: text,
  cardC: text,
  cardD: text,
  cardLongAgo: text,
  cardButtons: text,
  restWeek: text,
});

const content = z.strictObject({
  version: z.literal("2"),
  commonHead: z.array(fieldShape).length(3),
  commonTail: z.array(fieldShape).length(5),
  formDefaults: z.strictObject({
    formEvery: z.literal("week"),
    linkDaysAfterDue: z.int(),
    linkMaxDays: z.int(),
    required: z.array(z.string()),
    requiredSolo: z.array(z.string()),
    ifNotThisTime: z.array(z.string()),
    clientMinutesPerWeekMax: z.int(),
  }),
  gates: z.record(gate, z.string()),
  clientTexts: clientTextsShape,
  needsClinicalReview: z.array(
    z.strictObject({ exercise: z.string(), field: z.string(), low: z.string(), high: z.string() }),
  ),
  exercises: z.array(exerciseShape).length(28),
});

const parsed = content.parse(data);

/** One field of a form, one of nine types; a scale is 0–10 with words at both ends (domain 3.0). */
export type FormField = Readonly<z.infer<typeof fieldShape>>;
export type FieldType = FormField["type"];
/** G0 any time, R once together in the room, G1 screens on file and nothing open, G2 plus this week's tick. */
export type Gate = z.infer<typeof gate>;
/** The keys of the shared client wording. */
export type ClientTexts = z.infer<typeof clientTextsShape>;
/** An exercise with its client text and own form (domain 3.1–3.28). `basedOn` stands on a practice's own only. */
export type Exercise = Readonly<z.infer<typeof exerciseShape>> & { readonly basedOn?: string };
/** A practice's own exercise: a copy of one of the library, reworded. */
export type OwnExercise = Readonly<z.infer<typeof ownExerciseShape>>;

/** Version of the clinical content; stored with each task. */
export const contentVersion = parsed.version;
/** The 28 exercises in catalogue order. */
export const allExercises: readonly Exercise[] = parsed.exercises;
/** Fields every form begins with: did, when, what got in the way (domain 3.0). */
export const commonHead: readonly FormField[] = parsed.commonHead;
/** Fields every form ends with: hard, useful, upset, note, share (domain 3.0). */
export const commonTail: readonly FormField[] = parsed.commonTail;
/** Link days after the due day, longest link life in days, weekly client minutes, required fields (domain 3.0). */
export const formDefaults: Readonly<typeof parsed.formDefaults> = parsed.formDefaults;
/** What each gate asks for, in words for the therapist. */
export const gateTexts: Readonly<Record<Gate, string>> = parsed.gates;
/** Shared client wording with places `{therapist}`, `{cover}`, `{day}`, `{time}`, `{reads}`, `{number}`. */
export const clientTexts: Readonly<ClientTexts> = parsed.clientTexts;
/** Scale ends written for this product and not yet read by a clinician. */
export const scaleEndsForReview: readonly (typeof parsed.needsClinicalReview)[number][] = parsed.needsClinicalReview;

const byCode = new Map(allExercises.map((entry) => [entry.code, entry]));

const commonIds = new Set([...commonHead, ...commonTail].map(({ id }) => id));

/** True for a question's name that the common head and tail of every form have taken. */
export function isCommonId(id: string): boolean {
  return commonIds.has(id);
}

/** The exercise with this key, or undefined. Keys are exact, such as `EX.BIDS`. */
export function findExercise(code: string): Exercise | undefined {
  return byCode.get(code);
}

/** The library's key behind an exercise, for rules that name keys: its own, or what a practice's own was copied from. */
export function libraryCodeOf(exercise: Exercise): string {
  return exercise.basedOn ?? exercise.code;
}

/** The line each card prints about where its idea comes from, such as "Idea: article ¶23. Steps: ours." */
export function originLine(exercise: Exercise): string {
  return exercise.originLine;
}

/** True if the exercise may be offered to one client alone; three need both (domain 3.0, "Solo"). */
export function isForSolo(exercise: Exercise): boolean {
  return exercise.solo;
}

/** True if both are asked to turn toward each other: gates G1 and G2, which rest in weeks with private halves. */
export function isRelational(exercise: Exercise): boolean {
  return exercise.gate === "G1" || exercise.gate === "G2";
}
