import { describe, expect, it } from "vitest";
import { agreementParts, agreementPrompts, agreementWording, partsMissing } from "#lib/safety/agreements.ts";
import { refusedAnswers, saidOf, toldOf } from "#lib/safety/asked.ts";
import { checkContent, pointsInWords, pointsLeft, pointsOf } from "#lib/safety/check.ts";
import { clearanceOf } from "#lib/safety/clearance.ts";
import { formProposes, proposingForms } from "#lib/safety/form-proposal.ts";
import { pacingLine } from "#lib/safety/pacing.ts";
import { isRestWeek, restWeeksBetween, rests } from "#lib/safety/rest-week.ts";
import { outcomeOf, screenStatus, type AnsweredScreen, type ScreenAnswer, type ScreenAnswers } from "#lib/safety/screen.ts";
import { dayInWords } from "#lib/platform/time.ts";
import { findExercise } from "#lib/exercises/exercise.ts";

const calm: ScreenAnswers = Object.fromEntries(Array.from({ length: 10 }, (_, index): [number, ScreenAnswer] => [index + 1, index === 9 ? "YES" : "NO"]));
const screen = (more: Partial<AnsweredScreen> = {}): AnsweredScreen => ({ answers: calm, notes: {}, ownThoughts: null, stopped: false, ...more });
const day = (offset: number) => new Date(Date.UTC(2026, 0, 1) + offset * 86_400_000);

describe("a screen as it was answered", () => {
  it("comes to no concern, a concern, or stopped", () => {
    expect(outcomeOf(screen())).toBe("NO_CONCERN");
    expect(outcomeOf(screen({ answers: { ...calm, 2: "RATHER_NOT_SAY" } }))).toBe("CONCERN");
    expect(outcomeOf(screen({ ownThoughts: "YES" }))).toBe("CONCERN");
    expect(outcomeOf(screen({ answers: { 1: "NO", 2: "YES" }, stopped: true }))).toBe("DECLINED");
  });

  it("asks for every answer, four of them again, and all ten after one concern", () => {
    expect(refusedAnswers(false, screen())).toBeNull();
    expect(Object.keys(refusedAnswers(false, screen({ answers: { 1: "NO" } })) ?? {})).toHaveLength(9);
    expect(refusedAnswers(true, screen({ answers: { 1: "NO", 2: "NO", 6: "NO", 10: "YES" } }))).toBeNull();
    const follow = refusedAnswers(true, screen({ answers: { 1: "NO", 2: "YES", 6: "NO", 10: "YES" } })) ?? {};
    expect(Object.keys(follow).toSorted()).toEqual(["answers.3", "answers.4", "answers.5", "answers.7", "answers.8", "answers.9"]);
    expect(follow["answers.3"]).toContain("this one follows");
    expect(refusedAnswers(false, screen({ answers: {}, stopped: true }))).toBeNull();
  });

  it("keeps each thing told by itself; what was not said is not told", () => {
    expect(toldOf(screen())).toEqual([]);
    const told = toldOf(screen({ answers: { ...calm, 2: "YES", 3: "RATHER_NOT_SAY", 10: "NO" }, notes: { 2: "He stood in the doorway." }, ownThoughts: "YES" }));
    expect(told).toHaveLength(3);
    expect(told[0]).toMatch(/a way out blocked\? Yes\. He stood in the doorway\.$/);
    expect(told[1]).toMatch(/send you things\? No\.$/);
  });

  it("says what is proposed and whose tier it is", () => {
    const says = (more: Partial<AnsweredScreen>, separated = false) => saidOf(screen(more), { name: "Noor", separated });
    expect(says({})).toBe("Kept in Noor's own file.");
    expect(says({ answers: { ...calm, 1: "YES" } })).toContain("propose S2");
    expect(says({ answers: { ...calm, 3: "YES" } })).toContain("propose S3");
    expect(says({ answers: { ...calm, 10: "NO" } })).toContain("Nothing is sent to Noor from now on.");
    expect(says({ answers: { ...calm, 9: "YES" } })).toContain(checkContent.childLine);
    expect(says({ ownThoughts: "RATHER_NOT_SAY" })).toContain("safety plan together");
    expect(says({ stopped: true })).toContain("not on file");
    expect(says({}, true)).toContain("no longer a couple here");
  });

  it("is due again after three weeks without seeing the person, whenever that was", () => {
    const rows = [{ at: day(0), outcome: "NO_CONCERN" as const, manner: "ALONE_IN_ROOM" as const }];
    const status = (now: number, ...seen: number[]) => screenStatus(rows, day(now), null, seen.map(day));
    expect(status(20)).toBe("DONE_NO_CONCERN");
    expect(status(21)).toBe("DUE_AGAIN");
    expect(status(35, 14, 28)).toBe("DONE_NO_CONCERN");
    expect(status(35, 7, 28)).toBe("DUE_AGAIN");
    expect(status(35, 7, 28, 90)).toBe("DUE_AGAIN");
  });
});

describe("clearing joint work in writing", () => {
  const people = (tobias: number, noor: number) => [{ name: "Tobias", talks: tobias }, { name: "Noor", talks: noor }];

  it("waits under an S3 for two private talks with each and three weeks", () => {
    const at = (today: string, one: number, other: number) => clearanceOf({ cause: { tier: "S3", on: "2026-11-01" }, today, people: people(one, other) });
    expect(at("2026-11-10", 1, 2)).toEqual({ refused: true, says: `Before joint work is cleared: Tobias: 1 of 2 private talks; not before ${dayInWords("2026-11-22")}.` });
    expect(at("2026-11-21", 2, 2).refused).toBe(true);
    expect(at("2026-11-22", 2, 1).refused).toBe(true);
    expect(at("2026-11-22", 2, 2)).toEqual({ refused: false, says: null });
  });

  it("says the same default under an S2, and a clinician decides", () => {
    expect(clearanceOf({ cause: { tier: "S2", on: "2026-11-01" }, today: "2026-11-02", people: people(0, 0) })).toMatchObject({ refused: false, says: expect.stringContaining("0 of 2") });
    expect(clearanceOf({ cause: null, today: "2026-11-02", people: people(0, 0) })).toEqual({ refused: false, says: null });
  });
});

