import { findExercise, isRelational, type Exercise } from "#lib/exercises/exercise.ts";
import { exercisesFor, halvesFor, pairsWith } from "#lib/exercises/recipients.ts";
import { reasonsAgainst, type CaseFacts, type PersonFacts } from "./gate.ts";

/** Who may get what, from one exercise: one choice of the therapist, with its address. */
export type Choice = { key: string; label: string; halves: readonly { person: PersonFacts; exercise: Exercise }[] };

/**
 * Every way to give an exercise in this case: to one person, to both as the same text (side both), or
 * as one of the article's pairs, either way round (clarifications, "Recipients"). The first is the
 * preset where the exercise is for both sides or one client comes alone.
 */
export function choicesFor(exercise: Exercise, facts: CaseFacts): Choice[] {
  const [a, b] = facts.people;
  if (!a) return [];
  const alone = (person: PersonFacts): Choice => ({ key: person.seat, label: `For ${person.name} only`, halves: [{ person, exercise }] });
  if (!b) return [alone(a)];
  const together = exercise.side === "both" ? [pairChoice(exercise, a, b, null)] : pairsWith(exercise.code).flatMap((other) => [pairChoice(exercise, a, b, other), pairChoice(exercise, b, a, other)]);
  const ones = [alone(a), alone(b)];
  return exercise.side === "both" ? [...together, ...ones] : [...ones, ...together];
}

function pairChoice(exercise: Exercise, giving: PersonFacts, other: PersonFacts, counterpart: string | null): Choice {
  const codes = halvesFor(exercise.code, giving.seat, counterpart);
  const halves = [giving, other].map((person) => ({ person, exercise: findExercise(codes[person.seat]) ?? exercise })).toSorted((one, next) => one.person.seat.localeCompare(next.person.seat));
  const label = counterpart === null ? "For both, each as their own task" : `For both: ${halves.map(({ person, exercise: own }) => `${person.name}, ${own.title}`).join("; ")}`;
  return { key: counterpart === null ? "both" : `${giving.seat}.${counterpart}`, label, halves };
}

/** The choice an address names, or the preset where there is one; null while the therapist has to choose. */
export function chosenOf(choices: readonly Choice[], exercise: Exercise, key: string | undefined): Choice | null {
  const [first] = choices;
  const isPreset = choices.length === 1 || exercise.side === "both";
  return choices.find((choice) => choice.key === key) ?? (key === undefined && isPreset && first ? first : null);
}

/** Why a choice cannot be given yet, besides the tick that its form asks for; each sentence once. */
export function reasonsAgainstChoice(choice: Choice, facts: CaseFacts): string[] {
  return [...new Set(choice.halves.flatMap(({ person, exercise }) => reasonsAgainst(exercise, person, facts, true)))];
}

/** Whether one half may be given in its form for one person alone. */
export function mayBeSolo(choice: Choice, exercise: Exercise, facts: CaseFacts): boolean {
  return !facts.soloClient && choice.halves.length === 1 && exercise.solo && isRelational(exercise);
}

/** One line of the library for this case; `reasons` are those that hold for everybody in it. */
export type Offer = { exercise: Exercise; reasons: readonly string[] };

/** The library for a case in catalogue order. An exercise is closed when nobody may get it. */
export function offersFor(facts: CaseFacts): Offer[] {
  return exercisesFor({ soloClient: facts.soloClient }).map((exercise) => {
    const byPerson = facts.people.map((person) => reasonsAgainst(exercise, person, facts, true));
    const isOpen = byPerson.some((reasons) => reasons.length === 0);
    return { exercise, reasons: isOpen ? [] : [...new Set(byPerson.flat())] };
  });
}
