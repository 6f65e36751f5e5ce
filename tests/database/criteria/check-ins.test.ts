import { beforeEach, describe, expect, it } from "vitest";
import { approveTasks } from "#lib/assignments/commands/approve.ts";
import { askNoticed, askSelfItems } from "#lib/criteria/commands/ask.ts";
import { afterCheckIn } from "#lib/criteria/commands/self-items.ts";
import { criteriaProgress } from "#lib/criteria/queries.ts";
import { beforeReview } from "#lib/criteria/queries/check-ins.ts";
import { rateCriteria } from "#lib/criteria/commands.ts";
import type { ClinicianActor } from "#lib/platform/actor.ts";
import { clock } from "#lib/platform/clock.ts";
import { ForbiddenError, NotFoundError, RefusedError } from "#lib/platform/errors.ts";
import { newId } from "#lib/platform/ids.ts";
import { openText, sealText } from "#lib/platform/keyring.ts";
import { inPractice } from "#lib/platform/tenancy.ts";
import { dayOf } from "#lib/platform/time.ts";
import { deedsIn, lastDeedIn } from "#tests/factories/audit.ts";
import { openPractice } from "#tests/factories/cast.ts";
import { readyForLinks, ruben } from "#tests/factories/couples.ts";
import { aHourHeld, anHour, privateHalves } from "#tests/factories/held-hour.ts";
import { behindALink } from "#tests/factories/strangers.ts";

const answered = { own_a: "2", own_b: "3", own_c: "2", work_a: "4", work_b: "NO_CHANCE", work_c: "1", exper_a: "0", home_a: "NO_CHANCE", c_did: "DID" };

