import { beforeEach, describe, expect, it } from "vitest";
import { assignExercise } from "#lib/assignments/commands/draft.ts";
import { recordDoneTogether } from "#lib/assignments/commands/outcome.ts";
import { assignmentsPage } from "#lib/assignments/queries.ts";
import { setClientCode } from "#lib/clients/commands.ts";
import type { ClinicianActor } from "#lib/platform/actor.ts";
import { copyExercise } from "#lib/exercises/commands.ts";
import { ForbiddenError, NotFoundError, RefusedError } from "#lib/platform/errors.ts";
import { inPractice } from "#lib/platform/tenancy.ts";
import { decideSafety } from "#lib/safety/commands.ts";
import { openPractice, type PracticeCast } from "#tests/factories/cast.ts";
import { askedAlone, readyForLinks, ruben, tobiasAndNoor } from "#tests/factories/couples.ts";
import { dayAhead, giveTask, readyPair, recipient, tokenOf, unlock } from "#tests/factories/tasks.ts";

const refusalOf = async (deed: Promise<unknown>): Promise<Record<string, string>> => {
  const error = await deed.then(() => null, (thrown: unknown) => thrown);
  if (!(error instanceof RefusedError)) throw error ?? new Error("It was not refused.");
  return error.fields;
};

describe("giving an exercise", () => {
  let cast: PracticeCast;
  let jo: ClinicianActor;
  beforeEach(async () => {
    cast = await openPractice();
    jo = cast.jo;
  });

  it("gives Tobias his own task, sealed, with a link; the deed is in the audit", async () => {
    const { couple, tobias } = await readyPair(jo);
    const given = await giveTask(jo, couple, tobias, "EX.WARM_EYES", { confidence: 5 });
    expect(given).toMatchObject({ assignments: [{ clientId: tobias.id, exerciseCode: "EX.WARM_EYES" }], codes: [], missing: [] });
    expect(given.links[0]?.url).toMatch(/^http:\/\/localhost:3000\/r\/[\w-]{43}$/);
    const { rows, audit } = await inPractice(jo, async (tx) => ({
      rows: await tx.assignment.findMany({ where: { practiceId: jo.practiceId } }),
      audit: await tx.auditEntry.findMany({ where: { practiceId: jo.practiceId, action: { in: ["assignment.given", "request.issued"] } } }),
    }));
    expect(rows).toMatchObject([{ size: "TWO_MINUTE", solo: false, confidence: 5, approvedById: jo.membershipId }]);
    expect(JSON.stringify(rows)).not.toContain("wants to try this");
    expect(audit.map(({ action }) => action)).toEqual(["assignment.given", "request.issued"]);
    expect(JSON.stringify(audit, (_, value: unknown) => (typeof value === "bigint" ? String(value) : value))).not.toContain("wants to try");
  });

  it("gives a pair to both: each half its own exercise, words and link", async () => {
    const { couple, tobias, noor, codes } = await readyPair(jo);
    const given = await assignExercise(jo, {
      coupleId: couple.id, exerciseCode: "EX.BIDS", dueOn: dayAhead(jo, 7),
      recipients: { 0: recipient(noor, "EX.BIDS", { reason: "Noor's reason" }), 1: recipient(tobias, "EX.SWITCH_ASK", { reason: "Tobias's reason" }) },
    });
    expect(given.links.map(({ clientId }) => clientId)).toEqual([noor.id, tobias.id]);
    const [hers, his] = given.links;
    expect((await unlock(tokenOf(hers?.url ?? ""), codes.noor)).actor.seat).toBe("B");
    expect((await unlock(tokenOf(his?.url ?? ""), codes.tobias)).actor.seat).toBe("A");
    const { people } = await assignmentsPage(jo, couple.id);
    expect(people.map(({ name, open }) => [name, open.map((task) => [task.exerciseCode, task.reason])])).toEqual([
      ["Tobias Lindqvist", [["EX.SWITCH_ASK", "Tobias's reason"]]], ["Noor Haddad", [["EX.BIDS", "Noor's reason"]]],
    ]);
    expect(new Set(people.flatMap(({ open }) => open.map((task) => task.pairId))).size).toBe(1);
  });

  it("refuses two halves that do not belong together", async () => {
    const { couple, tobias, noor } = await readyPair(jo);
    const halves = (one: string, other: string) => assignExercise(jo, {
      coupleId: couple.id, exerciseCode: one, dueOn: dayAhead(jo, 7), recipients: [recipient(tobias, one), recipient(noor, other)],
    });
    expect(await refusalOf(halves("EX.BIDS", "EX.STEADY"))).toHaveProperty("recipients");
    expect(await refusalOf(halves("EX.WARM_EYES", "EX.HOME_BASE"))).toHaveProperty("recipients");
    const twice = assignExercise(jo, { coupleId: couple.id, exerciseCode: "EX.WARM_EYES", dueOn: dayAhead(jo, 7), recipients: [recipient(tobias, "EX.WARM_EYES"), recipient(tobias, "EX.WARM_EYES")] });
    expect(await refusalOf(twice)).toHaveProperty("recipients");
  });

  it("gives a practice's own one-sided exercise to one person, never to both by a crafted post", async () => {
    const { couple, tobias, noor } = await readyPair(jo);
    await copyExercise(jo, { code: "EX.BIDS" });
    const both = { coupleId: couple.id, exerciseCode: "OWN.1", dueOn: dayAhead(jo, 7), recipients: [recipient(tobias, "OWN.1"), recipient(noor, "OWN.1")] };
    expect(await refusalOf(assignExercise(jo, both))).toHaveProperty("recipients");
    expect((await giveTask(jo, couple, noor, "OWN.1")).assignments).toHaveLength(1);
  });

  it("gives it for paper, without a link, while rule M5 misses something", async () => {
    const { couple, tobias } = await tobiasAndNoor(jo);
    const given = await giveTask(jo, couple, tobias);
    expect(given.links).toEqual([]);
    expect(given.missing[0]?.sentences.length).toBeGreaterThanOrEqual(2);
    expect(given.missing[0]?.sentences.join()).not.toContain("Noor");
    const { people } = await assignmentsPage(jo, couple.id);
    expect(people[0]?.open).toMatchObject([{ status: "approved", link: null }]);
  });

  it("makes a code where there is none, returns it once and uses it from then on", async () => {
    const { couple, tobias } = await tobiasAndNoor(jo);
    await readyForLinks(jo, couple);
    const given = await giveTask(jo, couple, tobias);
    expect(given.codes).toMatchObject([{ clientId: tobias.id, code: expect.stringMatching(/^\d{6}$/) }]);
    await unlock(tokenOf(given.links[0]?.url ?? ""), given.codes[0]?.code ?? "");
    expect((await giveTask(jo, couple, tobias, "EX.HOME_BASE")).codes).toEqual([]);
  });

  it("keeps gates closed and says why", async () => {
    const { couple, tobias, noor } = await tobiasAndNoor(jo);
    expect((await refusalOf(giveTask(jo, couple, noor, "EX.BIDS"))).form).toContain("Private screen missing: Tobias Lindqvist.");
    expect((await refusalOf(giveTask(jo, couple, tobias, "EX.GRIEVE"))).form).toContain("Do it once together");
    await askedAlone(jo, couple);
    await giveTask(jo, couple, noor, "EX.BIDS");
    expect((await refusalOf(giveTask(jo, couple, tobias, "EX.CHANGE_ASK"))).form).toContain("Tick that you have checked");
    await assignExercise(jo, { coupleId: couple.id, exerciseCode: "EX.CHANGE_ASK", dueOn: dayAhead(jo, 7), checkedSafe: "yes", recipients: [recipient(tobias, "EX.CHANGE_ASK")] });
    await decideSafety(jo, { coupleId: couple.id, kind: "TIER_SET", tier: "S2", room: "B", words: "Told alone" });
    expect((await refusalOf(giveTask(jo, couple, noor, "EX.STEADY"))).form).toContain("A private check is due.");
    await giveTask(jo, couple, noor, "EX.WARM_EYES");
  });

  it("opens a room-first exercise for the one with whom it was done together", async () => {
    const { couple, tobias, noor } = await tobiasAndNoor(jo);
    const done = { clientId: tobias.id, exerciseCode: "EX.GRIEVE", on: dayAhead(jo, 0) };
    const { id } = await recordDoneTogether(jo, done);
    expect(await recordDoneTogether(jo, done)).toEqual({ id });
    await giveTask(jo, couple, tobias, "EX.GRIEVE");
    expect((await refusalOf(giveTask(jo, couple, noor, "EX.GRIEVE"))).form).toContain("Do it once together");
    expect(await refusalOf(recordDoneTogether(jo, { ...done, on: dayAhead(jo, 1) }))).toHaveProperty("on");
    await expect(recordDoneTogether(cast.ines, done)).rejects.toThrow(NotFoundError);
  });

  it("gives a third task to nobody", async () => {
    const { couple, tobias } = await tobiasAndNoor(jo);
    await giveTask(jo, couple, tobias, "EX.WARM_EYES");
    await giveTask(jo, couple, tobias, "EX.HOME_BASE");
    expect((await refusalOf(giveTask(jo, couple, tobias, "EX.MOVE"))).form).toContain("has 2 open tasks");
  });

  it("gives Ruben the steps for one alone, and never what needs two", async () => {
    const { couple, ruben: person } = await ruben(jo);
    await askedAlone(jo, couple);
    await giveTask(jo, couple, person, "EX.SWITCH_ASK");
    const { people } = await assignmentsPage(jo, couple.id);
    expect(people[0]?.open).toMatchObject([{ solo: true }]);
    expect((await refusalOf(giveTask(jo, couple, person, "EX.TURNS"))).form).toContain("needs both");
  });

  it("says in a sentence beside the field what is missing or out of range", async () => {
    const { couple, tobias } = await tobiasAndNoor(jo);
    const giving = (words: Record<string, unknown>, dueOn = dayAhead(jo, 7)) =>
      assignExercise(jo, { coupleId: couple.id, exerciseCode: "EX.WARM_EYES", dueOn, recipients: [{ ...recipient(tobias, "EX.WARM_EYES"), ...words }] });
    await expect(giving({ reason: " " })).rejects.toThrow("own words");
    await expect(giving({ reason: "x".repeat(501) })).rejects.toThrow("500");
    await expect(giving({ reason: "a\u0000b" })).rejects.toThrow("cannot be stored");
    await expect(giving({ confidence: "11" })).rejects.toThrow("0 to 10");
    await expect(giving({ exerciseCode: "EX.NOTHING" })).rejects.toThrow("library");
    await expect(giving({}, "1890-01-01")).rejects.toThrow("2000");
    expect(await refusalOf(giving({}, dayAhead(jo, -1)))).toHaveProperty("dueOn");
    expect(await refusalOf(giving({}, dayAhead(jo, 33)))).toHaveProperty("dueOn");
  });

  it("finds nothing for a colleague off the team, another practice, another case's person or a strange id", async () => {
    const { couple, tobias } = await readyPair(jo);
    const other = await openPractice("Elsewhere");
    const hers = await ruben(jo);
    for (const actor of [cast.ines, other.jo]) await expect(giveTask(actor, couple, tobias)).rejects.toThrow(NotFoundError);
    await expect(giveTask(jo, couple, hers.ruben)).rejects.toThrow(NotFoundError);
    await expect(giveTask(jo, { ...couple, id: "' OR 1=1" }, tobias)).rejects.toThrow(NotFoundError);
    await expect(assignmentsPage(cast.ines, couple.id)).rejects.toThrow(NotFoundError);
    await expect(assignmentsPage(jo, "malformed")).rejects.toThrow(NotFoundError);
  });

  it("is never a client's to do", async () => {
    const { couple, tobias } = await readyPair(jo);
    const { code } = await setClientCode(jo, { clientId: tobias.id });
    const given = await giveTask(jo, couple, tobias);
    const { actor } = await unlock(tokenOf(given.links[0]?.url ?? ""), code);
    await expect(assignExercise(actor, { coupleId: couple.id })).rejects.toThrow(ForbiddenError);
  });
});
