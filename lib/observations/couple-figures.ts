import { otherSeat } from "#lib/couples/seat.ts";
import type { Seat } from "#lib/couples/seat.ts";
import { roundHalfUp, totalMass } from "./figures.ts";
import type { Lean, PersonFigures } from "./figures.ts";

/** How two leans of one session stand to each other (domain 2.5.8). */
export type Pattern =
  | "A_PURSUES_B_WITHDRAWS"
  | "B_PURSUES_A_WITHDRAWS"
  | "BOTH_PURSUE"
  | "BOTH_WITHDRAW"
  | "BOTH_NEAR_MIDDLE"
  | "OTHER_PAIR"
  | "ONE_SIDE_ONLY"
  | "NOT_ENOUGH";

/**
 * Figures of two people in the joint scope: `pol` 0–100 high only at opposite ends, `mid` 0–100 middle share,
 * `ext` = 100 − mid; all null unless both positions are defined (domain 2.5.6–8).
 */
export interface CoupleFigures {
  readonly pol: number | null;
  readonly mid: number | null;
  readonly ext: number | null;
  readonly pattern: Pattern;
  readonly leans: Readonly<Record<Seat, Lean | null>>;
}

/** Whether the two loads moved the same way between neighbouring sessions (domain 2.5.10). */
export interface SameWay {
  readonly same: number;
  readonly of: number;
  readonly dropped: number;
  /** False below four usable changes: then nothing is said. */
  readonly say: boolean;
}

/** Couple figures from the joint figures of both seats (domain 2.5.6–8). */
export function coupleFigures(a: PersonFigures, b: PersonFigures): CoupleFigures {
  const leans = { A: a.lean, B: b.lean };
  const pattern = patternOf(a.lean, b.lean);
  if (a.pos === null || b.pos === null) return { pol: null, mid: null, ext: null, pattern, leans };
  const mid = roundHalfUp((100 * (a.M + b.M)) / (totalMass(a) + totalMass(b)));
  return { pol: roundHalfUp(Math.abs(a.pos - b.pos) / 2), mid, ext: 100 - mid, pattern, leans };
}

/** The pattern of two leans; one missing is "one side only", both missing "not enough to say" (domain 2.5.8). */
export function patternOf(a: Lean | null, b: Lean | null): Pattern {
  if (a === null || b === null) return a === b ? "NOT_ENOUGH" : "ONE_SIDE_ONLY";
  if (a === "pursue" && b === "withdraw") return "A_PURSUES_B_WITHDRAWS";
  if (a === "withdraw" && b === "pursue") return "B_PURSUES_A_WITHDRAWS";
  if (a !== b) return "OTHER_PAIR";
  if (a === "pursue") return "BOTH_PURSUE";
  if (a === "withdraw") return "BOTH_WITHDRAW";
  return a === "near the middle" ? "BOTH_NEAR_MIDDLE" : "OTHER_PAIR";
}

/** The pattern in words with the two names, for example "T pursues / N withdraws" (domain 2.5.8). */
export function patternText(
  { pattern, leans }: Pick<CoupleFigures, "pattern" | "leans">,
  names: Readonly<Record<Seat, string>>,
): string {
  const pursues = (seat: Seat) => `${names[seat]} pursues / ${names[otherSeat(seat)]} withdraws`;
  switch (pattern) {
    case "A_PURSUES_B_WITHDRAWS":
      return pursues("A");
    case "B_PURSUES_A_WITHDRAWS":
      return pursues("B");
    case "BOTH_PURSUE":
      return "both pursue";
    case "BOTH_WITHDRAW":
      return "both withdraw";
    case "BOTH_NEAR_MIDDLE":
      return "both near the middle";
    case "OTHER_PAIR":
      return `${names.A}: ${leans.A}; ${names.B}: ${leans.B}`;
    case "ONE_SIDE_ONLY":
      return "one side only";
    case "NOT_ENOUGH":
      return "not enough to say";
  }
}

/**
 * Does one ease when the other does? (domain 2.5.10, article ¶7) Counts changes between neighbouring sessions in
 * which both joint loads are defined; a change where either load moved by less than 2 is dropped. Never a
 * correlation or a cause.
 * @param sessions both joint loads per session, oldest first.
 */
export function sameWayLoadChanges(
  sessions: readonly { readonly loadA: number | null; readonly loadB: number | null }[],
): SameWay {
  const loads = sessions.flatMap(({ loadA, loadB }) => (loadA === null || loadB === null ? [] : [{ loadA, loadB }]));
  let [same, of, dropped] = [0, 0, 0];
  for (const [index, next] of loads.entries()) {
    const last = loads[index - 1];
    if (!last) continue;
    const changes = [oneDecimal(next.loadA - last.loadA), oneDecimal(next.loadB - last.loadB)] as const;
    if (changes.some((change) => Math.abs(change) < 2)) dropped += 1;
    else {
      of += 1;
      if (Math.sign(changes[0]) === Math.sign(changes[1])) same += 1;
    }
  }
  return { same, of, dropped, say: of >= 4 };
}

/** "in 4 of 4 the two moved the same way", or null below four usable changes (domain 2.5.10). */
export function sameWayText({ same, of, say }: SameWay): string | null {
  return say ? `in ${same} of ${of} the two moved the same way` : null;
}

function oneDecimal(value: number): number {
  return Math.round(value * 10) / 10;
}
