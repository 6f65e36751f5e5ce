import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { contactInForce } from "#lib/clients/queries.ts";
import { setClock } from "#lib/platform/clock.ts";
import { ForbiddenError, NotFoundError, RefusedError } from "#lib/platform/errors.ts";
import { newId } from "#lib/platform/ids.ts";
import { inPractice } from "#lib/platform/tenancy.ts";
import { keepPrivateCheck } from "#lib/safety/commands/check.ts";
import { setSafetyProtocol } from "#lib/safety/commands/agreements.ts";
import { recordPrivateTalk, writeSafetyPlan } from "#lib/safety/commands/talk.ts";
import { answerMayRaise, recordTold } from "#lib/safety/commands/told.ts";
import { jointSafety, privatePage, safetyStanding } from "#lib/safety/queries.ts";
import { checkPage } from "#lib/safety/queries/check.ts";
import { safetyProtocol } from "#lib/safety/queries/hold.ts";
import { planSession } from "#lib/sessions/commands.ts";
import { lastDeedIn } from "#tests/factories/audit.ts";
import { openPractice, type PracticeCast } from "#tests/factories/cast.ts";
import { ruben, tobiasAndNoor } from "#tests/factories/couples.ts";
import { privateHalves } from "#tests/factories/held-hour.ts";
import { behindALink, strayIds } from "#tests/factories/strangers.ts";

let cast: PracticeCast;
let mill: PracticeCast;
let made: Awaited<ReturnType<typeof tobiasAndNoor>>;
let restore: () => void = () => {};
const at = (instant: string) => {
  restore();
  restore = setClock({ now: () => new Date(instant) });
};
beforeAll(async () => {
  cast = await openPractice();
  mill = await openPractice("Mill Lane");
});
beforeEach(async () => {
  at("2026-11-20T12:00:00Z");
  made = await tobiasAndNoor(cast.jo);
});
afterEach(() => restore());

const calm = { 1: "NO", 2: "NO", 3: "NO", 4: "NO", 5: "NO", 6: "NO", 7: "NO", 8: "NO", 9: "NO", 10: "YES" };
const check = (clientId: string, answers: object = calm, more: object = {}) =>
  ({ clientId, heard: "NOBODY", askedOn: "2026-11-20", manner: "ALONE_IN_ROOM", minutes: "24", answers, notes: {}, ownThoughts: "", ...more });
const standing = () => inPractice(cast.jo, (tx) => safetyStanding(tx, cast.jo, made.couple.id));
const pageOf = (clientId: string) => checkPage(cast.jo, made.couple.id, clientId);
const strangers = () => [cast.ines, cast.marta, mill.jo, behindALink(cast.jo, made.noor, made.couple.id)];

