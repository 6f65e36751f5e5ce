import { z } from "zod";
import { idText, oneOf, optionalText, tick } from "#lib/platform/text.ts";
import { dayText } from "#lib/platform/time.ts";
import { isRating } from "./criterion.ts";

/** What stands for "not seen" in a form; stored as no value, never as 0 (domain 4.2). */
export const NOT_SEEN = "not-seen";
export const INFORMANTS = ["THERAPIST", "SELF"] as const;
const CHOOSE = "Choose a value, or Not seen.";
const MOST_LINKS = 20;

/** "" is a rating left out; "not-seen" and null are a value of its own; else 0 to 4. */
const value = z.preprocess((raw) => {
  if (raw === undefined || raw === "") return undefined;
  if (raw === NOT_SEEN) return null;
  return typeof raw === "string" ? (/^\d(\.\d)?$/.test(raw) ? Number(raw) : Number.NaN) : raw;
}, z.number({ error: CHOOSE }).min(0, { error: CHOOSE }).max(4, { error: CHOOSE }).nullish());

// A form sends "observation:<id>" or "reflection:<id>"; a caller in code sends the object.
const evidence = z.preprocess((raw) => {
  if (typeof raw !== "string") return raw;
  const [kind, id] = raw.split(":");
  return kind === "reflection" ? { reflectionId: id } : { observationId: id };
}, z.union([z.strictObject({ observationId: idText() }), z.strictObject({ reflectionId: idText() })]));

const rating = z.strictObject({
  seat: oneOf(["A", "B"], "Choose a person."),
  criterion: oneOf(["OWN", "WORK", "EXPER", "HOME"], "Choose a criterion."),
  informant: oneOf(INFORMANTS, "Say whose rating this is.").default("THERAPIST"),
  value,
  evidence: z.array(evidence).max(MOST_LINKS, { error: `Link at most ${MOST_LINKS} moments.` }).default([]),
  roomTheyHad: optionalText(300),
}).superRefine(({ informant, value: rated }, context) => {
  if (rated == null) return;
  const fits = informant === "THERAPIST" ? isRating(rated) : Number.isInteger(Math.round(rated * 100) / 10);
  if (!fits) context.addIssue({ code: "custom", path: ["value"], message: informant === "THERAPIST" ? "Use whole or half steps from 0 to 4." : "Use one decimal from 0 to 4." });
});

// Fields named "ratings.0.value" arrive as an object with numbered keys; the order of the numbers is kept.
const numbered = (raw: unknown): unknown => (typeof raw === "object" && raw !== null && !Array.isArray(raw) ? Object.values(raw) : raw);

/**
 * One review: a snapshot of the last two to four weeks (domain 4.3). A therapist's value is 0–4 in half steps, a
 * self mean 0–4 with one decimal; null is "not seen". A person is rated on all four criteria or left out.
 */
export const rateCriteriaInput = z.strictObject({
  coupleId: idText(),
  sessionId: z.preprocess((raw) => (raw === "" ? undefined : raw), idText().nullish()),
  reviewedOn: dayText("Enter the day of the review."),
  ratings: z.preprocess(numbered, z.array(rating).min(1).max(16)),
}).superRefine(({ ratings }, context) => {
  const given = ratings.filter((one) => one.value !== undefined);
  if (given.length === 0) context.addIssue({ code: "custom", path: ["ratings", 0, "value"], message: CHOOSE });
  for (const [index, one] of ratings.entries()) {
    const begun = given.some((other) => other.seat === one.seat && other.informant === one.informant);
    if (begun && one.value === undefined) context.addIssue({ code: "custom", path: ["ratings", index, "value"], message: CHOOSE });
  }
  const keys = given.map((one) => `${one.seat} ${one.criterion} ${one.informant}`);
  if (new Set(keys).size < keys.length) context.addIssue({ code: "custom", path: ["ratings"], message: "Rate each criterion once." });
});

export type RateCriteria = z.infer<typeof rateCriteriaInput>;
export type RatingInput = RateCriteria["ratings"][number];

/** Before which hour of which case a check-in is asked; `noticing`: the list goes with the self-items. */
export const askCheckInInput = z.strictObject({ coupleId: idText(), sessionId: idText(), noticing: tick().default(false) });
