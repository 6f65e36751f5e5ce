import { describe, expect, it } from "vitest";
import { bodyPlaces, bodySensations, countSensations, isBodyPlace, isSensation, sensationGroups } from "#lib/exercises/body.ts";

describe("body lists (domain 3.0)", () => {
  it("hold 16 places and 24 sensations in three groups", () => {
    expect(bodyPlaces).toHaveLength(16);
    expect(sensationGroups.map(({ sensations }) => sensations.length)).toEqual([10, 8, 6]);
    expect(new Set<string>([...bodyPlaces, ...bodySensations]).size).toBe(40);
  });

  it("count a body answer as three numbers", () => {
    expect(countSensations({ sensations: ["fast heart", "restless", "warm"] })).toEqual({ stirredUp: 2, shutDown: 0, settled: 1 });
    expect(countSensations({ sensations: [] })).toEqual({ stirredUp: 0, shutDown: 0, settled: 0 });
  });

  it("know their own words only", () => {
    expect([isBodyPlace("jaw"), isBodyPlace("tight"), isSensation("tight"), isSensation("Tight")]).toEqual([true, false, true, false]);
  });
});
