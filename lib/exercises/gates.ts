import type { SafetyTier } from "#lib/observations/code.ts";
import type { Exercise } from "./exercise.ts";
import { gateTexts } from "./exercise.ts";

/** What a gate reads, for one person and one exercise (domain 3.0, 2.6, 2.7). */
export interface GateFacts {
  /** Everyone who attends (for one client alone, that client) and whether their private screen is on file. */
  readonly attending: readonly { readonly name: string; readonly screenOnFile: boolean }[];
  /** Highest open tier of the case; the own path of SAF.SELF is left out, as it holds nothing. */
  readonly openTier: SafetyTier;
  /** "Done once together" is recorded for this person and exercise, with session and date. */
  readonly doneTogether: boolean;
  /** The therapist ticked "I have checked this is safe for each of them this week". */
  readonly tickedThisWeek: boolean;
  readonly soloClient: boolean;
}

/** Open, or closed with the reasons in plain words for the therapist. Never shown to a client. */
export interface GateStanding {
  readonly open: boolean;
  readonly reasons: readonly string[];
}

/**
 * Whether an exercise may leave the room for this person, by link, print or hand-out (domain 3.0, "Gates"):
 * G0 any time · R once done together · G1 every attending person's screen on file and nothing open at S2 or S3 ·
 * G2 as G1 plus this week's tick. One client alone: G1 and G2 need an exercise with solo use.
 */
export function gateStanding(exercise: Pick<Exercise, "gate" | "solo">, facts: GateFacts): GateStanding {
  const reasons = [...soloReasons(exercise, facts), ...gateReasons(exercise.gate, facts)];
  return { open: reasons.length === 0, reasons };
}

function soloReasons({ solo }: Pick<Exercise, "solo">, { soloClient }: GateFacts): string[] {
  return soloClient && !solo ? ["This one needs both partners."] : [];
}

function gateReasons(gate: Exercise["gate"], facts: GateFacts): string[] {
  switch (gate) {
    case "G0":
      return [];
    case "R":
      return facts.doneTogether ? [] : ["Do it once together in the hour, and record it, before it goes home."];
    case "G1":
      return sharedReasons(facts);
    case "G2":
      return [...sharedReasons(facts), ...tickReasons(facts)];
  }
}

function sharedReasons({ attending, openTier }: GateFacts): string[] {
  const reasons = attending
    .filter(({ screenOnFile }) => !screenOnFile)
    .map(({ name }) => `Private screen missing: ${name}.`);
  if (attending.length === 0) reasons.push("Nobody who attends is on record.");
  if (openTier === "S2") reasons.push("A private check is due. It needs a clinician's answer.");
  if (openTier === "S3") reasons.push("Joint work is not cleared. It needs a clinician's clearance in writing.");
  return reasons;
}

function tickReasons({ tickedThisWeek }: GateFacts): string[] {
  return tickedThisWeek ? [] : ["Tick that you have checked this is safe for each of them this week."];
}

/** What the gate asks for, as printed on the exercise's card. */
export function gateText(gate: Exercise["gate"]): string {
  return gateTexts[gate];
}
