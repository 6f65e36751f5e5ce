import { describe, expect, it } from "vitest";
import { namedErrors, planParts, planSentence, taskFrom, tasksFrom } from "#lib/assignments/plan.ts";

describe("the plan of a task", () => {
  it("reads as one sentence", () => {
    expect(planSentence({ when: "the kettle is on", will: "try it once" })).toBe("When the kettle is on, I will try it once.");
    expect(planSentence({ when: "When it gets loud, ", will: "I will breathe out." })).toBe("When it gets loud, I will breathe out.");
  });

  it("stands with one half alone, and is none without both", () => {
    expect(planSentence({ when: " ", will: "call" })).toBe("I will call.");
    expect(planSentence({ when: "at eight", will: "" })).toBe("When at eight.");
    expect(planSentence({ when: "", will: " " })).toBeNull();
  });

  it("comes back in its halves, so that saving it again changes nothing", () => {
    for (const parts of [{ when: "the kettle is on", will: "try it once" }, { when: "", will: "call" }, { when: "at eight", will: "" }]) {
      expect(planParts(planSentence(parts))).toEqual(parts);
    }
    expect(planParts(null)).toEqual({ when: "", will: "" });
    expect(planParts("After supper, on the stairs")).toEqual({ when: "", will: "After supper, on the stairs" });
  });

  it("is put together from a form, for one person or two, and the name stays behind", () => {
    expect(taskFrom({ when: "a", will: "b", called: "Noor", reason: "c" })).toEqual({ plan: "When a, I will b.", reason: "c" });
    expect(taskFrom({ plan: "as it was" })).toEqual({ plan: "as it was" });
    expect(tasksFrom({ recipients: { 0: { when: "", will: "" }, 1: { when: "a", will: "b" } }, dueOn: "2026-11-30" })).toEqual({ recipients: [{ plan: "" }, { plan: "When a, I will b." }], dueOn: "2026-11-30" });
    expect(tasksFrom({ recipients: "no list" })).toEqual({ recipients: "no list" });
  });

  it("names whom a sentence is about where there are two", () => {
    const errors = { "recipients.1.reason": "Write the reason.", dueOn: "Choose the day." };
    const two: Record<string, string> = { 0: "Tobias", 1: "Noor" };
    expect(namedErrors(errors, (index) => two[index] ?? null)).toEqual({ "recipients.1.reason": "Noor: Write the reason.", dueOn: "Choose the day." });
    expect(namedErrors(errors, (index) => (index === "0" ? "Tobias" : null))).toEqual(errors);
  });
});
