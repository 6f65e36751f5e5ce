import { describe, expect, it } from "vitest";
import { asExpected } from "#tests/unit/fixtures/expected.ts";
import { checks, sessions } from "#tests/unit/fixtures/demo.ts";
import { moves, summaryOf } from "#tests/unit/fixtures/moves.ts";

const initials = (text: string, names: { A: string; B: string }) =>
  text.replaceAll(`${names.A}:`, "A:").replaceAll(`${names.B}:`, "B:");

describe("edge cases with figures (domain 2.5, both partners, 50 minutes unless said)", () => {
  it("holds all thirteen rows", () => {
    expect(checks).toHaveLength(13);
  });

  it.each(checks)("$name", ({ moves: recorded, minutes, names, expected }) => {
    expect(asExpected(summaryOf(recorded, { minutes }), names)).toEqual(expected);
  });

  it.each(checks)("reads the printed notation to the same moves: $name", ({ string, moves: recorded, names }) => {
    expect(moves(initials(string, names))).toEqual(recorded);
  });
});

describe("every session of the demo practice (domain section 7)", () => {
  it("holds 14, 6 and 8 sessions", () => {
    expect(sessions).toHaveLength(28);
  });

  it.each(sessions)("$name", ({ kind, moves: recorded, minutes, names, expected }) => {
    const summary = summaryOf(recorded, { minutes, soloClient: kind === "INDIVIDUAL" });
    expect(asExpected(summary, names)).toEqual(expected);
  });
});
