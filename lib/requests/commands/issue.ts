import { actorId, type Actor } from "#lib/platform/actor.ts";
import { recordChange } from "#lib/platform/audit.ts";
import { env } from "#lib/platform/env.ts";
import { RefusedError } from "#lib/platform/errors.ts";
import { hashSecret, newId, newSecret } from "#lib/platform/ids.ts";
import { sealText } from "#lib/platform/keyring.ts";
import { practiceTime } from "#lib/platform/practice-time.ts";
import { authorize } from "#lib/platform/policy.ts";
import { inPractice, type Transaction } from "#lib/platform/tenancy.ts";
import { dateToDay, startOfDay } from "#lib/platform/time.ts";
import { factsOf, type AssignmentRow, type LinkDto } from "#lib/assignments/dto.ts";
import { findVisibleAssignment } from "#lib/assignments/queries.ts";
import { canHaveLink, taskStatus } from "#lib/assignments/status.ts";
import { missingForTask } from "#lib/consents/link-readiness.ts";
import { linkReadiness } from "#lib/consents/queries.ts";
import { isSeparated, SEPARATED } from "#lib/couples/queries/separation.ts";
import { goesOutOn } from "#lib/criteria/asking.ts";
import { CONSENT, isCheckIn } from "#lib/exercises/check-in.ts";
import { exerciseGiven } from "#lib/exercises/given.ts";
import { reasonAgainstNewLink } from "#lib/safety/queries/new-link.ts";
import { can } from "../policy.ts";
import { linkExpiry } from "../request.ts";
import { issueRequestInput } from "../schema.ts";
import { queueInvitation, queueReminders } from "./deliver.ts";
import { endLinks } from "./end.ts";

/**
 * Makes a link for one open task and returns its address this once; an older link of the task dies.
 * Throws NotFoundError, and RefusedError while rule M5 misses something, joint work is stopped or the task is no longer open.
 */
export async function issueRequest(actor: Actor, raw: unknown): Promise<LinkDto> {
  const input = issueRequestInput.parse(raw);
  return inPractice(actor, async (tx) => {
    const assignment = await findVisibleAssignment(tx, actor, input.assignmentId);
    const missing = missingForTask(await linkReadiness(tx, actor, assignment.client.coupleId), assignment);
    if (missing.length > 0) throw new RefusedError({ form: `Before the first link: ${missing.map((thing) => thing.sentence).join(". ")}.` });
    const held = await reasonAgainstNewLink(tx, actor, { id: assignment.id, coupleId: assignment.client.coupleId, exercise: exerciseGiven(assignment) });
    if (held) throw new RefusedError({ form: held });
    return issueLink(tx, actor, assignment);
  });
}

/** The same inside another command's transaction; the caller has asked rule M5. */
export async function issueLink(tx: Transaction, actor: Actor, assignment: AssignmentRow): Promise<LinkDto> {
  authorize(can, actor, "issue", null);
  const { now, today, zone } = await practiceTime(tx, actor.practiceId);
  const expiresAt = linkExpiry(dateToDay(assignment.dueOn), now, zone);
  if (!canHaveLink(taskStatus(factsOf(assignment, now, today), now, today)) || expiresAt <= now) {
    throw new RefusedError({ form: "This task is no longer open. Give it again with a new day." });
  }
  const { practiceId } = actor;
  // Of a link and a separation at one moment, the later one reads what the other did.
  await tx.$queryRaw`SELECT "id" FROM "Couple" WHERE "practiceId" = ${practiceId}::uuid AND "id" = ${assignment.client.coupleId}::uuid FOR SHARE`;
  if (await isSeparated(tx, actor, assignment.client.coupleId)) throw new RefusedError({ form: SEPARATED });
  await endLinks(tx, actor, { assignmentId: assignment.id }, "REPLACED");
  const token = newSecret();
  const request = { id: newId(), assignmentId: assignment.id, clientId: assignment.clientId };
  const sealedToken = await sealText(tx, practiceId, { table: "Request", row: request.id, column: "sealedToken" }, token);
  await tx.linkIndex.create({ data: { tokenHash: hashSecret(token), practiceId, createdAt: now } });
  await tx.request.create({ data: { practiceId, ...request, tokenHash: hashSecret(token), sealedToken, opensAt: now, expiresAt, issuedAt: now, issuedById: actorId(actor) } });
  // What was typed behind an older link of this task waits behind the new one.
  await tx.requestDraft.updateMany({ where: { practiceId, request: { practiceId, assignmentId: assignment.id } }, data: { requestId: request.id } });
  await recordChange(tx, actor, "request.issued", { type: "request", id: request.id, coupleId: assignment.client.coupleId }, { clientId: request.clientId });
  let mailAt: Date | null = null;
  if (assignment.delivery === "EMAIL") {
    // A check-in goes out two days before its hour, which is the day it is due (domain 4.3).
    const from = isCheckIn(assignment.exerciseCode) && assignment.exerciseCode !== CONSENT ? startOfDay(goesOutOn(dateToDay(assignment.dueOn)), zone) : undefined;
    const goesOut = await queueInvitation(tx, actor, request.id, from);
    // What leaves within the minute is on its way.
    if (goesOut.getTime() > now.getTime() + 60_000) mailAt = goesOut;
    await queueReminders(tx, actor, request.id);
  }
  const { name } = assignment.client;
  const title = exerciseGiven(assignment)?.title ?? assignment.exerciseCode;
  return { assignmentId: request.assignmentId, clientId: request.clientId, name, title, requestId: request.id, url: `${env().APP_URL}/r/${token}`, expiresAt, mailAt };
}
