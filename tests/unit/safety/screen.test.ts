import { describe, expect, it } from "vitest";
import {
  concernsOf,
  dueAgainOn,
  isOnFile,
  itemsToAsk,
  proposedTier,
  screenContent,
  screenStatus,
  sendsNothing,
} from "#lib/safety/screen.ts";
import type { ScreenAnswer, ScreenAnswers, ScreenRow } from "#lib/safety/screen.ts";

const day = (offset: number) => new Date(Date.UTC(2026, 0, 1) + offset * 86_400_000);
const row = (offset: number, outcome: ScreenRow["outcome"] = "NO_CONCERN", manner: ScreenRow["manner"] = "ALONE_IN_ROOM") => ({ at: day(offset), outcome, manner });

describe("status of a private screen (domain 2.7)", () => {
  it.each<[string, ScreenRow[], string]>([
    ["never asked", [], "NOT_ON_FILE"],
    ["by link only", [row(0, "NO_CONCERN", "BY_LINK")], "NOT_ON_FILE"],
    ["declined", [row(0, "DECLINED")], "DECLINED"],
    ["done alone", [row(0)], "DONE_NO_CONCERN"],
    ["done on a safe call", [row(0, "NO_CONCERN", "ALONE_SAFE_CALL")], "DONE_NO_CONCERN"],
    ["done with a concern", [row(0, "CONCERN")], "DONE_CONCERN"],
    ["the newest counts, in any order", [row(20, "CONCERN"), row(0)], "DONE_CONCERN"],
    ["declined later", [row(0), row(20, "DECLINED")], "DECLINED"],
    ["done after declining", [row(0, "DECLINED"), row(20)], "DONE_NO_CONCERN"],
    ["a later one by link changes nothing", [row(0), row(20, "CONCERN", "BY_LINK")], "DONE_NO_CONCERN"],
  ])("%s", (_, rows, status) => {
    expect(screenStatus(rows, day(30))).toBe(status);
  });

  it("is due again after three months", () => {
    expect(screenStatus([row(0)], day(89))).toBe("DONE_NO_CONCERN");
    expect(screenStatus([row(0)], day(90))).toBe("DUE_AGAIN");
    expect(screenStatus([row(0, "CONCERN")], day(90))).toBe("DUE_AGAIN");
    expect(screenStatus([row(0), row(80)], day(90))).toBe("DONE_NO_CONCERN");
  });

  it("is due again once an S2 or S3 is recorded after it", () => {
    expect(screenStatus([row(0)], day(10), day(5))).toBe("DUE_AGAIN");
    expect(screenStatus([row(6)], day(10), day(5))).toBe("DONE_NO_CONCERN");
    expect(screenStatus([], day(10), day(5))).toBe("NOT_ON_FILE");
  });

  it("knows the day it is due again", () => {
    expect(dueAgainOn([row(-63), row(-100)])).toEqual(day(27));
    expect(dueAgainOn([row(0, "DECLINED"), row(0, "NO_CONCERN", "BY_LINK")])).toBeNull();
  });

  it("is on file only when done", () => {
    const states = ["NOT_ON_FILE", "DONE_NO_CONCERN", "DONE_CONCERN", "DECLINED", "DUE_AGAIN"] as const;
    expect(states.filter(isOnFile)).toEqual(["DONE_NO_CONCERN", "DONE_CONCERN"]);
  });
});

describe("what the answers propose", () => {
  const calm: ScreenAnswers = Object.fromEntries(screenContent.items.map(({ n }): [number, ScreenAnswer] => [n, n === 10 ? "YES" : "NO"]));

  it("is nothing where nothing is a concern, or nothing was answered", () => {
    expect(proposedTier(calm)).toBeNull();
    expect(proposedTier({})).toBeNull();
  });

  it.each([1, 2, 7, 8, 9])("item %i proposes S2, also for 'rather not say'", (n) => {
    expect(proposedTier({ ...calm, [n]: "YES" })).toBe("S2");
    expect(proposedTier({ ...calm, [n]: "RATHER_NOT_SAY" })).toBe("S2");
  });

  it.each([3, 4, 5, 6])("item %i proposes S3, also for 'rather not say'", (n) => {
    expect(proposedTier({ ...calm, [n]: "YES" })).toBe("S3");
    expect(proposedTier({ ...calm, 1: "YES", [n]: "RATHER_NOT_SAY" })).toBe("S3");
  });

  it("item 10 is the only one on which 'no' is the concern, and then nothing is sent", () => {
    expect(screenContent.items.filter(({ concern }) => concern.includes("NO")).map(({ n }) => n)).toEqual([10]);
    expect(sendsNothing({ ...calm, 10: "NO" })).toBe(true);
    expect(sendsNothing({ ...calm, 10: "RATHER_NOT_SAY" })).toBe(true);
    expect(sendsNothing({ ...calm, 1: "YES" })).toBe(false);
    expect(concernsOf({ 10: "NO" }).map(({ n }) => n)).toEqual([10]);
  });

  it("a re-screen has four items, and all ten after one concern", () => {
    expect(itemsToAsk(false).map(({ n }) => n)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(itemsToAsk(true).map(({ n }) => n)).toEqual([1, 2, 6, 10]);
    expect(itemsToAsk(true, { 2: "RATHER_NOT_SAY" })).toHaveLength(10);
    expect(itemsToAsk(true, { 1: "NO", 10: "YES" })).toHaveLength(4);
  });
});
