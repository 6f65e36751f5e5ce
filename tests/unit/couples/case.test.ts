import { describe, expect, it } from "vitest";
import { sameMailbox } from "#lib/couples/address.ts";
import { isUnderWay, placeInTime } from "#lib/couples/case-dates.ts";
import { absentPartnerLine, asTheySit, caseName } from "#lib/couples/case-name.ts";
import { inOrder, matches } from "#lib/couples/list.ts";

describe("one mailbox", () => {
  it.each([
    ["home@family.example", "HOME@Family.Example", true],
    ["home@family.example", "home+noor@family.example", true],
    ["home+a@family.example", "home+b@family.example", true],
    [" home@family.example", "home@family.example ", true],
    ["home@family.example", "home@other.example", false],
    ["home@family.example", "house@family.example", false],
    ["home@family.example", "home@family+x.example", false],
    ["home@family.example", null, false],
    [null, null, false],
  ])("%s and %s: %s", (one, other, same) => {
    expect(sameMailbox(one, other)).toBe(same);
    expect(sameMailbox(other, one)).toBe(same);
  });
});

const hour = (number: number, startsAt: string) => ({
  id: String(number), number, zone: "Europe/London", startsAt: new Date(startsAt), plannedEndsAt: new Date(new Date(startsAt).getTime() + 50 * 60_000),
});

describe("where a case stands in time", () => {
  const hours = [hour(3, "2026-11-27T10:00:00Z"), hour(1, "2026-11-13T10:00:00Z"), hour(2, "2026-11-20T10:00:00Z")];

  it.each([
    ["before all", "2026-11-01T00:00:00Z", 1, null, 0, null],
    ["between two", "2026-11-21T09:00:00Z", 3, 2, 2, 1],
    ["within one, which is still the next", "2026-11-27T10:10:00Z", 3, 2, 2, 7],
    ["at its very end", "2026-11-27T10:50:00Z", null, 3, 3, 0],
    ["after all", "2026-12-04T00:00:00Z", null, 3, 3, 7],
  ])("%s", (_, now, next, last, held, days) => {
    const placed = placeInTime(hours, new Date(now));
    expect([placed.next?.number ?? null, placed.last?.number ?? null, placed.held, placed.daysSinceLast]).toEqual([next, last, held, days]);
  });

  it("counts days by the calendar of the hour's zone", () => {
    const late = [{ ...hour(1, "2026-11-20T23:30:00Z"), plannedEndsAt: new Date("2026-11-21T00:20:00Z") }];
    expect(placeInTime(late, new Date("2026-11-21T01:00:00Z")).daysSinceLast).toBe(1);
  });

  it("has nothing without an hour", () => {
    expect(placeInTime([], new Date())).toEqual({ next: null, last: null, held: 0, daysSinceLast: null });
  });

  it.each([["2026-11-27T09:59:59Z", false], ["2026-11-27T10:00:00Z", true], ["2026-11-27T11:05:00Z", true], ["2026-11-27T11:05:01Z", false]])("at %s an hour is under way: %s", (now, is) => {
    expect(isUnderWay(hour(3, "2026-11-27T10:00:00Z"), new Date(now))).toBe(is);
  });
});

describe("what a case is called", () => {
  const clients = [{ seat: "A" as const, name: "Tobias" }, { seat: "B" as const, name: "Noor" }];

  it("follows the chairs, so that nobody always comes first", () => {
    expect(caseName({ kind: "COUPLE", partnerCalled: null, leftSeat: "A", clients })).toBe("Tobias and Noor");
    expect(caseName({ kind: "COUPLE", partnerCalled: null, leftSeat: "B", clients })).toBe("Noor and Tobias");
    expect(asTheySit("B", clients).map(({ name }) => name)).toEqual(["Noor", "Tobias"]);
  });

  it("says of one client alone that the partner has no record", () => {
    const alone = { kind: "INDIVIDUAL" as const, partnerCalled: "Dana", leftSeat: "A" as const, clients: [{ seat: "A" as const, name: "Ruben" }] };
    expect(caseName(alone)).toBe("Ruben");
    expect(absentPartnerLine(alone)).toMatch(/^Dana does not come/);
    expect(absentPartnerLine({ ...alone, partnerCalled: null })).toMatch(/^The partner does not come/);
    expect(absentPartnerLine({ ...alone, kind: "COUPLE" })).toBeNull();
  });
});

describe("the list of cases", () => {
  it.each([["noor", true], ["TOB HAD", true], ["josé", false], ["jose", false], ["", true], ["  ", true], ["tobias noor lind", true], ["noor x", false]])("finds by %j: %s", (search, found) => {
    expect(matches("Tobias Lindqvist and Noor Haddad", search)).toBe(found);
  });

  it("finds names with accents by plain letters and the other way round", () => {
    expect([matches("José Nuñez", "jose nunez"), matches("Jose Nunez", "josé")]).toEqual([true, true]);
  });

  it("sorts with the missing ones last and names as the second order", () => {
    const at = (day: string) => ({ startsAt: new Date(day) });
    const lines = [
      { name: "C", nextSession: null, lastSession: at("2026-01-01"), openTasks: 0, marked: false },
      { name: "B", nextSession: at("2026-03-01"), lastSession: null, openTasks: 2, marked: false },
      { name: "A", nextSession: null, lastSession: at("2026-02-01"), openTasks: 2, marked: false },
    ];
    const names = (order: "name" | "next" | "last" | "tasks") => inOrder(lines, order).map(({ name }) => name).join("");
    expect([names("name"), names("next"), names("last"), names("tasks")]).toEqual(["ABC", "BAC", "ACB", "ABC"]);
  });
});
