import { describe, expect, it } from "vitest";
import type { Room } from "#lib/couples/seat.ts";
import { allCodes } from "#lib/observations/code.ts";
import { inRoom, newestHoldCauseAt, roomsWithRepeatedContact, safetyStanding } from "#lib/safety/tier.ts";
import type { SafetyFacts, SafetyRow } from "#lib/safety/tier.ts";

type Observation = Extract<SafetyRow, { kind: "OBSERVATION" }>;
const day = (offset: number) => new Date(Date.UTC(2026, 0, 1) + offset * 86_400_000);
const saw = (code: string | null, at: number, rest: Partial<Observation> = {}): SafetyRow => ({
  kind: "OBSERVATION",
  at: day(at),
  room: "JOINT",
  session: 1,
  code,
  light: null,
  intensity: 2,
  retracted: false,
  ...rest,
});
const answered = (room: Room, tier: "S1" | "S2" | "S3" | null, at: number): SafetyRow => ({ kind: "ANSWERED", at: day(at), room, tier });
const tierSet = (room: Room, tier: "S0" | "S1" | "S2" | "S3", at: number): SafetyRow => ({ kind: "TIER_SET", at: day(at), room, tier });
const cleared = (at: number): SafetyRow => ({ kind: "JOINT_CLEARED", at: day(at) });
const standing = (rows: SafetyRow[], rest: Partial<SafetyFacts> = {}) =>
  safetyStanding({ rows, latestSession: 1, screensOnFile: [true, true], ...rest });

describe("tier from what was recorded (domain 2.6)", () => {
  it("is S0 with nothing recorded", () => {
    expect(standing([])).toEqual({ tier: "S0", open: [], selfPath: false, jointWork: "cleared" });
  });

  it.each(allCodes.filter(({ code }) => code !== "SAF.SELF").map(({ code, tier }) => [code, tier]))("%s opens %s", (code, tier) => {
    expect(standing([saw(code as string, 0)]).tier).toBe(tier);
  });

  it("takes the highest", () => {
    expect(standing([saw("EIT.CONTEMPT", 0), saw("SAF.FEAR", 1), saw("SAF.BLOCK", 2)]).tier).toBe("S2");
  });

  it("leaves retracted rows out", () => {
    expect(standing([saw("SAF.CONTACT", 0, { retracted: true })]).tier).toBe("S0");
  });

  it("reads a quiet safety mark as S1, and a light mark as nothing", () => {
    expect(standing([saw(null, 0)]).open[0]).toMatchObject({ tier: "S1", why: "QUIET_MARK" });
    expect(standing([saw(null, 0, { light: "W" })]).tier).toBe("S0");
  });

  it("S1 counts in the last three sessions, S2 never ages out", () => {
    const rows = [saw("EIT.CONTEMPT", 0, { session: 2 }), saw(null, 0, { session: 2 })];
    expect(standing(rows, { latestSession: 4 }).tier).toBe("S1");
    expect(standing(rows, { latestSession: 5 }).tier).toBe("S0");
    expect(standing([saw("SAF.FEAR", 0)], { latestSession: 99 }).tier).toBe("S2");
  });
});

describe("walking on eggshells", () => {
  const eggs = (at: number, session: number, rest: Partial<Observation> = {}) => saw("EIT.EGGSHELLS", at, { session, ...rest });

  it("is S1 once, S2 at intensity 3", () => {
    expect(standing([eggs(0, 1)]).tier).toBe("S1");
    expect(standing([eggs(0, 1, { intensity: 3 })]).tier).toBe("S2");
  });

  it.each([
    [[1, 1], "S2"],
    [[1, 2], "S2"],
    [[1, 3], "S2"],
    [[1, 4], "S1"],
  ])("twice, in sessions %j: %s", ([first = 0, second = 0], tier) => {
    expect(standing([eggs(0, first), eggs(1, second)], { latestSession: second }).tier).toBe(tier);
  });

  it("lies in the private room if one of the two does, and never joins two private rooms", () => {
    const mixed = standing([eggs(0, 1), eggs(1, 2, { room: "B" })], { latestSession: 2 });
    expect(inRoom(mixed, "B").tier).toBe("S2");
    expect(inRoom(mixed, "JOINT").tier).toBe("S1");
    expect(standing([eggs(0, 1, { room: "A" }), eggs(1, 2, { room: "B" })], { latestSession: 2 }).tier).toBe("S1");
  });

  it("is open again after an answer if it comes once more", () => {
    const rows = [eggs(0, 1), eggs(1, 2), answered("JOINT", "S2", 2)];
    expect(standing(rows, { latestSession: 2 }).tier).toBe("S0");
    expect(standing([...rows, eggs(3, 3)], { latestSession: 3 }).tier).toBe("S2");
  });
});

