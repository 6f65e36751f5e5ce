import { describe, expect, it } from "vitest";
import { choicesFor, chosenOf } from "#lib/assignments/choice.ts";
import { cameBackInWords, presetDue, weeksFrom } from "#lib/assignments/due.ts";
import type { CaseFacts } from "#lib/assignments/gate.ts";
import { findExercise, type Exercise } from "#lib/exercises/exercise.ts";
import { lastLeans, type Leans } from "#lib/exercises/recipients.ts";

const TODAY = "2026-11-23";
const LAST = "2026-12-25";

describe("the day proposed for a task", () => {
  it.each([
    ["the next hour's", ["2026-11-30", "2026-12-07"], "2026-11-30"],
    ["the hour after, when the next is today", ["2026-11-23", "2026-11-30"], "2026-11-30"],
    ["the hour after, when the next is tomorrow", ["2026-11-24", "2026-12-01"], "2026-12-01"],
    ["a week ahead, when none follows tomorrow's", ["2026-11-24"], "2026-11-30"],
    ["a week ahead, when none is planned", [], "2026-11-30"],
    ["never after the last", ["2027-01-20"], LAST],
  ] as const)("is %s", (_, hours, day) => expect(presetDue(TODAY, hours, LAST)).toBe(day));
});

describe("how many forms came back", () => {
  it.each([["2026-11-23", "2026-11-29", 1], ["2026-11-29", "2026-11-30", 2], ["2026-11-23", "2026-12-20", 4], ["2026-11-30", "2026-11-23", 1]] as const)(
    "counts the weeks from %s to %s as %s", (first, last, weeks) => expect(weeksFrom(first, last)).toBe(weeks));
  it("is said in words", () => expect(cameBackInWords({ count: 2, of: 4 })).toBe("2 of 4 came back"));
});

describe("who is preset by the moves of the last hours", () => {
  it("takes the newest lean that was not near the middle", () => {
    const sessions: Leans[] = [{ A: "withdraw", B: "pursue" }, { A: "pursue", B: null }, { A: "near the middle", B: "near the middle" }];
    expect(lastLeans(sessions)).toEqual({ A: "pursue", B: "pursue" });
    expect(lastLeans([])).toEqual({ A: null, B: null });
  });

  const facts = (leans: Leans): CaseFacts => ({
    soloClient: false, separated: false, unsigned: [], bondRests: null, openTier: "S0", daysToNextHour: 7, attending: [], leans,
    people: [{ clientId: "a", seat: "A", name: "Tobias", openTasks: 0, weights: [], doneTogether: [] }, { clientId: "b", seat: "B", name: "Noor", openTasks: 0, weights: [], doneTogether: [] }],
  });
  const exercise = (code: string): Exercise => findExercise(code) ?? (() => { throw new Error(code); })();
  const presetFor = (code: string, leans: Leans) => chosenOf(choicesFor(exercise(code), facts(leans)), exercise(code), undefined)?.key ?? null;

  it.each([
    ["EX.BIDS", { A: "pursue", B: "withdraw" }, "B"], ["EX.BIDS", { A: "withdraw", B: "pursue" }, "A"],
    ["EX.SWITCH_ASK", { A: "pursue", B: "withdraw" }, "A"], ["EX.SWITCH_ASK", { A: "pursue", B: "pursue" }, null],
    ["EX.SWITCH_ASK", { A: "both ways", B: null }, null], ["EX.WARM_EYES", { A: "pursue", B: "withdraw" }, "both"],
  ] as const)("%s with %o presets %s", (code, leans, key) => expect(presetFor(code, leans)).toBe(key));
});
