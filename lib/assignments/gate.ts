import type { Seat } from "#lib/couples/seat.ts";
import { findExercise, isForSolo, isRelational, libraryCodeOf, type Exercise } from "#lib/exercises/exercise.ts";
import { gateStanding, type GateFacts } from "#lib/exercises/gates.ts";
import { pairsWith, type Leans } from "#lib/exercises/recipients.ts";
import type { Weight } from "./budget.ts";
import { MAX_OPEN_TASKS } from "./status.ts";

/** What decides whether a task may be given to a person; loaded by the command and by the page that offers it. */
export type CaseFacts = {
  soloClient: boolean;
  separated: boolean;
  /** Why what grows the bond rests: a time of waiting, or a parting both chose (domain 4.8, rule D3). */
  bondRests: "waiting" | "parting" | null;
  /** Who has not signed the policy on confidences in force; empty for one client alone. */
  unsigned: readonly string[];
  attending: readonly { clientId: string; name: string; screenOnFile: boolean }[];
  openTier: GateFacts["openTier"];
  people: readonly PersonFacts[];
  /** Days to the next planned hour, seven when none is planned. */
  daysToNextHour: number;
  /** Where each leaned in the last hours; it presets a choice and decides nothing. Loaded for the page only. */
  leans?: Leans;
};

export type PersonFacts = {
  clientId: string;
  seat: Seat;
  name: string;
  openTasks: number;
  /** What the forms of the open tasks ask until the next hour. */
  weights: readonly Weight[];
  /** Codes of exercises done once together in the room. */
  doneTogether: readonly string[];
};

/** Sentences that stand between an exercise and a person, for the therapist; empty when it may be given. */
export function reasonsAgainst(exercise: Exercise, person: PersonFacts, facts: CaseFacts, tickedThisWeek: boolean): string[] {
  if (facts.separated) return ["You separated this couple. Give it in the person's own case."];
  const { reasons } = gateStanding(exercise, {
    attending: facts.attending, openTier: facts.openTier, soloClient: facts.soloClient,
    doneTogether: [exercise.code, libraryCodeOf(exercise)].some((code) => person.doneTogether.includes(code)), tickedThisWeek,
  });
  const rest = facts.bondRests === null ? null : restReason(exercise, facts.bondRests);
  const full = person.openTasks >= MAX_OPEN_TASKS ? [`${person.name} has ${MAX_OPEN_TASKS} open tasks. Let one come back or withdraw it first.`] : [];
  return [...reasons, ...(rest === null ? [] : [rest]), ...full];
}

// For a good ending; all else between the two, or meant for them, rests.
const CLOSING: readonly string[] = ["EX.CLOSURE", "EX.GRIEVE"];

function restReason(exercise: Exercise, rests: "waiting" | "parting"): string | null {
  if (exercise.gate === "G0") return null;
  if (rests === "waiting") return "They are in a time of waiting (step 2). Until the next look only tasks for one person alone.";
  return CLOSING.includes(libraryCodeOf(exercise)) || !isRelational(exercise) ? null : "Both chose to part. What grows the bond rests; the closing exercises stay open.";
}

/** Why two halves cannot be given yet: both sign first how what one tells alone is handled (domain 6.2). */
export function reasonsAgainstPair({ unsigned }: Pick<CaseFacts, "unsigned">): string[] {
  return unsigned.length === 0 ? [] : [`Tasks in pairs wait until both have signed your policy on what one tells alone. Not signed yet: ${unsigned.join(", ")}.`];
}

/** True when the exercise needs this week's tick before it may be given (gate G2). */
export function needsTick(exercise: Pick<Exercise, "gate">): boolean {
  return exercise.gate === "G2";
}

type Chosen = { clientId: string; exerciseCode: string };

/**
 * Whether two halves belong together: both the same text of an exercise for both, or one of the
 * article's pairs (clarifications, "Recipients"). One recipient always fits. `own` is the practice's
 * own exercise of this code: it stands in no pair, so a one-sided one goes to one person only.
 */
export function isFittingPair(code: string, recipients: readonly Chosen[], own?: Pick<Exercise, "side">): boolean {
  const [one, other] = recipients;
  if (!one) return false;
  if (!other) return one.exerciseCode === code;
  if (one.clientId === other.clientId) return false;
  const known = findExercise(code) ?? own;
  if (!known || known.side === "both") return one.exerciseCode === code && other.exerciseCode === code;
  const halves = [one.exerciseCode, other.exerciseCode];
  const counterpart = halves[0] === code ? halves[1] : halves[0];
  return halves.includes(code) && counterpart !== undefined && pairsWith(code).includes(counterpart);
}

/** Whether a task is given in its form for one person alone: always for one client alone, else as chosen. */
export function isSoloTask(exercise: Exercise, chosenSolo: boolean, soloClient: boolean): boolean {
  return soloClient || (chosenSolo && isForSolo(exercise) && isRelational(exercise));
}