describe("answers", () => {
  it.each<[string, SafetyRow[], string]>([
    ["S2 is silent once answered later", [saw("SAF.BLOCK", 0), answered("JOINT", "S2", 1)], "S0"],
    ["not by an answer from before", [saw("SAF.BLOCK", 1), answered("JOINT", "S2", 0)], "S2"],
    ["not by an answer of the same instant", [saw("SAF.BLOCK", 1), answered("JOINT", "S2", 1)], "S2"],
    ["not by an answer in another room", [saw("SAF.BLOCK", 0, { room: "B" }), answered("JOINT", "S2", 1)], "S2"],
    ["not by an answer to less", [saw("SAF.BLOCK", 0), answered("JOINT", "S1", 1)], "S2"],
    ["not by an answer to the own path", [saw("SAF.BLOCK", 0), answered("JOINT", null, 1)], "S2"],
    ["it opens again with a newer cause", [saw("SAF.BLOCK", 0), answered("JOINT", "S2", 1), saw("SAF.FEAR", 2)], "S2"],
    ["S1 is silent once answered", [saw("EIT.CONTEMPT", 0), answered("JOINT", "S1", 1)], "S0"],
    ["S3 is not silenced by an answer", [saw("SAF.THREAT", 0), answered("JOINT", "S3", 1)], "S3"],
    ["S3 is not lowered by setting a tier", [saw("SAF.THREAT", 0), tierSet("JOINT", "S1", 1)], "S3"],
    ["S3 is closed by clearance in writing", [saw("SAF.THREAT", 0), cleared(1)], "S0"],
    ["clearance closes every room", [saw("SAF.CONTROL", 0, { room: "A" }), saw("SAF.BLOCK", 0, { room: "B" }), cleared(1)], "S0"],
    ["a clinician may set a tier", [tierSet("B", "S2", 0)], "S2"],
    ["and set it lower", [tierSet("B", "S2", 0), tierSet("B", "S0", 1)], "S0"],
    ["a screen proposes", [{ kind: "SCREEN", at: day(0), room: "B", proposes: "S3" }], "S3"],
    ["and a clinician settles the proposal", [{ kind: "SCREEN", at: day(0), room: "B", proposes: "S3" }, tierSet("B", "S2", 1)], "S2"],
    ["a form proposes", [{ kind: "FORM", at: day(0), room: "A", proposes: "S2" }], "S2"],
  ])("%s", (_, rows, tier) => {
    expect(standing(rows).tier).toBe(tier);
    expect(standing(rows.toReversed()).tier).toBe(tier);
  });
});

describe("the own path of SAF.SELF", () => {
  it("is apart from the tier and holds nothing", () => {
    expect(standing([saw("SAF.SELF", 0, { room: "A" })])).toMatchObject({ tier: "S0", selfPath: true, jointWork: "cleared" });
  });

  it("waits for its own answer in its own room", () => {
    const self = saw("SAF.SELF", 0, { room: "A" });
    for (const row of [answered("A", "S2", 1), answered("B", null, 1), cleared(1), tierSet("A", "S0", 1)]) {
      expect(standing([self, row]).selfPath).toBe(true);
    }
    expect(standing([self, answered("A", null, 1)]).selfPath).toBe(false);
  });

  it("runs beside a threat: then both paths do", () => {
    expect(standing([saw("SAF.SELF", 0), saw("SAF.THREAT", 0)])).toMatchObject({ tier: "S3", selfPath: true });
  });
});

