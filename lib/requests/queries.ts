import type { ClientActor } from "#lib/platform/actor.ts";
import { recordView } from "#lib/platform/audit.ts";
import { clock } from "#lib/platform/clock.ts";
import { NotFoundError } from "#lib/platform/errors.ts";
import { openText } from "#lib/platform/keyring.ts";
import { actorOfVisit, practiceOfSecret, visitSecretOf } from "#lib/platform/link.ts";
import { practiceTime } from "#lib/platform/practice-time.ts";
import { authorize } from "#lib/platform/policy.ts";
import { inPractice, withPractice, type Transaction } from "#lib/platform/tenancy.ts";
import { needsCalmingSteps } from "#lib/exercises/form.ts";
import { dayInWords, dayOf } from "#lib/platform/time.ts";
import { namesInWords, type FrameDto, type HelpLineDto, type SentDto, type TaskDto } from "./dto.ts";
import { can, visibleTo } from "./policy.ts";
import { isOpenRequest, lastInstantOf, SENT_PAGE_MINUTES } from "./request.ts";
import type { TypedAnswers } from "./schema.ts";

/**
 * What stands behind a visit's address and cookie. "again": the page went quiet while the link is
 * still open; the code opens it anew. "sent": this very visit has just sent. Else "none".
 */
export type Visit =
  | { state: "live" | "again"; actor: ClientActor }
  | { state: "sent"; actor: ClientActor; page: SentDto }
  | { state: "none" };

/** Finds the visit that an address names and its own cookie proves; the two must agree (decision 6). */
export async function findVisit(visitId: string, cookieHeader: string | null, origin: string): Promise<Visit> {
  const secret = visitSecretOf(cookieHeader, visitId);
  if (!secret) return { state: "none" };
  const practiceId = await practiceOfSecret(secret);
  return withPractice(practiceId, async (tx) => {
    const first = await actorOfVisit(tx, practiceId, { id: visitId, secret, origin });
    if (!first) return { state: "none" };
    const request = await findOwnRequest(tx, first.actor);
    // A twin of this very post may have sent between the two look-ups: then the visit is asked again.
    const held = (request.requestEnd && first.state !== "ended" && (await actorOfVisit(tx, practiceId, { id: visitId, secret, origin }))) || first;
    const now = clock.now();
    if (isOpenRequest(request.facts, now)) return { state: held.state === "live" ? "live" : "again", actor: held.actor };
    const sentByThis = request.requestEnd?.kind === "SENT" && request.requestEnd.at.getTime() === held.endedAt?.getTime();
    const recent = request.requestEnd !== null && now.getTime() - request.requestEnd.at.getTime() < SENT_PAGE_MINUTES * 60_000;
    if (!sentByThis || !recent) return { state: "none" };
    const frame = await frameOf(tx, held.actor, request.assignment.draftedBy.calledName);
    return { state: "sent", actor: held.actor, page: { ...frame, calm: needsCalmingSteps({ c_upset: request.reflection?.upset ?? 0 }) } };
  });
}

/**
 * The task behind an unlocked link, with what was typed and not sent. The view is recorded.
 * Throws NotFoundError when the actor has no such request.
 */
export async function taskPage(actor: ClientActor): Promise<TaskDto> {
  return inPractice(actor, async (tx) => {
    const request = await findOwnRequest(tx, actor);
    authorize(can, actor, "read", request);
    const { practiceId } = actor;
    const { assignment } = request;
    const place = (column: string) => ({ table: "Assignment", row: assignment.id, column });
    const frame = await frameOf(tx, actor, assignment.draftedBy.calledName);
    const { zone } = await practiceTime(tx, practiceId);
    const policy = await tx.secretsPolicy.findFirst({
      where: { practiceId, coupleId: actor.coupleId }, orderBy: [{ recordedAt: "desc" }, { id: "desc" }], select: { kind: true },
    });
    const draft = await draftIn(tx, actor);
    await recordView(tx, actor, { type: "request", id: request.id, coupleId: actor.coupleId });
    return {
      ...frame, draft, solo: assignment.solo, noSecrets: policy?.kind === "NO_SECRETS" && !assignment.solo,
      exerciseCode: assignment.exerciseCode, size: assignment.size,
      reason: await openText(tx, practiceId, place("reason"), assignment.reason),
      plan: await openText(tx, practiceId, place("plan"), assignment.plan),
      obstacle: await openText(tx, practiceId, place("obstacle"), assignment.obstacle),
      until: dayInWords(dayOf(lastInstantOf(request.expiresAt), zone)),
    };
  });
}

/** The one request this client has unlocked, with its task. Throws NotFoundError. */
export async function findOwnRequest(tx: Transaction, actor: ClientActor) {
  const request = await tx.request.findFirst({
    where: { AND: [visibleTo(actor), { practiceId: actor.practiceId, id: actor.requestId }] },
    include: {
      requestEnd: true, reflection: { select: { id: true, upset: true } },
      assignment: { include: { assignmentWithdrawal: { select: { id: true } }, draftedBy: { select: { calledName: true } } } },
    },
  });
  if (!request) throw new NotFoundError();
  const { requestEnd, assignment, wrongCodes, expiresAt } = request;
  return { ...request, facts: { ended: requestEnd !== null, withdrawn: assignment.assignmentWithdrawal !== null, wrongCodes, expiresAt } };
}

async function draftIn(tx: Transaction, actor: ClientActor): Promise<TypedAnswers | null> {
  const row = await tx.requestDraft.findFirst({ where: { practiceId: actor.practiceId, requestId: actor.requestId } });
  if (!row) return null;
  return JSON.parse(await openText(tx, actor.practiceId, { table: "RequestDraft", row: row.id, column: "answers" }, row.answers)) as TypedAnswers;
}

async function frameOf(tx: Transaction, actor: ClientActor, therapist: string): Promise<FrameDto> {
  const { practiceId, coupleId } = actor;
  const profile = await tx.practiceProfile.findUniqueOrThrow({ where: { practiceId } });
  const pack = await tx.helpPack.findFirst({ where: { practiceId }, orderBy: [{ createdAt: "desc" }, { id: "desc" }] });
  const team = await tx.caseClinician.findMany({
    where: { practiceId, coupleId, endedAt: null }, orderBy: { addedAt: "asc" }, include: { clinician: { select: { calledName: true } } },
  });
  const others = team.map((member) => member.clinician.calledName).filter((name) => name !== therapist);
  return { therapist, readers: namesInWords([therapist, ...others]), hours: profile.readingHours, help: (pack?.lines ?? []) as HelpLineDto[] };
}
