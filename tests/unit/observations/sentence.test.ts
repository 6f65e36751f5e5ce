import { describe, expect, it } from "vitest";
import { allCodes } from "#lib/observations/code.ts";
import { jointSentences, sentenceFor } from "#lib/observations/sentence.ts";
import { summarizeSession } from "#lib/observations/summary.ts";
import { sessions } from "#tests/unit/fixtures/demo.ts";
import { move, summaryOf } from "#tests/unit/fixtures/moves.ts";

const names = { A: "Tobias", B: "Noor" };
const joint = (text: string, rest = {}) => jointSentences(summaryOf(text, rest), names);

describe("one plain sentence per person", () => {
  it("names what was seen and which way it went", () => {
    expect(joint("A:PUR.PRESS3 B:WDR.FREEZE3 A:PUR.AMPLIFY2 B:WDR.DEFLECT2 A:MID.SOFTEN1 B:MID.OWN3")).toEqual({
      A: "Tobias: pressed for an answer, turned it up and softened; mostly reached hard.",
      B: "Noor: froze, owned a move and deflected; pulled back and turned toward.",
    });
  });

  it("says nothing more below three weighted moves", () => {
    expect(joint("A:PUR.PRESS2 B:W").B).toBe("Noor: pulled back; too little to say (n=1).");
  });

  it("counts words past the fourth", () => {
    const { A } = joint("A:PUR.PRESS4 A:PUR.CLING3 A:PUR.FIX2 A:PUR.HINT2 A:PUR.SCAN1 A:MID.BID1");
    expect(A).toMatch(/^Tobias: pressed for an answer, held on at parting, tried to fix, hinted and 2 more; mostly/u);
  });

  it.each([
    ["nothing noted", "A:P", {}, "Noor: nothing noted."],
    ["a quiet hour", "", { nothingToNote: true }, "Noor: a quiet hour, nothing to note."],
    ["absence", "A:P", { minutes: { joint: { A: 50, B: 0 }, alone: { A: 0, B: 0 } } }, "Noor: was not there."],
  ])("has a sentence for %s", (_, text, rest, sentence) => {
    expect(joint(text, rest).B).toBe(sentence);
  });

  it("is silent about a part that was not held", () => {
    const minutes = { joint: { A: 0, B: 0 }, alone: { A: 25, B: 25 } };
    const summary = summaryOf("[A] A:MID.OWN2", { minutes });
    expect(jointSentences(summary, names)).toEqual({ A: null, B: null });
    expect(sentenceFor(summary.own.A, "A", "Tobias")).toBe("Tobias: owned a move; too little to say (n=1).");
  });

  it("never mentions a safety code, reported, unsure or retracted moves", () => {
    expect(joint("A:SAF.CONTACT4 A:S ?A:PUR.PRESS2 !A:PUR.FIX2 B~A:PUR.CLING2").A).toBe("Tobias: nothing noted.");
  });

  it("keeps out of the joint sentence what was seen alone", () => {
    const minutes = { joint: { A: 40, B: 40 }, alone: { A: 10, B: 0 } };
    expect(joint("A:P [A] A:MID.OWN2", { minutes }).A).toBe("Tobias: reached; too little to say (n=1).");
  });

  it("mirrors: the same moves give the same words for either seat, in any order of the hour", () => {
    for (const { code } of allCodes) {
      const [one, other] = [summaryOf([move("A", code)]), summaryOf([move("B", code)])];
      expect(sentenceFor(other.joint, "B", "Sam")).toBe(sentenceFor(one.joint, "A", "Sam"));
    }
    expect(joint("A:W A:PUR.PRESS3 A:M").A).toBe(joint("A:M A:PUR.PRESS3 A:W").A);
  });

  it("uses no word of blame, diagnosis, time or opening, for any code or demo session", () => {
    const said = [
      ...allCodes.map(({ code }) => sentenceFor(summaryOf([move("A", code)]).joint, "A", "Sam")),
      ...sessions.flatMap(({ moves, minutes }) => {
        const summary = summarizeSession({ moves, minutes, nothingToNote: false });
        return Object.values(jointSentences(summary, names));
      }),
    ];
    const forbidden = /\b(first|start(s|ed)?|began|anxious|avoidant|attach\w*|diagnos\w*|disorder|toxic|fault|guilty|safe(ty)?|always|never)\b|SAF\./iu;
    expect(said.filter((sentence) => sentence !== null && forbidden.test(sentence))).toEqual([]);
  });
});
