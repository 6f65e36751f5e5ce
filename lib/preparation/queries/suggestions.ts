import { reasonsAgainst } from "#lib/assignments/gate.ts";
import { caseFacts } from "#lib/assignments/queries/case-facts.ts";
import { MAX_OPEN_TASKS } from "#lib/assignments/status.ts";
import { asTheySit } from "#lib/couples/case-name.ts";
import { findVisibleCouple } from "#lib/couples/queries.ts";
import type { Seat } from "#lib/couples/seat.ts";
import type { CriterionCode } from "#lib/criteria/criterion.ts";
import type { RatedValue } from "#lib/criteria/progress.ts";
import { ratingsOf } from "#lib/criteria/queries.ts";
import { findExercise, libraryCodeOf } from "#lib/exercises/exercise.ts";
import { exerciseGiven, givenParts } from "#lib/exercises/given.ts";
import { ownExercises } from "#lib/exercises/queries.ts";
import type { Actor } from "#lib/platform/actor.ts";
import { authorize } from "#lib/platform/policy.ts";
import type { Transaction } from "#lib/platform/tenancy.ts";
import { namesOf } from "#lib/sessions/hour.ts";
import { can } from "../policy.ts";
import { rankExercises, type HoursAgo } from "../ranking.ts";
import { suggestionsOf, type PersonSuggestions } from "../suggestions.ts";
import { heldHours, type LoadedHour } from "./hours.ts";

type GivenTask = { clientId: string; code: string; sessionId: string | null; approvedAt: Date };

/**
 * What each person of a case may be offered now, in the order they sit (domain 5.2), in a fixed number of look-ups
 * however long the case. Opens no clinical text. Throws NotFoundError.
 */
export async function suggestionsFor(tx: Transaction, actor: Actor, coupleId: string): Promise<PersonSuggestions[]> {
  const couple = await findVisibleCouple(tx, actor, coupleId);
  authorize(can, actor, "prepare", couple);
  const { held, hours } = await heldHours(tx, actor, couple.id);
  const ratings = await ratingsOf(tx, actor, couple.id);
  const facts = await caseFacts(tx, actor, couple.id);
  const given = await tasksGiven(tx, actor, couple.clients.map(({ id }) => id));
  const own = await ownExercises(tx, actor);
  const counted = hours.filter(({ hour }) => held.some(({ id }) => id === hour.id));
  const names = namesOf(couple.clients, couple.partnerCalled);
  return asTheySit(couple.leftSeat, couple.clients).flatMap(({ id, seat }) => {
    const person = facts.people.find(({ clientId }) => clientId === id);
    if (!person) return [];
    const ranking = rankExercises({
      seat, oneClient: couple.kind === "INDIVIDUAL", hours: held, ratings: newestOf(ratings, seat), openTasks: person.openTasks, never: [], dismissed: [],
      given: given.filter(({ clientId }) => clientId === id).flatMap((task) => hoursAgoOf(task, counted)),
    });
    return [suggestionsOf(ranking, {
      clientId: id, name: names[seat], names, openTasks: person.openTasks, mostOpenTasks: MAX_OPEN_TASKS, openTier: facts.openTier,
      missingScreens: facts.attending.filter(({ screenOnFile }) => !screenOnFile).map(({ name }) => name),
      find: findExercise, closed: (exercise) => reasonsAgainst(exercise, { ...person, openTasks: 0 }, facts, false),
      ownOf: (code) => own.filter(({ exercise }) => libraryCodeOf(exercise) === code).map(({ code: key, exercise }) => ({ code: key, title: exercise.title })),
    })];
  });
}

/** The therapist's newest rating of each criterion for one person; "not seen" is passed over. */
function newestOf(ratings: readonly RatedValue[], seat: Seat): Partial<Record<CriterionCode, number | null>> {
  const own = ratings.filter((rating) => rating.seat === seat && rating.informant === "THERAPIST" && rating.value !== null);
  return Object.fromEntries(own.map(({ criterion, value }) => [criterion, value]));
}

async function tasksGiven(tx: Transaction, { practiceId }: Actor, clientIds: string[]): Promise<GivenTask[]> {
  const rows = await tx.assignment.findMany({
    where: { practiceId, clientId: { in: clientIds }, approvedAt: { not: null } }, select: { clientId: true, sessionId: true, approvedAt: true, ...givenParts },
  });
  return rows.flatMap((row) => {
    const exercise = exerciseGiven(row);
    return exercise && row.approvedAt ? [{ clientId: row.clientId, code: libraryCodeOf(exercise), sessionId: row.sessionId, approvedAt: row.approvedAt }] : [];
  });
}

/** How many hours ago a task was given: at the hour it names, else since the newest that had begun. */
function hoursAgoOf({ code, sessionId, approvedAt }: GivenTask, hours: readonly LoadedHour[]): HoursAgo[] {
  const named = hours.findIndex(({ hour }) => hour.id === sessionId);
  const at = named === -1 ? hours.findLastIndex(({ hour }) => hour.startsAt <= approvedAt) : named;
  return [{ code, hoursAgo: Math.max(0, hours.length - 1 - at) }];
}
