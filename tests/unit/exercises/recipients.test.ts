import { describe, expect, it } from "vitest";
import { allExercises, findExercise } from "#lib/exercises/exercise.ts";
import { exercisesFor, halvesFor, pairsWith, presetRecipients, swapRoles } from "#lib/exercises/recipients.ts";

const chase = { A: "pursue", B: "withdraw" } as const;

describe("who gets a task (clarifications, 'Recipients')", () => {
  it.each([
    ["anxious", chase, ["A"]],
    ["avoidant", chase, ["B"]],
    ["both", chase, ["A", "B"]],
    ["anxious", { A: "withdraw", B: "pursue" }, ["B"]],
    ["anxious", { A: "pursue", B: "pursue" }, []],
    ["avoidant", { A: "near the middle", B: "both ways" }, []],
    ["avoidant", { A: null, B: null }, []],
    ["both", { A: null, B: null }, ["A", "B"]],
  ] as const)("side %s with %j: %j", (side, leans, seats) => {
    expect(presetRecipients({ side }, leans)).toEqual(seats);
  });

  it("follows the side, not the kind", () => {
    const speakUp = findExercise("EX.SPEAK_UP");
    expect(speakUp?.kind).toBe("INDIVIDUAL_TO_RELATIONAL");
    expect(speakUp && presetRecipients(speakUp, chase)).toEqual(["A", "B"]);
    const nameInside = findExercise("EX.NAME_INSIDE");
    expect(nameInside && presetRecipients(nameInside, chase)).toEqual(["B"]);
  });

  it.each([
    ["EX.BIDS", ["EX.SWITCH_ASK", "EX.HONOUR", "EX.ASK_HELP"]],
    ["EX.STEADY", ["EX.SWITCH_ASK", "EX.HONOUR"]],
    ["EX.SWITCH_ASK", ["EX.BIDS", "EX.STEADY"]],
    ["EX.HONOUR", ["EX.BIDS", "EX.STEADY", "EX.SHARE_DAY"]],
    ["EX.SHARE_DAY", ["EX.HONOUR"]],
    ["EX.ASK_HELP", ["EX.BIDS"]],
    ["EX.BODY_SCAN", []],
  ])("%s pairs with %j", (code, pairs) => {
    expect(pairsWith(code)).toEqual(pairs);
  });

  it("pairs both ways, with exercises that exist", () => {
    for (const { code } of allExercises) {
      for (const other of pairsWith(code)) {
        expect(findExercise(other)).toBeDefined();
        expect(pairsWith(other)).toContain(code);
      }
    }
  });

  it("gives each half to its person; roles can be swapped by hand", () => {
    expect(halvesFor("EX.BIDS", "B", "EX.SWITCH_ASK")).toEqual({ A: "EX.SWITCH_ASK", B: "EX.BIDS" });
    expect(swapRoles(halvesFor("EX.BIDS", "B", "EX.SWITCH_ASK"))).toEqual({ A: "EX.BIDS", B: "EX.SWITCH_ASK" });
    expect(halvesFor("EX.LOOP_MAP", "A", null)).toEqual({ A: "EX.LOOP_MAP", B: "EX.LOOP_MAP" });
  });

  it("makes no pair of its own", () => {
    expect(() => halvesFor("EX.BIDS", "A", "EX.STEADY")).toThrow(RangeError);
    expect(() => halvesFor("EX.BODY_SCAN", "A", null)).toThrow(RangeError);
    expect(() => halvesFor("EX.NOPE", "A", null)).toThrow(RangeError);
  });

  it("hides the three that need both from one client alone", () => {
    expect(exercisesFor({ soloClient: true })).toHaveLength(25);
    expect(exercisesFor({ soloClient: false })).toHaveLength(28);
  });
});
