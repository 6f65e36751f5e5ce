import { beforeAll, describe, expect, it } from "vitest";
import { addCouple } from "#lib/couples/commands.ts";
import type { CoupleDto } from "#lib/couples/dto.ts";
import { setClock } from "#lib/platform/clock.ts";
import { ConflictError, NotFoundError, RefusedError } from "#lib/platform/errors.ts";
import { newId } from "#lib/platform/ids.ts";
import { inPractice } from "#lib/platform/tenancy.ts";
import { cancelSession, changeSession, planSession, wrapUpSession } from "#lib/sessions/commands.ts";
import { listSessions, nextSession, sessionPage, todaysSessions } from "#lib/sessions/queries.ts";
import { openPractice, type PracticeCast } from "#tests/factories/cast.ts";

const plan = (coupleId: string, rest: Record<string, unknown> = {}) =>
  ({ coupleId, day: "2026-11-26", time: "10:00", minutes: "50", place: "ROOM", format: "JOINT", ...rest });

describe("planning an hour with Tobias Lindqvist and Noor Haddad", () => {
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

  const actionsOf = (actor = harbour.jo) => inPractice(actor, async (tx) =>
    (await tx.auditEntry.findMany({ where: { practiceId: actor.practiceId }, orderBy: { sequence: "asc" } })).map(({ action }) => action));

  it("keeps the wall clock of the practice, ends after its minutes, and is audited", async () => {
    const session = await planSession(harbour.jo, plan(couple.id));
    expect(session).toMatchObject({ day: "2026-11-26", time: "10:00", endTime: "10:50", minutes: 50, zone: "Europe/London", format: "JOINT", attended: false });
    expect(session.minutesThere).toEqual({ joint: { A: 50, B: 50 }, alone: { A: 0, B: 0 } });
    expect((await actionsOf()).at(-1)).toBe("session.planned");
  });

  it("stays fifty real minutes where the clock changes within it", async () => {
    const autumn = await planSession(harbour.jo, plan(couple.id, { day: "2026-10-25", time: "01:30" }));
    expect(autumn.startsAt.toISOString()).toBe("2026-10-25T00:30:00.000Z");
    expect(autumn.plannedEndsAt.toISOString()).toBe("2026-10-25T01:20:00.000Z");
    const spring = await planSession(harbour.jo, plan(couple.id, { day: "2027-03-28", time: "01:30" }));
    expect(spring.time).toBe("02:30");
  });

  it("numbers hours of one case in order, also when many are planned at once", async () => {
    const fresh = await addCouple(harbour.jo, { kind: "COUPLE", a: { name: "Gil", channel: "NONE" }, b: { name: "Hana", channel: "NONE" } });
    const planned = await Promise.all(Array.from({ length: 6 }, () => planSession(harbour.jo, plan(fresh.id))));
    expect(planned.map(({ number }) => number).toSorted((one, next) => one - next)).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it.each([
    ["no minutes", { minutes: "0" }, "minutes"],
    ["less than none", { minutes: "-5" }, "minutes"],
    ["no number", { minutes: "long" }, "minutes"],
    ["a date in 1890", { day: "1890-05-01" }, "day"],
    ["a day that is none", { day: "2026-02-30" }, "day"],
    ["a time that is none", { time: "25:00" }, "time"],
    ["an unknown format", { format: "GROUP" }, "format"],
    ["one person, but not which", { format: "ONE" }, "oneSeat"],
    ["a field that is not asked for", { practiceId: "x" }, ""],
  ])("refuses %s", async (_, wrong, field) => {
    const refusal = await planSession(harbour.jo, plan(couple.id, wrong)).catch((error: unknown) => error);
    expect(refusal).toMatchObject({ name: "ZodError" });
    expect((refusal as { issues: Array<{ path: string[] }> }).issues[0]?.path.join(".")).toBe(field);
  });

  it("knows that one client alone comes alone", async () => {
    await expect(planSession(harbour.jo, plan(rene.id))).rejects.toThrow(RefusedError);
    const session = await planSession(harbour.jo, plan(rene.id, { format: "ONE", oneSeat: "A" }));
    expect(session.minutesThere).toEqual({ joint: { A: 0, B: 0 }, alone: { A: 50, B: 0 } });
  });

  it("is not found from another practice, by a colleague off the team, or by a malformed id", async () => {
    const session = await planSession(harbour.jo, plan(couple.id));
    for (const stranger of [mill.jo, harbour.ines, harbour.marta]) {
      await expect(planSession(stranger, plan(couple.id))).rejects.toThrow(NotFoundError);
      await expect(sessionPage(stranger, session.id)).rejects.toThrow(NotFoundError);
      await expect(cancelSession(stranger, { sessionId: session.id })).rejects.toThrow(NotFoundError);
      await expect(changeSession(stranger, { sessionId: session.id, version: 1, day: "2026-11-27", time: "10:00", minutes: 50, place: "ROOM" })).rejects.toThrow(NotFoundError);
      expect(await listSessions(stranger, couple.id)).toEqual([]);
    }
    await expect(sessionPage(harbour.jo, "1; drop")).rejects.toThrow(NotFoundError);
    await expect(sessionPage(harbour.jo, newId())).rejects.toThrow(NotFoundError);
  });

  it("is changed once per version; the second of two changes sees what is stored", async () => {
    const session = await planSession(harbour.jo, plan(couple.id));
    const change = (time: string) => changeSession(harbour.jo, { sessionId: session.id, version: "1", day: "2026-11-27", time, minutes: "75", place: "ONE_SCREEN", format: "SPLIT" });
    const results = await Promise.allSettled([change("11:00"), change("12:00")]);
    expect(results.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    const refused = results.find((result) => result.status === "rejected");
    const reason: unknown = refused?.reason;
    expect(reason).toBeInstanceOf(ConflictError);
    expect(reason).toMatchObject({ theirs: { Minutes: "75", "Who comes": "Private halves" } });
    expect((await actionsOf()).at(-1)).toBe("session.changed");
  });

  it("is cancelled once, and not when something is recorded in it", async () => {
    const session = await planSession(harbour.jo, plan(couple.id));
    await cancelSession(harbour.jo, { sessionId: session.id });
    await expect(cancelSession(harbour.jo, { sessionId: session.id })).rejects.toThrow(RefusedError);
    expect((await actionsOf()).at(-1)).toBe("session.cancelled");
    const held = await planSession(harbour.jo, plan(couple.id));
    await wrapUpSession(harbour.jo, { sessionId: held.id, closingLine: "They laughed." });
    await expect(cancelSession(harbour.jo, { sessionId: held.id })).rejects.toThrow(RefusedError);
  });

  it("shows on the day it is, to those on the team alone", async () => {
    const restore = setClock({ now: () => new Date("2027-01-11T08:00:00Z") });
    try {
      const late = await planSession(harbour.jo, plan(couple.id, { day: "2027-01-11", time: "16:00" }));
      const early = await planSession(harbour.jo, plan(couple.id, { day: "2027-01-11", time: "09:00" }));
      const tomorrow = await planSession(harbour.jo, plan(couple.id, { day: "2027-01-12", time: "00:05" }));
      expect((await todaysSessions(harbour.jo)).map(({ id }) => id)).toEqual([early.id, late.id]);
      expect(await todaysSessions(harbour.ines)).toEqual([]);
      expect((await nextSession(harbour.jo))?.id).toBe(early.id);
      await cancelSession(harbour.jo, { sessionId: early.id });
      expect((await todaysSessions(harbour.jo)).map(({ id }) => id)).toEqual([late.id]);
      expect(tomorrow.day).toBe("2027-01-12");
    } finally {
      restore();
    }
  });
});
