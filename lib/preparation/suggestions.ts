import type { Seat } from "#lib/couples/seat.ts";
import { originLine, type Exercise, type Gate } from "#lib/exercises/exercise.ts";
import type { Lean } from "#lib/observations/figures.ts";
import type { SafetyTier } from "#lib/observations/code.ts";
import { whyLines, type Candidate } from "./ranking-parts.ts";
import type { Ranking } from "./ranking.ts";

/** One exercise offered for one person, with its arithmetic. For the therapist alone. */
export interface SuggestionCard {
  readonly code: string;
  readonly title: string;
  readonly minutes: number;
  readonly gate: Gate;
  readonly score: number;
  readonly why: readonly string[];
  readonly originLine: string;
  readonly twoMinute: string;
  /** "Once together, in the hour." while gate R is closed for this person; else null. */
  readonly note: string | null;
  /** The practice's own wordings of it. */
  readonly own: readonly { readonly code: string; readonly title: string }[];
}

/** What one person may be offered now. Never shown to a client (domain 6.1). */
export interface PersonSuggestions {
  readonly clientId: string;
  readonly seat: Seat;
  readonly name: string;
  readonly lean: Lean | null;
  /** Sentences why less than usual, or nothing, is offered; for the therapist's screen only. */
  readonly held: readonly string[];
  readonly cards: readonly SuggestionCard[];
}

/** What stands between a ranking and its cards. `closed` gives an exercise's reasons against this person, gates only. */
export interface Standing {
  readonly clientId: string;
  readonly name: string;
  readonly names: Readonly<Record<Seat, string>>;
  readonly openTasks: number;
  readonly mostOpenTasks: number;
  readonly openTier: SafetyTier;
  readonly missingScreens: readonly string[];
  readonly find: (code: string) => Exercise | undefined;
  readonly closed: (exercise: Exercise) => readonly string[];
  readonly ownOf: (code: string) => readonly { readonly code: string; readonly title: string }[];
}

/**
 * The cards of one person, best first (domain 5.2): those that fit and whose gate is open, and gate R with its note.
 * Under an open S3 there is none at all (rule SF3); SF1 and SF2 close G1 and say why, the same for both.
 */
export function suggestionsOf(ranking: Ranking, standing: Standing): PersonSuggestions {
  const { clientId, name } = standing;
  const cards = standing.openTier === "S3" ? [] : ranking.candidates.flatMap((candidate) => cardOf(candidate, standing));
  return { clientId, seat: ranking.seat, name, lean: ranking.lean, held: heldBy(standing), cards };
}

function cardOf(candidate: Candidate, { find, closed, ownOf, names }: Standing): SuggestionCard[] {
  const exercise = find(candidate.code);
  if (!exercise || !candidate.fits) return [];
  const isClosed = closed(exercise).length > 0;
  if (isClosed && exercise.gate !== "R") return [];
  return [{
    code: exercise.code, title: exercise.title, minutes: exercise.minutes, gate: exercise.gate, score: candidate.score,
    why: whyLines(candidate, names), originLine: originLine(exercise), twoMinute: exercise.twoMinute,
    note: isClosed ? "Once together, in the hour." : null, own: ownOf(exercise.code),
  }];
}

function heldBy({ openTier, missingScreens, openTasks, mostOpenTasks, name }: Standing): string[] {
  if (openTier === "S3") return ["Joint work is not cleared. Nothing new is suggested until it is cleared in writing."];
  return [
    openTier === "S2" ? "A private check is due. Tasks for between the two are held until a clinician has answered." : null,
    missingScreens.length > 0 ? `Private screen missing: ${missingScreens.join(", ")}. Tasks for between the two wait for it.` : null,
    openTasks >= mostOpenTasks ? `${name} has ${mostOpenTasks} open tasks. Let one come back first.` : null,
  ].filter((line) => line !== null);
}
