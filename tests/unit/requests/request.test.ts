import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dayOf } from "#lib/platform/time.ts";
import { isOpenRequest, linkExpiry, triesLeft, typedCode, wrongCodesSince } from "#lib/requests/request.ts";
import { draftOf } from "#lib/requests/schema.ts";

const NOW = new Date("2026-11-23T12:00:00Z");
const OPEN = { ended: false, shut: false, wrongCodes: 0, expiresAt: new Date("2026-11-24T00:00:00Z") };

describe("how long a link lives", () => {
  it.each([
    ["Europe/London", "2026-11-30", "2026-12-04T00:00:00.000Z"],
    ["Pacific/Auckland", "2026-11-30", "2026-12-03T11:00:00.000Z"],
    ["America/New_York", "2027-03-12", "2027-03-16T04:00:00.000Z"],
  ])("to the end of the third day after the due day in %s", (zone, due, expected) => {
    expect(linkExpiry(due, new Date("2027-03-01T00:00:00Z") > new Date(due) ? NOW : new Date("2027-03-01T00:00:00Z"), zone).toISOString()).toBe(expected);
  });

  it("35 days at most", () => {
    expect(linkExpiry("2027-06-01", NOW, "Europe/London").getTime() - NOW.getTime()).toBe(35 * 86_400_000);
  });

  it("and its last day is never later than due + 3, for any due day and zone", () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 32 }), fc.constantFrom("UTC", "Pacific/Apia", "America/Los_Angeles", "Asia/Kathmandu"), (ahead, zone) => {
      const due = dayOf(new Date(NOW.getTime() + ahead * 86_400_000), zone);
      const last = dayOf(new Date(linkExpiry(due, NOW, zone).getTime() - 1), zone);
      expect(last >= due && last <= dayOf(new Date(NOW.getTime() + (ahead + 3) * 86_400_000 + 7_200_000), zone)).toBe(true);
    }));
  });
});

describe("whether a link can be used", () => {
  it.each([
    [{}, true], [{ ended: true }, false], [{ shut: true }, false], [{ wrongCodes: 4 }, true], [{ wrongCodes: 5 }, false], [{ expiresAt: NOW }, false],
  ])("%o gives %s", (change, expected) => {
    expect(isOpenRequest({ ...OPEN, ...change }, NOW)).toBe(expected);
  });
});

describe("tries", () => {
  it.each([[0, 0, 5], [4, 4, 1], [5, 5, 0], [0, 9, 1], [0, 10, 0], [7, 12, 0]])("%i on the link and %i of the person leave %i", (link, person, left) => {
    expect(triesLeft(link, person)).toBe(left);
  });

  it("count over 24 hours, or since the newest code", () => {
    expect(wrongCodesSince(NOW, new Date("2026-01-01T00:00:00Z")).toISOString()).toBe("2026-11-22T12:00:00.000Z");
    expect(wrongCodesSince(NOW, new Date("2026-11-23T11:00:00Z")).toISOString()).toBe("2026-11-23T11:00:00.000Z");
  });
});

describe("a typed code", () => {
  it.each([["123456", "123456"], [" 123 456 ", "123456"], ["123-456", "123456"], ["000000", "000000"]])("%s is %s", (typed, code) => {
    expect(typedCode(typed)).toBe(code);
  });
  it.each([[""], ["12345"], ["1234567"], ["12345a"], ["１２３４５６"], [undefined], [["123456"]], ["1".repeat(50)]])("%s is none", (typed) => {
    expect(typedCode(typed)).toBeNull();
  });
});

describe("a draft", () => {
  it("keeps plain names and texts of a storable length, and never fails", () => {
    expect(draftOf({ c_note: "a\u0000b\ud800", "where.places": ["chest"], "x y": "no", ["__proto__"]: "no", CODE: "no" })).toEqual({ c_note: "ab\ufffd", "where.places": ["chest"] });
    expect(String(draftOf({ c_note: "x".repeat(50_000) }).c_note)).toHaveLength(20_000);
    fc.assert(fc.property(fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.array(fc.string()))), (typed) => {
      expect(Object.keys(draftOf(typed)).length).toBeLessThanOrEqual(100);
    }));
  });
});
