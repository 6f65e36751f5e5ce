import type { Assignment, Request, RequestEndKind } from "#lib/generated/prisma/client.ts";
import type { ClientActor, ClinicianActor } from "#lib/platform/actor.ts";
import { recordView } from "#lib/platform/audit.ts";
import { clock } from "#lib/platform/clock.ts";
import { NotFoundError } from "#lib/platform/errors.ts";
import { openText } from "#lib/platform/keyring.ts";
import { actorOfVisit, practiceOfSecret, visitSecretOf, type HeldVisit } from "#lib/platform/link.ts";
import { authorize } from "#lib/platform/policy.ts";
import { timeIn } from "#lib/platform/practice-time.ts";
import { inPractice, withPractice, type Transaction } from "#lib/platform/tenancy.ts";
import { exerciseGiven } from "#lib/exercises/given.ts";
import { findVisibleCouple } from "#lib/couples/queries.ts";
import { buildForm, needsCalmingSteps, type Form } from "#lib/exercises/form.ts";
import { addDays, dayInWords, dayOf } from "#lib/platform/time.ts";
import { ownCard } from "#lib/reflections/queries/own-card.ts";
import type { FrameDto, OwnTaskDto, SentDto, ShownTaskDto } from "./dto.ts";
import { can, linkVisibleTo, visibleTo, type OwnLink } from "./policy.ts";
import { isOpenRequest, lastInstantOf, SENT_PAGE_MINUTES } from "./request.ts";
import { surroundings } from "./queries/frame.ts";
import { firstAside, ownDraft, type DraftRow } from "./queries/own-draft.ts";

/**
 * What stands behind a visit's address and cookie. "again": the page went quiet while the link is
 * still open; the code opens it anew. "sent": this very visit has just sent. "closed": it was this
 * device's, and the link is dead. Else "none".
 */
export type Visit =
  | { state: "live"; actor: ClientActor; form: Form; task: OwnTaskDto | null }
  | { state: "again"; actor: ClientActor }
  | { state: "sent"; actor: ClientActor; page: SentDto }
  | { state: "closed"; actor: ClientActor; consentTakenBack: boolean }
  | { state: "none" };

/** What a request proves of the visit that its address names. */
export type VisitProof = { visitId: string; cookieHeader: string | null; origin: string };
type LiveVisit = Extract<Visit, { state: "live" }>;

/**
 * Finds the visit that an address names and its own cookie proves; the two must agree (decision 6).
 * A live one names its fields; `withTask` opens its task in the same transaction, as `taskPage` does; what one
 * device is shown within half a minute is recorded as one view.
 */
export async function findVisit(proof: VisitProof, withTask = false): Promise<Visit> {
  const { visit } = await duringVisit(proof, withTask, null);
  return visit;
}

/** The same, and when the visit is live its deed in the same transaction, with the link's row held until it ends. `done` is null for any other visit. */
export async function duringVisit<T>(
  { visitId: id, cookieHeader, origin }: VisitProof, withTask: boolean, deed: ((tx: Transaction, visit: LiveVisit, request: OwnRequest) => Promise<T>) | null,
): Promise<{ visit: Visit; done: T | null }> {
  const secret = visitSecretOf(cookieHeader, id);
  if (!secret) return { visit: { state: "none" }, done: null };
  const practiceId = await practiceOfSecret(secret);
  return withPractice(practiceId, async (tx) => {
    const look = () => actorOfVisit(tx, practiceId, { id, secret, origin }, withTask, deed !== null);
    const first = await look();
    if (!first) return { visit: { state: "none" }, done: null };
    const request = await findVisibleLink(tx, first.actor);
    // A twin of this very post may have sent between the two look-ups: then the visit is asked again.
    const held = (request.requestEnd && first.state !== "ended" && (await look())) || first;
    const visit = await visitOf(tx, held, request, withTask);
    return { visit, done: deed && visit.state === "live" ? await deed(tx, visit, request) : null };
  });
}

async function visitOf(tx: Transaction, held: HeldVisit, request: OwnRequest, withTask: boolean): Promise<Visit> {
  const { actor, state, endedAt, looksAnew } = held;
  if (request.isOpen && state === "live") return { state, actor, form: formOf(request), task: withTask ? await openTask(tx, actor, request, looksAnew) : null };
  if (request.isOpen && state === "idle") return { state: "again", actor };
  const { requestEnd } = request;
  const recent = requestEnd !== null && clock.now().getTime() - requestEnd.at.getTime() < SENT_PAGE_MINUTES * 60_000;
  const isOwnEnd = recent && requestEnd.at.getTime() === endedAt?.getTime();
  if (isOwnEnd && requestEnd.kind === "SENT") return { state: "sent", actor, page: await sentPage(tx, actor, request) };
  return { state: "closed", actor, consentTakenBack: isOwnEnd && requestEnd.kind === "CONSENT_TAKEN_BACK" };
}

