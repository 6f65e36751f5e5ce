import { riskWords, type ClassPatterns, type WordClass } from "./risk-list.ts";
import { listNamed, matchAt, readPhrase, type Phrase } from "./risk-phrase.ts";
import { sentencesOf, type Sentence } from "./risk-sentences.ts";

/** One class found in one field. `loweredFrom`: what it was before "was this long ago?" lowered it to D. */
export type FoundMark = { readonly fieldId: string; readonly class: WordClass; readonly loweredFrom: WordClass | null };

type Whose = "any" | "own" | "other" | "act" | "notOwn";
type Found = { class: WordClass; words: number[]; lowers: boolean };
type Pattern = { readonly phrase: Phrase; readonly whose: Whose; readonly lowers: boolean };
type Pair = { readonly act: ReadonlySet<string>; readonly who: string; readonly subject: "own" | "other" | "any" };
type Reading = {
  readonly id: WordClass;
  readonly pairs: readonly Pair[];
  readonly patterns: ReadonlyMap<string, readonly Pattern[]>;
  readonly exclusions: ReadonlyMap<string, readonly Phrase[]>;
};

/** A person may stand this many words after the act (domain 6.5, pair). */
const PAIR_REACH = 4;
/** A negation this many words before a match lowers it. */
const NEGATION_REACH = 3;

const { lists } = riskWords;
const setOf = (words: readonly string[]): ReadonlySet<string> => new Set(words);
const [walls, own, older, negations] = [setOf(lists.walls), setOf(lists.own), setOf(lists.older), setOf(lists.neg)];
/** Who can act: things are subjects of a sentence, but "I lost it and" is still about the writer. */
const subjects = setOf(lists.subjects.filter((word) => !lists.things.includes(word)));
const [bodyParts, herBefore] = [setOf(lists.bodyParts), setOf(lists.herBefore)];
/** Possessives count as a person of these lists only before a body part. */
const possessives: Readonly<Record<string, ReadonlySet<string>>> = { $me: setOf(["my", "our"]), $them: setOf(["her", "his", "their"]) };

function byFirstWord<T>(items: readonly T[], phraseOf: (item: T) => Phrase): Map<string, T[]> {
  const found = new Map<string, T[]>();
  for (const item of items) for (const word of phraseOf(item).first) found.set(word, [...(found.get(word) ?? []), item]);
  return found;
}

function readClass({ id, pairs, otherPhrases, actPhrases, phrases, ownNegation, exclusions }: ClassPatterns): Reading {
  const as = (sources: readonly string[], whose: Whose, lowers = true): Pattern[] => sources.map((source) => ({ phrase: readPhrase(source), whose, lowers }));
  const patterns = [...as(otherPhrases, "notOwn"), ...as(actPhrases, "act"), ...as(phrases, "any"), ...as(ownNegation, "any", false)];
  return {
    id, pairs: pairs.map(({ act, who, subject }) => ({ act: setOf(listNamed(act)), who, subject })),
    patterns: byFirstWord(patterns, ({ phrase }) => phrase), exclusions: byFirstWord(exclusions.map(readPhrase), (phrase) => phrase),
  };
}

const readings = riskWords.classes.map(readClass);
const longAgo = byFirstWord(riskWords.longAgo.map(readPhrase), (phrase) => phrase);
const coupleWords = byFirstWord(riskWords.coupleWords.map(readPhrase), (phrase) => phrase);
const people = new Map(["$me", "$them", "$child", "$frail", "$older", "$pet"].map((name) => [name, setOf(listNamed(name))]));

/**
 * Finds marks in what somebody wrote, one for each field and class, all classes kept (domain 6.5). A word
 * list marks text; it measures no risk, and unmarked never means safe. Time grows linearly with the text.
 */
export function findRiskMarks(fields: readonly { fieldId: string; text: string }[], exerciseCode: string): FoundMark[] {
  const inOldForm = riskWords.longAgoForms.includes(exerciseCode);
  const marks = new Map<string, FoundMark>();
  for (const { fieldId, text } of fields) {
    for (const found of sentencesOf(text).flatMap((sentence) => marksOf(sentence, inOldForm))) {
      const key = `${fieldId} ${found.class}`;
      marks.set(key, { fieldId, class: found.class, loweredFrom: heavier(marks.get(key)?.loweredFrom ?? null, found.loweredFrom) });
    }
  }
  return [...marks.values()];
}