describe("the private check", () => {
  it("keeps the answers sealed in the person's own file and computes what came of it", async () => {
    const { says } = await keepPrivateCheck(cast.jo, check(made.noor.id, { ...calm, 2: "YES" }, { notes: { 2: "CANARY the doorway" } }));
    expect(says).toMatch(/propose S2.*You set the tier/);
    expect(await lastDeedIn(cast.jo)).toMatchObject({ action: "private-screen.recorded", detail: "{}" });
    const row = await inPractice(cast.jo, (tx) => tx.privateScreen.findFirstOrThrow({ where: { practiceId: cast.jo.practiceId, clientId: made.noor.id } }));
    expect(row).toMatchObject({ outcome: "CONCERN", minutes: 24, rescreen: false });
    expect(row.answers).not.toMatch(/CANARY|YES/);
    expect(await privatePage(cast.jo, made.noor.id)).toMatchObject({ status: "DONE_CONCERN", open: [{ tier: "S2", proposed: true }] });
    expect(await standing()).toMatchObject({ openTier: "S2", jointWork: "not cleared" });
    const his = JSON.stringify([await jointSafety(cast.jo, made.couple.id), await privatePage(cast.jo, made.tobias.id), await pageOf(made.tobias.id)]);
    expect(his).not.toMatch(/CANARY|physical/);
  });

  it("stops when somebody can hear, and keeps nothing", async () => {
    await expect(keepPrivateCheck(cast.jo, check(made.noor.id, { 2: "YES" }, { heard: "SOMEBODY" }))).rejects.toMatchObject({ fields: { heard: expect.stringContaining("Stop here") } });
    expect((await privatePage(cast.jo, made.noor.id)).screens).toEqual([]);
  });

  it("asks all ten the first time, four again, and the other six after one concern", async () => {
    const four = { 1: "NO", 2: "NO", 6: "NO", 10: "YES" };
    await expect(keepPrivateCheck(cast.jo, check(made.noor.id, four))).rejects.toMatchObject({ fields: { "answers.3": expect.stringContaining("Rather not say") } });
    await expect(keepPrivateCheck(cast.jo, check(made.noor.id, four, { rescreen: "yes" }))).rejects.toMatchObject({ fields: { rescreen: expect.stringContaining("first time") } });
    await keepPrivateCheck(cast.jo, check(made.noor.id));
    await keepPrivateCheck(cast.jo, check(made.noor.id, four, { rescreen: "yes" }));
    await expect(keepPrivateCheck(cast.jo, check(made.noor.id, { ...four, 2: "RATHER_NOT_SAY" }, { rescreen: "yes" }))).rejects.toThrow(RefusedError);
    expect((await privatePage(cast.jo, made.noor.id)).screens).toHaveLength(2);
  });

  it("is not on file when it was stopped, and what was told before still proposes", async () => {
    await keepPrivateCheck(cast.jo, check(made.noor.id, { 1: "NO", 3: "YES" }, { stopped: "yes" }));
    expect(await privatePage(cast.jo, made.noor.id)).toMatchObject({ status: "DECLINED", open: [{ tier: "S3", proposed: true }] });
  });

  it("sends nothing to a person for whom that is not safe", async () => {
    const { says } = await keepPrivateCheck(cast.jo, check(made.noor.id, { ...calm, 10: "RATHER_NOT_SAY" }));
    expect(says).toContain("Nothing is sent to Noor Haddad from now on");
    expect(await inPractice(cast.jo, (tx) => contactInForce(tx, cast.jo, made.noor))).toMatchObject({ channel: "NONE" });
  });

  it("opens a path of their own for thoughts of dying, and holds nothing for it", async () => {
    await keepPrivateCheck(cast.jo, check(made.tobias.id));
    await keepPrivateCheck(cast.jo, check(made.noor.id, calm, { ownThoughts: "YES" }));
    expect(await standing()).toMatchObject({ openTier: "S0", jointWork: "cleared", standing: { selfPath: true } });
    expect(await pageOf(made.noor.id)).toMatchObject({ selfPath: true });
    await writeSafetyPlan(cast.jo, { clientId: made.noor.id, points: { helps: "CANARY a walk" }, contactOn: "2026-11-21", contactAt: "14:30" });
    await writeSafetyPlan(cast.jo, { clientId: made.noor.id, points: { helps: "A walk with her sister" }, contactOn: "", contactAt: "" });
    const { plans } = await pageOf(made.noor.id);
    expect(plans.map(({ points, nextContactAt }) => [points.helps, nextContactAt?.toISOString() ?? null])).toEqual([["A walk with her sister", null], ["CANARY a walk", "2026-11-21T14:30:00.000Z"]]);
    expect(await pageOf(made.tobias.id)).toMatchObject({ selfPath: false, plans: [] });
    expect((await privatePage(cast.jo, made.tobias.id)).findings).toEqual([]);
  });

  it.each([
    ["a day to come", { askedOn: "2026-11-22" }], ["no minutes", { minutes: "" }], ["a link", { manner: "BY_LINK" }], ["an item nobody knows", { answers: { ...calm, 11: "YES" } }],
    ["an answer nobody knows", { answers: { ...calm, 1: "MAYBE" } }], ["nobody having looked who can hear", { heard: "" }],
  ])("refuses %s", async (_, wrong) => {
    await expect(keepPrivateCheck(cast.jo, check(made.noor.id, calm, wrong))).rejects.toThrow();
  });

  it("is kept after separation in the person's own file, and says what that means", async () => {
    const { practiceId, membershipId } = cast.jo;
    await inPractice(cast.jo, (tx) => tx.separation.create({ data: { practiceId, id: newId(), coupleId: made.couple.id, reason: "sealed elsewhere", separatedAt: new Date(), separatedById: membershipId } }));
    const { says } = await keepPrivateCheck(cast.jo, check(made.noor.id, { ...calm, 2: "YES" }));
    expect(says).toContain("no longer a couple here");
    expect(await pageOf(made.noor.id)).toMatchObject({ separated: true, told: [{ toldOn: "2026-11-20" }] });
    expect(await pageOf(made.tobias.id)).toMatchObject({ told: [] });
  });

  it("says on the therapist's side who was not asked alike", async () => {
    await keepPrivateCheck(cast.jo, check(made.noor.id));
    expect((await pageOf(made.tobias.id)).pacing).toBe("Tobias: not asked this week. Noor: 24 min on 20 Nov.");
    await recordPrivateTalk(cast.jo, { clientId: made.tobias.id, talkedOn: "2026-11-20", minutes: "25", points: {} });
    expect((await pageOf(made.tobias.id)).pacing).toBeNull();
  });

  it("shows only the questions while an hour is under way", async () => {
    await keepPrivateCheck(cast.jo, check(made.noor.id, { ...calm, 2: "YES" }));
    await planSession(cast.jo, { coupleId: made.couple.id, day: "2026-11-20", time: "12:30", minutes: 50, place: "ROOM", format: "SPLIT" });
    at("2026-11-20T12:40:00Z");
    expect(await pageOf(made.noor.id)).toMatchObject({ underWay: true, told: [], pacing: null, mayRescreen: true });
  });
});

