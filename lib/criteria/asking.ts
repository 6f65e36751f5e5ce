import { addDays } from "#lib/platform/time.ts";

/** What decides whether a check-in may be asked before an hour. Days "YYYY-MM-DD". */
export interface AskingFacts {
  readonly noticing: boolean;
  readonly oneClient: boolean;
  readonly today: string;
  readonly sessionDay: string;
  /** The sentence while nobody of the case is rated; null else. */
  readonly waits: string | null;
  readonly asked: boolean;
  /** The week of sending or of the hour holds private halves (rule F8). */
  readonly restWeek: boolean;
}

/** Days before the review on which a check-in goes out (domain 4.3). */
export const DAYS_BEFORE = 2;
/** An hour farther away is asked about later: a link lives 35 days at most. */
export const MOST_DAYS_AHEAD = 32;

/** The day a check-in goes out for an hour of this day. */
export function goesOutOn(sessionDay: string): string {
  return addDays(sessionDay, -DAYS_BEFORE);
}

/** Why a check-in cannot be asked now, as a sentence for the therapist; null when it can (domain 4.2, 4.3, rule F8). */
export function reasonAgainstAsking(facts: AskingFacts): string | null {
  if (facts.waits !== null) return facts.waits;
  if (facts.noticing && facts.oneClient) return "Only asked where both come.";
  if (facts.sessionDay < facts.today) return "This hour is over. Choose the next one.";
  if (facts.sessionDay > addDays(facts.today, MOST_DAYS_AHEAD)) return "This hour is more than a month away. Ask nearer the time.";
  if (facts.restWeek) return "Rests in a week with private halves, for every case. Ask before a later hour.";
  return facts.asked ? "Already asked for this hour." : null;
}