describe("the check-ins before a review", () => {
  let jo: ClinicianActor, ines: ClinicianActor, marta: ClinicianActor;
  let hour: Awaited<ReturnType<typeof aHourHeld>>;
  let next: string;
  beforeEach(async () => {
    ({ jo, ines, marta } = await openPractice());
    hour = await aHourHeld(jo);
    next = await anHour(jo, hour.coupleId, 21);
  });
  const asked = () => ({ coupleId: hour.coupleId, sessionId: next });
  const drafts = (assignmentIds: string[]) => inPractice(jo, (tx) => tx.assignment.findMany({ where: { practiceId: jo.practiceId, id: { in: assignmentIds } }, orderBy: { id: "asc" } }));
  const send = (person: "tobias" | "noor", id: string, answers: Record<string, string | string[]>, exerciseCode = "CHECK.SELF") => {
    const actor = behindALink(jo, hour[person], hour.coupleId);
    return inPractice(actor, (tx) => afterCheckIn(tx, actor, { id, exerciseCode }, answers));
  };
  const taskOf = async (clientId: string, ids: string[]) => (await drafts(ids)).find((row) => row.clientId === clientId)?.id ?? "";

  it("drafts the self-items for both at once; nothing leaves before it is approved", async () => {
    const { assignmentIds } = await askSelfItems(jo, asked());
    const rows = await drafts(assignmentIds);
    expect(rows.map(({ clientId }) => clientId).toSorted()).toEqual([hour.tobias.id, hour.noor.id].toSorted());
    for (const row of rows) {
      expect(row).toMatchObject({ exerciseCode: "CHECK.SELF", approvedAt: null, sessionId: next, repeat: "ONCE", reminders: false, delivery: "PRINT", pairId: rows[0]?.pairId });
      const reason = await inPractice(jo, (tx) => openText(tx, jo.practiceId, { table: "Assignment", row: row.id, column: "reason" }, row.reason));
      expect(reason).toBe("A short look back before we meet again.");
    }
    expect(await inPractice(jo, (tx) => tx.request.count({ where: { practiceId: jo.practiceId } }))).toBe(0);
    expect(await lastDeedIn(jo)).toMatchObject({ action: "check-in.drafted", coupleId: hour.coupleId });
    await expect(askSelfItems(jo, asked())).rejects.toMatchObject({ fields: { form: "Already asked for this hour." } });
    expect((await askNoticed(jo, asked())).assignmentIds).toHaveLength(2);
  });

  it("goes the way each person chose", async () => {
    await readyForLinks(jo, hour.couple);
    const { assignmentIds } = await askSelfItems(jo, asked());
    expect((await drafts(assignmentIds)).map(({ delivery }) => delivery)).toEqual(["HAND_OVER", "HAND_OVER"]);
  });

  it("rests in a week with private halves, whatever was said in them", async () => {
    const split = await anHour(jo, hour.coupleId, 28, { format: "SPLIT" });
    await expect(askSelfItems(jo, { ...asked(), sessionId: split })).rejects.toThrow(RefusedError);
    await expect(askNoticed(jo, { ...asked(), sessionId: split })).rejects.toThrow("private halves");
  });

  it("rests while a private check is open, and shows nothing of why", async () => {
    await privateHalves(jo, hour.coupleId, -1);
    await expect(askSelfItems(jo, asked())).rejects.toMatchObject({ fields: { form: expect.not.stringMatching(/S2|block|Noor|Tobias/) } });
    expect((await beforeReview(jo, hour.coupleId)).ask?.against).toMatch(/rest/);
    await expect(askNoticed(jo, asked())).rejects.toThrow(RefusedError);
  });

  it("is asked again by the approval: open checks, private halves, and both or neither", async () => {
    const { assignmentIds } = await askSelfItems(jo, asked());
    const noticed = (await askNoticed(jo, asked())).assignmentIds;
    const approve = (ids: string[]) => approveTasks(jo, { coupleId: hour.coupleId, assignmentIds: ids });
    await expect(approve(noticed.slice(0, 1))).rejects.toMatchObject({ fields: { form: expect.stringContaining("both or of neither") } });
    expect((await approve(noticed)).assignments).toHaveLength(2);
    await anHour(jo, hour.coupleId, 20, { format: "SPLIT" });
    await expect(approve(assignmentIds)).rejects.toMatchObject({ fields: { form: expect.stringContaining("private halves") } });
  });

  it("is not approved while a check is open, and does not say whose", async () => {
    const { assignmentIds } = await askSelfItems(jo, asked());
    await privateHalves(jo, hour.coupleId, -1);
    const refused = approveTasks(jo, { coupleId: hour.coupleId, assignmentIds });
    await expect(refused).rejects.toMatchObject({ fields: { form: expect.stringContaining("rest in this case") } });
    await expect(refused).rejects.toMatchObject({ fields: { form: expect.not.stringMatching(/S2|block|Noor|Tobias/) } });
  });

  it("asks of an hour ahead of this case only", async () => {
    await expect(askSelfItems(jo, { ...asked(), sessionId: hour.sessionId })).rejects.toThrow("over");
    const other = await aHourHeld(jo);
    await expect(askSelfItems(jo, { ...asked(), sessionId: other.sessionId })).rejects.toThrow(NotFoundError);
    await expect(askSelfItems(jo, { coupleId: hour.coupleId })).rejects.toThrow(NotFoundError);
    await expect(askSelfItems(jo, { ...asked(), strange: "1" })).rejects.toMatchObject({ name: "ZodError" });
  });

  it("asks one client alone for their own items, and never what they noticed", async () => {
    const { couple } = await ruben(jo);
    const session = await anHour(jo, couple.id, 14, { format: "ONE", oneSeat: "A" });
    await expect(askNoticed(jo, { coupleId: couple.id, sessionId: session })).rejects.toThrow("both come");
    expect((await askSelfItems(jo, { coupleId: couple.id, sessionId: session })).assignmentIds).toHaveLength(1);
  });

  it("is not found off the team or elsewhere, and no job or client asks", async () => {
    const { jo: foreign } = await openPractice("Mill Lane");
    for (const actor of [ines, marta, foreign]) {
      await expect(askSelfItems(actor, asked())).rejects.toThrow(NotFoundError);
      await expect(askNoticed(actor, asked())).rejects.toThrow(NotFoundError);
      await expect(beforeReview(actor, hour.coupleId)).rejects.toThrow(NotFoundError);
    }
    await expect(askSelfItems(behindALink(jo, hour.tobias, hour.coupleId), asked())).rejects.toThrow(ForbiddenError);
  });

  it("keeps means of two of three as that person's own ratings, beside the therapist's and never averaged", async () => {
    const { assignmentIds } = await askSelfItems(jo, asked());
    const today = dayOf(clock.now(), jo.zone);
    await rateCriteria(jo, { coupleId: hour.coupleId, reviewedOn: today, ratings: ["OWN", "WORK", "EXPER", "HOME"].map((criterion) => ({ seat: "A", criterion, value: 0.5 })) });
    await send("tobias", await taskOf(hour.tobias.id, assignmentIds), answered);
    const { criteria, newestReview } = await criteriaProgress(jo, hour.coupleId);
    expect(newestReview).toBe(today);
    expect(criteria.map(({ people }) => [people.A?.therapist?.value, people.A?.self?.value ?? null, people.A?.talkingPoint])).toEqual([[0.5, 2.3, true], [0.5, 2.5, true], [0.5, null, false], [0.5, null, false]]);
    expect(criteria[0]?.people.B).toMatchObject({ therapist: null, self: null });
    const review = await inPractice(jo, (tx) => tx.criteriaReview.findFirstOrThrow({ where: { practiceId: jo.practiceId, recordedById: null } }));
    expect(review.sessionId).toBe(next);
    expect(await deedsIn(jo)).toContain("criteria.self-items-sent");
  });

  it("does not count a person's own items as a review of the therapist's", async () => {
    const { assignmentIds } = await askSelfItems(jo, asked());
    await send("noor", await taskOf(hour.noor.id, assignmentIds), answered);
    expect((await criteriaProgress(jo, hour.coupleId)).newestReview).toBeNull();
  });

  it("keeps nothing of not this time, of all skipped, of the list, or while a check is open", async () => {
    const { assignmentIds } = await askSelfItems(jo, asked());
    const id = await taskOf(hour.tobias.id, assignmentIds);
    await send("tobias", id, { c_did: "NOT_THIS_TIME" });
    await send("tobias", id, { c_did: "DID", own_a: "3" });
    await send("tobias", id, { c_did: "DID", noticed: ["us"] }, "CHECK.NOTICED");
    await privateHalves(jo, hour.coupleId, -1);
    await send("tobias", id, answered);
    expect(await inPractice(jo, (tx) => tx.criterionRating.count({ where: { practiceId: jo.practiceId } }))).toBe(0);
  });

  it("takes nobody else's items", async () => {
    const { assignmentIds } = await askSelfItems(jo, asked());
    await expect(send("noor", await taskOf(hour.tobias.id, assignmentIds), answered)).rejects.toThrow(NotFoundError);
  });

  it("shows what each noticed in plain words with dates, and nothing that came in under an open check", async () => {
    const { assignmentIds } = await askNoticed(jo, asked());
    const sent = async (clientId: string, keys: string[]) => {
      const id = newId();
      const { practiceId } = jo;
      const assignmentId = await taskOf(clientId, assignmentIds);
      await inPractice(jo, async (tx) => tx.reflection.create({
        data: { practiceId, id, assignmentId, clientId, did: "DID", sentAt: clock.now(), answers: await sealText(tx, practiceId, { table: "Reflection", row: id, column: "answers" }, JSON.stringify({ noticed: keys })) },
      }));
    };
    await sent(hour.noor.id, ["need", "calmed"]);
    const { noticed, ask } = await beforeReview(jo, hour.coupleId);
    expect(noticed).toMatchObject([{ seat: "B", name: "Noor", words: ["named what they needed", "calmed themselves"] }]);
    expect(ask).toMatchObject({ due: true, against: null, noticing: false });
    expect(await deedsIn(jo)).toContain("noticed.viewed");
    await privateHalves(jo, hour.coupleId, -1);
    await sent(hour.tobias.id, ["us"]);
    expect((await beforeReview(jo, hour.coupleId)).noticed).toEqual([]);
  });
});
