import { describe, expect, it } from "vitest";
import { choicesFor, chosenOf, offersFor, reasonsAgainstChoice } from "#lib/assignments/choice.ts";
import { isFittingPair, isSoloTask, type CaseFacts } from "#lib/assignments/gate.ts";
import { findExercise, type Exercise } from "#lib/exercises/exercise.ts";

const exercise = (code: string): Exercise => findExercise(code) ?? (() => { throw new Error(code); })();
const person = (seat: "A" | "B", name: string) => ({ clientId: `client-${seat}`, seat, name, openTasks: 0, doneTogether: [] as string[], weights: [] });
const both: CaseFacts = {
  soloClient: false, separated: false, unsigned: [], bondRests: null, openTier: "S0", daysToNextHour: 7, people: [person("A", "Tobias"), person("B", "Noor")],
  attending: [{ clientId: "client-A", name: "Tobias", screenOnFile: true }, { clientId: "client-B", name: "Noor", screenOnFile: true }],
};
const alone: CaseFacts = { soloClient: true, separated: false, unsigned: [], bondRests: null, openTier: "S0", daysToNextHour: 7, people: [person("A", "Ruben")], attending: [{ clientId: "client-A", name: "Ruben", screenOnFile: true }] };

describe("who may get what", () => {
  it("gives a task of both sides to both first", () => {
    const choices = choicesFor(exercise("EX.WARM_EYES"), both);
    expect(choices.map(({ key }) => key)).toEqual(["both", "A", "B"]);
    expect(chosenOf(choices, exercise("EX.WARM_EYES"), undefined)?.key).toBe("both");
  });

  it("lets the therapist choose for a task of one side, and offers the article's pairs either way round", () => {
    const choices = choicesFor(exercise("EX.BIDS"), both);
    expect(chosenOf(choices, exercise("EX.BIDS"), undefined)).toBeNull();
    const pair = chosenOf(choices, exercise("EX.BIDS"), "B.EX.SWITCH_ASK");
    expect(pair?.halves.map(({ person: who, exercise: what }) => [who.name, what.code])).toEqual([["Tobias", "EX.SWITCH_ASK"], ["Noor", "EX.BIDS"]]);
    expect(choices.map(({ key }) => key)).toContain("A.EX.HONOUR");
    expect(chosenOf(choices, exercise("EX.BIDS"), "nonsense")).toBeNull();
  });

  it("offers every pair that the command takes, and none that it refuses", () => {
    for (const { exercise: one } of offersFor(both)) {
      for (const choice of choicesFor(one, both)) {
        expect(isFittingPair(one.code, choice.halves.map(({ person: who, exercise: what }) => ({ clientId: who.clientId, exerciseCode: what.code })))).toBe(true);
      }
    }
  });

  it("leaves one client alone one choice, and hides what needs two", () => {
    expect(choicesFor(exercise("EX.SWITCH_ASK"), alone).map(({ key }) => key)).toEqual(["A"]);
    expect(offersFor(alone).map(({ exercise: { code } }) => code)).not.toContain("EX.TURNS");
    expect([isSoloTask(exercise("EX.BIDS"), false, true), isSoloTask(exercise("EX.BIDS"), true, false), isSoloTask(exercise("EX.MOVE"), true, false)]).toEqual([true, true, false]);
  });

  it("closes an exercise only when nobody may get it, and says why", () => {
    const grief = (facts: CaseFacts) => offersFor(facts).find(({ exercise: { code } }) => code === "EX.GRIEVE");
    expect(grief(both)?.reasons).toHaveLength(1);
    const [a, b] = both.people;
    if (!a || !b) throw new Error("two people");
    expect(grief({ ...both, people: [{ ...a, doneTogether: ["EX.GRIEVE"] }, b] })?.reasons).toEqual([]);
    const full: CaseFacts = { ...both, people: [{ ...a, openTasks: 2 }, b] };
    const [, forA, forB] = choicesFor(exercise("EX.WARM_EYES"), full);
    expect([forA, forB].map((choice) => choice && reasonsAgainstChoice(choice, full).length)).toEqual([1, 0]);
  });
});
