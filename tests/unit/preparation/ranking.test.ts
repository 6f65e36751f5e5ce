import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Seat } from "#lib/couples/seat.ts";
import { criterionCodes } from "#lib/criteria/criterion.ts";
import { allExercises, findExercise } from "#lib/exercises/exercise.ts";
import { allCodes } from "#lib/observations/code.ts";
import type { RecordedMove } from "#lib/observations/move.ts";
import { summarizeSession } from "#lib/observations/summary.ts";
import { whyLines } from "#lib/preparation/ranking-parts.ts";
import { rankExercises, scoreOf, type RankedHour, type RankingFacts } from "#lib/preparation/ranking.ts";
import { demoCases, type DemoCase } from "#tests/unit/fixtures/demo.ts";

const hoursOf = (entry: DemoCase, upTo: number): RankedHour[] =>
  entry.sessions.filter(({ n }) => n <= upTo).map(({ n, moves, minutes }) => ({
    number: n, summary: summarizeSession({ moves, minutes, nothingToNote: false, soloClient: entry.kind === "INDIVIDUAL" }),
  }));

function factsAfter(entry: DemoCase, session: number, seat: Seat): RankingFacts {
  const review = entry.reviews.findLast((one) => one.seat === seat && one.session <= session);
  const given = entry.assignments.filter((one) => one.session <= session && one.given.some((person) => person.seat === seat));
  return {
    seat, oneClient: entry.kind === "INDIVIDUAL", hours: hoursOf(entry, session), ratings: review?.therapist ?? {},
    given: given.map(({ exercise, session: at }) => ({ code: exercise, hoursAgo: session - at })), openTasks: 0, never: [], dismissed: [],
  };
}

const checks = demoCases.flatMap((entry) => Object.entries(entry.expectedRankings).flatMap(([session, people]) =>
  (Object.entries(people) as [Seat, (typeof people)[Seat]][]).map(([seat, expected]) => ({ entry, id: entry.id, session: Number(session), seat, expected }))));

describe("the ranking check of the demo (domain 7, formula 5.2)", () => {
  it("has twelve rows", () => expect(checks).toHaveLength(12));

  it.each(checks)("$id, after session $session, $seat", ({ entry, session, seat, expected }) => {
    const { lean, candidates } = rankExercises(factsAfter(entry, session, seat));
    expect(lean).toBe(expected.lastLean);
    const topFive = candidates.slice(0, 5).map(({ code, match, need, tired, score }) => ({
      score, code, match: Math.round((match + 1e-9) * 100) / 100, need, tired, gate: findExercise(code)?.gate, minutes: findExercise(code)?.minutes,
    }));
    expect(topFive).toEqual(expected.topFive);
    const shown = candidates.filter(({ fits }) => fits).map(({ code }) => code);
    expect(shown.slice(0, 5)).toEqual(expected.shown.slice(0, 5));
  });
});

const joint = { joint: { A: 50, B: 50 }, alone: { A: 0, B: 0 } };
const halves = { joint: { A: 0, B: 0 }, alone: { A: 25, B: 25 } };
const move = (seat: Seat, code: string, rest: Partial<RecordedMove> = {}): RecordedMove => ({
  seat, code, light: null, intensity: 2, room: "JOINT", source: "SEEN_ROOM", toldBy: null, confidence: "SURE", retracted: false, seq: 1, episode: 1, ...rest,
});
const light = (seat: Seat, mark: "P" | "W" | "M") => move(seat, "", { code: null, light: mark, intensity: 4 });
const hour = (number: number, moves: RecordedMove[], minutes: DemoCase["sessions"][number]["minutes"] = joint): RankedHour => ({
  number, summary: summarizeSession({ moves: moves.map((one, index) => ({ ...one, seq: index + 1 })), minutes, nothingToNote: false }),
});
const facts = (hours: RankedHour[], rest: Partial<RankingFacts> = {}): RankingFacts => ({
  seat: "A", oneClient: false, hours, ratings: {}, given: [], openTasks: 0, never: [], dismissed: [], ...rest,
});
const of = (code: string, given: RankingFacts) => rankExercises(given).candidates.find((one) => one.code === code);

