import { beforeEach, describe, expect, it } from "vitest";
import { approveTasks } from "#lib/assignments/commands/approve.ts";
import { changeDraft, shrinkAssignment } from "#lib/assignments/commands/change.ts";
import { assignExercise, draftTasks } from "#lib/assignments/commands/draft.ts";
import { assignmentsPage, openTasks } from "#lib/assignments/queries.ts";
import { assigning } from "#lib/assignments/queries/case-facts.ts";
import { recordContactPreference } from "#lib/clients/commands.ts";
import { listCouples } from "#lib/couples/queries.ts";
import { copyExercise } from "#lib/exercises/commands.ts";
import { recordObservations } from "#lib/observations/commands.ts";
import type { ClinicianActor } from "#lib/platform/actor.ts";
import { clock, setClock } from "#lib/platform/clock.ts";
import { ConflictError, NotFoundError, RefusedError } from "#lib/platform/errors.ts";
import { newId } from "#lib/platform/ids.ts";
import { inPractice } from "#lib/platform/tenancy.ts";
import { saveDraft } from "#lib/requests/commands/draft.ts";
import { sendReflection } from "#lib/requests/commands/send.ts";
import { taskPage } from "#lib/requests/queries.ts";
import { openPractice, type PracticeCast } from "#tests/factories/cast.ts";
import { tobiasAndNoor } from "#tests/factories/couples.ts";
import { aHourHeld, anHour } from "#tests/factories/held-hour.ts";
import { dayAhead, giveTask, readyPair, recipient, tobiasWithLink, tokenOf, unlock } from "#tests/factories/tasks.ts";

let cast: PracticeCast;
let jo: ClinicianActor;
beforeEach(async () => {
  cast = await openPractice();
  jo = cast.jo;
});

const DAY = 86_400_000;
const later = async <T>(days: number, deed: () => Promise<T>): Promise<T> => {
  const then = new Date(clock.now().getTime() + days * DAY);
  const restore = setClock({ now: () => then });
  return deed().finally(restore);
};

const formOf = async (deed: Promise<unknown>): Promise<string> => {
  const error = await deed.then(() => null, (thrown: unknown) => thrown);
  if (!(error instanceof RefusedError)) throw error ?? new Error("It was not refused.");
  return error.fields.form ?? "";
};

async function aDraft(code = "EX.WARM_EYES", rest: Record<string, unknown> = {}) {
  const pair = await readyPair(jo);
  const { assignmentIds: [assignmentId = ""] } = await draftTasks(jo, {
    coupleId: pair.couple.id, exerciseCode: code, dueOn: dayAhead(jo, 7), checkedSafe: "on", recipients: [{ ...recipient(pair.tobias, code), ...rest }],
  });
  return { ...pair, assignmentId };
}
const words = (assignmentId: string, rest: Record<string, unknown> = {}) => ({ assignmentId, version: "1", reason: "In other words", plan: "", obstacle: "", childCare: "Sanna's aunt", confidence: "4", size: "", repeat: "WEEKLY", delivery: "PRINT", reminders: "on", dueOn: dayAhead(jo, 9), ...rest });

