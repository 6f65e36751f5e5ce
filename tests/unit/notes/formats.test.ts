import { describe, expect, it } from "vitest";
import { draftIn, FORMATS, noteLabels, noteRooms } from "#lib/notes/formats.ts";
import type { SixLineFacts } from "#lib/notes/six-lines.ts";

const move = (seat: "A" | "B", code: string, room: "JOINT" | "A" | "B") => ({
  id: `${seat}${code}`, sequence: 1, minute: null, episode: 1, seat, target: null, code, light: null, intensity: 2, room, toldBy: null,
  source: "SEEN_ROOM", confidence: "SURE", switchCue: false, therapistMove: null, retracted: false,
});

const facts = {
  number: 5, day: "Mon 16 Nov 2026", format: "SPLIT", place: "ROOM", oneClient: false, minutes: { joint: { A: 0, B: 0 }, alone: { A: 25, B: 25 } },
  people: [{ seat: "A", name: "Tobias", attendance: { status: "CAME", minutesLate: null } }, { seat: "B", name: "Noor", attendance: { status: "CAME", minutesLate: null } }],
  nothingToNote: false, words: { closingLine: "The doorway was named.", whatEased: null, promise: null, nextFocus: "The doorway again." },
  moves: [move("A", "MID.OWN", "A"), move("B", "MID.NAME_INSIDE", "B"), move("A", "SAF.BLOCK", "B")],
  tasks: [{ seat: "B", exerciseCode: "EX.BODY_SCAN", title: "A look inside", due: "Mon 23 Nov" }], nextSession: null,
} as unknown as SixLineFacts;

describe("a note's draft in each format", () => {
  it.each(FORMATS)("%s begins every line with a label of its own", (format) => {
    for (const room of ["JOINT", "A", "B"] as const) {
      for (const line of draftIn(format, room, facts).trim().split("\n")) expect(noteLabels).toContain(line.split(":")[0]);
    }
  });

  it("keeps each person's time alone in that person's own note, and out of the other's and the joint one", () => {
    const of = (room: "JOINT" | "A" | "B") => FORMATS.map((format) => draftIn(format, room, facts)).join("\n");
    expect(of("B")).toContain("A look inside");
    expect(of("B")).not.toContain("Tobias");
    expect(of("A")).not.toMatch(/Noor|A look inside/);
    for (const room of ["JOINT", "A", "B"] as const) expect(of(room)).not.toMatch(/doorway|Blocks|SAF/i);
    expect(of("JOINT")).not.toContain("A look inside");
  });

  it("leaves what it means and what was done to the therapist", () => {
    expect(draftIn("DAP", "B", facts)).toMatch(/^Assessment: $/m);
    expect(draftIn("BIRP", "JOINT", facts)).toMatch(/^Intervention: $/m);
  });

  it("knows the files of an hour by who was seen alone", () => {
    expect(noteRooms({ oneClient: false, alone: { A: 0, B: 0 } })).toEqual(["JOINT"]);
    expect(noteRooms({ oneClient: false, alone: { A: 0, B: 25 } })).toEqual(["JOINT", "B"]);
    expect(noteRooms({ oneClient: true, alone: { A: 50, B: 0 } })).toEqual(["JOINT"]);
  });
});