describe("formula 5.2 at its edges", () => {
  it("says nothing of an empty case", () => {
    expect(rankExercises(facts([]))).toEqual({ seat: "A", lean: null, candidates: [] });
  });

  it("takes a need of .5 where nothing is rated, and reads 0 as a rating", () => {
    const hours = [hour(1, [move("A", "WDR.FREEZE", { intensity: 4 })])];
    expect(of("EX.MOVE", facts(hours))).toMatchObject({ match: 1, lowest: null, need: 0.5, score: 1, fits: true });
    expect(of("EX.MOVE", facts(hours, { ratings: { HOME: 0, EXPER: 3 } }))).toMatchObject({ lowest: { criterion: "HOME", value: 0 }, need: 1, score: 1.5 });
    expect(of("EX.MOVE", facts(hours, { ratings: { HOME: null, EXPER: 4 } }))).toMatchObject({ lowest: { criterion: "EXPER", value: 4 }, need: 0, score: 0.5, fits: false });
  });

  it("weighs the latest hour 1, the one before .6, then .36, then nothing", () => {
    const once = (number: number) => hour(number, [move("A", "WDR.FREEZE", { intensity: 4 })]);
    expect(of("EX.MOVE", facts([once(1)]))?.match).toBe(1);
    expect(of("EX.MOVE", facts([once(1), hour(2, [])]))?.match).toBe(0.6);
    expect(of("EX.MOVE", facts([once(1), hour(2, []), hour(3, [])]))?.match).toBe(0.36);
    expect(of("EX.MOVE", facts([once(1), hour(2, []), hour(3, []), hour(4, [])]))).toBeUndefined();
  });

  it("counts a light mark half, at intensity 2, and the partner's move half", () => {
    expect(of("EX.MOVE", facts([hour(1, [light("A", "W")])]))).toMatchObject({ match: 0.25, moves: [{ kappa: 0.5, k: 1, intensity: 2 }] });
    expect(of("EX.MOVE", facts([hour(1, [light("B", "W")])]))?.match).toBe(0.125);
    expect(of("EX.MOVE", facts([hour(1, [light("A", "P")])]))).toBeUndefined();
    expect(of("EX.MOVE", facts([hour(1, [move("B", "WDR.FREEZE", { intensity: 4 })])]))).toMatchObject({ match: 0.5, moves: [{ k: 0.5 }] });
  });

  it("reads the own room and never the partner's, and leaves out what was told, unsure or taken back", () => {
    const told = [move("A", "WDR.FREEZE", { room: "A" }), move("B", "WDR.GONE", { room: "B" }), move("A", "WDR.GONE", { room: "B", source: "REPORTED_BY_PARTNER", toldBy: "B" })];
    expect(of("EX.MOVE", facts([hour(1, told, halves)]))).toMatchObject({ match: 0.5, moves: [{ seat: "A", code: "WDR.FREEZE" }] });
    const out = [move("A", "WDR.FREEZE", { confidence: "UNSURE" }), move("A", "WDR.FREEZE", { retracted: true }), move("A", "WDR.FREEZE", { source: "REPORTED_BY_ACTOR" })];
    expect(of("EX.MOVE", facts([hour(1, out)]))).toBeUndefined();
  });

  it("is tired by 1 for the last two hours, .5 for the last six, then rested", () => {
    const hours = [hour(1, [move("A", "WDR.FREEZE", { intensity: 4 })])];
    const tired = (hoursAgo: number) => of("EX.MOVE", facts(hours, { given: [{ code: "EX.MOVE", hoursAgo }, { code: "EX.MOVE", hoursAgo: 9 }] }))?.tired;
    expect([0, 1, 2, 5, 6].map(tired)).toEqual([1, 1, 0.5, 0.5, 0]);
    const all = rankExercises(facts(hours, { given: allExercises.map(({ code }) => ({ code, hoursAgo: 0 })) })).candidates;
    expect(all.length).toBeGreaterThan(0);
    expect(all.filter(({ fits }) => fits)).toEqual([]);
  });

  it("fits the side by the lean, and keeps the last lean that was not near the middle", () => {
    const pulls = hour(1, ["WDR.FREEZE", "WDR.GONE", "WDR.DISENGAGE"].map((code) => move("A", code)));
    const middle = hour(2, [...["MID.BID", "MID.RESPOND", "MID.SOFTEN"].map((code) => move("A", code)), move("B", "PUR.PRESS", { intensity: 4 })]);
    expect(rankExercises(facts([pulls, middle])).lean).toBe("withdraw");
    expect(of("EX.MOVE", facts([pulls, middle]))).toBeDefined();
    expect(of("EX.SWITCH_ASK", facts([pulls, middle]))).toBeUndefined();
    expect(rankExercises(facts([middle])).lean).toBeNull();
    expect(of("EX.SWITCH_ASK", facts([middle]))).toBeDefined();
  });

  it("leaves the heavy ones to their rules and to the therapist's hand", () => {
    const everything = hour(1, allCodes.filter(({ code }) => !code.startsWith("SAF.")).map(({ code }) => move("A", code, { intensity: 4 })));
    const codes = rankExercises(facts([everything])).candidates.map(({ code }) => code);
    for (const { code, gate, ruleOnly } of allExercises) if (gate === "G2" || ruleOnly !== null) expect(codes).not.toContain(code);
    for (const code of ["EX.SAFE_SPACE", "EX.STAYING_FOR", "EX.GRIEVE", "EX.MEET_CHILD", "EX.TURNS", "EX.SPARK"]) expect(codes).not.toContain(code);
  });

  it("offers the two pattern exercises in two of the last three hours that have the pattern", () => {
    const both = (number: number, code: string) => hour(number, (["A", "B"] as const).flatMap((seat) => [1, 2, 3].map(() => move(seat, code))));
    const turns = [both(1, "PUR.AMPLIFY"), both(2, "WDR.DISENGAGE"), hour(3, []), both(4, "PUR.AMPLIFY")];
    expect(of("EX.TURNS", facts(turns))).toBeDefined();
    expect(of("EX.SPARK", facts(turns))).toBeUndefined();
    expect(of("EX.SPARK", facts([both(1, "WDR.DISENGAGE"), both(2, "WDR.DISENGAGE")]))).toBeDefined();
  });

  it("offers one client alone nothing that needs both", () => {
    const own = { joint: { A: 0, B: 0 }, alone: { A: 50, B: 0 } };
    const hours = [hour(1, [1, 2, 3].map(() => move("A", "WDR.WITHHOLD", { room: "A", intensity: 4 })), own)];
    const solo = facts(hours, { oneClient: true });
    expect(rankExercises(solo).lean).toBe("withdraw");
    expect(of("EX.NAME_INSIDE", solo)).toBeDefined();
    expect(of("EX.SHARE_DAY", solo)).toBeUndefined();
  });

  it("shows nothing new to someone with two open tasks, nothing marked never, and rests what was put aside for three hours", () => {
    const hours = [hour(1, [move("A", "WDR.FREEZE", { intensity: 4 })])];
    const fits = (rest: Partial<RankingFacts>) => of("EX.MOVE", facts(hours, rest))?.fits;
    expect([fits({ openTasks: 1 }), fits({ openTasks: 2 }), fits({ never: ["EX.MOVE"] })]).toEqual([true, false, false]);
    expect([0, 2, 3].map((hoursAgo) => fits({ dismissed: [{ code: "EX.MOVE", hoursAgo }] }))).toEqual([false, false, true]);
  });

  it("breaks ties by gate, minutes, then the code", () => {
    const hours = [hour(1, [move("A", "WDR.DISENGAGE")])];
    const equal = rankExercises(facts(hours)).candidates.map(({ code }) => code);
    expect(equal).toEqual(["EX.BIDS", "EX.FIRST_STEP", "EX.STEADY", "EX.SHARE_DAY"]);
  });

  it("rounds half up before anything is compared", () => {
    expect([scoreOf(0.7450000001, 0.5, 0), scoreOf(0.745, 0.5, 0), scoreOf(0.744, 0.5, 0)]).toEqual([0.75, 0.75, 0.74]);
  });

  it("prints its arithmetic", () => {
    const candidate = of("EX.MOVE", facts([hour(7, [move("A", "WDR.FREEZE"), light("B", "W")])], { ratings: { HOME: 1.5 }, given: [{ code: "EX.MOVE", hoursAgo: 3 }] }));
    expect(candidate && whyLines(candidate, { A: "Noor", B: "Tobias" })).toEqual([
      "Session 7, Noor: Freezes, 1 × 1 × 1 × 2/4 = 0.5",
      "Session 7, Tobias: Pull back, 1 × 0.5 × 0.5 × 2/4 = 0.125",
      "Match, all added: 0.625",
      "Need: A steady place inside is at 1.5, (4 − 1.5) ÷ 4 = 0.625",
      "Given lately: yes, 0.5",
      "0.625 × (0.5 + 0.625) − 0.5 = 0.2",
    ]);
  });
});