describe("a draft in new words", () => {
  it("keeps them sealed, counts its versions and is in the audit", async () => {
    const { couple, assignmentId } = await aDraft();
    expect(await changeDraft(jo, words(assignmentId))).toEqual({ version: 2 });
    const { people } = await assignmentsPage(jo, couple.id);
    expect(people[0]?.drafts).toMatchObject([{
      reason: "In other words", plan: null, childCare: "Sanna's aunt", size: "TWO_MINUTE", repeat: "WEEKLY", delivery: "PRINT", reminders: false, dueOn: dayAhead(jo, 9), version: 2,
      exercise: { code: "EX.WARM_EYES" },
    }]);
    const { rows, audits } = await inPractice(jo, async (tx) => ({
      rows: await tx.assignment.findMany({ where: { practiceId: jo.practiceId } }),
      audits: await tx.auditEntry.count({ where: { practiceId: jo.practiceId, action: "assignment.draft-changed", subjectId: assignmentId } }),
    }));
    expect(JSON.stringify(rows)).not.toContain("In other words");
    expect(audits).toBe(1);
  });

  it("shows the second of two writers that somebody was before them", async () => {
    const { assignmentId } = await aDraft();
    const answers = await Promise.allSettled([changeDraft(jo, words(assignmentId)), changeDraft(jo, words(assignmentId, { reason: "Again others" }))]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    await expect(changeDraft(jo, words(assignmentId))).rejects.toThrow(ConflictError);
  });

  it("is refused once it was approved, for a wrong day, and to everybody else", async () => {
    const { couple, assignmentId } = await aDraft();
    const elsewhere = (await openPractice("Mill Lane")).jo;
    for (const actor of [cast.ines, cast.marta, elsewhere]) await expect(changeDraft(actor, words(assignmentId))).rejects.toThrow(NotFoundError);
    await expect(changeDraft(jo, words(assignmentId, { dueOn: dayAhead(jo, 40) }))).rejects.toThrow(RefusedError);
    await approveTasks(jo, { coupleId: couple.id, assignmentIds: [assignmentId] });
    await expect(changeDraft(jo, words(assignmentId))).rejects.toThrow(RefusedError);
  });
});

describe("what the approval asks again", () => {
  it("takes a tick of this week only, and one given anew", async () => {
    const { couple, assignmentId } = await aDraft("EX.CHANGE_ASK");
    await later(7, async () => {
      expect(await formOf(approveTasks(jo, { coupleId: couple.id, assignmentIds: [assignmentId] }))).toContain("Tick that you have checked");
      await approveTasks(jo, { coupleId: couple.id, assignmentIds: [assignmentId], checkedSafe: "on" });
    });
  });

  it("names the task of each reason in a batch", async () => {
    const { couple, tobias, noor } = await tobiasAndNoor(jo);
    const ids: string[] = [];
    for (const [person, code] of [[tobias, "EX.WARM_EYES"], [noor, "EX.GRIEVE"]] as const) {
      ids.push(...(await draftTasks(jo, { coupleId: couple.id, exerciseCode: code, dueOn: dayAhead(jo, 7), recipients: [recipient(person, code)] })).assignmentIds);
    }
    expect(await formOf(approveTasks(jo, { coupleId: couple.id, assignmentIds: ids }))).toMatch(/^[^:]+: Do it once together/);
    expect(await inPractice(jo, (tx) => openTasks(tx, jo, couple.id))).toEqual([]);
    expect((await listCouples(jo)).map(({ openTasks: open }) => open)).toEqual([0]);
  });

  it("sends no e-mail to someone who did not ask for it", async () => {
    const { couple, assignmentId } = await aDraft("EX.WARM_EYES", { delivery: "EMAIL" });
    expect(await formOf(approveTasks(jo, { coupleId: couple.id, assignmentIds: [assignmentId] }))).toContain("has not asked for e-mail");
  });

  it("asks for ten minutes of forms at most until the next hour", async () => {
    const { couple, tobias } = await readyPair(jo);
    await anHour(jo, couple.id, 31);
    const given = (code: string) => assignExercise(jo, { coupleId: couple.id, exerciseCode: code, dueOn: dayAhead(jo, 31), recipients: [{ ...recipient(tobias, code), repeat: "WEEKLY" }] });
    await given("EX.WARM_EYES");
    expect(await formOf(given("EX.BODY_SCAN"))).toContain("10 is the most");
  });
});

describe("a task by e-mail", () => {
  it("is not called sent while its message waits, and gets one invitation and two reminders at most", async () => {
    const pair = await readyPair(jo);
    await recordContactPreference(jo, { clientId: pair.tobias.id, channel: "EMAIL", sharedDevice: "NO", email: "tobias@mail.example", checkedOn: dayAhead(jo, 0) });
    const { assignments: [task] } = await assignExercise(jo, { coupleId: pair.couple.id, exerciseCode: "EX.WARM_EYES", dueOn: dayAhead(jo, 7), recipients: [{ ...recipient(pair.tobias, "EX.WARM_EYES"), delivery: "EMAIL", reminders: "on" }] });
    const statusNow = async () => (await assignmentsPage(jo, pair.couple.id)).people[0]?.open.find(({ id }) => id === task?.id)?.status;
    expect(await statusNow()).toBe("approved");
    const mails = () => inPractice(jo, (tx) => tx.outgoingMail.findMany({ where: { practiceId: jo.practiceId }, orderBy: [{ kind: "asc" }, { number: "asc" }] }));
    expect((await mails()).filter(({ kind }) => kind === "INVITATION")).toHaveLength(1);
    expect((await mails()).filter(({ kind }) => kind === "REMINDER").length).toBeLessThanOrEqual(2);
    await inPractice(jo, (tx) => tx.outgoingMail.updateMany({ where: { practiceId: jo.practiceId, kind: "INVITATION" }, data: { sentAt: clock.now() } }));
    expect(await statusNow()).toBe("sent");
  });
});

describe("a practice's own exercise", () => {
  it("stays in the words in which it was given, whatever is changed afterwards", async () => {
    const { couple, tobias, codes } = await readyPair(jo);
    await copyExercise(jo, { code: "EX.WARM_EYES" });
    const given = await giveTask(jo, couple, tobias, "OWN.1");
    const versions = () => inPractice(jo, (tx) => tx.practiceExerciseVersion.findMany({ where: { practiceId: jo.practiceId }, orderBy: { number: "asc" } }));
    const [first] = await versions();
    await inPractice(jo, (tx) => tx.practiceExerciseVersion.create({
      data: { practiceId: jo.practiceId, id: newId(), practiceExerciseId: first?.practiceExerciseId ?? "", number: 2, createdAt: clock.now(), createdById: jo.membershipId, content: { ...Object(first?.content), clientTitle: "Other words" } },
    }));
    const row = await inPractice(jo, (tx) => tx.assignment.findFirstOrThrow({ where: { practiceId: jo.practiceId } }));
    expect(row).toMatchObject({ exerciseCode: "OWN.1", exerciseVersionId: first?.id });
    const page = await taskPage((await unlock(tokenOf(given.links[0]?.url ?? ""), codes.tobias)).actor);
    expect(JSON.stringify(page)).not.toContain("Other words");
    expect((await giveTask(jo, couple, tobias, "OWN.1")).assignments).toMatchObject([{ clientTitle: "Other words" }]);
    await expect(giveTask((await openPractice("Mill Lane")).jo, couple, tobias, "OWN.1")).rejects.toThrow(NotFoundError);
  });
});

describe("a repeated task", () => {
  it("says how many came back, stays open between two turns, and opens anew the next week", async () => {
    const { couple, tobias, codes } = await readyPair(jo);
    const given = await assignExercise(jo, { coupleId: couple.id, exerciseCode: "EX.WARM_EYES", dueOn: dayAhead(jo, 21), recipients: [{ ...recipient(tobias, "EX.WARM_EYES"), repeat: "WEEKLY" }] });
    const token = tokenOf(given.links[0]?.url ?? "");
    await sendReflection((await unlock(token, codes.tobias)).actor, { c_did: "DID", c_share: "NO" });
    const line = async () => (await assignmentsPage(jo, couple.id)).people[0]?.open[0];
    expect(await line()).toMatchObject({ status: "sent-back", isOpen: true, cameBack: { count: 1, of: 4 } });
    await giveTask(jo, couple, tobias, "EX.HOME_BASE");
    expect(await formOf(giveTask(jo, couple, tobias, "EX.MOVE"))).toContain("has 2 open tasks");
    await later(7, async () => {
      expect((await assignmentsPage(jo, couple.id)).people[0]?.open.find(({ exerciseCode }) => exerciseCode === "EX.WARM_EYES")).toMatchObject({ status: "sent", cameBack: { count: 1, of: 4 } });
      await sendReflection((await unlock(token, codes.tobias)).actor, { c_did: "PART", c_share: "NO" });
      expect((await assignmentsPage(jo, couple.id)).people[0]?.open.find(({ exerciseCode }) => exerciseCode === "EX.WARM_EYES")).toMatchObject({ status: "sent-back", cameBack: { count: 2, of: 4 } });
    });
  });
});

describe("the page of giving", () => {
  it("presets the day after tomorrow's hour and the one whose moves leaned that way", async () => {
    const { coupleId, sessionId } = await aHourHeld(jo);
    await recordObservations(jo, { sessionId, items: [{ seat: "A", code: "PUR.PRESS", intensity: 3 }, { seat: "A", code: "PUR.PRESS", intensity: 3 }] });
    await anHour(jo, coupleId, 1);
    await anHour(jo, coupleId, 8);
    const { facts, dueOn } = await assigning(jo, coupleId);
    expect(dueOn).toBe(dayAhead(jo, 8));
    expect(facts.leans?.A).toBe("pursue");
  });
});

it("is not made smaller under somebody who has begun to write", async () => {
  const { assignment, token, code } = await tobiasWithLink(jo);
  await saveDraft((await unlock(token, code)).actor, { c_note: "half" });
  expect(await formOf(shrinkAssignment(jo, { assignmentId: assignment.id }))).toContain("has begun to write");
});
