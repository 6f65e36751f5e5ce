import { beforeAll, describe, expect, it } from "vitest";
import { recordEnding, recordFollowUp, recordGoal, recordMarks, recordStayingFor, recordStep, writeWhatWeSaw } from "#lib/direction/commands.ts";
import { closingPage, goalsInForce, personDirection } from "#lib/direction/queries.ts";
import { clock } from "#lib/platform/clock.ts";
import { ForbiddenError, NotFoundError, RefusedError } from "#lib/platform/errors.ts";
import { inPractice } from "#lib/platform/tenancy.ts";
import { addDays, dayOf } from "#lib/platform/time.ts";
import { sendReflection } from "#lib/requests/commands/send.ts";
import { privatePage } from "#lib/safety/queries.ts";
import { deedsIn } from "#tests/factories/audit.ts";
import { openPractice, type PracticeCast } from "#tests/factories/cast.ts";
import { graceAndHelen, tobiasAndNoor } from "#tests/factories/couples.ts";
import { behindALink } from "#tests/factories/strangers.ts";
import { tobiasWithLink, unlock } from "#tests/factories/tasks.ts";

let cast: PracticeCast;
let mill: PracticeCast;
beforeAll(async () => {
  cast = await openPractice();
  mill = await openPractice("Mill Lane");
});

const today = () => dayOf(clock.now(), cast.jo.zone);
const list = (clientId: string, answers: object = {}) => ({ clientId, takenOn: today(), answers: { afraid_of_partner: "no", lean: "3", line: "I want it to be mine", ...answers } });

describe("what one person wants", () => {
  it("is asked alone, the newest counts, and the partner's file does not know", async () => {
    const { couple, tobias, noor } = await tobiasAndNoor(cast.jo);
    await recordGoal(cast.jo, { clientId: noor.id, goal: "CLARIFY", words: "Whether I can breathe here", askedOn: addDays(today(), -30) });
    await recordGoal(cast.jo, { clientId: noor.id, goal: "IMPROVE", words: "", askedOn: today() });
    expect((await personDirection(cast.jo, couple.id, noor.id)).goals).toMatchObject([{ goal: "IMPROVE", words: null }, { goal: "CLARIFY", words: "Whether I can breathe here" }]);
    expect((await personDirection(cast.jo, couple.id, tobias.id)).goals).toEqual([]);
    expect(await inPractice(cast.jo, (tx) => goalsInForce(tx, cast.jo, [noor.id, tobias.id]))).toEqual(new Map([[noor.id, "IMPROVE"]]));
    const [row] = await inPractice(cast.jo, (tx) => tx.goalAnswer.findMany({ where: { practiceId: cast.jo.practiceId, clientId: noor.id, words: { not: null } } }));
    expect(row?.words).not.toContain("breathe");
  });

  it.each([["a goal nobody knows", { goal: "STAY" }], ["a day to come", { askedOn: "2999-01-01" }]])("refuses %s", async (_, given) => {
    const { noor } = await tobiasAndNoor(cast.jo);
    await expect(recordGoal(cast.jo, { clientId: noor.id, goal: "CLARIFY", words: "", askedOn: today(), ...given })).rejects.toThrow();
  });
});

describe("the private list", () => {
  it("shows answers and lean over time, adds nothing up, and lies in one file alone", async () => {
    const { couple, grace, helen } = await graceAndHelen(cast.jo);
    await recordStayingFor(cast.jo, { ...list(grace.id, { lean: "3", fear: "a little" }), takenOn: addDays(today(), -40) });
    await recordStayingFor(cast.jo, list(grace.id, { lean: "6" }));
    const own = await personDirection(cast.jo, couple.id, grace.id);
    expect(own.lean.map(({ lean }) => lean)).toEqual([3, 6]);
    expect(own.lists[1]?.answers.map(({ fieldId }) => fieldId)).toEqual(["line", "lean", "afraid_of_partner", "fear"]);
    expect(Object.keys(own.lists[0] ?? {}).toSorted()).toEqual(["answers", "byLink", "id", "takenOn"]);
    expect(await personDirection(cast.jo, couple.id, helen.id)).toMatchObject({ lists: [], lean: [] });
  });

  it("asks the safety question of everyone", async () => {
    const { grace } = await graceAndHelen(cast.jo);
    await expect(recordStayingFor(cast.jo, list(grace.id, { afraid_of_partner: "" }))).rejects.toThrow("Ask this of everyone");
  });

  it.each(["yes", "rather not say"])("proposes a private check in that person's room at %s, and says nothing in the partner's", async (afraid) => {
    const { grace, helen } = await graceAndHelen(cast.jo);
    const before = JSON.stringify(await privatePage(cast.jo, helen.id));
    await recordStayingFor(cast.jo, list(grace.id, { afraid_of_partner: afraid }));
    expect(JSON.stringify(await privatePage(cast.jo, grace.id))).toContain("S2");
    expect(JSON.stringify(await privatePage(cast.jo, helen.id))).toBe(before);
  });

  it("is kept when it comes back by link", async () => {
    const { couple, tobias, token, code } = await tobiasWithLink(cast.jo, "EX.STAYING_FOR");
    await sendReflection((await unlock(token, code)).actor, { c_did: "DID", c_share: "NO", lean: "4", afraid_of_partner: "no" });
    const own = await personDirection(cast.jo, couple.id, tobias.id);
    expect(own.lists).toMatchObject([{ byLink: true }]);
    expect(own.lean).toEqual([{ on: today(), lean: 4 }]);
  });
});