describe("what was told alone", () => {
  it("may be raised only with a yes in their words, asked in private", async () => {
    await keepPrivateCheck(cast.jo, check(made.noor.id, { ...calm, 2: "YES" }));
    const [told] = (await pageOf(made.noor.id)).told;
    const toldAloneId = told?.id ?? "";
    await answerMayRaise(cast.jo, { toldAloneId, answer: "NOT_YET", words: "", askedOn: "2026-11-20" });
    await expect(answerMayRaise(cast.jo, { toldAloneId, answer: "YES", words: " ", askedOn: "2026-11-20" })).rejects.toThrow();
    at("2026-11-20T13:00:00Z");
    await answerMayRaise(cast.jo, { toldAloneId, answer: "YES", words: "I want us to read the doorway rule again.", askedOn: "2026-11-20" });
    expect(await lastDeedIn(cast.jo)).toMatchObject({ action: "may-raise.answered", detail: "{}" });
    expect((await pageOf(made.noor.id)).told[0]?.answers).toMatchObject([{ answer: "YES", words: "I want us to read the doorway rule again." }, { answer: "NOT_YET", words: null }]);
    await planSession(cast.jo, { coupleId: made.couple.id, day: "2026-11-20", time: "14:00", minutes: 50, place: "ROOM", format: "JOINT" });
    at("2026-11-20T14:10:00Z");
    await expect(answerMayRaise(cast.jo, { toldAloneId, answer: "NO", words: "", askedOn: "2026-11-20" })).rejects.toMatchObject({ fields: { form: expect.stringContaining("only in private") } });
  });

  it("may name a move of that person's own room, and no other", async () => {
    await privateHalves(cast.jo, made.couple.id, -1);
    const [hers] = (await pageOf(made.noor.id)).tellable;
    expect(hers?.label).toBe("Blocks the way out");
    await expect(recordTold(cast.jo, { clientId: made.tobias.id, words: "Not his.", toldOn: "2026-11-19", observationId: hers?.id })).rejects.toThrow(RefusedError);
    await recordTold(cast.jo, { clientId: made.noor.id, words: "He stood in the kitchen doorway.", toldOn: "2026-11-19", observationId: hers?.id });
    const after = await pageOf(made.noor.id);
    expect(after.told).toMatchObject([{ words: "He stood in the kitchen doorway.", answers: [] }]);
    expect(after.tellable.map(({ id }) => id)).not.toContain(hers?.id);
  });
});

