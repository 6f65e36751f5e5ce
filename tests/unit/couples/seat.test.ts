import { describe, expect, it } from "vitest";
import { isPrivateRoom, otherSeat, roomFor, roomOf, rooms, seats } from "#lib/couples/seat.ts";

describe("the room rule (decision 9, domain 2.4)", () => {
  it.each([
    ["JOINT", null, "JOINT"],
    ["JOINT_WITH_PRIVATE", null, "JOINT"],
    ["JOINT_WITH_PRIVATE", "B", "B"],
    ["SPLIT", "A", "A"],
    ["ONE", "B", "B"],
  ] as const)("%s, alone: %s → %s", (format, alone, room) => {
    expect(roomOf(format, alone)).toBe(room);
  });

  it("puts a single hour into the joint file only under the couple's written rule", () => {
    expect(roomOf("ONE", "A", true)).toBe("JOINT");
    expect(roomOf("SPLIT", "A", true)).toBe("A");
  });

  it("refuses a setting that cannot be", () => {
    expect(() => roomOf("JOINT", "A")).toThrow(RangeError);
    expect(() => roomOf("SPLIT", null)).toThrow(RangeError);
    expect(() => roomOf("ONE", null)).toThrow(RangeError);
  });

  it("asks who was alone, never who acted", () => {
    expect(roomFor({ settingAloneSeat: "B" })).toBe("B");
    expect(roomFor({ settingAloneSeat: null })).toBe("JOINT");
  });

  it("knows two seats and three rooms", () => {
    expect(seats.map(otherSeat)).toEqual(["B", "A"]);
    expect(rooms.filter(isPrivateRoom)).toEqual(["A", "B"]);
  });
});
