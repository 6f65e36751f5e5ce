import type { ClinicianActor } from "#lib/platform/actor.ts";
import { inPractice } from "#lib/platform/tenancy.ts";
import { pauseAssignment } from "#lib/assignments/commands/change.ts";
import { assignExercise, draftTasks } from "#lib/assignments/commands/draft.ts";
import { setClientCode } from "#lib/clients/commands.ts";
import { changeExercise, copyExercise } from "#lib/exercises/commands.ts";
import { draftOf } from "#lib/exercises/draft.ts";
import { findExercise } from "#lib/exercises/exercise.ts";
import { recordAway } from "#lib/practices/commands.ts";
import { sendReflection } from "#lib/requests/commands/send.ts";
import { unlockRequest } from "#lib/requests/commands/unlock.ts";
import type { DemoDays } from "./days.ts";
import { planOf, reasonOf } from "./words.ts";

/** How many tasks stand beside those of the fictional cases, by case. */
export const homeworkTasks: Readonly<Record<string, number>> = { "demo-couple-2": 2, "demo-individual-1": 1 };

/** What homework looks like today: drafts that wait, a series, a rest, an own exercise, days away with a cover. */
export async function seedHomework(actor: ClinicianActor, cover: ClinicianActor, days: DemoDays, coupleIds: Readonly<Record<string, string>>): Promise<void> {
  await draftForBoth(actor, days, coupleIds["demo-couple-2"] ?? "");
  await seriesAndRest(actor, days, coupleIds["demo-individual-1"] ?? "");
  await ownExercise(actor, days);
  await days.at(-2, "12:00", () => recordAway(actor, { fromDay: days.day(24), untilDay: days.day(28), coverId: cover.membershipId }));
}

const peopleOf = (actor: ClinicianActor, coupleId: string) =>
  inPractice(actor, (tx) => tx.client.findMany({ where: { practiceId: actor.practiceId, coupleId }, orderBy: { seat: "asc" } }));

const half = (exerciseCode: string, clientId: string) => ({ clientId, exerciseCode, reason: reasonOf(exerciseCode), plan: planOf(exerciseCode), confidence: 8 });

async function draftForBoth(actor: ClinicianActor, days: DemoDays, coupleId: string): Promise<void> {
  const people = await peopleOf(actor, coupleId);
  await days.at(-1, "16:40", () => draftTasks(actor, {
    coupleId, exerciseCode: "EX.SPARK", dueOn: days.day(7), recipients: people.map(({ id }) => half("EX.SPARK", id)),
  }));
}

/** A weekly task whose first turn came back by its link and waits to be read; the task beside it rests. */
async function seriesAndRest(actor: ClinicianActor, days: DemoDays, coupleId: string): Promise<void> {
  const [person] = await peopleOf(actor, coupleId);
  if (!person) throw new Error("The demo has nobody to give a weekly task to.");
  const given = await days.at(-6, "18:00", () => assignExercise(actor, {
    coupleId, exerciseCode: "EX.WIDEN", dueOn: days.day(21), recipients: [{ ...half("EX.WIDEN", person.id), repeat: "WEEKLY" }],
  }));
  const token = given.links[0]?.url.split("/r/")[1] ?? "";
  const { code } = await days.at(-6, "18:02", () => setClientCode(actor, { clientId: person.id }));
  await days.at(-2, "20:15", async () => {
    const unlocked = await unlockRequest(token, code, "local");
    if (unlocked.outcome !== "opened") throw new Error("The weekly task of the demo does not open.");
    await sendReflection(unlocked.actor, { c_did: "DID", steps: ["met a friend", "sport"], everything: "6", gave: "A slow walk by the river with Ana." });
  });
  const resting = await inPractice(actor, (tx) => tx.assignment.findFirstOrThrow({
    where: { practiceId: actor.practiceId, clientId: person.id, exerciseCode: "EX.GRIEVE", assignmentWithdrawal: null }, orderBy: { id: "desc" },
  }));
  await days.at(-1, "09:10", () => pauseAssignment(actor, { assignmentId: resting.id }));
}

/** An exercise of the practice's own, in its second wording. */
async function ownExercise(actor: ClinicianActor, days: DemoDays): Promise<void> {
  const source = findExercise("EX.SHARE_DAY");
  if (!source) throw new Error("The library lacks the exercise that the demo copies.");
  const { code } = await days.at(-20, "15:00", () => copyExercise(actor, { code: source.code }));
  const wording = { ...draftOf(source), title: "Share the day, shorter", twoMinute: "One thing from today, at the door, unasked.", dose: "Twice a week, five minutes" };
  await days.at(-12, "15:00", () => changeExercise(actor, { code, version: 1, wording }));
}
