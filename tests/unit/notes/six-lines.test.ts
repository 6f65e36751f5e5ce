import { describe, expect, it } from "vitest";
import { allCodes } from "#lib/observations/code.ts";
import { draftSixLines, sixLineLabels, type SixLineFacts } from "#lib/notes/six-lines.ts";
import { moves } from "#tests/unit/fixtures/moves.ts";

const together = { joint: { A: 50, B: 50 }, alone: { A: 0, B: 0 } };
const halves = { joint: { A: 0, B: 0 }, alone: { A: 25, B: 25 } };

const tobias = { seat: "A", name: "Tobias", attendance: { status: "CAME", minutesLate: null } } as const;
const noor = { seat: "B", name: "Noor", attendance: { status: "CAME", minutesLate: null } } as const;

function hour(rest: Partial<SixLineFacts> = {}): SixLineFacts {
  return {
    number: 14, day: "Mon 16 Nov 2026", format: "JOINT", place: "ROOM", oneClient: false, minutes: together, people: [tobias, noor],
    nothingToNote: false, words: { closingLine: null, whatEased: null, promise: null, nextFocus: null }, moves: [], tasks: [], nextSession: null,
    ...rest,
  };
}

const lines = (facts: SixLineFacts) => draftSixLines(facts).split("\n");

describe("the six-line draft of an hour", () => {
  it("has six labelled lines, also when nothing was written", () => {
    expect(lines(hour()).map((line) => line.split(":")[0])).toEqual([...sixLineLabels]);
    expect(draftSixLines(hour())).toBe(
      "Session: 14, Mon 16 Nov 2026, both together, in the room. Tobias and Noor came.\n" +
      "Worked on: nothing written at the end of the hour.\nSeen: nothing recorded.\nTo try: nothing this time.\nPlan: to be agreed.\nNext: no time set yet.",
    );
  });

  it("takes the closing words, the tasks of both and the next hour", () => {
    const note = draftSixLines(hour({
      words: { closingLine: "Noor asked for help", whatEased: "Noor stayed.", promise: "I bring up the pre-school fee", nextFocus: "Asking early" },
      tasks: [{ seat: "B", exerciseCode: "EX.LEAN_IN", title: "Stay one minute longer", due: "Mon 23 Nov 2026" }],
      nextSession: "Mon 23 Nov 2026, 10:00",
    }));
    expect(note).toContain("Worked on: Noor asked for help. What eased the hardest moment: Noor stayed.");
    expect(note).toContain("To try: Noor: Stay one minute longer, by Mon 23 Nov 2026.");
    expect(note).toContain("Plan: Asking early. I bring up the pre-school fee.");
    expect(note).toContain("Next: Mon 23 Nov 2026, 10:00.");
  });

  it("says what was seen in the same plain words for both, at most four each", () => {
    const seen = lines(hour({ moves: moves("A:PUR.AMPLIFY3 B:WDR.FREEZE3 A:PUR.FOLLOW2 B:MID.RESPOND1 A:P") }))[2];
    expect(seen).toBe("Seen: Tobias got louder or faster to be heard, followed when the other needed space and reached. Noor went still or got stuck and answered a reach.");
    const many = lines(hour({ moves: moves("A:PUR.AMPLIFY3 A:PUR.FOLLOW3 A:PUR.PRESS3 A:PUR.SWAMPED2 A:PUR.FIX1 B:MID.OWN1") }))[2];
    expect(many).not.toContain("tried to fix");
  });

  it("keeps words apart that hold a comma of their own", () => {
    expect(lines(hour({ moves: moves("B:MID.WITNESS3 B:MID.LEAN_IN2") }))[2]).toContain("Noor stayed with pain, no fixing; leaned in.");
  });

  it("swaps fairly: the two partners' sentences come from one template", () => {
    const one = lines(hour({ moves: moves("A:PUR.PRESS2 B:WDR.FREEZE2") }))[2] ?? "";
    const other = lines(hour({ moves: moves("B:PUR.PRESS2 A:WDR.FREEZE2") }))[2] ?? "";
    const sentence = (line: string, name: string) => new RegExp(`${name} ([^.]*)\\.`).exec(line)?.[1];
    expect(sentence(one, "Tobias")).toBe(sentence(other, "Noor"));
    expect(sentence(one, "Noor")).toBe(sentence(other, "Tobias"));
  });

  it("leaves out what was told, unsure, taken back or about safety", () => {
    const seen = lines(hour({ moves: moves("A:PUR.PRESS2 ?B:WDR.FREEZE4 A~B:WDR.LEAVE3 !B:WDR.GONE2 A:SAF.BLOCK2 A:S") }))[2];
    expect(seen).toBe("Seen: Tobias asked again and again for an answer right away. Noor: nothing noted.");
  });

  it("names no code and no figure, whatever was recorded", () => {
    const text = allCodes.map(({ code }) => `A:${code}2`).join(" ");
    const seen = lines(hour({ moves: moves(text) }))[2] ?? "";
    expect(seen).not.toMatch(/(PUR|WDR|EIT|SAF|MID)\b|\d/);
    expect(seen.toLowerCase()).not.toMatch(/anxious|avoidant|pursuer|withdrawer/);
  });

  it("says who was late, left early or did not come", () => {
    const late = lines(hour({ people: [{ ...tobias, attendance: { status: "LATE", minutesLate: 15 } }, { ...noor, attendance: { status: "NO_SHOW", minutesLate: null } }] }))[0];
    expect(late).toContain("Tobias came 15 minutes late. Noor did not come.");
  });

  it("says quiet hour only when nothing to note was ticked", () => {
    expect(lines(hour({ nothingToNote: true }))[2]).toBe("Seen: a quiet hour; nothing to note.");
  });
});

