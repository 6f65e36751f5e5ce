import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { assignExercise } from "#lib/assignments/commands/draft.ts";
import { taskLines } from "#lib/assignments/queries.ts";
import { recordObservation, retractObservation } from "#lib/observations/commands.ts";
import { setClock } from "#lib/platform/clock.ts";
import { NotFoundError, RefusedError } from "#lib/platform/errors.ts";
import { newId } from "#lib/platform/ids.ts";
import { sealText } from "#lib/platform/keyring.ts";
import { inPractice } from "#lib/platform/tenancy.ts";
import { suggestionsToChoose } from "#lib/preparation/queries/choosing.ts";
import { issueRequest } from "#lib/requests/commands/issue.ts";
import { decideSafety } from "#lib/safety/commands.ts";
import { decideOpenTask } from "#lib/safety/commands/open-tasks.ts";
import { recordPrivateTalk } from "#lib/safety/commands/talk.ts";
import { jointSafety, privatePage, safetyStanding } from "#lib/safety/queries.ts";
import { holdPanel, stopProtocol } from "#lib/safety/queries/hold.ts";
import { lastDeedIn } from "#tests/factories/audit.ts";
import { openPractice, type PracticeCast } from "#tests/factories/cast.ts";
import { askedAlone } from "#tests/factories/couples.ts";
import { anHour, privateHalves } from "#tests/factories/held-hour.ts";
import { behindALink } from "#tests/factories/strangers.ts";
import { dayAhead, giveTask, readyPair, recipient } from "#tests/factories/tasks.ts";

let cast: PracticeCast;
let made: Awaited<ReturnType<typeof readyPair>>;
let restore: () => void = () => {};
const at = (instant: string) => {
  restore();
  restore = setClock({ now: () => new Date(instant) });
};
beforeAll(async () => {
  cast = await openPractice();
});
beforeEach(async () => {
  at("2026-11-02T18:00:00Z");
  made = await readyPair(cast.jo);
});
afterEach(() => restore());

const standing = () => inPractice(cast.jo, (tx) => safetyStanding(tx, cast.jo, made.couple.id));
const decide = (decision: object) => decideSafety(cast.jo, { coupleId: made.couple.id, words: "Two talks with each.", ...decision });
const choose = (assignmentId: string, choice: string) => decideOpenTask(cast.jo, { assignmentId, choice, words: "" });
const talk = async (on: string) => {
  for (const { id } of made.couple.clients) await recordPrivateTalk(cast.jo, { clientId: id, talkedOn: on, minutes: 25, points: { fear: "Asked" } });
};
const giveShared = () => assignExercise(cast.jo, { coupleId: made.couple.id, exerciseCode: "EX.LOOP_MAP", dueOn: dayAhead(cast.jo, 7), recipients: [made.tobias, made.noor].map((person) => recipient(person, "EX.LOOP_MAP")) });

/** A threat that Jo saw in a joint hour of today. */
async function threat(): Promise<string> {
  const sessionId = await anHour(cast.jo, made.couple.id, 0);
  const { id } = await recordObservation(cast.jo, { sessionId, seat: "B", code: "SAF.THREAT", intensity: 3 });
  return id;
}

