import { allCriteria, type CriterionCode } from "#lib/criteria/criterion.ts";
import { allCodes, families } from "#lib/observations/code.ts";
import { allExercises, type Exercise, type Gate } from "./exercise.ts";

export const SIDE_WORDS: Readonly<Record<Exercise["side"], string>> = {
  anxious: "Reaches harder", avoidant: "Pulls back", both: "Either or both",
};

export const KIND_WORDS: Readonly<Record<Exercise["kind"], string>> = {
  INDIVIDUAL: "Alone", RELATIONAL: "Between the two", INDIVIDUAL_TO_RELATIONAL: "Alone first, then between the two",
};

/** The gates in a few words, for lists and choices; `gateText` has the whole of it (domain 3.0). */
export const GATE_WORDS: Readonly<Record<Gate, string>> = {
  G0: "Any time", R: "In the room first", G1: "Private questions answered, nothing open", G2: "The same, and your tick for this week",
};

/** The four criteria by name (domain 4.1). */
export const CRITERION_WORDS = Object.fromEntries(allCriteria.map(({ code, title }) => [code, title])) as Readonly<Record<CriterionCode, string>>;

const codeLabels: Readonly<Record<string, string>> = Object.fromEntries(allCodes.map(({ code, label }) => [code, label]));

/** The moves an exercise answers, by name (domain 2.2); a code that left the catalogue shows as itself. */
export function answersInWords(exercise: Pick<Exercise, "answers">): string[] {
  return exercise.answers.map((code) => codeLabels[code] ?? code);
}

/** The moves that some exercise of the library answers, by family, for the filter. None of safety. */
export function answeredMoves(): { label: string; options: { value: string; label: string }[] }[] {
  const answered = new Set(allExercises.flatMap(({ answers }) => answers));
  return families.map(({ key, label }) => ({
    label, options: allCodes.filter(({ code, family }) => family === key && answered.has(code)).map(({ code, label: word }) => ({ value: code, label: word })),
  })).filter(({ options }) => options.length > 0);
}

/** A filter of the library, kept in the address; null and "" show all. */
export type LibraryFilter = { side: Exercise["side"] | null; kind: Exercise["kind"] | null; criterion: CriterionCode | null; answers: string | null; words: string };

const oneOf = <T extends string>(words: Readonly<Record<T, string>>, raw: unknown): T | null =>
  typeof raw === "string" && Object.hasOwn(words, raw) ? (raw as T) : null;

/** Reads a filter from an address; anything unknown is left out. The words are cut at 100 characters. */
export function libraryFilterFrom(raw: Readonly<Record<string, unknown>>): LibraryFilter {
  return {
    side: oneOf(SIDE_WORDS, raw.side), kind: oneOf(KIND_WORDS, raw.kind), criterion: oneOf(CRITERION_WORDS, raw.criterion),
    answers: oneOf(codeLabels, raw.answers), words: typeof raw.words === "string" ? raw.words.trim().slice(0, 100) : "",
  };
}

/** True if a filter leaves anything out. */
export function isFiltered({ words, ...parts }: LibraryFilter): boolean {
  return words !== "" || Object.values(parts).some((part) => part !== null);
}

/** The exercises a filter leaves, in the order given. Every word typed must stand somewhere in the exercise's own words. */
export function matchingExercises<T extends Exercise>(filter: LibraryFilter, exercises: readonly T[]): T[] {
  const asked = filter.words.toLowerCase().split(/\s+/u).filter(Boolean);
  return exercises.filter((exercise) =>
    (filter.side === null || exercise.side === filter.side) && (filter.kind === null || exercise.kind === filter.kind) &&
    (filter.criterion === null || exercise.criteria.includes(filter.criterion)) && (filter.answers === null || exercise.answers.includes(filter.answers)) &&
    hasWords(exercise, asked));
}

function hasWords(exercise: Exercise, asked: readonly string[]): boolean {
  if (asked.length === 0) return true;
  const { title, clientTitle, purpose, rationale, dose, steps, twoMinute } = exercise;
  const text = [title, clientTitle, purpose, rationale, dose, ...steps, twoMinute, ...answersInWords(exercise)].join(" ").toLowerCase();
  return asked.every((word) => text.includes(word));
}

/** All a client reads of one exercise, as one text, for its reading grade. */
export function clientTextOf({ steps, soloSteps, twoMinute, clientSafety, form }: Exercise): string {
  return [...steps, ...(soloSteps ?? []), twoMinute, clientSafety, ...form.map(({ label, help }) => `${label}. ${help}`.replace(/\?\.|…\./u, "?"))].join(" ");
}
