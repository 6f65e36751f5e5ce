import { describe, expect, it } from "vitest";
import { includedMoves } from "#lib/observations/move.ts";
import { summarizeSession } from "#lib/observations/summary.ts";
import { trendOf } from "#lib/observations/trend.ts";
import { builtInWeights } from "#lib/observations/weights.ts";
import { move, moves, summaryOf } from "#tests/unit/fixtures/moves.ts";

const alone = (A: number, B: number) => ({ joint: { A: 0, B: 0 }, alone: { A, B } });
const nothing = { n: 0, P: 0, D: 0, M: 0, pos: null, ext: null, load: null, lean: null };

describe("edge cases without figures (domain 2.5, second table)", () => {
  it("no observations and no tick: all figures null, 'nothing recorded', never 0", () => {
    const { joint, couple } = summaryOf("");
    expect(joint.state).toBe("NOTHING");
    expect(joint.stateText).toBe("nothing recorded");
    expect(joint.persons.A.figures).toEqual(nothing);
    expect(couple).toMatchObject({ pol: null, mid: null, ext: null, pattern: "NOT_ENOUGH" });
  });

  it("'nothing to note' ticked: counts 0, figures null, marked quiet session", () => {
    const { joint } = summaryOf("", { nothingToNote: true });
    expect(joint.state).toBe("QUIET");
    expect(joint.stateText).toBe("quiet session");
    expect(joint.persons.B.counts.total).toBe(0);
    expect(joint.persons.B.figures).toEqual(nothing);
  });

  it("a recorded move outranks the tick", () => {
    expect(summaryOf("A:P", { nothingToNote: true }).joint.state).toBe("RECORDED");
  });

  it("n below 3: position and extremity null, 'too little to say (n=2)', moves still listed, load stands", () => {
    const { A } = summaryOf("A:PUR.PRESS2 A:MID.BID1").joint.persons;
    expect(A.figures).toMatchObject({ n: 2, pos: null, ext: null, lean: null, load: 4 });
    expect(A.tooLittle).toBe("too little to say (n=2)");
    expect(A.moves).toHaveLength(2);
  });

  it("n of exactly 3 is enough", () => {
    const { A } = summaryOf("A:PUR.PRESS2 A:MID.BID1 A:MID.BID1").joint.persons;
    expect(A.figures.pos).toBe(67);
    expect(A.tooLittle).toBeNull();
  });

  it("one partner absent: their values and the couple's null, no transitions", () => {
    const summary = summaryOf("A:PUR.PRESS2 A:PUR.PRESS2 A:MID.BID2 B:WDR.FREEZE2", {
      minutes: { joint: { A: 50, B: 0 }, alone: { A: 0, B: 0 } },
    });
    expect(summary.joint.persons.A.figures.load).toBe(8);
    expect(summary.joint.persons.B.figures).toEqual(nothing);
    expect(summary.joint.persons.B.tooLittle).toBeNull();
    expect(summary.couple).toMatchObject({ pol: null, mid: null, pattern: "ONE_SIDE_ONLY" });
    expect(summary.turns).toBeNull();
  });

  it("one partner absent and the hour held alone: everything is in the own scope of the one who came", () => {
    const summary = summaryOf("[A] A:PUR.PRESS2 A:PUR.PRESS2 A:MID.BID2", { minutes: alone(50, 0) });
    expect(summary.own.A.persons.A.figures).toMatchObject({ n: 3, load: 8 });
    expect(summary.joint.state).toBe("NOT_HELD");
    expect(summary.joint.stateText).toBeNull();
    expect(summary.own.B.state).toBe("NOT_HELD");
    expect(summary.couple?.pattern).toBe("NOT_ENOUGH");
  });

  it("split hour: two own scopes with their own minutes, joint scope empty", () => {
    const summary = summaryOf("[A] A:PUR.SCAN2 A:PUR.SCAN2 A:MID.OWN2 | [B] B:WDR.STOIC2", { minutes: alone(30, 20) });
    expect(summary.own.A.persons.A.figures.load).toBe(6.7);
    expect(summary.own.B.persons.B.figures.load).toBe(5);
    expect(summary.joint.persons.A.figures).toEqual(nothing);
    expect(summary.turns).toBeNull();
    expect(summary.couple).toMatchObject({ pol: null, mid: null, pattern: "NOT_ENOUGH" });
  });

  it("joint hour with a private part: each scope has its own minutes and moves, never added together", () => {
    const summary = summaryOf("A:PUR.PRESS2 B:WDR.FREEZE2 | [B] B:MID.NAME_INSIDE2 B:WDR.WITHHOLD2", {
      minutes: { joint: { A: 40, B: 40 }, alone: { A: 0, B: 10 } },
    });
    expect(summary.joint.persons.B.figures).toMatchObject({ n: 1, load: 5 });
    expect(summary.own.B.persons.B.figures).toMatchObject({ n: 2, load: 10 });
  });

  it("both pursue: polarisation low although it runs hot, load and extremity lead", () => {
    const hot = "A:PUR.PRESS3 B:PUR.AMPLIFY3 ".repeat(3);
    const summary = summaryOf(hot);
    expect(summary.couple).toMatchObject({ pol: 0, pattern: "BOTH_PURSUE" });
    expect(summary.joint.persons.A.figures.load).toBe(18);
    expect(summary.leadWith).toBe("LOAD_AND_EXTREMITY");
    expect(summary.banner).toBeNull();
  });

  it("both withdraw: extremity and middle lead, banner says low conflict is not ease", () => {
    const summary = summaryOf("A:WDR.STOIC1 B:WDR.STOIC1 ".repeat(3));
    expect(summary.couple).toMatchObject({ pol: 0, mid: 0, pattern: "BOTH_WITHDRAW" });
    expect(summary.leadWith).toBe("EXTREMITY_AND_MIDDLE");
    expect(summary.banner).toBe("low conflict is not the same as ease");
  });

  it("one person swings: position near 0, extremity 40 or more, 'both ways'", () => {
    const { A } = summaryOf("A:PUR.PRESS2 A:WDR.FREEZE2 A:PUR.CLING1 A:WDR.STOIC1").joint.persons;
    expect(A.figures).toMatchObject({ pos: 0, ext: 100, lean: "both ways" });
  });

  it("one client alone: own figures in own scope, couple figures hidden and not zero", () => {
    const summary = summaryOf("[A] A:PUR.SCAN2 A:PUR.FIX2 A:MID.OWN2", { minutes: alone(50, 0), soloClient: true });
    expect(summary.couple).toBeNull();
    expect(summary.turns).toBeNull();
    expect(summary.own.A.persons.A.figures).toMatchObject({ pos: 50, ext: 50, load: 4 });
  });

  it("only safety moves: figures null, safety lane of that room only", () => {
    const summary = summaryOf("[B] B~A:SAF.BLOCK2 B:SAF.FEAR2", { minutes: alone(25, 25) });
    expect(summary.own.B.persons.B.figures).toEqual(nothing);
    expect(summary.own.B.safety.map(({ code }) => code)).toEqual(["SAF.BLOCK", "SAF.FEAR"]);
    expect(summary.own.B.persons.B.counts.total).toBe(0);
    expect(summary.own.A.safety).toEqual([]);
    expect(summary.joint.safety).toEqual([]);
  });

  it("only light marks: everything works, whatever intensity was stored", () => {
    const marks = moves("A:P A:P A:M B:W B:W B:M").map((mark) => ({ ...mark, intensity: 4 }));
    const summary = summaryOf(marks);
    expect(summary.couple).toMatchObject({ pol: 67, mid: 33 });
    expect(summary.joint.persons.A.counts).toMatchObject({ byLight: { P: 2, W: 0, M: 1 }, overt: 0, covert: 0 });
  });

  it("three or more in the room: a move of a person who was not there in this scope is left out", () => {
    expect(includedMoves([move("B", "MID.BID")], "JOINT", { A: 50, B: 0 })).toEqual([]);
  });

  it("weight set changed: the session keeps its version and its figures", () => {
    const heavier = { version: "v3", weights: { ...builtInWeights.weights, "PUR.PRESS": { w: 1, m: 0 } } };
    const text = "A:PUR.PRESS2 A:PUR.PRESS2 A:MID.BID2";
    expect(summaryOf(text).joint.persons.A.figures.pos).toBe(80);
    expect(summaryOf(text, { weightSet: heavier })).toMatchObject({
      weightSet: "v3",
      joint: { persons: { A: { figures: { pos: 67 } } } },
    });
  });

  it("weight set changed: trend lines show a break mark", () => {
    const session = { posA: 0, posB: 0, loadA: 1, loadB: 1, pol: 0, mid: 50 };
    const changed = [session, { ...session, weightSet: "v3" }];
    expect(trendOf(changed, "pol").weightSetBreak).toBe(true);
    expect(trendOf([session, { ...session, weightSet: "v2" }], "pol").weightSetBreak).toBe(false);
  });

  it("a code the weight set does not know is refused, never read as 0", () => {
    expect(() => summaryOf([move("A", "PUR.UNKNOWN")])).toThrow(RangeError);
    expect(() => summaryOf([move("A", "constructor")])).toThrow(RangeError);
  });

  it("retracted: out of all sums, turns and lanes", () => {
    const kept = summaryOf("A:PUR.PRESS2 B:WDR.FREEZE2");
    expect(summaryOf("A:PUR.PRESS2 !A:SAF.BLOCK3 !A:MID.SOFTEN4 B:WDR.FREEZE2").joint.safety).toEqual([]);
    expect(summaryOf("A:PUR.PRESS2 !A:MID.SOFTEN4 B:WDR.FREEZE2").couple).toEqual(kept.couple);
  });

  it("only 'looked for, not seen' in that room counts as absence", () => {
    const lookedForNotSeen = [
      { seat: "A", code: "WDR.FREEZE", room: "JOINT" },
      { seat: "A", code: "WDR.GONE", room: "A" },
    ] as const;
    const summary = summaryOf("A:P", { lookedForNotSeen });
    expect(summary.joint.persons.A.notSeen).toEqual(["WDR.FREEZE"]);
    expect(summary.joint.persons.B.notSeen).toEqual([]);
  });

  it("a quiet safety mark weighs nothing and is a turn of its own", () => {
    const summary = summaryOf("A:PUR.PRESS2 A:S B:WDR.FREEZE2");
    expect(summary.joint.safety).toHaveLength(1);
    expect(summary.joint.persons.A.figures.n).toBe(1);
    expect(summary.turns?.turns.map(({ fn }) => fn)).toEqual(["P", "S", "W"]);
    expect(summary.turns?.pursueThenWithdraw.A).toEqual({ k: 0, n: 0 });
  });

  it("counts by code, function, visibility and partner leave safety out", () => {
    const { A } = summaryOf("A:PUR.PRESS2 A:PUR.PRESS1 A:WDR.FREEZE2 A:EIT.IF_ONLY1 A:SAF.BLOCK2 A:M").joint.persons;
    expect(A.counts).toEqual({
      total: 5,
      byCode: { "PUR.PRESS": 2, "WDR.FREEZE": 1, "EIT.IF_ONLY": 1 },
      byLight: { P: 0, W: 0, M: 1 },
      byFunction: { P: 2, W: 1, M: 1, N: 1 },
      overt: 3,
      covert: 1,
    });
  });

  it("nothing told alone reaches the joint scope or the other's (canary)", () => {
    const summary = summarizeSession({
      moves: moves("[A] A:MID.OWN2 | [B] B:MID.NAME_INSIDE2 B~A:SAF.BLOCK2"),
      minutes: alone(25, 25),
      nothingToNote: false,
    });
    for (const scope of [summary.joint, summary.own.A]) expect(JSON.stringify(scope)).not.toContain("SAF.BLOCK");
    expect(JSON.stringify(summary.own.B)).toContain("SAF.BLOCK");
  });
});
