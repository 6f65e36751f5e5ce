import type { ClinicianActor } from "#lib/platform/actor.ts";
import { recordView } from "#lib/platform/audit.ts";
import { clock } from "#lib/platform/clock.ts";
import { NotFoundError } from "#lib/platform/errors.ts";
import { authorize } from "#lib/platform/policy.ts";
import { inPractice, type Transaction } from "#lib/platform/tenancy.ts";
import { addDays, dayOf, startOfDay } from "#lib/platform/time.ts";
import { openTasks } from "#lib/assignments/queries.ts";
import type { Seat } from "#lib/couples/seat.ts";
import { visibleTo as couplesVisibleTo } from "#lib/couples/policy.ts";
import { isSeparated } from "#lib/couples/queries/separation.ts";
import { findExercise } from "#lib/exercises/exercise.ts";
import { exerciseGiven, givenParts } from "#lib/exercises/given.ts";
import { ownExercises } from "#lib/exercises/queries.ts";
import { safetyStanding } from "#lib/safety/queries.ts";
import type { SessionDto } from "#lib/sessions/dto.ts";
import { visibleTo as sessionsVisibleTo } from "#lib/sessions/policy.ts";
import { visibleHour } from "#lib/sessions/queries.ts";
import { can } from "../policy.ts";
import { findVisibleReflection, openAnswers } from "../queries.ts";
import { bothPresent, fieldsToShare, isClear, mayBeAsked, type SharedExercise, type SharedOffer, type SharedViewDto } from "../shared.ts";

/** Whether anything of one person may be shown to both in this hour now: its day is today, both are there, nothing is open at S2 or S3. */
export async function canShareIn(tx: Transaction, actor: ClinicianActor, hour: SessionDto): Promise<boolean> {
  if (!bothPresent(hour) || dayOf(clock.now(), hour.zone) !== hour.day) return false;
  return !(await isSeparated(tx, actor, hour.coupleId)) && isClear((await safetyStanding(tx, actor, hour.coupleId)).openTier);
}

/** What may be opened in one hour, from what both sent: newest of each task first. Shows no words. Throws NotFoundError. */
export async function sharedOffers(actor: ClinicianActor, sessionId: string): Promise<{ offers: SharedOffer[]; exercises: SharedExercise[] }> {
  authorize(can, actor, "open-in-room", null);
  return inPractice(actor, async (tx) => {
    const hour = await visibleHour(tx, actor, sessionId);
    const tasks = await openTasks(tx, actor, hour.coupleId);
    const offers = (await canShareIn(tx, actor, hour)) ? await offersIn(tx, actor, hour) : [];
    return { offers, exercises: exercisesForBoth(tasks) };
  });
}

// Only what both were given: the name of one person's own task would tell the other of it.
function exercisesForBoth(tasks: readonly { exerciseCode: string; clientTitle: string; seat: Seat }[]): SharedExercise[] {
  const isForBoth = ({ exerciseCode }: { exerciseCode: string }) => (["A", "B"] satisfies Seat[]).every((seat) => tasks.some((task) => task.exerciseCode === exerciseCode && task.seat === seat));
  return tasks.filter((task) => task.seat === "A" && !task.exerciseCode.startsWith("CHECK.") && isForBoth(task)).map(({ exerciseCode, clientTitle }) => ({ code: exerciseCode, title: clientTitle }));
}