const heavier = (one: WordClass | null, other: WordClass | null): WordClass | null => readings.find(({ id }) => id === one || id === other)?.id ?? null;

function marksOf(sentence: Sentence, inOldForm: boolean): Omit<FoundMark, "fieldId">[] {
  const acting = actorsIn(sentence);
  const found = readings.flatMap((reading) => [...pairsIn(reading, sentence, acting), ...phrasesIn(reading, sentence, acting)]);
  if (found.length === 0) return [];
  const voided = new Map(readings.map(({ id, exclusions }) => [id, wordsOf(exclusions, sentence)]));
  const ofCouples = wordsOf(coupleWords, sentence);
  const wasLongAgo = inOldForm || wordsOf(longAgo, sentence).size > 0;
  return found.filter((one) => one.words.every((word) => !voided.get(one.class)?.has(word) && !(one.class === "D" && ofCouples.has(word))))
    .map((one) => lowered(one, sentence, acting, wasLongAgo));
}

/** Negation lowers to D for good; long ago lowers B, B2 and C until the person says otherwise. */
function lowered(found: Found, sentence: Sentence, acting: readonly (string | null)[], wasLongAgo: boolean): Omit<FoundMark, "fieldId"> {
  const [start = 0] = found.words;
  const denied = found.lowers && sentence.slice(Math.max(0, start - NEGATION_REACH), start).some((word) => negations.has(word));
  if (found.class === "D" || denied) return { class: "D", loweredFrom: null };
  if (found.class === "A") return { class: "A", loweredFrom: null };
  const byElders = found.class !== "C" && older.has(whoActs(found.words, sentence, acting) ?? "");
  return wasLongAgo || byElders ? { class: "D", loweredFrom: found.class } : { class: found.class, loweredFrom: null };
}

/** For each place the nearest subject word at or left of it. */
function actorsIn(sentence: Sentence): (string | null)[] {
  let nearest: string | null = null;
  return sentence.map((word) => (nearest = subjects.has(word) ? word : nearest));
}

/** The subject of a match: nearest left of its first word that names no subject itself. */
function whoActs(words: readonly number[], sentence: Sentence, acting: readonly (string | null)[]): string | null {
  const act = words.find((word) => !subjects.has(sentence[word] ?? "")) ?? words[0] ?? 0;
  return acting[act - 1] ?? null;
}

function pairsIn({ id, pairs }: Reading, sentence: Sentence, acting: readonly (string | null)[]): Found[] {
  return pairs.flatMap(({ act, who, subject }) => sentence.flatMap((word, place): Found[] => {
    if (!act.has(word)) return [];
    const isOwn = own.has(acting[place - 1] ?? "");
    if (subject !== "any" && isOwn !== (subject === "own")) return [];
    const person = personAfter(who, sentence, place);
    return person === null ? [] : [{ class: id, words: [place, person], lowers: true }];
  }));
}

function personAfter(who: string, sentence: Sentence, act: number): number | null {
  for (let place = act + 1; place <= act + PAIR_REACH && place < sentence.length; place += 1) {
    const word = sentence[place] ?? "";
    if (walls.has(word)) return null;
    if (people.get(who)?.has(word) || isPossessivePerson(who, sentence, place)) return place;
  }
  return null;
}

function isPossessivePerson(who: string, sentence: Sentence, place: number): boolean {
  const word = sentence[place] ?? "";
  const after = sentence[place + 1];
  if (!possessives[who]?.has(word)) return false;
  if (after !== undefined && bodyParts.has(after)) return true;
  return word === "her" && (after === undefined || herBefore.has(after));
}

function phrasesIn({ id, patterns }: Reading, sentence: Sentence, acting: readonly (string | null)[]): Found[] {
  return sentence.flatMap((word, place) => (patterns.get(word) ?? []).flatMap(({ phrase, whose, lowers }): Found[] => {
    const words = matchAt(phrase, sentence, place);
    if (!words) return [];
    const isOwn = own.has(whoActs(words, sentence, acting) ?? "");
    if (whose === "notOwn" && isOwn) return [];
    return [{ class: whose === "act" && isOwn ? "B2" : id, words, lowers }];
  }));
}

/** Every word that some phrase of the list covers in this sentence. */
function wordsOf(phrases: ReadonlyMap<string, readonly Phrase[]>, sentence: Sentence): Set<number> {
  return new Set(sentence.flatMap((word, place) => (phrases.get(word) ?? []).flatMap((phrase) => matchAt(phrase, sentence, place) ?? [])));
}
