import { findExercise, isForSolo, isRelational, type Exercise } from "#lib/exercises/exercise.ts";
import { buildForm } from "#lib/exercises/form.ts";
import { exercisesFor, halvesFor, pairsWith, presetRecipients } from "#lib/exercises/recipients.ts";
import { formMinutes, minutesOf } from "./budget.ts";
import { reasonsAgainst, reasonsAgainstPair, type CaseFacts, type PersonFacts } from "./gate.ts";

/** Who may get what, from one exercise: one choice of the therapist, with its address. */
export type Choice = { key: string; label: string; halves: readonly { person: PersonFacts; exercise: Exercise }[]; preset?: boolean };

/**
 * Every way to give an exercise in this case: to one person, to both as the same text (side both), or
 * as one of the article's pairs, either way round (clarifications, "Recipients"). `preset` marks what
 * is taken while nobody has chosen: both for a task of both sides, else the one whose last moves
 * leaned that way; none where the leans do not say.
 */
export function choicesFor(exercise: Exercise, facts: CaseFacts): Choice[] {
  const [one, other] = presetRecipients(exercise, facts.leans ?? { A: null, B: null });
  const key = exercise.side === "both" ? "both" : other ? undefined : one;
  return waysToGive(exercise, facts).map((choice, _, ways) => ({ ...choice, preset: ways.length === 1 || choice.key === key }));
}

function waysToGive(exercise: Exercise, facts: CaseFacts): Choice[] {
  const [a, b] = facts.people;
  if (!a) return [];
  const alone = (person: PersonFacts): Choice => ({ key: person.seat, label: `For ${person.name} only`, halves: [{ person, exercise }] });
  if (!b) return [alone(a)];
  const together = exercise.side === "both" ? [pairChoice(exercise, a, b, null)] : pairsWith(exercise.code).flatMap((other) => [pairChoice(exercise, a, b, other), pairChoice(exercise, b, a, other)]);
  const ones = [alone(a), alone(b)];
  return exercise.side === "both" ? [...together, ...ones] : [...ones, ...together];
}

function pairChoice(exercise: Exercise, giving: PersonFacts, other: PersonFacts, counterpart: string | null): Choice {
  const codes = counterpart === null ? null : halvesFor(exercise.code, giving.seat, counterpart);
  const halves = [giving, other].map((person) => ({ person, exercise: (codes && findExercise(codes[person.seat])) ?? exercise })).toSorted((one, next) => one.person.seat.localeCompare(next.person.seat));
  const label = counterpart === null ? "For both, each as their own task" : `For both: ${halves.map(({ person, exercise: own }) => `${person.name}, ${own.title}`).join("; ")}`;
  return { key: counterpart === null ? "both" : `${giving.seat}.${counterpart}`, label, halves };
}

/** The choice an address names, or the preset where there is one; null while the therapist has to choose. */
export function chosenOf(choices: readonly Choice[], _exercise: Exercise, key: string | undefined): Choice | null {
  const chosen = choices.find((choice) => (key === undefined ? choice.preset : choice.key === key));
  return chosen ?? null;
}

/** Why a choice cannot be given yet, besides the tick that its form asks for; each sentence once. */
export function reasonsAgainstChoice(choice: Choice, facts: CaseFacts): string[] {
  const pair = choice.halves.length > 1 ? reasonsAgainstPair(facts) : [];
  return [...new Set([...choice.halves.flatMap(({ person, exercise }) => reasonsAgainst(exercise, person, facts, true)), ...pair])];
}

/** Whether one half may be given in its form for one person alone. */
export function mayBeSolo(choice: Choice, exercise: Exercise, facts: CaseFacts): boolean {
  return !facts.soloClient && choice.halves.length === 1 && exercise.solo && isRelational(exercise);
}

/** One line of the library for this case; `reasons` are those that hold for everybody in it. */
export type Offer = { exercise: Exercise; reasons: readonly string[] };

/** The library for a case in catalogue order, then the practice's own. An exercise is closed when nobody may get it. */
export function offersFor(facts: CaseFacts, own: readonly Exercise[] = []): Offer[] {
  const fitting = own.filter((exercise) => !facts.soloClient || isForSolo(exercise));
  return [...exercisesFor({ soloClient: facts.soloClient }), ...fitting].map((exercise) => {
    const byPerson = facts.people.map((person) => reasonsAgainst(exercise, person, facts, true));
    const isOpen = byPerson.some((reasons) => reasons.length === 0);
    return { exercise, reasons: isOpen ? [] : [...new Set(byPerson.flat())] };
  });
}

/** The words by which an exercise is found on the page, in small letters. */
export function wordsOf({ title, clientTitle, purpose }: Exercise): string {
  return `${title} ${clientTitle} ${purpose}`.toLowerCase();
}

/** The other way round of a pair: the same two exercises with the two people exchanged; null for any other choice. */
export function swapped(choice: Choice, choices: readonly Choice[]): Choice | null {
  const codeOf = (one: Choice, seat: string) => one.halves.find(({ person }) => person.seat === seat)?.exercise.code;
  if (choice.halves.length < 2 || codeOf(choice, "A") === codeOf(choice, "B")) return null;
  return choices.find((other) => codeOf(other, "A") === codeOf(choice, "B") && codeOf(other, "B") === codeOf(choice, "A")) ?? null;
}

/** Minutes of forms a person would be asked for until the next hour with this exercise added, given once and in full. */
export function weightWith(exercise: Exercise, person: PersonFacts, { soloClient }: CaseFacts): number {
  const form = buildForm(exercise, { solo: soloClient && isForSolo(exercise), size: "FULL", therapist: "", cover: null, secrets: null });
  return minutesOf([...person.weights, { minutes: formMinutes(form.page1), times: 1 }]);
}

/** The facts about one person alone with one open task less, for choosing another in its place. */
export function withoutOne(facts: CaseFacts, seat: string | undefined): CaseFacts {
  const people = facts.people.filter((person) => person.seat === seat).map((person) => ({ ...person, openTasks: Math.max(0, person.openTasks - 1) }));
  return { ...facts, people };
}
