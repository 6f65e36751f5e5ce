import { daysBetween } from "#lib/platform/time.ts";

const MOST_SESSIONS = 4;
const MOST_DAYS = 45;

/**
 * Whether a review of the four criteria is due (rule M4, domain 4.3): none yet after the first hour, or the newest is
 * older than four sessions or 45 days. Days "YYYY-MM-DD" in the practice's zone.
 */
export function isReviewDue(newestReview: string | null, heldDays: readonly string[], today: string): boolean {
  if (newestReview === null) return heldDays.length > 0;
  const since = heldDays.filter((day) => day > newestReview).length;
  return since > MOST_SESSIONS || (since > 0 && daysBetween(newestReview, today) > MOST_DAYS);
}