const anyMove = fc.record({
  seat: fc.constantFrom("A" as const, "B" as const),
  mark: fc.oneof(fc.constantFrom(...allCodes).map(({ code }) => ({ code, light: null })), fc.constantFrom("P" as const, "W" as const, "M" as const).map((mark) => ({ code: null, light: mark }))),
  intensity: fc.integer({ min: 1, max: 4 }), room: fc.constantFrom("JOINT" as const, "A" as const, "B" as const),
}).map(({ seat, mark, intensity, room }): RecordedMove => move(seat, "", { ...mark, intensity, room }));
const mixed = { joint: { A: 30, B: 30 }, alone: { A: 10, B: 10 } };
const anyHours = fc.array(fc.array(anyMove, { maxLength: 12 }), { maxLength: 5 }).map((all) => all.map((moves, index) => hour(index + 1, moves, mixed)));
const anyRatings = fc.record(Object.fromEntries(criterionCodes.map((code) => [code, fc.option(fc.integer({ min: 0, max: 8 }).map((half) => half / 2))])));
const anyFacts = fc.record({ hours: anyHours, ratings: anyRatings, openTasks: fc.integer({ min: 0, max: 2 }) }).map((rest) => facts(rest.hours, rest));

describe("whatever was recorded", () => {
  it("gives finite scores in order, whose parts add up", () => {
    fc.assert(fc.property(anyFacts, (given) => {
      const { candidates } = rankExercises(given);
      for (const { moves, match, need, tired, score } of candidates) {
        expect(match).toBeCloseTo(moves.reduce((sum, { points }) => sum + points, 0), 9);
        expect(need).toBeGreaterThanOrEqual(0);
        expect(need).toBeLessThanOrEqual(1);
        expect(score).toBe(scoreOf(match, need, tired));
      }
      expect(candidates.map(({ score }) => score)).toEqual(candidates.map(({ score }) => score).toSorted((one, next) => next - one));
    }));
  });

  it("is the same whatever stands in the partner's room", () => {
    fc.assert(fc.property(fc.array(anyMove, { maxLength: 12 }), fc.array(anyMove, { maxLength: 6 }), (moves, told) => {
      const partners = told.map((one) => ({ ...one, room: "B" as const }));
      expect(rankExercises(facts([hour(1, [...moves, ...partners], mixed)]))).toEqual(rankExercises(facts([hour(1, moves.filter(({ room }) => room !== "B"), mixed)])));
    }));
  });

  it("falls by having just been given", () => {
    fc.assert(fc.property(anyFacts, (given) => {
      const before = rankExercises(given).candidates;
      const after = rankExercises({ ...given, given: before.map(({ code }) => ({ code, hoursAgo: 0 })) }).candidates;
      for (const one of before) expect(after.find(({ code }) => code === one.code)?.score).toBeLessThan(one.score);
    }));
  });

  it("never offers what only a rule or a hand may bring", () => {
    fc.assert(fc.property(anyFacts, (given) => {
      for (const { code } of rankExercises(given).candidates) expect(findExercise(code)).toMatchObject({ ruleOnly: null, gate: expect.not.stringMatching("G2") });
    }));
  });
});