describe("a private check that is due", () => {
  it("asks in that person's panel, per open task of either, and changes nothing until a clinician chooses", async () => {
    const his = (await giveTask(cast.jo, made.couple, made.tobias)).assignments[0]?.id ?? "";
    const hers = (await giveTask(cast.jo, made.couple, made.noor)).assignments[0]?.id ?? "";
    await expect(choose(his, "LEAVE")).rejects.toMatchObject({ fields: { form: expect.stringContaining("No private check is open") } });
    const before = await inPractice(cast.jo, (tx) => taskLines(tx, cast.jo, made.couple.id));
    await privateHalves(cast.jo, made.couple.id, -1);
    expect(await inPractice(cast.jo, (tx) => taskLines(tx, cast.jo, made.couple.id))).toEqual(before);
    expect(await holdPanel(cast.jo, made.couple.id, "JOINT")).toBeNull();
    expect(await holdPanel(cast.jo, made.couple.id, "A")).toBeNull();
    const panel = await holdPanel(cast.jo, made.couple.id, "B");
    expect(panel).toMatchObject({ tier: "S2", protocol: null, tasks: [{ chosen: null }, { chosen: null }] });
    expect(panel?.tasks.map(({ assignmentId }) => assignmentId).toSorted()).toEqual([his, hers].toSorted());
    await choose(his, "LEAVE");
    expect(await lastDeedIn(cast.jo)).toMatchObject({ action: "open-task.decided", subjectId: his, detail: "{}" });
    await choose(hers, "WITHDRAW");
    const after = await inPractice(cast.jo, (tx) => taskLines(tx, cast.jo, made.couple.id));
    expect(after.map(({ id, status }) => [id, status])).toEqual(before.map(({ id, status }) => [id, id === hers ? "withdrawn" : status]));
    expect((await holdPanel(cast.jo, made.couple.id, "B"))?.tasks).toMatchObject([{ assignmentId: his, chosen: { choice: "LEAVE", by: "Jo" } }]);
    await expect(choose(hers, "LEAVE")).rejects.toThrow(RefusedError);
  });

  it("lets a task lapse: its link stays to the end, and no fresh one is made", async () => {
    const given = await giveTask(cast.jo, made.couple, made.tobias);
    const assignmentId = given.assignments[0]?.id ?? "";
    await privateHalves(cast.jo, made.couple.id, -1);
    const links = () => inPractice(cast.jo, (tx) => tx.request.findMany({ where: { practiceId: cast.jo.practiceId, assignmentId }, include: { requestEnd: true } }));
    const before = await links();
    await choose(assignmentId, "LAPSE");
    expect(await links()).toEqual(before);
    await expect(issueRequest(cast.jo, { assignmentId })).rejects.toMatchObject({ fields: { form: expect.stringContaining("lapse") } });
    at("2026-11-02T18:05:00Z");
    await choose(assignmentId, "LEAVE");
    await expect(issueRequest(cast.jo, { assignmentId })).resolves.toBeTruthy();
  });

  it("holds new shared tasks, never ages out, and says the default before it is cleared", async () => {
    await privateHalves(cast.jo, made.couple.id, -1);
    await expect(giveShared()).rejects.toThrow(RefusedError);
    at("2028-11-02T18:00:00Z");
    expect(await standing()).toMatchObject({ openTier: "S2", jointWork: "not cleared" });
    expect((await jointSafety(cast.jo, made.couple.id)).clearance).toMatchObject({ refused: false, says: expect.stringContaining("0 of 2 private talks") });
    await decide({ kind: "JOINT_CLEARED" });
    at("2028-11-02T18:05:00Z");
    await askedAlone(cast.jo, made.couple);
    expect((await standing()).jointWork).toBe("cleared");
    await expect(giveShared()).resolves.toBeTruthy();
  });

  it("is found and answered by nobody off the team", async () => {
    const his = (await giveTask(cast.jo, made.couple, made.tobias)).assignments[0]?.id ?? "";
    await privateHalves(cast.jo, made.couple.id, -1);
    const mill = await openPractice("Mill Lane");
    for (const stranger of [cast.ines, cast.marta, mill.jo]) {
      await expect(holdPanel(stranger, made.couple.id, "B")).rejects.toThrow(NotFoundError);
      await expect(stopProtocol(stranger, made.couple.id)).rejects.toThrow(NotFoundError);
      await expect(decideOpenTask(stranger, { assignmentId: his, choice: "WITHDRAW", words: "" })).rejects.toThrow(NotFoundError);
    }
    await expect(decideOpenTask(behindALink(cast.jo, made.noor, made.couple.id), { assignmentId: his, choice: "WITHDRAW", words: "" })).rejects.toThrow(NotFoundError);
  });
});