/** The same for one reflection, in today's hours of its case: empty on any other day, and for a cover. Throws NotFoundError. */
export async function sharedOffersOf(actor: ClinicianActor, reflectionId: string): Promise<SharedOffer[]> {
  authorize(can, actor, "open-in-room", null);
  return inPractice(actor, async (tx) => {
    const { client } = await findVisibleReflection(tx, actor, reflectionId);
    const today = dayOf(clock.now(), actor.zone);
    const hours = await tx.session.findMany({
      where: { AND: [sessionsVisibleTo(actor), { practiceId: actor.practiceId, coupleId: client.coupleId, startsAt: { gte: startOfDay(addDays(today, -1), actor.zone), lt: startOfDay(addDays(today, 2), actor.zone) } }] },
      select: { id: true }, orderBy: { startsAt: "asc" },
    });
    const offers: SharedOffer[] = [];
    for (const { id } of hours) {
      const hour = await visibleHour(tx, actor, id);
      if (await canShareIn(tx, actor, hour)) offers.push(...(await offersIn(tx, actor, hour)).filter((offer) => offer.reflectionId === reflectionId));
    }
    return offers;
  });
}

async function offersIn(tx: Transaction, actor: ClinicianActor, { id: sessionId, coupleId }: SessionDto): Promise<SharedOffer[]> {
  const { practiceId } = actor;
  const rows = await tx.reflection.findMany({
    where: { practiceId, share: { in: ["YES", "ASK"] }, client: { practiceId, coupleId, couple: couplesVisibleTo(actor) } },
    include: {
      client: { select: { name: true } }, assignment: { select: { ...givenParts, draftedBy: { select: { calledName: true } } } },
      sharedOpenings: { where: { sessionId, closedAt: null }, select: { id: true, fieldId: true } },
    },
    orderBy: [{ sentAt: "desc" }, { id: "desc" }],
  });
  const able = rows.map((row) => ({ row, exercise: exerciseGiven(row.assignment) })).filter(({ row, exercise }) => mayBeAsked(row.share) && fieldsToShare(exercise, row.did).length > 0);
  const answers = await openAnswers(tx, actor, able.map(({ row }) => row.id));
  return able.flatMap(({ row, exercise }) => fieldsToShare(exercise, row.did).filter((field) => answers.get(row.id)?.[field] !== undefined).map((fieldId): SharedOffer => ({
    sessionId, reflectionId: row.id, fieldId, name: row.client.name, title: exercise?.title ?? row.assignment.exerciseCode,
    label: exercise?.form.find(({ id }) => id === fieldId)?.label ?? fieldId,
    openingId: row.sharedOpenings.find((opening) => opening.fieldId === fieldId)?.id ?? null,
  })));
}

/**
 * The shared view of one hour: the exercise named, in the words partners read, and the answers that stand open. While the
 * hour may not share, nothing of anybody is in it. The view is recorded. Throws NotFoundError, also once the couple is separated.
 */
export async function sharedView(actor: ClinicianActor, sessionId: string, exerciseCode: string | null): Promise<SharedViewDto> {
  authorize(can, actor, "open-in-room", null);
  return inPractice(actor, async (tx) => {
    const hour = await visibleHour(tx, actor, sessionId);
    if (await isSeparated(tx, actor, hour.coupleId)) throw new NotFoundError();
    const offers = (await canShareIn(tx, actor, hour)) ? (await offersIn(tx, actor, hour)).filter(({ openingId }) => openingId !== null) : [];
    const answers = await openAnswers(tx, actor, offers.map(({ reflectionId }) => reflectionId));
    const own = exerciseCode ? (await ownExercises(tx, actor)).find(({ code }) => code === exerciseCode)?.exercise : undefined;
    const exercise = exerciseCode ? (own ?? findExercise(exerciseCode)) : undefined;
    const opened: SharedViewDto["opened"] = [];
    for (const { openingId, reflectionId, fieldId, name, label } of offers) {
      opened.push({ openingId: openingId ?? "", name, label, words: String(answers.get(reflectionId)?.[fieldId] ?? "") });
    }
    await recordView(tx, actor, { type: "shared-view", id: hour.id, coupleId: hour.coupleId }, { answers: opened.length });
    return { sessionId: hour.id, opened, exercise: exercise ? { title: exercise.clientTitle, steps: exercise.steps, minutes: exercise.minutes } : null };
  });
}