describe("both alike", () => {
  const line = (tobias: [string, number | null][], noor: [string, number | null][], today = "2026-11-13") =>
    pacingLine([{ name: "Noor", times: noor }, { name: "Tobias", times: tobias }].map(({ name, times }) => ({ name, times: times.map(([on, minutes]) => ({ on, minutes })) })), today);

  it("says who was not asked this week, and unlike lengths", () => {
    expect(line([], [["2026-11-12", 24]])).toBe("Noor: 24 min on 12 Nov. Tobias: not asked this week.");
    expect(line([["2026-11-10", 10]], [["2026-11-12", 24]])).toBe("Noor: 24 min on 12 Nov. Tobias: 10 min on 10 Nov.");
    expect(line([["2026-11-10", 25]], [["2026-11-12", 24]])).toBeNull();
    expect(line([], [["2026-11-06", 24]])).toBeNull();
    expect(line([["2026-11-10", null]], [["2026-11-12", 24]])).toBeNull();
    expect(pacingLine([{ name: "Ruben", times: [{ on: "2026-11-12", minutes: 20 }] }], "2026-11-13")).toBeNull();
  });
});

describe("a rest week (rule F8)", () => {
  it("is the week, Monday to Sunday, of private halves", () => {
    expect(isRestWeek("2026-11-29", ["2026-11-23"])).toBe(true);
    expect(isRestWeek("2026-11-30", ["2026-11-23"])).toBe(false);
    expect(isRestWeek("2026-11-24", [])).toBe(false);
    expect(restWeeksBetween("2026-11-18", "2026-12-02", ["2026-11-10", "2026-11-23", "2026-11-25", "2026-12-06", "2026-12-07"])).toBe(2);
    expect((["G0", "R", "G1", "G2"] as const).filter(rests)).toEqual(["G1", "G2"]);
  });
});

describe("forms that ask about safety", () => {
  it("propose a private check, each by its own field of the library", () => {
    expect(proposingForms.every((code) => findExercise(code))).toBe(true);
    expect(formProposes("EX.STAYING_FOR", { afraid_of_partner: "rather not say" })).toBe(true);
    expect(formProposes("EX.STAYING_FOR", { afraid_of_partner: "no" })).toBe(false);
    expect(formProposes("EX.CLOSURE", { safe: "yes" })).toBe(true);
    expect(formProposes("EX.BLAME_CHECK", { doubt: "a little" })).toBe(false);
    expect(formProposes("EX.BLAME_CHECK", { doubt: "a lot" })).toBe(true);
    expect(formProposes("EX.BIDS", { safe: "yes" })).toBe(false);
  });
});

describe("agreements and points", () => {
  const names = { A: "Tobias", B: "Noor" };

  it("make a time-out only with its five parts", () => {
    expect(agreementParts("TIME_OUT", names).map(({ label }) => label)).toContain("Where Noor goes");
    const parts = { who: "Either of us", word: "Harbour", placeA: "The balcony", placeB: "Upstairs", back: "After 30 minutes" };
    expect(partsMissing("TIME_OUT", { ...parts, back: null })).toEqual(["back"]);
    expect(agreementWording("TIME_OUT", parts, names)).toBe("Who may call it: Either of us\nThe word or sign: Harbour\nWhere Tobias goes: The balcony\nWhere Noor goes: Upstairs\nWhen we return: After 30 minutes");
    expect(agreementWording("NO_BLOCKING", { words: "The way is free." }, names)).toBe("The way is free.");
  });

  it("are asked for in every case alike, and read again after a run of private weeks", () => {
    const all = ["TIME_OUT", "NO_BLOCKING", "PRIVATE_HALVES"] as const;
    const halves = { on: "2026-11-10", runEnded: true };
    expect(agreementPrompts({ agreed: [], held: 0, privateHalves: null, readOn: null })).toEqual(["With every couple in the first two hours: time-out, nobody blocks the way, hours one by one."]);
    expect(agreementPrompts({ agreed: ["TIME_OUT"], held: 4, privateHalves: null, readOn: null })[0]).toContain("Still to be made");
    expect(agreementPrompts({ agreed: all, held: 4, privateHalves: null, readOn: "2026-10-01" })).toEqual([]);
    expect(agreementPrompts({ agreed: all, held: 4, privateHalves: halves, readOn: "2026-10-01" })).toEqual([`Read them again with both: you met one by one until ${dayInWords("2026-11-10")}.`]);
    expect(agreementPrompts({ agreed: all, held: 4, privateHalves: { ...halves, runEnded: false }, readOn: "2026-10-01" })).toEqual([]);
    expect(agreementPrompts({ agreed: all, held: 4, privateHalves: halves, readOn: "2026-11-17" })).toEqual([]);
  });

  it("keep known points with words only", () => {
    const points = pointsOf(checkContent.checklist, { fear: "At night", sex: null, unknown: "x", injury: "" });
    expect(points).toEqual({ fear: "At night" });
    expect(pointsInWords(checkContent.checklist, points)).toEqual([{ label: "Fear", words: "At night" }]);
    expect(pointsLeft(checkContent.checklist, [points, { injury: "None" }])).not.toContain("Injury");
  });
});
