import { allExercises, type Exercise } from "./exercise.ts";

export const SIDE_WORDS: Readonly<Record<Exercise["side"], string>> = {
  anxious: "Reaches harder", avoidant: "Pulls back", both: "Either or both",
};

export const KIND_WORDS: Readonly<Record<Exercise["kind"], string>> = {
  INDIVIDUAL: "Alone", RELATIONAL: "Between the two", INDIVIDUAL_TO_RELATIONAL: "Alone first, then between the two",
};

/** A filter of the library, kept in the address; null shows all. */
export type LibraryFilter = { side: Exercise["side"] | null; kind: Exercise["kind"] | null };

const oneOf = <T extends string>(words: Readonly<Record<T, string>>, raw: unknown): T | null =>
  typeof raw === "string" && Object.hasOwn(words, raw) ? (raw as T) : null;

/** Reads a filter from an address; anything unknown is left out. */
export function libraryFilterFrom(raw: Readonly<Record<string, unknown>>): LibraryFilter {
  return { side: oneOf(SIDE_WORDS, raw.side), kind: oneOf(KIND_WORDS, raw.kind) };
}

/** The exercises a filter leaves, in the order of the library. */
export function matchingExercises({ side, kind }: LibraryFilter): readonly Exercise[] {
  return allExercises.filter((exercise) => (side === null || exercise.side === side) && (kind === null || exercise.kind === kind));
}
