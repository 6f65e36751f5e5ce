import type { Exercise } from "#lib/exercises/exercise.ts";
import type { Actor } from "#lib/platform/actor.ts";
import type { Transaction } from "#lib/platform/tenancy.ts";
import { safetyStanding } from "../queries.ts";
import { rests } from "../rest-week.ts";

type Task = { id: string; coupleId: string; exercise: Pick<Exercise, "gate"> | undefined };

/**
 * Why no fresh link or message may be made for a task now, as a sentence for the therapist; null when it may. Under an
 * S3 none for what is between the two (rule SF3); none for what a clinician let lapse. What the person has stays.
 */
export async function reasonAgainstNewLink(tx: Transaction, actor: Actor, { id, coupleId, exercise }: Task): Promise<string | null> {
  const newest = await tx.openTaskDecision.findFirst({
    where: { practiceId: actor.practiceId, assignmentId: id }, orderBy: [{ decidedAt: "desc" }, { id: "desc" }], select: { choice: true },
  });
  if (newest?.choice === "LAPSE") return "You let this task lapse. Choose 'leave as it is' before you make a fresh link.";
  if (!exercise || !rests(exercise.gate)) return null;
  const { openTier } = await safetyStanding(tx, actor, coupleId);
  return openTier === "S3" ? "Joint work is not cleared. Nothing new goes out for a task between the two." : null;
}
