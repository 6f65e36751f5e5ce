import { expect, it } from "vitest";
import { checkAgainOn, helpPackOf } from "#lib/practices/help-pack.ts";
import { REGIONS } from "#lib/practices/schema.ts";

it("is looked at again six months after a check, and at no set day while it is unchecked", () => {
  expect(checkAgainOn("2026-01-01")).toBe("2026-07-03");
  expect(checkAgainOn(null)).toBeNull();
});

it.each(REGIONS)("has an emergency, a suicide, a partner violence and a child line for %s", (region) => {
  expect(helpPackOf(region).map(({ about }) => about).toSorted()).toEqual(["child", "emergency", "partner violence", "suicide"]);
});
