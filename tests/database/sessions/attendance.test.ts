import { beforeAll, describe, expect, it } from "vitest";
import { addCouple } from "#lib/couples/commands.ts";
import type { CoupleDto } from "#lib/couples/dto.ts";
import { recordObservation } from "#lib/observations/commands.ts";
import { ConflictError, NotFoundError, RefusedError } from "#lib/platform/errors.ts";
import { inPractice } from "#lib/platform/tenancy.ts";
import { planSession, recordAttendance, recordPartnerWords, wrapUpSession } from "#lib/sessions/commands.ts";
import { sessionPage } from "#lib/sessions/queries.ts";
import { openPractice, type PracticeCast } from "#tests/factories/cast.ts";

const came = (minutesJoint: number, minutesAlone = 0) => ({ status: "CAME", minutesJoint: String(minutesJoint), minutesAlone: String(minutesAlone) });
const absent = (status: "CANCELLED" | "NO_SHOW") => ({ status, minutesJoint: "50", minutesAlone: "0" });

describe("an hour as it happened", () => {
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
  const lastAudit = () => inPractice(harbour.jo, async (tx) =>
    (await tx.auditEntry.findFirst({ where: { practiceId: harbour.jo.practiceId }, orderBy: { sequence: "desc" } })));

  it("keeps the minutes of a late partner", async () => {
    const { id } = await hour();
    const session = await recordAttendance(harbour.jo, { sessionId: id, a: came(50), b: { status: "LATE", minutesLate: "15", minutesJoint: "35" } });
    expect(session.attendance.B).toMatchObject({ status: "LATE", minutesLate: 15, minutesJoint: 35 });
    expect(session.format).toBe("JOINT");
    expect(await lastAudit()).toMatchObject({ action: "attendance.recorded", subjectId: id, coupleId: couple.id, detail: "{}" });
  });

  it("becomes the hour of the one who came, in that person's room", async () => {
    const { id } = await hour();
    const session = await recordAttendance(harbour.jo, { sessionId: id, a: came(50), b: absent("NO_SHOW") });
    expect(session).toMatchObject({ format: "ONE", oneSeat: "A" });
    expect(session.minutesThere).toEqual({ joint: { A: 0, B: 0 }, alone: { A: 50, B: 0 } });
  });

  it("turns into halves, or keeps a joint part with private ones", async () => {
    const { id } = await hour();
    expect((await recordAttendance(harbour.jo, { sessionId: id, a: came(0, 25), b: came(0, 25) })).format).toBe("SPLIT");
    expect((await recordAttendance(harbour.jo, { sessionId: id, version: "1", a: came(30, 10), b: came(30, 10) })).format).toBe("JOINT_WITH_PRIVATE");
  });

  it("stays as planned when nobody came", async () => {
    const { id } = await hour();
    const session = await recordAttendance(harbour.jo, { sessionId: id, a: absent("CANCELLED"), b: absent("NO_SHOW") });
    expect(session.format).toBe("JOINT");
    expect(session.minutesThere.joint).toEqual({ A: 0, B: 0 });
  });

  it("refuses what cannot be", async () => {
    const { id } = await hour();
    const refusal = async (raw: Record<string, unknown>) => recordAttendance(harbour.jo, { sessionId: id, ...raw }).catch((error: unknown) => error);
    expect(await refusal({ a: came(0), b: came(50) })).toMatchObject({ fields: { "a.minutesJoint": expect.any(String) } });
    expect(await refusal({ a: came(50), b: came(0, 20) })).toMatchObject({ fields: { "b.minutesJoint": expect.any(String) } });
    expect(await refusal({ a: came(-1), b: came(50) })).toMatchObject({ name: "ZodError" });
    expect(await refusal({ a: { status: "LATE", minutesJoint: "20" }, b: came(50) })).toMatchObject({ name: "ZodError" });
    expect(await refusal({ a: came(50) })).toMatchObject({ fields: { "b.status": expect.any(String) } });
  });

  it("shows both versions when it was overtaken", async () => {
    const { id } = await hour();
    await recordAttendance(harbour.jo, { sessionId: id, version: "0", a: came(50), b: came(50) });
    const refusal = await recordAttendance(harbour.jo, { sessionId: id, version: "0", a: came(50), b: came(40) }).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(ConflictError);
    expect((refusal as ConflictError).theirs).toEqual({ Tobias: "Came, 50 minutes together", Noor: "Came, 50 minutes together" });
  });

  it("keeps minutes where moves were seen", async () => {
    const { id } = await hour();
    await recordObservation(harbour.jo, { sessionId: id, seat: "B", code: "WDR.FREEZE", intensity: 2 });
    const refusal = await recordAttendance(harbour.jo, { sessionId: id, a: came(50), b: absent("NO_SHOW") }).catch((error: unknown) => error);
    expect(refusal).toMatchObject({ fields: { "b.minutesJoint": expect.stringContaining("Noor") } });
  });

  it("needs no row for a partner who never attends", async () => {
    const { id } = await hour(rene.id, { format: "ONE", oneSeat: "A" });
    const session = await recordAttendance(harbour.jo, { sessionId: id, a: came(0, 50) });
    expect(session.attendance).toMatchObject({ A: { status: "CAME" }, B: null });
  });

  it("is closed in the therapist's words, sealed, and shown with its version", async () => {
    const { id } = await hour();
    await wrapUpSession(harbour.jo, { sessionId: id, closingLine: "Both <b>breathed</b> out.", whatEased: "Noor stayed.", promise: "", nextFocus: "" });
    const { wrapUp } = await sessionPage(harbour.jo, id);
    expect(wrapUp).toEqual({
      nothingToNote: false, closingLine: "Both <b>breathed</b> out.", whatEased: "Noor stayed.", promise: null, nextFocus: null,
      version: 1, room: "JOINT", shared: true,
    });
    const row = await inPractice(harbour.jo, (tx) => tx.wrapUp.findFirst({ where: { practiceId: harbour.jo.practiceId, sessionId: id } }));
    expect(row?.closingLine).toMatch(/^v1\./);
    await expect(wrapUpSession(harbour.jo, { sessionId: id, closingLine: "Another" })).rejects.toThrow(ConflictError);
    expect((await wrapUpSession(harbour.jo, { sessionId: id, version: "1", closingLine: "Another" })).version).toBe(2);
    expect(await lastAudit()).toMatchObject({ action: "session.wrapped-up", detail: "{}" });
  });

  it("keeps closing words of private halves off every page about both", async () => {
    const { id } = await hour(couple.id, { format: "SPLIT" });
    await wrapUpSession(harbour.jo, { sessionId: id, closingLine: "Told alone." });
    expect((await sessionPage(harbour.jo, id)).wrapUp).toMatchObject({ room: null, shared: false });
    const one = await hour(couple.id, { format: "ONE", oneSeat: "B" });
    await wrapUpSession(harbour.jo, { sessionId: one.id, closingLine: "Told alone." });
    expect((await sessionPage(harbour.jo, one.id)).wrapUp).toMatchObject({ room: "B", shared: false });
  });

  it("refuses 'nothing to note' beside moves", async () => {
    const { id } = await hour();
    await recordObservation(harbour.jo, { sessionId: id, seat: "A", code: "PUR.PRESS", intensity: 2 });
    await expect(wrapUpSession(harbour.jo, { sessionId: id, nothingToNote: "on" })).rejects.toThrow(RefusedError);
  });

  it("takes a partner's words from one client alone only, as text", async () => {
    const solo = await hour(rene.id, { format: "ONE", oneSeat: "A" });
    await recordPartnerWords(harbour.jo, { sessionId: solo.id, words: "She said: we're fine as we are." });
    expect((await sessionPage(harbour.jo, solo.id)).partnerWords).toMatchObject([{ words: "She said: we're fine as we are." }]);
    const { id } = await hour();
    await expect(recordPartnerWords(harbour.jo, { sessionId: id, words: "She left." })).rejects.toThrow(RefusedError);
  });

  it("is out of reach for another practice and for a colleague off the team", async () => {
    const { id } = await hour();
    for (const stranger of [mill.jo, harbour.ines]) {
      await expect(recordAttendance(stranger, { sessionId: id, a: came(50), b: came(50) })).rejects.toThrow(NotFoundError);
      await expect(wrapUpSession(stranger, { sessionId: id, closingLine: "x" })).rejects.toThrow(NotFoundError);
      await expect(recordPartnerWords(stranger, { sessionId: id, words: "x" })).rejects.toThrow(NotFoundError);
    }
  });

  it("leaves a trace of every look", async () => {
    const { id } = await hour();
    await sessionPage(harbour.jo, id);
    expect(await lastAudit()).toMatchObject({ action: "session.viewed", subjectId: id });
  });
});
