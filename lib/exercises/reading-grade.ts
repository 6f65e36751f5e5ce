/** The highest grade and the longest sentence, in words, for texts a client reads (domain 3.0, ux E). */
export const readingLimits = { grade: 6, sentenceWords: 20, gradedFrom: 6 } as const;

// Words that sound like a file, a school or a verdict (ux E.2), and sides and diagnoses, which are no words for a person.
const AVOIDED = [
  "patient", "anxious", "avoidant", "pursuer", "distancer", "your issues", "homework", "compliance", "failed", "overdue", "should", "easy", "simple",
  "just", "please note", "why did you", "attachment", "disorder", "diagnosis", "toxic", "fault",
] as const;
// Never in a title that a screen at home may show (ux E.10).
const AVOIDED_IN_TITLES = ["couple", "couples", "therapy", "therapist", "relationship", "marriage"] as const;

/** How a text reads: grade (null below six words), sentences of more than 20 words, words to leave out. */
export type Reading = { grade: number | null; longSentences: string[]; avoided: string[] };

/** Syllables by vowel groups, silent endings taken off: an estimate, made to be stable. */
function syllables(word: string): number {
  const plain = word.toLowerCase().replaceAll(/[^a-z]/gu, "").replace(/(?:[^laeiouy]es|[^td]ed|[^laeiouy]e)$/u, "");
  return Math.max(1, plain.match(/[aeiouy]+/gu)?.length ?? 1);
}

/** Sentences of a text; what stands in quotes is speech and is left out (clarifications). */
export function sentencesOf(text: string): string[] {
  return text
    .replaceAll(/(?<=^|\s)'.+?[.?!…]'(?=\s|$)/gu, "")
    .split(/[.?!:…]+(?:\s|$)|\n+/u)
    .map((sentence) => sentence.trim())
    .filter((sentence) => /[a-z]/iu.test(sentence));
}

/** Words of a text; an apostrophe or a hyphen inside keeps a word whole. */
export function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{N}'’-]+/gu) ?? [];
}

/** Flesch–Kincaid grade of one text (Kincaid 1975), by estimate; 0 for a text without words. English only. */
export function gradeOf(text: string): number {
  const sentences = sentencesOf(text);
  const words = sentences.flatMap(wordsOf);
  if (words.length === 0) return 0;
  const syllableCount = words.reduce((sum, word) => sum + syllables(word), 0);
  return 0.39 * (words.length / sentences.length) + 11.8 * (syllableCount / words.length) - 15.59;
}

/** What to know about a text before a client reads it. It advises; nothing is refused for it. */
export function readingOf(text: string, isTitle = false): Reading {
  const words = wordsOf(text).length;
  const longSentences = sentencesOf(text).filter((sentence) => wordsOf(sentence).length > readingLimits.sentenceWords);
  const list = isTitle ? [...AVOIDED, ...AVOIDED_IN_TITLES] : AVOIDED;
  const avoided: string[] = list.filter((word) => new RegExp(`(?<![\\p{L}])${word}(?![\\p{L}])`, "iu").test(text));
  if (text.includes("!")) avoided.push("!");
  return { grade: words < readingLimits.gradedFrom ? null : gradeOf(text), longSentences, avoided };
}

/** The grade with one digit, such as "3.2"; below nought is nought. */
export function gradeInWords(grade: number): string {
  return Math.max(0, grade).toFixed(1);
}

/** The same in a line for beside a field; "" where there is nothing to say. */
export function readingHint({ grade, longSentences, avoided }: Reading): string {
  const graded = grade === null ? "" : grade > readingLimits.grade ? `Reads at grade ${gradeInWords(grade)}; 6 or below is easier to take in.` : `Reads at grade ${gradeInWords(grade)}.`;
  const first = longSentences[0];
  const long = first === undefined ? "" : `A sentence has ${wordsOf(first).length} words; 20 at most is kinder: “${first.slice(0, 40).trimEnd()}…”`;
  const words = avoided.length === 0 ? "" : `Better without: ${avoided.join(", ")}.`;
  return [graded, long, words].filter(Boolean).join(" ");
}
