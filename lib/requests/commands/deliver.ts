import type { Actor, PracticeId, SystemActor } from "#lib/platform/actor.ts";
import { recordChange } from "#lib/platform/audit.ts";
import { clock } from "#lib/platform/clock.ts";
import { NotFoundError, RefusedError } from "#lib/platform/errors.ts";
import { newId } from "#lib/platform/ids.ts";
import { enqueue, jobActor } from "#lib/platform/jobs.ts";
import { canMail, hand, type Handed, type Letter } from "#lib/platform/mail.ts";
import { practiceTime } from "#lib/platform/practice-time.ts";
import { authorize } from "#lib/platform/policy.ts";
import { inPractice, type Transaction } from "#lib/platform/tenancy.ts";
import { addDays, dateToDay, dayOf, startOfDay } from "#lib/platform/time.ts";
import { exerciseGiven, givenParts } from "#lib/exercises/given.ts";
import { reasonAgainstNewLink } from "#lib/safety/queries/new-link.ts";
import { can, visibleTo } from "../policy.ts";
import { isOnItsWay, notSentBecause } from "../mail.ts";
import { findVisibleRequest } from "../queries/links.ts";
import { letterOf } from "../queries/letter.ts";
import { outsideQuietHours, reminderTimes, type QuietHours } from "../quiet-hours.ts";
import { sendAgainInput } from "../schema.ts";

/** The queue in which one job sends one message. */
export const MAIL_QUEUE = "mail.send";

const MOST_AT_ONCE = 200;
const MOST_BY_HAND = 5;

type Planned = { kind: "INVITATION" | "REMINDER"; number: number; notBefore: Date };

/** Queues the one message that brings a link, outside quiet hours, and returns when it goes out. In the transaction that makes the link. */
export async function queueInvitation(tx: Transaction, actor: Actor, requestId: string, notBefore?: Date): Promise<Date> {
  const wanted = notBefore && notBefore > clock.now() ? notBefore : clock.now();
  const goesOut = await afterQuietHours(tx, actor.practiceId, wanted);
  await queue(tx, actor, requestId, [{ kind: "INVITATION", number: 1, notBefore: goesOut }]);
  return goesOut;
}

/** Queues the reminders of one turn, two at most; none when the task asks for none. */
export async function queueReminders(tx: Transaction, actor: Actor, requestId: string): Promise<void> {
  const request = await tx.request.findFirst({
    where: { AND: [visibleTo(actor.kind === "client" ? { ...actor, requestId } : actor), { practiceId: actor.practiceId, id: requestId }] },
    select: { turn: true, opensAt: true, assignment: { select: { dueOn: true, reminders: true, delivery: true } } },
  });
  if (!request?.assignment.reminders || request.assignment.delivery !== "EMAIL") return;
  const { quiet, zone } = await quietHoursOf(tx, actor.practiceId);
  // The message that brought the link is enough for its own day.
  const now = clock.now();
  const after = request.turn === 1 ? startOfDay(addDays(dayOf(now, zone), 1), zone) : request.opensAt;
  const times = reminderTimes(dateToDay(request.assignment.dueOn), quiet, zone, after > now ? after : now);
  await queue(tx, actor, requestId, times.map((notBefore, index): Planned => ({ kind: "REMINDER", number: index + 1, notBefore })));
}

async function queue(tx: Transaction, actor: Actor, requestId: string, planned: readonly Planned[]): Promise<void> {
  const { practiceId } = actor;
  const request = await tx.request.findFirst({ where: { practiceId, id: requestId }, select: { clientId: true, client: { select: { coupleId: true } } } });
  if (!request) throw new NotFoundError();
  authorize(can, actor, "deliver", { id: requestId, clientId: request.clientId });
  for (const { kind, number, notBefore } of planned) {
    const id = newId();
    const { count } = await tx.outgoingMail.createMany({
      data: [{ practiceId, id, kind, number, clientId: request.clientId, requestId, notBefore, createdAt: clock.now() }], skipDuplicates: true,
    });
    // Of two approvals at one moment one row stands.
    if (count === 0) continue;
    await enqueue(MAIL_QUEUE, { practiceId, id }, notBefore, tx);
    await recordChange(tx, actor, "mail.queued", { type: "request", id: requestId, coupleId: request.client.coupleId }, { kind, number });
  }
}

