import { describe, expect, it } from "vitest";
import { findingsIn, safetyFindings, type FindingFacts } from "#lib/safety/findings.ts";
import { safetyStanding, type SafetyRow } from "#lib/safety/tier.ts";
import { toSafetyRows } from "#lib/safety/rows.ts";
import type { AnsweredScreen, ScreenAnswers } from "#lib/safety/screen.ts";

type Observation = Extract<SafetyRow, { kind: "OBSERVATION" }>;
const day = (offset: number) => new Date(Date.UTC(2026, 0, 1) + offset * 86_400_000);
const saw = (code: string, at: number, rest: Partial<Observation> = {}): SafetyRow => ({ kind: "OBSERVATION", at: day(at), room: "JOINT", session: 1, code, light: null, intensity: 2, retracted: false, ...rest });
const both = [{ seat: "A" as const, name: "Tobias", status: "DONE_NO_CONCERN" as const }, { seat: "B" as const, name: "Noor", status: "DONE_NO_CONCERN" as const }] satisfies [object, object];
const fires = (rows: SafetyRow[], more: Partial<FindingFacts> = {}) =>
  safetyFindings({
    rows, latestSession: 1, standing: safetyStanding({ rows, latestSession: 1, screensOnFile: [true, true] }), soloClient: false, attending: both, nextIsJoint: true, marks: [], parting: null, ...more,
  });
const rules = (rows: SafetyRow[], more: Partial<FindingFacts> = {}) => fires(rows, more).map(({ rule, room }) => `${rule} ${room}`);

describe("the safety rules (domain 5.3)", () => {
  it("SF1 names who was not asked before a joint hour", () => {
    const [first, second] = both;
    const attending = [first, { ...second, status: "DUE_AGAIN" as const }];
    expect(fires([], { attending })).toMatchObject([{ rule: "SF1", room: "JOINT", says: expect.stringContaining("Private screen missing: Noor.") }]);
    expect(rules([], { attending, nextIsJoint: false })).toEqual([]);
    expect(rules([], { attending, soloClient: true })).toEqual([]);
  });

  it("SF2 and SF3 fire in the room of their cause and nowhere else", () => {
    const found = fires([saw("SAF.BLOCK", 0, { room: "B" }), saw("SAF.THREAT", 1, { room: "A" })]);
    expect(findingsIn(found, "JOINT")).toEqual([]);
    expect(findingsIn(found, "B").map(({ rule }) => rule)).toEqual(["SF2"]);
    expect(findingsIn(found, "A").map(({ rule }) => rule)).toEqual(["SF3"]);
    expect(rules([saw("SAF.BLOCK", 0), { kind: "ANSWERED", at: day(1), room: "JOINT", tier: "S2" }])).toEqual([]);
  });

  it("SF4 proposes S3 after the second small contact of one room", () => {
    expect(rules([saw("SAF.BLOCK", 0, { room: "A" }), saw("SAF.CONTACT", 1, { room: "B" })])).toEqual(["SF2 B", "SF2 A"]);
    expect(fires([saw("SAF.BLOCK", 0, { room: "A" }), saw("SAF.CONTACT", 1, { room: "A" })]).at(-1)).toMatchObject({ rule: "SF4", room: "A", proposes: "S3" });
  });

  it("SF5 counts two small signs of the joint room, until answered", () => {
    const signs = [saw("PUR.FOLLOW", 0), saw("WDR.GONE", 0)];
    expect(rules(signs)).toEqual(["SF5 JOINT"]);
    expect(rules([...signs.slice(0, 1), saw("WDR.GONE", 0, { room: "A" })])).toEqual([]);
    expect(rules(signs, { latestSession: 4 })).toEqual([]);
    expect(rules([...signs, { kind: "ANSWERED", at: day(1), room: "JOINT", tier: "S1" }])).toEqual([]);
  });

  it("SF6 and SF8 stand in the writer's panel; a mark sets no tier", () => {
    expect(rules([], { marks: [{ seat: "A", self: true }, { seat: "A", self: false }] })).toEqual(["SF6 A", "SF8 A"]);
    expect(rules([saw("SAF.SELF", 0, { room: "B" })])).toEqual(["SF8 B"]);
  });

  it("SF7 asks for a private check with each before parting, in the room where it was said", () => {
    const due = both.map((person) => ({ ...person, status: "DUE_AGAIN" as const }));
    expect(fires([], { attending: due, nextIsJoint: false, parting: { room: "A" } })).toMatchObject([{ rule: "SF7", room: "A", says: expect.stringContaining("told it alone") }]);
    expect(rules([], { parting: { room: "JOINT" } })).toEqual([]);
  });
});

describe("an S3 mark that was taken back", () => {
  const standing = (rows: SafetyRow[]) => safetyStanding({ rows, latestSession: 1, screensOnFile: [true, true] });
  const retracted = saw("SAF.THREAT", 0, { retracted: true, amendedAt: day(1) });

  it("stays a cause with its amendment until joint work is cleared in writing", () => {
    expect(standing([retracted])).toMatchObject({ tier: "S3", jointWork: "not cleared", open: [{ code: "SAF.THREAT", amendedAt: day(1) }] });
    expect(standing([retracted, { kind: "ANSWERED", at: day(2), room: "JOINT", tier: "S3" }]).tier).toBe("S3");
    expect(standing([retracted, { kind: "TIER_SET", at: day(2), room: "JOINT", tier: "S0" }]).tier).toBe("S3");
    expect(standing([retracted, { kind: "JOINT_CLEARED", at: day(2) }])).toMatchObject({ tier: "S0", jointWork: "cleared" });
    expect(standing([saw("SAF.BLOCK", 0, { retracted: true })]).tier).toBe("S0");
  });

  it("stays too when it was changed into something else", () => {
    const observation = {
      sessionId: "one", room: "JOINT" as const, code: "PUR.PRESS", light: null, intensity: 2, recordedAt: day(0), observationRetraction: null,
      observationRevisions: [{ at: day(1), before: { code: "SAF.CONTROL" } }, { at: day(2), before: { code: "PUR.FOLLOW" } }],
    };
    const rows = toSafetyRows({ screens: [], observations: [observation], decisions: [], clients: [], hours: ["one"] });
    expect(standing(rows).open).toMatchObject([{ code: "SAF.CONTROL", tier: "S3", amendedAt: day(1) }]);
    expect(standing(toSafetyRows({ screens: [], observations: [{ ...observation, code: "SAF.THREAT" }], decisions: [], clients: [], hours: ["one"] })).open).toHaveLength(1);
  });
});

describe("what a screen proposes", () => {
  const stored = (answers: ScreenAnswers, more: Partial<AnsweredScreen> = {}) => toSafetyRows({
    observations: [], decisions: [], clients: [{ id: "noor", seat: "B" }], hours: [],
    screens: [{ clientId: "noor", askedOn: day(0), recordedAt: day(0), outcome: "CONCERN", manner: "ALONE_IN_ROOM", answered: { answers, notes: {}, ownThoughts: null, stopped: false, ...more } }],
  });

  it("is the highest tier of its answers, and the own path beside it, also when it was stopped", () => {
    expect(stored({ 1: "YES" })).toMatchObject([{ proposes: "S2", room: "B" }]);
    expect(stored({ 1: "YES", 3: "RATHER_NOT_SAY" }, { stopped: true })).toMatchObject([{ proposes: "S3" }]);
    expect(stored({ 1: "NO" }, { ownThoughts: "YES" })).toMatchObject([{ proposes: "SELF" }]);
    expect(stored({ 1: "NO" })).toEqual([]);
  });
});
