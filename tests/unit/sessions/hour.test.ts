import { describe, expect, it } from "vitest";
import { attendanceAsPlanned, attendanceInWords, decideAttendance, formatOf, refuseLosingMoves } from "#lib/sessions/attendance.ts";
import { formatAsItHappened, heldRooms, lengthInMinutes, minutesIn, namesOf, placeSingleHour, plannedMinutes, wrapUpRoom } from "#lib/sessions/hour.ts";
import { changedWho, whoComes } from "#lib/sessions/plan.ts";
import { changeSessionInput, planSessionInput } from "#lib/sessions/schema.ts";

const minutes = (jointA: number, jointB: number, aloneA = 0, aloneB = 0) => ({ joint: { A: jointA, B: jointB }, alone: { A: aloneA, B: aloneB } });
const plan = { minutes: 50, oneSeat: null, singleHourIsJoint: false };

describe("the minutes a plan foresees", () => {
  it.each([
    ["both together", { ...plan, format: "JOINT" as const }, minutes(50, 50)],
    ["halves of the same length", { ...plan, format: "SPLIT" as const }, minutes(0, 0, 25, 25)],
    ["a private part beside a joint one", { ...plan, format: "JOINT_WITH_PRIVATE" as const }, minutes(30, 30, 10, 10)],
    ["one alone", { ...plan, format: "ONE" as const, oneSeat: "B" as const }, minutes(0, 0, 0, 50)],
    ["one, with nothing kept from the other", { ...plan, format: "ONE" as const, oneSeat: "B" as const, singleHourIsJoint: true }, minutes(0, 50)],
    ["a minute at least", { ...plan, minutes: 1, format: "SPLIT" as const }, minutes(0, 0, 1, 1)],
  ])("for %s", (_, given, expected) => {
    expect(plannedMinutes(given)).toEqual(expected);
  });

  it("are those of the clock", () => {
    expect(lengthInMinutes({ startsAt: new Date("2026-11-23T10:00:00Z"), plannedEndsAt: new Date("2026-11-23T10:50:00Z") })).toBe(50);
  });
});

describe("an hour as it happened", () => {
  it.each([
    [minutes(50, 35), { format: "JOINT", oneSeat: null }],
    [minutes(0, 0, 25, 25), { format: "SPLIT", oneSeat: null }],
    [minutes(30, 30, 10, 10), { format: "JOINT_WITH_PRIVATE", oneSeat: null }],
    [minutes(0, 0, 50, 0), { format: "ONE", oneSeat: "A" }],
    [minutes(0, 50), { format: "ONE", oneSeat: "B" }],
    [minutes(0, 0), null],
  ])("has the format its minutes give: %o", (given, expected) => {
    expect(formatAsItHappened(given)).toEqual(expected);
  });

  it("lies in the room of the one who came, unless the couple's rule keeps nothing apart", () => {
    expect(placeSingleHour(minutes(50, 0), false)).toEqual(minutes(0, 0, 50));
    expect(placeSingleHour(minutes(0, 0, 50), true)).toEqual(minutes(50, 0));
    expect(placeSingleHour(minutes(50, 35), false)).toEqual(minutes(50, 35));
  });

  it("opens the rooms in which something could be seen or told", () => {
    expect(heldRooms(minutes(30, 30, 10, 10))).toEqual(["JOINT", "A", "B"]);
    expect(heldRooms(minutes(0, 0))).toEqual([]);
    expect(minutesIn("A", minutes(30, 30, 10, 10))).toEqual({ A: 10, B: 0 });
    expect(minutesIn("JOINT", minutes(30, 20, 10, 10))).toEqual({ A: 30, B: 20 });
  });

  it("keeps closing words off joint pages as soon as somebody was alone", () => {
    expect(wrapUpRoom(minutes(50, 50))).toBe("JOINT");
    expect(wrapUpRoom(minutes(0, 0, 50))).toBe("A");
    expect(wrapUpRoom(minutes(0, 0, 25, 25))).toBeNull();
    expect(wrapUpRoom(minutes(30, 30, 10, 10))).toBeNull();
    expect(wrapUpRoom(minutes(0, 0))).toBe("JOINT");
  });
});