/**
 * Tells clinicians, at once and without a word of it, that something waits to be read. One message
 * each, and a second one where `number` is 2. In the transaction that stored it. Throws NotFoundError.
 */
export async function queueWordToClinician(tx: Transaction, practiceId: PracticeId, about: { reflectionId: string; membershipIds: readonly string[]; number?: 1 | 2 }): Promise<void> {
  const actor = jobActor(practiceId, "mail");
  authorize(can, actor, "deliver", { id: about.reflectionId });
  const reflection = await tx.reflection.findFirst({ where: { practiceId, id: about.reflectionId }, select: { id: true, client: { select: { coupleId: true } } } });
  if (!reflection) throw new NotFoundError();
  for (const membershipId of new Set(about.membershipIds)) {
    const [id, now] = [newId(), clock.now()];
    const { count } = await tx.outgoingMail.createMany({
      data: [{ practiceId, id, kind: "WORD_TO_CLINICIAN", number: about.number ?? 1, membershipId, reflectionId: reflection.id, notBefore: now, createdAt: now }], skipDuplicates: true,
    });
    if (count === 0) continue;
    await enqueue(MAIL_QUEUE, { practiceId, id }, now, tx);
    await recordChange(tx, actor, "mail.queued", { type: "reflection", id: reflection.id, coupleId: reflection.client.coupleId }, { kind: "WORD_TO_CLINICIAN", membershipId });
  }
}

/** Takes back what was not begun yet, of one link or of everything for one person. Returns how many. */
export async function cancelMails(tx: Transaction, practiceId: PracticeId, which: { requestId: string } | { clientId: string }, reason = "taken-back"): Promise<number> {
  const actor = jobActor(practiceId, "mail");
  const [about] = Object.values(which) as [string];
  authorize(can, actor, "deliver", { id: about });
  const { count } = await tx.outgoingMail.updateMany({
    where: { practiceId, ...which, sentAt: null, startedAt: null, cancelledAt: null }, data: { cancelledAt: clock.now(), cancelReason: reason },
  });
  if (count > 0) await recordChange(tx, actor, "mail.cancelled", { type: "requestId" in which ? "request" : "client", id: about }, { reason, count });
  return count;
}

/**
 * After a rest: what came due while a task rested goes out now, as one message: the one with the link,
 * else the newest reminder. Nothing of a link that ended meanwhile. In the transaction that resumes it.
 */
export async function restoreMails(tx: Transaction, practiceId: PracticeId, assignmentId: string): Promise<void> {
  const actor = jobActor(practiceId, "mail");
  authorize(can, actor, "deliver", { id: assignmentId });
  // A worker that read the rest a moment ago writes its end first.
  await tx.$queryRaw`
    SELECT m."id" FROM "OutgoingMail" m JOIN "Request" r ON r."practiceId" = m."practiceId" AND r."id" = m."requestId"
    WHERE m."practiceId" = ${practiceId}::uuid AND r."practiceId" = ${practiceId}::uuid AND r."assignmentId" = ${assignmentId}::uuid ORDER BY m."id" FOR UPDATE OF m`;
  const missed = await tx.outgoingMail.findMany({
    where: { practiceId, cancelReason: "paused", sentAt: null, request: { practiceId, assignmentId, requestEnd: null } },
    orderBy: [{ notBefore: "desc" }, { id: "desc" }], select: { id: true, kind: true, requestId: true },
  });
  const mail = missed.find(({ kind }) => kind === "INVITATION") ?? missed[0];
  if (!mail) return;
  const notBefore = await afterQuietHours(tx, practiceId, clock.now());
  await tx.outgoingMail.updateMany({ where: { practiceId, id: mail.id }, data: { cancelledAt: null, cancelReason: null, notBefore } });
  // Settled with this message, so that a later rest does not bring the others up again.
  await tx.outgoingMail.updateMany({ where: { practiceId, id: { in: missed.map(({ id }) => id) }, cancelReason: "paused" }, data: { cancelReason: "missed-in-rest" } });
  await enqueue(MAIL_QUEUE, { practiceId, id: mail.id }, notBefore, tx);
  await recordChange(tx, actor, "mail.restored", { type: "request", id: mail.requestId }, { mailId: mail.id, missed: missed.length });
}

