/** Syllables by vowel groups, silent endings taken off: an estimate, made to be stable. */
function syllables(word: string): number {
  const plain = word.toLowerCase().replaceAll(/[^a-z]/gu, "").replace(/(?:[^laeiouy]es|[^td]ed|[^laeiouy]e)$/u, "");
  return Math.max(1, plain.match(/[aeiouy]+/gu)?.length ?? 1);
}

/** Sentences of a text; what stands in quotes is speech and is left out (clarifications). */
export function sentencesOf(text: string): string[] {
  return text
    .replaceAll(/(?<=^|\s)'.+?[.?!…]'(?=\s|$)/gu, "")
    .split(/[.?!:…]+(?:\s|$)/u)
    .map((sentence) => sentence.trim())
    .filter((sentence) => /[a-z]/iu.test(sentence));
}

export function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{N}'’-]+/gu) ?? [];
}

/** Flesch–Kincaid grade of one page of text (Kincaid 1975), by estimate. */
export function gradeOf(text: string): number {
  const sentences = sentencesOf(text);
  const words = sentences.flatMap(wordsOf);
  if (words.length === 0) return 0;
  const syllableCount = words.reduce((sum, word) => sum + syllables(word), 0);
  return 0.39 * (words.length / sentences.length) + 11.8 * (syllableCount / words.length) - 15.59;
}