describe("attendance", () => {
  const hour = { seats: ["A", "B"] as const, singleHourIsJoint: false };
  const came = (minutesJoint: number, minutesAlone = 0) => ({ status: "CAME" as const, minutesLate: null, minutesJoint, minutesAlone });

  it("gives nobody minutes who was not there", () => {
    const rows = decideAttendance({ a: came(50), b: { ...came(50), status: "CANCELLED", minutesLate: 5 } }, hour);
    expect(rows).toEqual([
      { seat: "A", status: "CAME", minutesLate: null, minutesJoint: 0, minutesAlone: 50 },
      { seat: "B", status: "CANCELLED", minutesLate: null, minutesJoint: 0, minutesAlone: 0 },
    ]);
    expect(formatOf(rows)).toEqual({ format: "ONE", oneSeat: "A" });
  });

  it("refuses joint minutes of one only, and someone there for no time", () => {
    expect(() => decideAttendance({ a: came(50), b: came(0, 20) }, hour)).toThrow();
    expect(() => decideAttendance({ a: came(0), b: came(50) }, hour)).toThrow();
    expect(() => decideAttendance({ a: came(50) }, hour)).toThrow();
  });

  it("follows the plan where nobody said otherwise", () => {
    expect(attendanceAsPlanned(minutes(0, 0, 50), ["A", "B"]).map(({ status }) => status)).toEqual(["CAME", "CANCELLED"]);
  });

  it("never takes the ground from under what was seen", () => {
    const names = { A: "Tobias", B: "Noor" };
    expect(() => refuseLosingMoves(minutes(50, 0), [{ seat: "B", room: "JOINT" }], names)).toThrow();
    expect(() => refuseLosingMoves(minutes(50, 50), [{ seat: "B", room: "B" }], names)).toThrow();
    expect(() => refuseLosingMoves(minutes(50, 50), [{ seat: "B", room: "JOINT" }], names)).not.toThrow();
  });

  it("reads in words", () => {
    expect(attendanceInWords({ status: "LATE", minutesLate: 15, minutesJoint: 35, minutesAlone: 0 })).toBe("Came late by 15 minutes, 35 minutes together");
    expect(attendanceInWords({ status: "NO_SHOW", minutesLate: null, minutesJoint: 0, minutesAlone: 0 })).toBe("Did not come");
  });
});

describe("a plan", () => {
  it("knows who can come", () => {
    expect(whoComes("COUPLE", "JOINT", "A")).toEqual({ format: "JOINT", oneSeat: null });
    expect(() => whoComes("INDIVIDUAL", "JOINT", null)).toThrow();
    expect(() => whoComes("INDIVIDUAL", "ONE", "B")).toThrow();
  });

  it("no longer changes who came once that is recorded", () => {
    const held = { format: "JOINT" as const, oneSeat: null, kind: "COUPLE" as const, attended: true };
    expect(changedWho(held, null, null)).toEqual({});
    expect(changedWho(held, "JOINT", null)).toEqual({ format: "JOINT", oneSeat: null });
    expect(() => changedWho(held, "SPLIT", null)).toThrow();
  });

  it("asks who comes in one question", () => {
    const withoutCouple = { day: "2026-11-26", time: "10:00", minutes: "50", place: "ROOM", format: "ONE_B" };
    const form = { coupleId: "x", ...withoutCouple };
    expect(planSessionInput.parse(form)).toMatchObject({ format: "ONE", oneSeat: "B" });
    expect(changeSessionInput.parse({ ...withoutCouple, sessionId: "x", version: 1 })).toMatchObject({ format: "ONE" });
  });
});

describe("names", () => {
  it("are short where that is clear, and whole where both share the short one", () => {
    expect(namesOf([{ seat: "A", name: "Tobias Lindqvist" }, { seat: "B", name: "Noor Haddad" }], null)).toEqual({ A: "Tobias", B: "Noor" });
    expect(namesOf([{ seat: "A", name: "Sam Reed" }, { seat: "B", name: "Sam Holt" }], null)).toEqual({ A: "Sam Reed", B: "Sam Holt" });
    expect(namesOf([{ seat: "A", name: "Ruben Castellano" }], "Dana")).toEqual({ A: "Ruben", B: "Dana" });
    expect(namesOf([{ seat: "A", name: "R." }], null)).toEqual({ A: "R.", B: "Partner" });
  });
});