async function sentPage(tx: Transaction, actor: ClientActor, { assignment, reflection }: OwnRequest): Promise<SentDto> {
  const { frame } = await surroundings(tx, actor, assignment.draftedBy);
  return { ...frame, ...(await ownCard(tx, actor, frame)), calm: needsCalmingSteps({ c_upset: reflection?.upset ?? 0 }) };
}

/** Whether it was this very visit that sent: all others end a moment earlier. */
export async function isSender(tx: Transaction, actor: ClientActor, end: { at: Date } | null): Promise<boolean> {
  const visit = await tx.requestVisit.findFirst({ where: { AND: [{ request: visibleTo(actor) }, { practiceId: actor.practiceId, id: actor.visitId }] }, select: { endedAt: true } });
  return end !== null && visit?.endedAt?.getTime() === end.at.getTime();
}

/**
 * The task behind an unlocked link, with what was typed and not sent. The view is recorded.
 * Throws NotFoundError when the actor has no such request, or it is not open any more.
 */
export async function taskPage(actor: ClientActor): Promise<OwnTaskDto> {
  return inPractice(actor, async (tx) => {
    const request = await findVisibleLink(tx, actor);
    if (!request.isOpen) throw new NotFoundError();
    return openTask(tx, actor, request, true);
  });
}

async function openTask(tx: Transaction, actor: ClientActor, request: OwnRequest, isNewView: boolean): Promise<OwnTaskDto> {
  authorize(can, actor, "read", request);
  const task = await taskOf(tx, actor, request);
  const { id, version, stored } = await ownDraft(tx, actor, request);
  if (isNewView) await recordView(tx, actor, { type: "request", id: request.id, coupleId: actor.coupleId });
  return { ...task, draft: id === null ? null : stored.answers, version, aside: firstAside(stored)?.answers ?? null };
}

/** The task behind a link as its pages show it, without what was typed: for its own person, and to look as that person. The caller records the view. */
export async function taskOf(tx: Transaction, whose: OwnLink & { coupleId: string }, request: OwnRequest): Promise<ShownTaskDto> {
  const { practiceId } = linkVisibleTo(whose);
  const { assignment } = request;
  const exercise = exerciseGiven(assignment);
  if (!exercise) throw new NotFoundError();
  const place = (column: string) => ({ table: "Assignment", row: assignment.id, column });
  const { frame, time: { zone, today }, secrets, remindersStopped } = await surroundings(tx, whose, assignment.draftedBy);
  return {
    ...frame, draft: null, latestDay: addDays(today, 1), remindersStopped, solo: assignment.solo, secrets: assignment.solo ? null : secrets,
    exercise, size: assignment.size,
    reason: await openText(tx, practiceId, place("reason"), assignment.reason),
    plan: await openText(tx, practiceId, place("plan"), assignment.plan),
    obstacle: await openText(tx, practiceId, place("obstacle"), assignment.obstacle),
    until: dayInWords(dayOf(lastInstantOf(request.expiresAt), zone)),
  };
}

/** The form behind a link that may be closed by now, to name what was just typed. Opens no sealed text. Throws NotFoundError. */
export async function formBehind(actor: ClientActor): Promise<Form> {
  return inPractice(actor, async (tx) => {
    authorize(can, actor, "read", { id: actor.requestId });
    return formOf(await findVisibleLink(tx, actor));
  });
}

function formOf({ assignment }: OwnRequest): Form {
  const exercise = exerciseGiven(assignment);
  if (!exercise) throw new NotFoundError();
  return buildForm(exercise, { solo: assignment.solo, size: assignment.size, therapist: assignment.draftedBy.calledName, cover: null, secrets: null });
}

