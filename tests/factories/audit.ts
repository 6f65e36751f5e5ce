import type { ClinicianActor } from "#lib/platform/actor.ts";
import { inPractice } from "#lib/platform/tenancy.ts";

/** What was done or seen in a practice, oldest first, as "subject.verb". */
export async function deedsIn(actor: ClinicianActor): Promise<string[]> {
  const entries = await inPractice(actor, (tx) => tx.auditEntry.findMany({ where: { practiceId: actor.practiceId }, orderBy: { sequence: "asc" } }));
  return entries.map(({ action }) => action);
}

/** The newest entry of a practice's audit chain. */
export async function lastDeedIn(actor: ClinicianActor) {
  return inPractice(actor, (tx) => tx.auditEntry.findFirstOrThrow({ where: { practiceId: actor.practiceId }, orderBy: { sequence: "desc" } }));
}
