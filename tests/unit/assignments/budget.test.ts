import { describe, expect, it } from "vitest";
import { budgetInWords, budgetReason, CLIENT_MINUTES, formMinutes, formsWithin, minutesOf } from "#lib/assignments/budget.ts";
import { allExercises } from "#lib/exercises/exercise.ts";
import { buildForm } from "#lib/exercises/form.ts";

describe("the minutes a person is asked for between two hours", () => {
  it("are counted by page 1, in halves", () => {
    expect(formMinutes([])).toBe(0.5);
    expect(formMinutes([{ type: "choice" }, { type: "short" }, { type: "scale" }, { type: "choice" }])).toBe(1.5);
    expect(formMinutes([{ type: "choice" }, { type: "long" }, { type: "scale" }, { type: "choice" }])).toBe(2);
  });

  it("leave room for two of any exercise of the library", () => {
    const minutes = allExercises.map((exercise) => formMinutes(buildForm(exercise, { solo: false, size: "FULL", therapist: "Jo", cover: null, secrets: null }).page1));
    expect(2 * Math.max(...minutes)).toBeLessThanOrEqual(CLIENT_MINUTES);
  });

  it.each([["ONCE", "week", 14, 1], ["DAILY", "week", 7, 1], ["DAILY", "week", 14, 2], ["WEEKLY", "week", 15, 3], ["WEEKLY", "once", 15, 1], ["EACH_SESSION", "week", 14, 1]] as const)(
    "%s with a form every %s brings in %s days %s form(s)", (repeat, every, days, forms) => expect(formsWithin(repeat, every, days)).toBe(forms));

  it("say when one more would be too much, and count in words", () => {
    expect(minutesOf([{ minutes: 2, times: 3 }, { minutes: 1.5, times: 1 }])).toBe(7.5);
    expect(budgetReason("Noor", 10)).toBeNull();
    expect(budgetReason("Noor", 10.5)).toMatch(/^This would ask Noor for 10\.5 minutes/);
    expect(budgetInWords(6)).toBe("6 of 10 minutes");
  });
});
