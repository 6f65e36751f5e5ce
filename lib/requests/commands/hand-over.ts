import type { ClinicianActor } from "#lib/platform/actor.ts";
import { recordChange } from "#lib/platform/audit.ts";
import { RefusedError } from "#lib/platform/errors.ts";
import { practiceTime } from "#lib/platform/practice-time.ts";
import { authorize } from "#lib/platform/policy.ts";
import { lockSignIn } from "#lib/platform/sign-in-session.ts";
import { inPractice, type Transaction } from "#lib/platform/tenancy.ts";
import { factsOf, type AssignmentRow } from "#lib/assignments/dto.ts";
import { findVisibleAssignment } from "#lib/assignments/queries.ts";
import { canHaveLink, taskStatus } from "#lib/assignments/status.ts";
import { missingForTask } from "#lib/consents/link-readiness.ts";
import { linkReadiness } from "#lib/consents/queries.ts";
import { can, visibleTo } from "../policy.ts";
import { MAX_WRONG_PER_LINK } from "../request.ts";
import { handOverInput } from "../schema.ts";
import { issueLink } from "./issue.ts";
import { openVisit } from "./visit.ts";

/** The page to go to on this device, and the secret of its cookie. */
export type HandedOver = { visitId: string; secret: string };

/**
 * Hands a person their own task on the clinician's device, in the room: opens it without a code and
 * locks the clinician's sign-in in the same transaction (decisions 6, 11). Work in the room needs
 * neither consent nor help lines (decision 31); what rule M5 misses only keeps the link from leaving.
 * Throws NotFoundError, RefusedError for a task that is not open, ForbiddenError.
 */
export async function handOver(actor: ClinicianActor, raw: unknown): Promise<HandedOver> {
  authorize(can, actor, "issue", null);
  const { assignmentId } = handOverInput.parse(raw);
  return inPractice(actor, async (tx) => {
    const assignment = await findVisibleAssignment(tx, actor, assignmentId);
    const { now, today } = await practiceTime(tx, actor.practiceId);
    if (!canHaveLink(taskStatus(factsOf(assignment, now, today), now, today))) {
      throw new RefusedError({ form: "This task is not open now, so there is nothing to hand over." });
    }
    const id = (await openRequestOf(tx, actor, assignment.id, now)) ?? (await requestForTheRoom(tx, actor, assignment));
    const { clientId, client } = assignment;
    const { actor: person, secret } = await openVisit(tx, actor.practiceId, { id, clientId, coupleId: client.coupleId, seat: client.seat }, now, actor.origin, true);
    await lockSignIn(tx, actor);
    await recordChange(tx, actor, "request.handed-over", { type: "request", id, coupleId: client.coupleId }, { clientId });
    return { visitId: person.visitId, secret };
  });
}

async function openRequestOf(tx: Transaction, actor: ClinicianActor, assignmentId: string, now: Date): Promise<string | null> {
  const open = { requestEnd: null, opensAt: { lte: now }, expiresAt: { gt: now }, wrongCodes: { lt: MAX_WRONG_PER_LINK } };
  const request = await tx.request.findFirst({
    where: { AND: [visibleTo(actor), { practiceId: actor.practiceId, assignmentId, ...open }] }, orderBy: { turn: "desc" }, select: { id: true },
  });
  return request?.id ?? null;
}

// Nothing is mailed for it; while rule M5 misses something, no copy of its address is kept either.
async function requestForTheRoom(tx: Transaction, actor: ClinicianActor, assignment: AssignmentRow): Promise<string> {
  const { requestId } = await issueLink(tx, actor, { ...assignment, delivery: "HAND_OVER" });
  const missing = missingForTask(await linkReadiness(tx, actor, assignment.client.coupleId), assignment);
  if (missing.length > 0) await tx.request.updateMany({ where: { practiceId: actor.practiceId, id: requestId }, data: { sealedToken: null } });
  return requestId;
}