describe("a stop", () => {
  it("takes the place of suggestions, and no new shared task or link goes out; what each has stays", async () => {
    const shared = await giveShared();
    const [link] = shared.links;
    await threat();
    expect(await stopProtocol(cast.jo, made.couple.id)).toMatchObject({ own: false });
    expect((await suggestionsToChoose(cast.jo, made.couple.id)).every(({ cards }) => cards.length === 0)).toBe(true);
    expect(await holdPanel(cast.jo, made.couple.id, "JOINT")).toMatchObject({ tier: "S3", protocol: { lines: expect.arrayContaining(["Do not confront. Do not mediate."]) } });
    await expect(issueRequest(cast.jo, { assignmentId: link?.assignmentId })).rejects.toMatchObject({ fields: { form: expect.stringContaining("not cleared") } });
    const row = await inPractice(cast.jo, (tx) => tx.request.findFirstOrThrow({ where: { practiceId: cast.jo.practiceId, id: link?.requestId ?? "" }, include: { requestEnd: true } }));
    expect(row.requestEnd).toBeNull();
    const own = await giveTask(cast.jo, made.couple, made.noor);
    expect(own.links).toHaveLength(1);
  });

  it("is cleared only after two private talks with each and three weeks, in writing", async () => {
    await threat();
    await expect(decide({ kind: "JOINT_CLEARED", words: "   " })).rejects.toThrow();
    await expect(decide({ kind: "JOINT_CLEARED" })).rejects.toMatchObject({ fields: { kind: expect.stringContaining("not before") } });
    await talk("2026-11-02");
    at("2026-11-23T18:00:00Z");
    await talk("2026-11-16");
    at("2026-11-22T18:00:00Z");
    await expect(decide({ kind: "JOINT_CLEARED" })).rejects.toThrow(RefusedError);
    at("2026-11-23T18:00:00Z");
    await expect(decide({ kind: "JOINT_CLEARED" })).resolves.toBeTruthy();
    expect((await standing()).openTier).toBe("S0");
  });

  it("stays when the author takes back the only mark, with the amendment shown", async () => {
    const id = await threat();
    at("2026-11-02T18:10:00Z");
    await retractObservation(cast.jo, { observationId: id });
    expect(await standing()).toMatchObject({ openTier: "S3", jointWork: "not cleared" });
    expect((await jointSafety(cast.jo, made.couple.id)).open).toMatchObject([{ label: "Threat of harm", tier: "S3", amendedAt: new Date("2026-11-02T18:10:00Z") }]);
    await talk("2026-11-02");
    await talk("2026-11-16").catch(() => undefined);
    at("2026-11-23T18:00:00Z");
    await talk("2026-11-16");
    await decide({ kind: "JOINT_CLEARED" });
    expect((await standing()).openTier).toBe("S0");
  });

  it("has nothing to clear once the two are separated", async () => {
    const { practiceId, membershipId } = cast.jo;
    await inPractice(cast.jo, (tx) => tx.separation.create({ data: { practiceId, id: newId(), coupleId: made.couple.id, reason: "sealed elsewhere", separatedAt: new Date(), separatedById: membershipId } }));
    await expect(decide({ kind: "JOINT_CLEARED" })).rejects.toMatchObject({ fields: { kind: expect.stringContaining("no longer a couple") } });
  });
});

describe("fear as a part of why somebody stays", () => {
  it("proposes a private check in that person's own room, also when it was answered in person", async () => {
    const { practiceId, membershipId } = cast.jo;
    await inPractice(cast.jo, async (tx) => {
      const id = newId();
      const answers = await sealText(tx, practiceId, { table: "StayingFor", row: id, column: "answers" }, JSON.stringify({ afraid_of_partner: "rather not say" }));
      await tx.stayingFor.create({ data: { practiceId, id, clientId: made.noor.id, answers, takenOn: new Date("2026-11-02"), recordedAt: new Date("2026-11-02T18:00:00Z"), recordedById: membershipId } });
    });
    expect(await standing()).toMatchObject({ openTier: "S2" });
    expect((await privatePage(cast.jo, made.noor.id)).open).toMatchObject([{ tier: "S2", proposed: true, label: "Something they answered" }]);
    expect((await privatePage(cast.jo, made.tobias.id)).open).toEqual([]);
    at("2026-11-02T18:05:00Z");
    await decide({ kind: "TIER_SET", tier: "S0", room: "B" });
    expect((await standing()).openTier).toBe("S0");
  });
});

describe("before parting", () => {
  it("both are asked again, and a path told alone shows in that person's panel only", async () => {
    const { practiceId, membershipId } = cast.jo;
    at("2026-11-02T19:00:00Z");
    await inPractice(cast.jo, (tx) => tx.discernmentMeeting.create({
      data: { practiceId, id: newId(), coupleId: made.couple.id, clientId: made.noor.id, room: "B", step: 1, path: "PART", words: "sealed elsewhere", metOn: new Date("2026-11-02"), recordedAt: new Date("2026-11-02T19:00:00Z"), recordedById: membershipId },
    }));
    expect((await standing()).attending.map(({ status }) => status)).toEqual(["DUE_AGAIN", "DUE_AGAIN"]);
    expect(await privatePage(cast.jo, made.noor.id)).toMatchObject({ status: "DUE_AGAIN", findings: [{ rule: "SF7" }] });
    expect(await privatePage(cast.jo, made.tobias.id)).toMatchObject({ status: "DONE_NO_CONCERN", findings: [] });
    at("2026-11-02T20:00:00Z");
    await askedAlone(cast.jo, made.couple);
    expect((await standing()).attending.map(({ status }) => status)).toEqual(["DONE_NO_CONCERN", "DONE_NO_CONCERN"]);
  });
});
