import { describe, expect, it } from "vitest";
import {
  allCodes,
  bigWords,
  codesOfFamily,
  families,
  findCode,
  isSafetyCode,
  lightMarkOf,
  lightMarks,
  searchCodes,
  weightSetVersion,
} from "#lib/observations/code.ts";

describe("fighting-style codes (domain 2.1, 2.2)", () => {
  it("are 63 with unique keys, labels and past words", () => {
    expect(allCodes).toHaveLength(63);
    expect(new Set(allCodes.map(({ code }) => code)).size).toBe(63);
    expect(new Set(allCodes.map(({ label }) => label)).size).toBe(63);
    expect(new Set(allCodes.flatMap(({ past }) => past ?? [])).size).toBe(55);
  });

  it("stand in six families of 12, 2, 15, 8, 8 and 18", () => {
    expect(families.map(({ key }) => codesOfFamily(key).length)).toEqual([12, 2, 15, 8, 8, 18]);
  });

  it("that reach hard weigh up, that pull back weigh down, that turn toward weigh in the middle only", () => {
    for (const { family, w, m } of allCodes) {
      if (family === "REACHES_HARD") expect([Math.sign(w), m]).toEqual([1, 0]);
      else if (family === "PULLS_BACK") expect([Math.sign(w), m]).toEqual([-1, 0]);
      else if (family === "TURNS_TOWARD") expect([w, Math.sign(m)]).toEqual([0, 1]);
      else expect([w, m]).toEqual([0, 0]);
    }
  });

  it("for safety weigh nothing and have no word for clients or sentences", () => {
    const safety = allCodes.filter(({ code }) => isSafetyCode(code));
    expect(safety).toHaveLength(8);
    for (const entry of safety) expect(entry).toMatchObject({ w: 0, m: 0, clientWords: null, past: null, family: "SAFETY" });
    expect(allCodes.filter(({ clientWords }) => clientWords === null)).toEqual(safety);
    expect(isSafetyCode(null)).toBe(false);
  });

  it("have the tiers of the table", () => {
    const count = (tier: string) => allCodes.filter((entry) => entry.tier === tier).length;
    expect(["S0", "S1", "S2", "S3"].map(count)).toEqual([49, 6, 5, 3]);
  });

  it("show the other reading of pulling back and of giving way", () => {
    for (const { key, alsoPossible } of families) expect(alsoPossible === null).toBe(key === "SAFETY");
  });

  it("put twelve words in front, four of each group, none of safety", () => {
    expect(bigWords.map(({ code }) => findCode(code)?.fn)).toEqual(bigWords.map(({ group }) => group));
    expect(bigWords.map(({ group }) => group).join("")).toBe("PPPPWWWWMMMM");
  });

  it("have three light marks of intensity 2 and weight one", () => {
    expect(lightMarks.map(({ mark, w, m, intensity }) => [mark, w, m, intensity])).toEqual([
      ["P", 1, 0, 2],
      ["W", -1, 0, 2],
      ["M", 0, 1, 2],
    ]);
    expect(() => lightMarkOf("S" as "P")).toThrow(RangeError);
  });

  it("are weight set v2", () => {
    expect(weightSetVersion).toBe("v2");
  });
});

describe("searching codes", () => {
  it.each([
    ["fre", ["WDR.FREEZE"]],
    ["Louder", ["PUR.AMPLIFY"]],
    ["played it down", ["WDR.DIMINISH"]],
    ["pur.cling", ["PUR.CLING"]],
    ["SAF.SELF", ["SAF.SELF"]],
    ["xyzzy", []],
  ])("%s", (text, codes) => {
    expect(searchCodes(text).map(({ code }) => code)).toEqual(codes);
  });

  it("wants every word, leads with what begins so, and lists all for nothing", () => {
    expect(searchCodes("asks later").map(({ code }) => code)).toEqual(["MID.ASK_SWITCH"]);
    expect(searchCodes("asks")[0]?.label.startsWith("Asks")).toBe(true);
    expect(searchCodes("  ")).toHaveLength(63);
  });
});