describe("nothing from a private room", () => {
  const doorway = hour({
    number: 5, format: "SPLIT", minutes: halves, moves: moves("[A] A:MID.OWN2 | [B] B:MID.NAME_INSIDE2 B~A:SAF.BLOCK2"),
    words: { closingLine: "Noor told of the doorway", whatEased: "She spoke of the doorway", promise: "Ask about the doorway again", nextFocus: "The doorway" },
    tasks: [{ seat: "B", exerciseCode: "EX.HOME_BASE", title: "My home base (doorway)", due: "Mon 23 Nov 2026" }],
  });

  it("enters the draft of private halves: the doorway stays where it was told", () => {
    expect(draftSixLines(doorway).toLowerCase()).not.toContain("doorway");
    expect(lines(doorway)[2]).toBe("Seen: held apart; nothing is noted here.");
    expect(draftSixLines(doorway)).not.toContain("owned");
  });

  it("enters the draft of an hour with a private part, nor that of an hour for one", () => {
    const mixed = { joint: { A: 30, B: 30 }, alone: { A: 10, B: 10 } };
    const one = { joint: { A: 0, B: 0 }, alone: { A: 0, B: 50 } };
    for (const minutes of [mixed, one]) {
      const note = draftSixLines({ ...doorway, minutes, format: minutes === one ? "ONE" : "JOINT_WITH_PRIVATE" });
      expect(note.toLowerCase()).not.toContain("doorway");
      expect(note).not.toContain("named what was going on inside");
    }
  });

  it("and the private list of reasons to stay is in no joint note", () => {
    const note = draftSixLines(hour({ tasks: [{ seat: "A", exerciseCode: "EX.STAYING_FOR", title: "What am I staying for?", due: "Mon 23 Nov 2026" }] }));
    expect(note).toContain("To try: nothing this time.");
  });

  it("but one client's note is that client's own file", () => {
    const own = hour({
      oneClient: true, format: "ONE", people: [{ ...tobias, name: "Ruben" }], minutes: { joint: { A: 0, B: 0 }, alone: { A: 50, B: 0 } },
      moves: moves("[A] A:PUR.SCAN3 A~A:PUR.STIR2"), words: { closingLine: "He heard his own waiting.", whatEased: null, promise: null, nextFocus: null },
    });
    expect(draftSixLines(own)).toContain("Worked on: He heard his own waiting.");
    expect(lines(own)[2]).toBe("Seen: Ruben watched the other and lost track of self.");
  });
});
