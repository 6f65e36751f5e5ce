/** The words of one sentence, lower-case, in order. */
export type Sentence = readonly string[];

const ENDS = /[.!?;:\n\r\u2028\u2029]/u;
const WORD = /[\p{L}\p{N}]+(?:'[\p{L}\p{N}]+)*/gu;

/**
 * Text as sentences of words (domain 6.5, tokens): lower-case, curly apostrophes straight, accents
 * dropped; a word is letters, digits and inner apostrophes; a sentence ends at . ! ? ; : or a line break.
 */
export function sentencesOf(text: string): Sentence[] {
  const plain = text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/[\u2018\u2019\u02bc`]/gu, "'");
  return plain.split(ENDS).map((part) => part.match(WORD) ?? []).filter((words) => words.length > 0);
}
