import { missingForPerson } from "#lib/consents/link-readiness.ts";
import { linkReadiness } from "#lib/consents/queries.ts";
import { findVisibleCouple } from "#lib/couples/queries.ts";
import { checkInReason, type CheckInCode } from "#lib/exercises/check-in.ts";
import { contentVersion } from "#lib/exercises/exercise.ts";
import type { Actor } from "#lib/platform/actor.ts";
import { recordChange } from "#lib/platform/audit.ts";
import { clock } from "#lib/platform/clock.ts";
import { ForbiddenError, NotFoundError, RefusedError } from "#lib/platform/errors.ts";
import { newId } from "#lib/platform/ids.ts";
import { sealText } from "#lib/platform/keyring.ts";
import { authorize } from "#lib/platform/policy.ts";
import { inPractice } from "#lib/platform/tenancy.ts";
import { dayToDate } from "#lib/platform/time.ts";
import { reasonAgainstAsking } from "../asking.ts";
import { can } from "../policy.ts";
import { askingFacts } from "../queries/check-ins.ts";
import { askCheckInInput } from "../schema.ts";

/**
 * Drafts the twelve self-items for everyone of a case, due on the day of an hour ahead (domain 4.2, 4.3): to both or
 * to neither, never in a week with private halves nor while an S2 or S3 is open. Nothing leaves before it is approved.
 * Returns the drafts' ids. Throws ZodError, NotFoundError, RefusedError.
 */
export async function askSelfItems(actor: Actor, raw: unknown): Promise<{ assignmentIds: string[] }> {
  return askCheckIn(actor, "CHECK.SELF", raw);
}

/** The same with "I noticed my partner…", only where both come (domain 4.2, rule F8). */
export async function askNoticed(actor: Actor, raw: unknown): Promise<{ assignmentIds: string[] }> {
  return askCheckIn(actor, "CHECK.NOTICED", raw);
}

async function askCheckIn(actor: Actor, code: CheckInCode, raw: unknown): Promise<{ assignmentIds: string[] }> {
  if (actor.kind !== "clinician") throw new ForbiddenError();
  const input = askCheckInInput.parse(raw);
  return inPractice(actor, async (tx) => {
    const { practiceId, membershipId } = actor;
    const couple = await findVisibleCouple(tx, actor, input.coupleId);
    authorize(can, actor, "ask", couple);
    const facts = await askingFacts(tx, actor, couple, code, input.sessionId);
    if (!facts) throw new NotFoundError();
    const reason = reasonAgainstAsking(facts);
    if (reason) throw new RefusedError({ form: reason }, reason);
    const readiness = await linkReadiness(tx, actor, couple.id);
    const pairId = couple.clients.length === 2 ? newId() : null;
    const assignmentIds: string[] = [];
    for (const { id: clientId } of couple.clients) {
      const channel = readiness.people.find((person) => person.clientId === clientId)?.contact?.channel;
      const byMail = channel === "EMAIL" && missingForPerson(readiness, clientId).length === 0;
      const id = newId();
      await tx.assignment.create({
        data: {
          practiceId, id, clientId, pairId, exerciseCode: code, contentVersion, solo: couple.kind === "INDIVIDUAL", size: "TWO_MINUTE",
          delivery: byMail ? "EMAIL" : channel === "HAND_OVER" ? "HAND_OVER" : "PRINT",
          reason: await sealText(tx, practiceId, { table: "Assignment", row: id, column: "reason" }, checkInReason[code]),
          dueOn: dayToDate(facts.sessionDay), sessionId: input.sessionId, draftedAt: clock.now(), draftedById: membershipId,
        },
      });
      assignmentIds.push(id);
    }
    const detail = { people: assignmentIds.length, check: code };
    await recordChange(tx, actor, "check-in.drafted", { type: "session", id: input.sessionId, coupleId: couple.id }, detail);
    return { assignmentIds };
  });
}