describe("steps and endings", () => {
  it("let different paths stand, each in its own file", async () => {
    const { couple, tobias, noor } = await tobiasAndNoor(cast.jo);
    const step = { coupleId: couple.id, step: "1", metOn: today(), nextLookOn: addDays(today(), 60) };
    await recordStep(cast.jo, { ...step, clientId: tobias.id, path: "FULL_EFFORT", words: "Half a year, all in" });
    await recordStep(cast.jo, { ...step, clientId: noor.id, path: "PART", words: "I think I am done" });
    await recordStep(cast.jo, { ...step, clientId: "", step: "2", path: "", words: "We look again in two months" });
    expect((await personDirection(cast.jo, couple.id, noor.id)).steps).toMatchObject([{ path: "PART" }]);
    const joint = await closingPage(cast.jo, couple.id);
    expect(joint.steps).toMatchObject([{ step: 2, words: "We look again in two months" }]);
    expect(JSON.stringify(joint)).not.toMatch(/all in|done/);
  });

  it("refuses a person of another case and a look before the meeting", async () => {
    const { couple } = await tobiasAndNoor(cast.jo);
    const { grace } = await graceAndHelen(cast.jo);
    const step = { coupleId: couple.id, step: "1", path: "", words: "x", metOn: today(), nextLookOn: "" };
    await expect(recordStep(cast.jo, { ...step, clientId: grace.id })).rejects.toThrow(NotFoundError);
    await expect(recordStep(cast.jo, { ...step, clientId: "", nextLookOn: addDays(today(), -1) })).rejects.toThrow(RefusedError);
  });

  it.each(["WITHOUT_THERAPY", "PARTING", "PAUSE", "OTHER"])("treats %s like the others: one word with each six weeks on", async (kind) => {
    const { couple, tobias, noor } = await tobiasAndNoor(cast.jo);
    await recordEnding(cast.jo, { coupleId: couple.id, kind, words: "We said goodbye to the hour", endedOn: today() });
    expect((await closingPage(cast.jo, couple.id)).endings).toMatchObject([{ kind, words: "We said goodbye to the hour" }]);
    for (const { id } of [tobias, noor]) {
      const { followUps } = await personDirection(cast.jo, couple.id, id);
      expect(followUps).toMatchObject([{ dueOn: addDays(today(), 42), doneOn: null }]);
      await recordFollowUp(cast.jo, { followUpId: followUps[0]?.id, doneOn: today(), words: "Sleeping again" });
    }
    await recordEnding(cast.jo, { coupleId: couple.id, kind: "OTHER", words: "Worded anew", endedOn: today() });
    expect((await personDirection(cast.jo, couple.id, noor.id)).followUps.filter(({ doneOn }) => doneOn === null)).toHaveLength(1);
  });

  it("keeps five marks by the person and by the therapist, apart, with no count", async () => {
    const { couple, noor } = await tobiasAndNoor(cast.jo);
    const marks = { direction: "YES", body: "PARTLY", story: "", closure: "", forward: "" };
    await recordMarks(cast.jo, { clientId: noor.id, by: "CLIENT", markedOn: today(), marks });
    await recordMarks(cast.jo, { clientId: noor.id, by: "CLINICIAN", markedOn: today(), marks: { ...marks, body: "NOT_YET" } });
    await writeWhatWeSaw(cast.jo, { clientId: noor.id, body: "You asked for help and stayed." });
    const own = await personDirection(cast.jo, couple.id, noor.id);
    expect(own.marks).toEqual([
      { by: "CLINICIAN", markedOn: today(), marks: { direction: "YES", body: "NOT_YET" } }, { by: "CLIENT", markedOn: today(), marks: { direction: "YES", body: "PARTLY" } },
    ]);
    expect(own.saw?.body).toBe("You asked for help and stayed.");
    await expect(recordMarks(cast.jo, { clientId: noor.id, by: "CLIENT", markedOn: today(), marks: { ...marks, direction: "", body: "" } })).rejects.toThrow(RefusedError);
  });
});

describe("who reads and writes a direction", () => {
  it("is the case team alone, and each deed stands in the account without its words", async () => {
    const { couple, noor } = await tobiasAndNoor(cast.jo);
    for (const stranger of [cast.ines, cast.marta, mill.jo]) {
      await expect(personDirection(stranger, couple.id, noor.id)).rejects.toThrow(NotFoundError);
      await expect(closingPage(stranger, couple.id)).rejects.toThrow(NotFoundError);
      await expect(recordGoal(stranger, { clientId: noor.id, goal: "CLARIFY", words: "", askedOn: today() })).rejects.toThrow(NotFoundError);
      await expect(recordEnding(stranger, { coupleId: couple.id, kind: "PAUSE", words: "x", endedOn: today() })).rejects.toThrow(NotFoundError);
    }
    const client = behindALink(cast.jo, noor, couple.id);
    await expect(personDirection(client, couple.id, noor.id)).rejects.toThrow(NotFoundError);
    await expect(recordFollowUp(client, { followUpId: noor.id, doneOn: today(), words: "" })).rejects.toThrow(ForbiddenError);
    await recordStayingFor(cast.jo, list(noor.id));
    expect(await deedsIn(cast.jo)).toEqual(expect.arrayContaining(["staying-for.recorded"]));
    const entries = await inPractice(cast.jo, (tx) => tx.auditEntry.findMany({ where: { practiceId: cast.jo.practiceId } }));
    expect(JSON.stringify(entries, (_, value: unknown) => (typeof value === "bigint" ? String(value) : value))).not.toContain("I want it to be mine");
  });
});