describe("a private talk", () => {
  it("is sealed in the person's file, with the points that were talked about", async () => {
    await recordPrivateTalk(cast.jo, { clientId: made.noor.id, talkedOn: "2026-11-20", minutes: "25", points: { fear: "At night", wish: "", other: "x" } });
    expect(await lastDeedIn(cast.jo)).toMatchObject({ action: "private-talk.recorded", detail: "{}" });
    const { talks, talkLeft } = await pageOf(made.noor.id);
    expect(talks).toMatchObject([{ minutes: 25, points: [{ label: "Fear", words: "At night" }] }]);
    expect(talkLeft).toHaveLength(12);
    expect((await pageOf(made.tobias.id)).talks).toEqual([]);
    await expect(recordPrivateTalk(cast.jo, { clientId: made.noor.id, talkedOn: "2026-11-25", minutes: "25" })).rejects.toThrow(RefusedError);
    await expect(writeSafetyPlan(cast.jo, { clientId: made.noor.id, points: { helps: " " } })).rejects.toThrow(RefusedError);
    await expect(writeSafetyPlan(cast.jo, { clientId: made.noor.id, points: { helps: "A walk" }, contactOn: "2026-11-21", contactAt: "" })).rejects.toThrow();
  });
});

describe("nobody else", () => {
  it("finds or writes any of it", async () => {
    await keepPrivateCheck(cast.jo, check(made.noor.id, { ...calm, 2: "YES" }));
    const toldAloneId = (await pageOf(made.noor.id)).told[0]?.id ?? "";
    const alone = await ruben(cast.jo);
    for (const stranger of strangers()) {
      await expect(checkPage(stranger, made.couple.id, made.noor.id)).rejects.toThrow(NotFoundError);
      await expect(keepPrivateCheck(stranger, check(made.noor.id))).rejects.toThrow(NotFoundError);
      await expect(recordTold(stranger, { clientId: made.noor.id, words: "No.", toldOn: "2026-11-20" })).rejects.toThrow(NotFoundError);
      await expect(answerMayRaise(stranger, { toldAloneId, answer: "NO", askedOn: "2026-11-20" })).rejects.toThrow(NotFoundError);
      await expect(recordPrivateTalk(stranger, { clientId: made.noor.id, talkedOn: "2026-11-20", minutes: "9" })).rejects.toThrow(NotFoundError);
      await expect(writeSafetyPlan(stranger, { clientId: made.noor.id, points: { helps: "No." } })).rejects.toThrow(NotFoundError);
    }
    await expect(checkPage(cast.jo, alone.couple.id, made.noor.id)).rejects.toThrow(NotFoundError);
    for (const id of strayIds) await expect(answerMayRaise(cast.jo, { toldAloneId: id, answer: "NO", askedOn: "2026-11-20" })).rejects.toThrow(NotFoundError);
  });

  it("but the owner sets the practice's protocol", async () => {
    await expect(setSafetyProtocol(cast.jo, { protocol: "Call Marta." })).rejects.toThrow(ForbiddenError);
    await setSafetyProtocol(cast.marta, { protocol: "Call Marta.\n\nThen the duty line." });
    expect(await safetyProtocol(cast.jo)).toEqual({ lines: ["Call Marta.", "Then the duty line."], own: true });
    await setSafetyProtocol(cast.marta, { protocol: "" });
    expect(await safetyProtocol(cast.jo)).toMatchObject({ own: false, lines: expect.arrayContaining(["Ask, alone: is it safe to go home?"]) });
  });
});
