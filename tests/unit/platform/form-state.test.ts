import { describe, expect, it } from "vitest";
import { errorOf, idleFormState, valueOf, valuesOf } from "#lib/platform/form-state.ts";
import type { FormState } from "#lib/platform/form-state.ts";

const refused: FormState = {
  status: "refused",
  errors: { name: "Give a name", moves: "Choose at least one" },
  values: { name: "", note: "  kept <b>as it was</b> ", "moves[]": ["PUR.PRESS", "MID.BID"], day: ["2026-11-20", "2026-11-27"] },
};

describe("a form that nobody sent", () => {
  it("shows what is stored", () => {
    expect(valueOf(idleFormState, "name", "Sam")).toBe("Sam");
    expect(valuesOf(idleFormState, "moves[]", ["MID.BID"])).toEqual(["MID.BID"]);
    expect(errorOf(idleFormState, "name")).toBeUndefined();
  });
});

describe("a refused form", () => {
  it("gives back exactly what was typed, not what is stored", () => {
    expect(valueOf(refused, "name", "Sam")).toBe("");
    expect(valueOf(refused, "note")).toBe("  kept <b>as it was</b> ");
    expect(valueOf(refused, "untouched", "stored")).toBe("");
    expect(valuesOf(refused, "untouched[]", ["stored"])).toEqual([]);
  });

  it("gives back every choice, and the last of a value sent twice", () => {
    expect(valuesOf(refused, "moves[]")).toEqual(["PUR.PRESS", "MID.BID"]);
    expect(valueOf(refused, "day")).toBe("2026-11-27");
    expect(valuesOf(refused, "note")).toEqual(["  kept <b>as it was</b> "]);
  });

  it("finds the sentence of a list under its name without brackets", () => {
    expect(errorOf(refused, "moves[]")).toBe("Choose at least one");
    expect(errorOf(refused, "name")).toBe("Give a name");
  });
});

describe("a conflict and a saved form", () => {
  it("keeps the writer's words on a conflict", () => {
    const conflict: FormState = { ...refused, status: "conflict", conflict: { version: 3, theirs: { Note: "Another" } } };
    expect(valueOf(conflict, "note", "Another")).toBe("  kept <b>as it was</b> ");
  });

  it("shows what is stored once it was saved", () => {
    expect(valueOf({ ...refused, status: "done" }, "note", "stored")).toBe("stored");
  });
});
