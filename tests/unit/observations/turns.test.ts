import { describe, expect, it } from "vitest";
import { functionOf } from "#lib/observations/code.ts";
import { offersText, percentOf, pursueThenWithdrawText, turnFigures, turnsOf } from "#lib/observations/turns.ts";
import { moves } from "#tests/unit/fixtures/moves.ts";

const names = (text: string) => turnsOf(moves(text)).map(({ seat, fn }) => `${seat}${fn}`);

describe("turns (domain 2.5.9)", () => {
  it("join neighbours of one person within one episode", () => {
    expect(names("A:PUR.PRESS2 A:PUR.CLING1 B:W")).toEqual(["AP", "BW"]);
    expect(names("A:PUR.PRESS2 | A:PUR.CLING1 B:W")).toEqual(["AP", "AP", "BW"]);
  });

  it("take the function of the most intense move, on a tie of the later one", () => {
    expect(names("A:PUR.PRESS3 A:MID.SOFTEN2")).toEqual(["AP"]);
    expect(names("A:PUR.PRESS2 A:MID.SOFTEN2")).toEqual(["AM"]);
    expect(names("A:P A:MID.SOFTEN1")).toEqual(["AP"]);
  });

  it("keep every safety move apart, on both sides", () => {
    expect(names("A:P A:SAF.CONTACT4 A:SAF.CONTACT4 A:P B:W")).toEqual(["AP", "AS", "AS", "AP", "BW"]);
  });

  it("count a pursue turn that ends an episode in no n", () => {
    expect(turnFigures(moves("A:P | B:W")).pursueThenWithdraw).toEqual({ A: { k: 0, n: 0 }, B: { k: 0, n: 0 } });
  });

  it("count N and S answers in n but not in k", () => {
    const { A } = turnFigures(moves("A:P B:EIT.IF_ONLY2 A:P B:SAF.FEAR2 A:P B:W")).pursueThenWithdraw;
    expect(A).toEqual({ k: 1, n: 3 });
  });

  it("count overlapping loops each, not across episodes", () => {
    expect(turnFigures(moves("A:P B:W A:P B:W A:P")).loops).toBe(3);
    expect(turnFigures(moves("A:P B:W | A:P B:W A:P")).loops).toBe(1);
    expect(turnFigures(moves("A:P B:W A:M")).loops).toBe(0);
  });

  it("count answered offers per person who offered", () => {
    const figures = turnFigures(moves("A:M B:M A:M B:W A:P"));
    expect(figures.offersBy).toEqual({ A: { k: 1, n: 2 }, B: { k: 1, n: 1 } });
    expect(figures.offers).toEqual({ k: 2, n: 3 });
    expect(figures.transitions).toBe(4);
  });

  it("show percentages only from five on", () => {
    expect(percentOf({ k: 2, n: 4 })).toBeNull();
    expect(percentOf({ k: 0, n: 0 })).toBeNull();
    expect(percentOf({ k: 2, n: 5 })).toBe(40);
    expect(pursueThenWithdrawText({ k: 3, n: 4 })).toBe("3 of 4 reaches were followed by pulling back");
    expect(offersText({ k: 3, n: 5 })).toBe("3 of 5 middle offers were answered (60 %)");
  });

  it("read safety codes as S, whatever function the catalogue notes for reference", () => {
    expect(functionOf({ code: "SAF.CONTACT", light: null })).toBe("S");
    expect(functionOf({ code: null, light: null })).toBe("S");
    expect(functionOf({ code: "PUR.TAKE_BLAME", light: null })).toBe("N");
    expect(() => functionOf({ code: "PUR.NOPE", light: null })).toThrow(RangeError);
  });
});