async function afterQuietHours(tx: Transaction, practiceId: PracticeId, wanted: Date): Promise<Date> {
  const { quiet, zone } = await quietHoursOf(tx, practiceId);
  return outsideQuietHours(wanted, quiet, zone);
}

async function quietHoursOf(tx: Transaction, practiceId: PracticeId): Promise<{ quiet: QuietHours; zone: string }> {
  const { quietFrom, quietUntil } = await tx.practiceProfile.findUniqueOrThrow({ where: { practiceId }, select: { quietFrom: true, quietUntil: true } });
  const { zone } = await practiceTime(tx, practiceId);
  return { quiet: { from: quietFrom, until: quietUntil }, zone };
}

type About = { type: string; id: string | null; coupleId: string | null };

/**
 * Sends one queued message, once. Whatever could have changed since is asked again; what may not go
 * out any more is cancelled. That it was begun is written down before the mail server is spoken to:
 * with no end after it nobody can tell, and it is never sent again by itself. Throws when the server
 * could not take it now, so that the queue tries again later.
 */
export async function sendMail(actor: SystemActor, mailId: string): Promise<"sent" | "nothing" | "rejected" | "unclear"> {
  authorize(can, actor, "carry", { id: mailId });
  const begun = await inPractice(actor, (tx) => begin(tx, actor, mailId));
  if (!begun) return "nothing";
  const handed = await hand(begun.letter);
  await inPractice(actor, (tx) => writeEnd(tx, actor, mailId, begun.about, handed));
  if (handed === "refused") throw new Error("The mail server did not take it.");
  return handed === "taken" ? "sent" : handed;
}

const ENDS = { taken: "mail.sent", refused: "mail.refused", rejected: "mail.rejected", unclear: "mail.unclear" } as const satisfies Record<Handed, string>;

async function writeEnd(tx: Transaction, actor: SystemActor, mailId: string, about: About, handed: Handed): Promise<void> {
  const now = clock.now();
  const written = { taken: { sentAt: now }, refused: { startedAt: null }, rejected: { cancelledAt: now, cancelReason: "rejected" }, unclear: {} };
  await tx.outgoingMail.updateMany({ where: { practiceId: actor.practiceId, id: mailId }, data: written[handed] });
  await recordChange(tx, actor, ENDS[handed], about, { mailId });
}

async function begin(tx: Transaction, actor: SystemActor, mailId: string): Promise<{ letter: Letter; about: About } | null> {
  const { practiceId } = actor;
  await tx.$queryRaw`SELECT "id" FROM "OutgoingMail" WHERE "practiceId" = ${practiceId}::uuid AND "id" = ${mailId}::uuid FOR UPDATE`;
  const now = clock.now();
  const row = await tx.outgoingMail.findFirst({ where: { practiceId, id: mailId, sentAt: null, startedAt: null, cancelledAt: null, notBefore: { lte: now } } });
  if (!row) return null;
  const found = canMail() ? await letterOf(tx, actor, row) : { coupleId: null, reason: "no-server" };
  const about: About = { type: row.requestId ? "request" : "reflection", id: row.requestId ?? row.reflectionId, coupleId: found.coupleId };
  const write = (data: { cancelledAt: Date; cancelReason: string } | { notBefore: Date } | { startedAt: Date; attempts: { increment: 1 } }) =>
    tx.outgoingMail.updateMany({ where: { practiceId, id: mailId }, data });
  if ("reason" in found) {
    await write({ cancelledAt: now, cancelReason: found.reason });
    await recordChange(tx, actor, "mail.cancelled", about, { mailId, reason: found.reason });
    return null;
  }
  const allowedFrom = row.requestId ? await afterQuietHours(tx, practiceId, now) : now;
  if (allowedFrom > now) {
    await write({ notBefore: allowedFrom });
    await recordChange(tx, actor, "mail.put-off", about, { mailId });
    return null;
  }
  await write({ startedAt: now, attempts: { increment: 1 } });
  await recordChange(tx, actor, "mail.begun", about, { mailId, kind: row.kind, number: row.number });
  return { letter: found.letter, about };
}