/** The one request this client has unlocked, with its task. Throws NotFoundError. */
export async function findVisibleLink(tx: Transaction, actor: OwnLink) {
  // In one statement instead of one per table, since every page and post by link asks for it.
  const own = linkVisibleTo(actor);
  const [row] = await tx.$queryRaw<[OwnRow?]>`
    SELECT to_jsonb(r) AS "link", p."zone", d."id" AS "draftId", d."version" AS "draftVersion", d."answers" AS "draftAnswers", to_jsonb(a) AS "task", e."kind"::text AS "endKind", e."at" AS "endAt", f."id" AS "reflectionId", f."upset", v."content", m."id" AS "memberId", m."calledName",
      EXISTS (SELECT 1 FROM "AssignmentWithdrawal" w WHERE w."practiceId" = a."practiceId" AND w."assignmentId" = a."id")
        OR EXISTS (SELECT 1 FROM "AssignmentPause" p WHERE p."practiceId" = a."practiceId" AND p."assignmentId" = a."id" AND p."resumedAt" IS NULL) AS "shut"
    FROM "Request" r
    JOIN "Practice" p ON p."id" = r."practiceId"
    JOIN "Assignment" a ON a."practiceId" = r."practiceId" AND a."id" = r."assignmentId"
    JOIN "Membership" m ON m."practiceId" = a."practiceId" AND m."id" = a."draftedById"
    LEFT JOIN "RequestEnd" e ON e."practiceId" = r."practiceId" AND e."requestId" = r."id"
    LEFT JOIN "Reflection" f ON f."practiceId" = r."practiceId" AND f."requestId" = r."id"
    LEFT JOIN "RequestDraft" d ON d."practiceId" = r."practiceId" AND d."requestId" = r."id"
    LEFT JOIN "PracticeExerciseVersion" v ON v."practiceId" = a."practiceId" AND v."id" = a."exerciseVersionId"
    WHERE r."practiceId" = ${own.practiceId}::uuid AND r."id" = ${own.id}::uuid AND r."clientId" = ${own.clientId}::uuid`;
  if (!row) throw new NotFoundError();
  const { task, link } = row;
  const request: Request = { ...link, opensAt: new Date(link.opensAt), expiresAt: new Date(link.expiresAt), issuedAt: new Date(link.issuedAt) };
  const assignment: Assignment = { ...task, dueOn: new Date(task.dueOn), draftedAt: new Date(task.draftedAt), approvedAt: task.approvedAt === null ? null : new Date(task.approvedAt) };
  const requestEnd = row.endKind && row.endAt ? { kind: row.endKind, at: row.endAt } : null;
  const isOpen = isOpenRequest({ ended: requestEnd !== null, shut: row.shut, wrongCodes: request.wrongCodes, expiresAt: request.expiresAt }, clock.now());
  const draft: DraftRow | null = row.draftId === null ? null : { id: row.draftId, version: row.draftVersion, answers: row.draftAnswers };
  return {
    ...request, isOpen, requestEnd, draft, time: timeIn(row.zone), reflection: row.reflectionId ? { id: row.reflectionId, upset: row.upset } : null,
    assignment: { ...assignment, exerciseVersion: row.content === null ? null : { content: row.content }, draftedBy: { id: row.memberId, calledName: row.calledName } },
  };
}

// As JSON carries a row: its times are texts.
type AsJson<Row> = { [Column in keyof Row]: Row[Column] extends Date ? string : Row[Column] extends Date | null ? string | null : Row[Column] };
type OwnRow = {
  link: AsJson<Request>; zone: string; draftId: string | null; draftVersion: number; draftAnswers: string; task: AsJson<Assignment>; endKind: RequestEndKind | null; endAt: Date | null; reflectionId: string | null; upset: number | null;
  content: unknown; memberId: string; calledName: string; shut: boolean;
};

/** A link with its task, as its own person may use it. */
export type OwnRequest = Awaited<ReturnType<typeof findVisibleLink>>;

async function holdRequest(tx: Transaction, actor: ClientActor): Promise<void> {
  await tx.$queryRaw`SELECT "id" FROM "Request" WHERE "practiceId" = ${actor.practiceId}::uuid AND "id" = ${actor.requestId}::uuid FOR NO KEY UPDATE`;
}

/** The link's row, held until this transaction ends. Throws NotFoundError unless it is open or already sent. */
export async function holdOpenRequest(tx: Transaction, actor: ClientActor, orSent = false) {
  await holdRequest(tx, actor);
  const request = await findVisibleLink(tx, actor);
  if (!request.isOpen && !(orSent && request.requestEnd?.kind === "SENT")) throw new NotFoundError();
  return request;
}

/** What the pages after the code would say around a task, to show one to the therapist before it leaves. Throws NotFoundError. */
export async function frameToShow(tx: Transaction, actor: ClinicianActor, coupleId: string): Promise<FrameDto> {
  const couple = await findVisibleCouple(tx, actor, coupleId);
  const { frame } = await surroundings(tx, { practiceId: actor.practiceId, coupleId: couple.id }, { id: actor.membershipId, calledName: actor.calledName });
  return frame;
}
