import { z } from "zod";
import data from "./content/risk-words.json" with { type: "json" };

const words = z.array(z.string().regex(/^[a-z']+$/)).min(1);
/** A phrase: words, `a|b`, `<n>`, `<n+>`, `$list`, `x*`, `*x`, `<end>`. */
const phrase = z.string().regex(/^(?:[a-z'*$|A-Z]+|<\d\+?>|<end>)(?: (?:[a-z'*$|A-Z]+|<\d\+?>|<end>))*$/);
const phrases = z.array(phrase);

const wordClass = z.strictObject({
  id: z.enum(["A", "C", "B", "B2", "D"]),
  pairs: z.array(z.strictObject({ act: z.string(), who: z.string(), subject: z.enum(["own", "other", "any"]) })),
  /** Said of somebody else only: with an own subject it is no match. */
  otherPhrases: phrases,
  /** Class B; with an own subject it is B2. */
  actPhrases: phrases,
  phrases,
  /** Read as they stand: a negation word before them lowers nothing. */
  ownNegation: phrases,
  exclusions: phrases,
});

const wordList = z.strictObject({
  version: z.string().min(1),
  language: z.literal("en"),
  status: z.literal("needs clinical review"),
  lists: z.strictObject({
    walls: words, me: words, them: words, child: words, pet: words, frail: words, older: words, bodyParts: words, herBefore: words,
    subjects: words, own: words, things: words, hit: words, afraid: words, neg: words, ago: words,
  }),
  longAgo: phrases,
  longAgoForms: z.array(z.string()),
  coupleWords: phrases,
  classes: z.array(wordClass).length(5),
});

/** What a word search can find, from most to least urgent as it is shown (domain 6.5). */
export type WordClass = z.infer<typeof wordClass>["id"];
export type ClassPatterns = z.infer<typeof wordClass>;
export type ListName = keyof z.infer<typeof wordList>["lists"];

/**
 * The word list of one language with its version (domain 6.5); needs clinical and legal review. It
 * stays on the server: a list of violent words on a shared phone would betray the page.
 */
export const riskWords = wordList.parse(data);