/** Puts into the queue what is due in one practice and was not begun, oldest first; returns how many. */
export async function enqueueDue(actor: SystemActor): Promise<number> {
  authorize(can, actor, "carry", { id: actor.practiceId });
  return inPractice(actor, async (tx) => {
    const { practiceId } = actor;
    const due = await tx.outgoingMail.findMany({
      where: { practiceId, sentAt: null, startedAt: null, cancelledAt: null, notBefore: { lte: clock.now() } }, orderBy: { notBefore: "asc" }, select: { id: true }, take: MOST_AT_ONCE,
    });
    let found = 0;
    for (const { id } of due) found += (await enqueue(MAIL_QUEUE, { practiceId, id }, clock.now(), tx)) ? 1 : 0;
    if (found > 0) await recordChange(tx, actor, "mail.swept", { type: "practice", id: practiceId }, { found });
    return found;
  });
}

/**
 * The therapist sends the message with a link once more, by hand: after an unclear end, or because it
 * did not arrive. Everything is asked again when it goes out. Throws NotFoundError, RefusedError.
 */
export async function sendAgain(actor: Actor, raw: unknown): Promise<void> {
  const input = sendAgainInput.parse(raw);
  authorize(can, actor, "issue", null);
  return inPractice(actor, async (tx) => {
    const { practiceId } = actor;
    const request = await findVisibleRequest(tx, actor, input.requestId);
    await tx.$queryRaw`SELECT "id" FROM "Request" WHERE "practiceId" = ${practiceId}::uuid AND "id" = ${request.id}::uuid FOR UPDATE`;
    const earlier = await tx.outgoingMail.findMany({ where: { practiceId, requestId: request.id, kind: "INVITATION" }, orderBy: { number: "desc" } });
    if (earlier.some((row) => isOnItsWay(row, clock.now()))) throw new RefusedError({ form: "A message with this link is on its way. Wait until it has gone out." });
    if (earlier.length >= MOST_BY_HAND) throw new RefusedError({ form: "This link was sent five times. Make a new link, or hand it over in the room." });
    const task = await tx.assignment.findFirstOrThrow({ where: { practiceId, id: request.assignmentId }, select: { id: true, ...givenParts } });
    const held = await reasonAgainstNewLink(tx, actor, { id: task.id, coupleId: request.client.coupleId, exercise: exerciseGiven(task) });
    if (held) throw new RefusedError({ form: held });
    const found = await letterOf(tx, jobActor(practiceId, "mail"), { id: request.id, kind: "INVITATION", requestId: request.id, membershipId: null, reflectionId: null });
    if ("reason" in found) throw new RefusedError({ form: `It cannot go out: ${notSentBecause(found.reason)}` });
    const notBefore = await afterQuietHours(tx, practiceId, clock.now());
    await queue(tx, actor, request.id, [{ kind: "INVITATION", number: (earlier[0]?.number ?? 0) + 1, notBefore }]);
    await recordChange(tx, actor, "mail.sent-again", { type: "request", id: request.id, coupleId: request.client.coupleId });
  });
}
