import { describe, expect, it } from "vitest";
import { allExercises } from "#lib/exercises/exercise.ts";
import { anchorOf } from "#lib/requests/form-parts.ts";

describe("the places of a page by link", () => {
  it.each(allExercises.map(({ code, form }) => ({ code, ids: form.map(({ id }) => id) })))("of $code are each their own, and their addresses tell nothing", ({ ids }) => {
    const anchors = ids.map(anchorOf);
    expect(new Set(anchors).size).toBe(ids.length);
    for (const [index, anchor] of anchors.entries()) {
      expect(anchor).toMatch(/^f-[a-z0-9]{1,7}$/);
      expect(anchor).not.toContain(ids[index]);
    }
  });

  it("of what every page asks keep their names", () => {
    expect(["code", "c_did", "c_share"].map(anchorOf)).toEqual(["f-code", "f-c_did", "f-c_share"]);
  });
});
