import { z } from "zod";
import data from "./content/criteria.json" with { type: "json" };

const criterionCode = z.enum(["OWN", "WORK", "EXPER", "HOME"]);

const criterion = z.strictObject({
  code: criterionCode,
  title: z.string().min(1),
  clientTitle: z.string().min(1),
  anchor: z.string().min(1),
  definition: z.string().min(1),
  anchors: z.array(z.string().min(1)).length(5),
  selfItems: z.array(z.string().min(1)).length(3),
  evidence: z.string().min(1),
  evidenceFor: z.array(z.string()),
  evidenceAgainst: z.array(z.string()),
  evidenceExercises: z.array(z.string()),
  facets: z.array(z.string()),
});

const content = z.strictObject({
  version: z.literal("2"),
  selfScale: z.array(z.strictObject({ value: z.int().min(0).max(4), label: z.string() })).length(5),
  noChance: z.string(),
  criteria: z.array(criterion).length(4),
  noticed: z.strictObject({ status: z.string(), label: z.string(), options: z.array(z.string()).length(8) }),
});

const parsed = content.parse(data);

/** OWN ownership, WORK ongoing work, EXPER experimenting, HOME home base and witness (article ¶26–29). */
export type CriterionCode = z.infer<typeof criterionCode>;
/** One criterion: definition, five anchors (index = rating 0–4), three self-items, evidence to link (domain 4.1). */
export type Criterion = Readonly<z.infer<typeof criterion>>;

/** The four criteria in the article's order. */
export const allCriteria: readonly Criterion[] = parsed.criteria;
/** The four keys in that order. */
export const criterionCodes: readonly CriterionCode[] = criterionCode.options;
/** The self scale 0–4 over the past two weeks (domain 4.2). */
export const selfScale: readonly { value: number; label: string }[] = parsed.selfScale;
/** The self answer that counts as missing (domain 4.2). */
export const noChanceLabel: string = parsed.noChance;
/** The optional list "I noticed my partner…": ticks, no score (domain 4.2; needs clinical review). */
export const noticedList: { readonly label: string; readonly options: readonly string[] } = parsed.noticed;

/** The criterion with this key, or undefined. */
export function findCriterion(code: string): Criterion | undefined {
  return allCriteria.find((entry) => entry.code === code);
}

/** True for a therapist's rating: 0 to 4 in half steps (domain 4.1). */
export function isRating(value: number): boolean {
  return Number.isInteger(value * 2) && value >= 0 && value <= 4;
}
