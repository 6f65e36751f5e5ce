import { hasRestWeek } from "#lib/criteria/queries/rest-week.ts";
import { CONSENT, isCheckIn } from "#lib/exercises/check-in.ts";
import type { Actor } from "#lib/platform/actor.ts";
import { practiceTime } from "#lib/platform/practice-time.ts";
import type { Transaction } from "#lib/platform/tenancy.ts";
import { dateToDay } from "#lib/platform/time.ts";
import type { AssignmentRow } from "../dto.ts";
import type { CaseFacts } from "../gate.ts";

/**
 * What stands against approving the check-ins among these drafts, as sentences for the therapist: nothing while an S2
 * or S3 is open, none in a week with private halves, and what each noticed to both or to neither (domain 4.2, 4.3, rule F8).
 */
export async function reasonsAgainstCheckIns(tx: Transaction, actor: Actor, coupleId: string, rows: readonly AssignmentRow[], facts: CaseFacts): Promise<string[]> {
  const asked = rows.filter(({ exerciseCode }) => isCheckIn(exerciseCode) && exerciseCode !== CONSENT);
  if (asked.length === 0) return [];
  const { zone } = await practiceTime(tx, actor.practiceId);
  const reasons: string[] = [];
  if (facts.openTier === "S2" || facts.openTier === "S3") reasons.push("Check-ins rest in this case for now. They open again when what is open on your side has been answered.");
  for (const { dueOn, pairId, clientId, exerciseCode } of asked) {
    if (!facts.soloClient && (await hasRestWeek(tx, actor, { coupleId, sessionDay: dateToDay(dueOn), zone }))) {
      reasons.push("A check-in rests in a week with private halves, for every case. Ask before a later hour.");
    }
    const withPartner = asked.some((other) => other.exerciseCode === exerciseCode && other.pairId === pairId && other.clientId !== clientId);
    if (exerciseCode === "CHECK.NOTICED" && !withPartner) reasons.push("What each noticed is asked of both or of neither. Approve both together.");
  }
  return reasons;
}
