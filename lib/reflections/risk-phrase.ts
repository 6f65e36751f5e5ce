import { riskWords, type ListName } from "./risk-list.ts";
import type { Sentence } from "./risk-sentences.ts";

type Step =
  | { readonly kind: "word"; readonly words: ReadonlySet<string>; readonly starts: readonly string[]; readonly ends: readonly string[] }
  | { readonly kind: "gap"; readonly upTo: number; readonly overWalls: boolean }
  | { readonly kind: "end" };

/** A phrase ready to be looked for; its first step is always a word. */
export type Phrase = { readonly first: ReadonlySet<string>; readonly steps: readonly Step[] };

const walls = new Set(riskWords.lists.walls);

/** The words of a named list of the word list, such as `$hit`. Throws RangeError for an unknown name. */
export function listNamed(name: string): readonly string[] {
  const key = name.slice(1);
  if (!name.startsWith("$") || !Object.hasOwn(riskWords.lists, key)) throw new RangeError(`No list is called ${name}`);
  return riskWords.lists[key as ListName];
}

/** Reads a phrase in the notation of domain 6.5. Throws RangeError when it begins with a gap or open word. */
export function readPhrase(source: string): Phrase {
  const steps = source.split(" ").map(toStep);
  const [head] = steps;
  if (head?.kind !== "word" || head.starts.length + head.ends.length > 0) throw new RangeError(`This phrase begins with no plain word: ${source}`);
  return { first: head.words, steps };
}

function toStep(part: string): Step {
  if (part === "<end>") return { kind: "end" };
  const gap = /^<(\d)(\+?)>$/u.exec(part);
  if (gap) return { kind: "gap", upTo: Number(gap[1]), overWalls: gap[2] === "+" };
  const choices = part.split("|").flatMap((word) => (word.startsWith("$") ? listNamed(word) : [word]));
  return {
    kind: "word", words: new Set(choices.filter((word) => !word.includes("*"))),
    starts: choices.filter((word) => word.endsWith("*")).map((word) => word.slice(0, -1)),
    ends: choices.filter((word) => word.startsWith("*")).map((word) => word.slice(1)),
  };
}

/**
 * Where the phrase's words stand when it begins at `from`, gaps as short as they can be; null where it
 * does not. Gaps hold at most nine words and a phrase at most three of them, so the time is bounded.
 */
export function matchAt(phrase: Phrase, sentence: Sentence, from: number): number[] | null {
  return match(phrase.steps, 0, sentence, from);
}

function match(steps: readonly Step[], at: number, sentence: Sentence, word: number): number[] | null {
  const step = steps[at];
  if (!step) return [];
  if (step.kind === "end") return word === sentence.length ? match(steps, at + 1, sentence, word) : null;
  if (step.kind === "word") {
    const said = sentence[word];
    if (said === undefined || !fits(step, said)) return null;
    const rest = match(steps, at + 1, sentence, word + 1);
    return rest && [word, ...rest];
  }
  for (let skipped = 0; skipped <= step.upTo; skipped += 1) {
    const rest = match(steps, at + 1, sentence, word + skipped);
    if (rest) return rest;
    const over = sentence[word + skipped];
    if (over === undefined || (!step.overWalls && walls.has(over))) return null;
  }
  return null;
}

function fits(step: Extract<Step, { kind: "word" }>, said: string): boolean {
  return step.words.has(said) || step.starts.some((start) => said.startsWith(start)) || step.ends.some((end) => said.endsWith(end));
}
