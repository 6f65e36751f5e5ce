import { beforeAll, describe, expect, it } from "vitest";
import { addCouple } from "#lib/couples/commands.ts";
import type { CoupleDto } from "#lib/couples/dto.ts";
import { recordEpisode, recordLookedFor, recordObservation, recordObservations, withdrawLookedFor } from "#lib/observations/commands.ts";
import { sessionRecord } from "#lib/observations/queries.ts";
import { NotFoundError, RefusedError } from "#lib/platform/errors.ts";
import { newId } from "#lib/platform/ids.ts";
import { inPractice } from "#lib/platform/tenancy.ts";
import { cancelSession, planSession, recordAttendance } from "#lib/sessions/commands.ts";
import { openPractice, type PracticeCast } from "#tests/factories/cast.ts";

const press = { seat: "A", code: "PUR.PRESS", intensity: 2 };

describe("recording an hour with Tobias Lindqvist and Noor Haddad", () => {
  let harbour: PracticeCast;
  let mill: PracticeCast;
  let couple: CoupleDto;
  let rene: CoupleDto;

  beforeAll(async () => {
    harbour = await openPractice("Harbour Street");
    mill = await openPractice("Mill Lane");
    couple = await addCouple(harbour.jo, {
      kind: "COUPLE", a: { name: "Tobias Lindqvist", channel: "NONE" }, b: { name: "Noor Haddad", channel: "NONE" },
    });
    rene = await addCouple(harbour.jo, { kind: "INDIVIDUAL", a: { name: "René Okafor", channel: "NONE" }, partnerCalled: "June" });
  });

  const hour = (coupleId = couple.id, rest: Record<string, unknown> = {}) =>
    planSession(harbour.jo, { coupleId, day: "2026-11-26", time: "10:00", minutes: 50, place: "ROOM", format: "JOINT", ...rest });
  const refusalOf = (work: Promise<unknown>) => work.then(() => null, (error: unknown) => error);
  const audit = (subjectId: string) => inPractice(harbour.jo, async (tx) =>
    (await tx.auditEntry.findMany({ where: { practiceId: harbour.jo.practiceId, subjectId }, orderBy: { sequence: "asc" } })));

  it("gives the figures of the worked check, attendance as planned, and one audit row", async () => {
    const { id } = await hour();
    const items = [
      ["A", "PUR.PRESS", 1], ["B", "WDR.FREEZE", 1], ["A", "MID.OWN", 1], ["B", "MID.NAME_INSIDE", 1],
      ["A", "PUR.AMPLIFY", 1], ["B", "WDR.PLACATE", 1], ["A", "MID.ASK_SWITCH", 2], ["B", "MID.RETURN", 2],
    ].map(([seat, code, episode]) => ({ id: newId(), seat, code, intensity: 2, episode }));
    expect(await recordObservations(harbour.jo, { sessionId: id, items })).toMatchObject({ recorded: 8, coupleId: couple.id });
    const { summary, session } = await sessionRecord(harbour.jo, id);
    expect(session.attended).toBe(true);
    expect(summary.joint.persons.A.figures).toMatchObject({ pos: 50, ext: 50, load: 8 });
    expect(summary.joint.persons.B.figures).toMatchObject({ pos: -43, ext: 43, load: 6 });
    expect(summary.couple).toMatchObject({ pol: 47, mid: 53, pattern: "A_PURSUES_B_WITHDRAWS" });
    expect(summary.turns).toMatchObject({ pursueThenWithdraw: { A: { k: 2, n: 2 } }, loops: 0, offers: { k: 2, n: 3 } });
    expect((await audit(id)).filter(({ action }) => action === "observation.recorded")).toMatchObject([{ detail: '{"count":8}' }]);
  });

  it("records once what is sent twice", async () => {
    const { id } = await hour();
    const batch = { sessionId: id, items: [{ id: newId(), ...press }, { id: newId(), seat: "B", light: "W", intensity: 2 }] };
    await recordObservations(harbour.jo, batch);
    expect(await recordObservations(harbour.jo, batch)).toMatchObject({ recorded: 0 });
    expect((await sessionRecord(harbour.jo, id)).moves).toHaveLength(2);
  });

  it("numbers moves in order, also when two devices save at once", async () => {
    const { id } = await hour();
    await Promise.all([1, 2, 3, 4].map(() => recordObservation(harbour.jo, { sessionId: id, ...press })));
    expect((await sessionRecord(harbour.jo, id)).moves.map(({ seq }) => seq)).toEqual([1, 2, 3, 4]);
  });

  it.each([
    ["an unknown word", { code: "PUR.NOPE" }, "items.0.code"],
    ["markup for a word", { code: "<script>" }, "items.0.code"],
    ["no word", { code: "" }, "items.0.code"],
    ["a word and a light mark", { light: "P" }, "items.0.code"],
    ["intensity 0", { intensity: 0 }, "items.0.intensity"],
    ["intensity 5", { intensity: 5 }, "items.0.intensity"],
    ["a third person", { seat: "C" }, "items.0.seat"],
    ["a note of 201 characters", { note: "x".repeat(201) }, "items.0.note"],
    ["an id that is none", { id: "1" }, "items.0.id"],
  ])("refuses %s and stores nothing", async (_, wrong, field) => {
    const { id } = await hour();
    const refusal = await refusalOf(recordObservations(harbour.jo, { sessionId: id, items: [{ ...press, ...wrong }, press] }));
    expect(refusal).toMatchObject({ name: "ZodError" });
    expect((refusal as { issues: Array<{ path: string[] }> }).issues[0]?.path.join(".")).toBe(field);
    expect((await sessionRecord(harbour.jo, id)).moves).toEqual([]);
  });

  it("refuses an event on an absent partner, and a part of the hour that was not held", async () => {
    const { id } = await hour();
    await recordAttendance(harbour.jo, { sessionId: id, a: { status: "CAME", minutesJoint: 50 }, b: { status: "NO_SHOW" } });
    const seen = await refusalOf(recordObservations(harbour.jo, { sessionId: id, items: [press, { seat: "B", code: "WDR.FREEZE", intensity: 2 }] }));
    expect(seen).toMatchObject({ fields: { "items.1.seat": expect.stringContaining("Noor") } });
    expect(await refusalOf(recordObservation(harbour.jo, { sessionId: id, ...press, room: "JOINT" }))).toMatchObject({ fields: { room: expect.any(String) } });
    expect(await refusalOf(recordObservation(harbour.jo, { sessionId: id, ...press, room: "B" }))).toMatchObject({ fields: { room: expect.any(String) } });
    expect((await sessionRecord(harbour.jo, id)).moves).toEqual([]);
  });

  it("refuses a code on a partner who is no client", async () => {
    const { id } = await hour(rene.id, { format: "ONE", oneSeat: "A" });
    expect(await refusalOf(recordObservation(harbour.jo, { sessionId: id, ...press, seat: "B" }))).toMatchObject({ fields: { seat: expect.stringContaining("June") } });
    await recordObservation(harbour.jo, { sessionId: id, ...press });
    expect((await sessionRecord(harbour.jo, id)).moves).toMatchObject([{ room: "A", toldBy: null }]);
  });

  it("asks in whose half it was, and follows who told it", async () => {
    const { id } = await hour(couple.id, { format: "SPLIT" });
    expect(await refusalOf(recordObservation(harbour.jo, { sessionId: id, ...press }))).toMatchObject({ fields: { room: expect.any(String) } });
    await recordObservation(harbour.jo, { sessionId: id, ...press, room: "B", source: "REPORTED_BY_PARTNER" });
    expect((await sessionRecord(harbour.jo, id)).moves).toMatchObject([{ seat: "A", room: "B", toldBy: "B" }]);
    expect(await refusalOf(recordObservation(harbour.jo, { sessionId: id, ...press, room: "B", source: "REPORTED_BY_ACTOR" }))).toMatchObject({ name: "RefusedError" });
    expect(await refusalOf(recordObservation(harbour.jo, { sessionId: id, ...press, room: "B", source: "REPORTED_BY_BOTH" }))).toMatchObject({ name: "RefusedError" });
  });

  it("keeps a note in the author's process notes alone", async () => {
    const { id } = await hour();
    await recordObservation(harbour.jo, { sessionId: id, ...press, note: "My chest went tight." });
    await inPractice(harbour.jo, (tx) => tx.caseClinician.create({
      data: { practiceId: harbour.jo.practiceId, id: newId(), coupleId: couple.id, clinicianId: harbour.ines.membershipId, addedAt: new Date(), addedById: harbour.jo.membershipId },
    }));
    expect((await sessionRecord(harbour.jo, id)).moves[0]?.note).toBe("My chest went tight.");
    expect((await sessionRecord(harbour.ines, id)).moves[0]?.note).toBeNull();
    await inPractice(harbour.jo, (tx) => tx.caseClinician.deleteMany({ where: { practiceId: harbour.jo.practiceId, clinicianId: harbour.ines.membershipId } }));
  });

  it("keeps episodes, what was looked for, and what eased it", async () => {
    const { id } = await hour();
    const episode = { room: "JOINT", number: 1, trigger: "MONEY", easedBy: "B_SOFTENED", repairBy: "A", repairTaken: "PARTLY", othersPresent: "no", substances: "UNKNOWN" };
    await recordObservations(harbour.jo, { sessionId: id, items: [press], episodes: [episode], lookedFor: [{ seat: "B", code: "WDR.FREEZE" }] });
    const record = await sessionRecord(harbour.jo, id);
    expect(record.episodes).toMatchObject([{ number: 1, trigger: "MONEY", easedBy: "B_SOFTENED", repairTaken: "PARTLY", othersPresent: false, version: 1 }]);
    expect(record.summary.joint.persons.B.notSeen).toEqual(["WDR.FREEZE"]);
    await expect(recordEpisode(harbour.jo, { sessionId: id, room: "JOINT", number: 1, startMinute: 20, endMinute: 10 })).rejects.toMatchObject({ name: "ZodError" });
    await expect(recordEpisode(harbour.jo, { sessionId: id, version: 7, ...episode })).rejects.toMatchObject({ name: "ConflictError" });
    await expect(recordLookedFor(harbour.jo, { sessionId: id, seat: "A", code: "PUR.PRESS" })).rejects.toThrow(RefusedError);
    await expect(recordLookedFor(harbour.jo, { sessionId: id, seat: "A", code: "SAF.BLOCK" })).rejects.toMatchObject({ name: "ZodError" });
    await withdrawLookedFor(harbour.jo, { sessionId: id, seat: "B", code: "WDR.FREEZE" });
    expect((await sessionRecord(harbour.jo, id)).lookedFor).toEqual([]);
  });

  it("tells a quiet hour from one in which nothing was recorded", async () => {
    const quiet = await hour();
    await recordObservations(harbour.jo, { sessionId: quiet.id, nothingToNote: true });
    expect((await sessionRecord(harbour.jo, quiet.id)).summary.joint.stateText).toBe("quiet session");
    await recordObservation(harbour.jo, { sessionId: quiet.id, ...press });
    const empty = await hour();
    const { summary } = await sessionRecord(harbour.jo, empty.id);
    expect(summary.joint.stateText).toBe("nothing recorded");
    expect(summary.joint.persons.A.figures).toMatchObject({ pos: null, ext: null, load: null });
  });

  it("records nothing in a cancelled hour", async () => {
    const { id } = await hour();
    await cancelSession(harbour.jo, { sessionId: id });
    await expect(recordObservation(harbour.jo, { sessionId: id, ...press })).rejects.toThrow(RefusedError);
  });

  it("is out of reach for another practice and for a colleague off the team", async () => {
    const { id } = await hour();
    for (const stranger of [mill.jo, harbour.ines, harbour.marta]) {
      await expect(recordObservation(stranger, { sessionId: id, ...press })).rejects.toThrow(NotFoundError);
      await expect(recordObservations(stranger, { sessionId: id, items: [press] })).rejects.toThrow(NotFoundError);
      await expect(recordLookedFor(stranger, { sessionId: id, seat: "B", code: "WDR.FREEZE" })).rejects.toThrow(NotFoundError);
      await expect(recordEpisode(stranger, { sessionId: id })).rejects.toThrow(NotFoundError);
      await expect(sessionRecord(stranger, id)).rejects.toThrow(NotFoundError);
    }
  });

  it("refuses an id that belongs to another hour", async () => {
    const one = await hour();
    const other = await hour();
    const { id } = await recordObservation(harbour.jo, { sessionId: one.id, ...press });
    await expect(recordObservation(harbour.jo, { sessionId: other.id, id, ...press })).rejects.toThrow(RefusedError);
  });
});