describe("joint work", () => {
  it.each<[string, SafetyRow[], boolean[], string]>([
    ["all screened, nothing recorded", [], [true, true], "cleared"],
    ["one screen missing", [], [true, false], "not screened"],
    ["nobody on record", [], [], "not screened"],
    ["an open S2", [saw("SAF.BLOCK", 0)], [true, true], "not cleared"],
    ["an S2 answered but not cleared in writing", [saw("SAF.BLOCK", 0), answered("JOINT", "S2", 1)], [true, true], "not cleared"],
    ["an S2 cleared in writing", [saw("SAF.BLOCK", 0), cleared(1)], [true, true], "cleared"],
    ["cleared, then a new S2", [saw("SAF.BLOCK", 0), cleared(1), saw("SAF.FEAR", 2)], [true, true], "not cleared"],
    ["a proposal that a clinician set to S0", [{ kind: "SCREEN", at: day(0), room: "A", proposes: "S3" }, tierSet("A", "S0", 1)], [true, true], "cleared"],
    ["refused in writing", [cleared(0), { kind: "JOINT_NOT_CLEARED", at: day(1) }], [true, true], "not cleared"],
    ["refused, then cleared", [{ kind: "JOINT_NOT_CLEARED", at: day(1) }, cleared(2)], [true, true], "cleared"],
    ["an S1", [saw("EIT.CONTEMPT", 0)], [true, true], "cleared"],
    ["not cleared outranks not screened", [saw("SAF.FEAR", 0)], [true, false], "not cleared"],
  ])("%s", (_, rows, screensOnFile, jointWork) => {
    expect(standing(rows, { screensOnFile }).jointWork).toBe(jointWork);
  });
});

describe("rooms", () => {
  it("keep what one told alone out of the joint part and of the other's", () => {
    const told = standing([saw("SAF.BLOCK", 0, { room: "B" }), saw("EIT.CONTEMPT", 1)]);
    expect(inRoom(told, "JOINT")).toMatchObject({ tier: "S1", open: [{ code: "EIT.CONTEMPT" }] });
    expect(inRoom(told, "A")).toEqual({ tier: "S0", open: [], selfPath: false });
    expect(inRoom(told, "B")).toMatchObject({ tier: "S2", open: [{ code: "SAF.BLOCK", room: "B" }] });
    expect(inRoom(told, "JOINT")).not.toHaveProperty("jointWork");
  });

  it("count repeated small contact each by itself (rule SF4)", () => {
    const rows = [saw("SAF.CONTACT", 0, { room: "A" }), saw("SAF.BLOCK", 1, { room: "A" }), saw("SAF.BLOCK", 2, { room: "B" }), saw("SAF.BLOCK", 3)];
    expect(roomsWithRepeatedContact(rows)).toEqual(["A"]);
    expect(roomsWithRepeatedContact([saw("SAF.BLOCK", 0), saw("SAF.BLOCK", 1, { retracted: true })])).toEqual([]);
  });

  it("say when everyone is screened again: after an S2 or S3 that no screen brought up", () => {
    const screen: SafetyRow = { kind: "SCREEN", at: day(9), room: "B", proposes: "S2" };
    expect(newestHoldCauseAt([saw("SAF.BLOCK", 3), saw("SAF.FEAR", 5), saw("EIT.CONTEMPT", 8), screen])).toEqual(day(5));
    expect(newestHoldCauseAt([saw("SAF.SELF", 3), screen])).toBeNull();
  });
});

describe("demo couple 1", () => {
  const block = saw("SAF.BLOCK", -70, { room: "B", session: 5 });
  const screen: SafetyRow = { kind: "SCREEN", at: day(-63), room: "B", proposes: "S2" };

  it("is held from session 5 until joint work is cleared in writing", () => {
    expect(standing([cleared(-98), block], { latestSession: 5 })).toMatchObject({ tier: "S2", jointWork: "not cleared" });
    expect(standing([cleared(-98), block, screen], { latestSession: 7 })).toMatchObject({ tier: "S2", jointWork: "not cleared" });
    expect(standing([cleared(-98), block, screen, cleared(-49)], { latestSession: 8 })).toMatchObject({ tier: "S0", jointWork: "cleared" });
  });
});
