import { describe, expect, it } from "vitest";
import { safetyLine } from "#lib/safety/line.ts";
import { toSafetyRows, toScreenRow } from "#lib/safety/rows.ts";

const screen = {
  clientId: "noor", askedOn: new Date("2026-11-10T00:00:00Z"), recordedAt: new Date("2026-11-10T15:00:00Z"), outcome: "CONCERN" as const, manner: "ALONE_IN_ROOM" as const,
};

describe("stored rows as the tier reads them", () => {
  it("count a screen from its recording on the day, else from the end of the day it was asked", () => {
    expect(toScreenRow(screen, "Europe/London").at.toISOString()).toBe("2026-11-10T15:00:00.000Z");
    const late = { ...screen, recordedAt: new Date("2026-11-20T15:00:00Z") };
    expect(toScreenRow(late, "Europe/London").at.toISOString()).toBe("2026-11-11T00:00:00.000Z");
    expect(toScreenRow(late, "Pacific/Chatham").at.toISOString()).toBe("2026-11-10T10:15:00.000Z");
  });

  it("put a concern into the file of the one who answered, and nothing else of a screen", () => {
    const rows = toSafetyRows({
      screens: [screen, { ...screen, outcome: "NO_CONCERN" }, { ...screen, outcome: "DECLINED" }, { ...screen, clientId: "stranger" }],
      observations: [], decisions: [], clients: [{ id: "noor", seat: "B" }], hours: [],
    });
    expect(rows).toEqual([{ kind: "SCREEN", at: screen.recordedAt, room: "B", proposes: "S2" }]);
  });

  it("number an observation by its hour and date it by its newest edit", () => {
    const observation = {
      sessionId: "second", room: "A" as const, code: "SAF.FEAR", light: null, intensity: 2, recordedAt: new Date("2026-11-10T10:00:00Z"),
      observationRetraction: null, observationRevisions: [{ at: new Date("2026-11-12T10:00:00Z") }, { at: new Date("2026-11-11T10:00:00Z") }],
    };
    const read = (more: object) => toSafetyRows({ screens: [], observations: [{ ...observation, ...more }], decisions: [], clients: [], hours: ["first", "second"] })[0];
    expect(read({})).toMatchObject({ session: 2, room: "A", retracted: false, at: new Date("2026-11-12T10:00:00Z") });
    expect(read({ observationRetraction: { at: new Date() }, observationRevisions: [] })).toMatchObject({ retracted: true, at: observation.recordedAt });
  });

  it("read a decision without a file as the joint one's", () => {
    const decidedAt = new Date("2026-11-12T10:00:00Z");
    const decisions = [
      { kind: "TIER_SET" as const, tier: "S1" as const, room: null, decidedAt }, { kind: "ANSWERED" as const, tier: null, room: "B" as const, decidedAt },
      { kind: "JOINT_CLEARED" as const, tier: null, room: null, decidedAt },
    ];
    expect(toSafetyRows({ screens: [], observations: [], decisions, clients: [], hours: [] })).toEqual([
      { kind: "TIER_SET", at: decidedAt, room: "JOINT", tier: "S1" }, { kind: "ANSWERED", at: decidedAt, room: "B", tier: null }, { kind: "JOINT_CLEARED", at: decidedAt },
    ]);
  });
});

describe("the safety line", () => {
  const quiet = { soloClient: false, attending: [{ name: "Tobias", status: "DONE_NO_CONCERN" as const }, { name: "Noor", status: "DONE_CONCERN" as const }], jointWork: "cleared" as const, waiting: false };

  it("is silent when nothing is to be done", () => {
    expect(safetyLine(quiet)).toEqual([]);
  });

  it("names who is to be asked, never what was told", () => {
    const lines = safetyLine({ ...quiet, attending: [{ name: "Tobias", status: "DUE_AGAIN" }, { name: "Noor", status: "DECLINED" }], jointWork: "not cleared", waiting: true });
    expect(lines).toEqual([
      "Private questions to ask, alone: Tobias and Noor.",
      "Something waits for your answer. Look at each person's own page and at the agreements.",
      "Joint work is not cleared.",
    ]);
  });

  it("reads the same when the partners change seats", () => {
    const about = (one: string, other: string) => safetyLine({ ...quiet, attending: [{ name: one, status: "DUE_AGAIN" }, { name: other, status: "DUE_AGAIN" }], waiting: true }).join(" ");
    expect(about("X", "Y")).toBe(about("Y", "X").replace("Y and X", "X and Y"));
  });

  it("speaks of no joint work to one client alone", () => {
    expect(safetyLine({ ...quiet, soloClient: true, jointWork: "not cleared", waiting: true })).toEqual(["Something waits for your answer."]);
  });
});
