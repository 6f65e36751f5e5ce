import { describe, expect, it } from "vitest";
import type { Room, Seat } from "#lib/couples/seat.ts";
import { screenCatalogue, settingsOf } from "#lib/observations/catalogue.ts";
import { easedText, episodeRanks, repairText } from "#lib/observations/episode.ts";
import { sourceText } from "#lib/observations/labels.ts";
import type { MoveSource } from "#lib/observations/move.ts";
import { placeMove } from "#lib/observations/placing.ts";
import { editObservationInput, recordEpisodeInput, recordObservationInput } from "#lib/observations/schema.ts";

const hour = (jointA: number, jointB: number, aloneA = 0, aloneB = 0, seats: readonly Seat[] = ["A", "B"]) => ({
  seats, names: { A: "Tobias", B: "Noor" }, minutes: { joint: { A: jointA, B: jointB }, alone: { A: aloneA, B: aloneB } },
});
const told = (seat: Seat, source: MoveSource, room: Room | null = null, toldBy: Seat | null = null) => ({ seat, source, room, toldBy });
const together = hour(50, 50);
const halves = hour(0, 0, 25, 25);

describe("the room rule for one move (domain 2.4)", () => {
  it.each([
    ["seen together", together, told("A", "SEEN_ROOM"), { room: "JOINT", toldBy: null }],
    ["seen in Noor's half", halves, told("B", "SEEN_VIDEO", "B"), { room: "B", toldBy: null }],
    ["told by Noor alone about Tobias: her room, whoever acted", halves, told("A", "REPORTED_BY_PARTNER", "B"), { room: "B", toldBy: "B" }],
    ["told by Noor alone about herself", halves, told("B", "REPORTED_BY_ACTOR", "B"), { room: "B", toldBy: "B" }],
    ["told while both are there", together, told("A", "REPORTED_BY_PARTNER"), { room: "JOINT", toldBy: "B" }],
    ["told by both", together, told("A", "REPORTED_BY_BOTH"), { room: "JOINT", toldBy: null }],
    ["an hour with one: the only room there was", hour(0, 0, 50, 0), told("A", "SEEN_ROOM"), { room: "A", toldBy: null }],
    ["of someone absent, as told by the one who came", hour(0, 0, 50, 0), told("B", "REPORTED_BY_PARTNER"), { room: "A", toldBy: "A" }],
  ])("%s", (_, where, move, expected) => {
    expect(placeMove(where, move)).toEqual({ placed: true, ...expected });
  });

  it.each([
    ["someone who is no client", hour(0, 0, 50, 0, ["A"]), told("B", "REPORTED_BY_PARTNER"), "seat"],
    ["a half without saying whose", halves, told("A", "SEEN_ROOM"), "room"],
    ["a private part that was not held", together, told("A", "SEEN_ROOM", "A"), "room"],
    ["a joint part that was not held", halves, told("A", "SEEN_ROOM", "JOINT"), "room"],
    ["Tobias, seen in Noor's half", halves, told("A", "SEEN_ROOM", "B"), "seat"],
    ["an absent partner, seen", hour(50, 0), told("B", "SEEN_ROOM"), "seat"],
    ["a report by someone who was not there", halves, told("B", "REPORTED_BY_PARTNER", "B"), "source"],
    ["a report by both in one person's half", halves, told("B", "REPORTED_BY_BOTH", "B"), "source"],
    ["a teller who does not fit the source", together, told("A", "REPORTED_BY_PARTNER", null, "A"), "toldBy"],
    ["an hour nobody came to", hour(0, 0), told("A", "SEEN_ROOM"), "room"],
  ])("refuses %s", (_, where, move, field) => {
    expect(placeMove(where, move)).toMatchObject({ placed: false, field, sentence: expect.stringMatching(/\.$/) });
  });
});

describe("what the recorder offers", () => {
  it("is what the rule allows, the usual way first", () => {
    const [alone] = settingsOf(halves, ["B"], false);
    expect(alone).toEqual({ room: "B", label: "Noor alone", ways: { A: ["REPORTED_BY_PARTNER"], B: ["SEEN_ROOM", "SEEN_VIDEO", "REPORTED_BY_ACTOR"] } });
    expect(settingsOf(together, ["JOINT"], true)[0]?.ways.A[0]).toBe("SEEN_VIDEO");
  });

  it("has twelve words in front, none of them a safety word, and all 63 behind", () => {
    const { words } = screenCatalogue();
    expect(words).toHaveLength(63);
    expect(words.filter(({ big }) => big)).toHaveLength(12);
    expect(words.filter(({ big, safety }) => big && safety)).toEqual([]);
    for (const group of ["P", "W", "M"] as const) expect(words.filter((word) => word.big && word.group === group)).toHaveLength(4);
  });
});

describe("what is sent", () => {
  it("may name a light mark in the list of words", () => {
    expect(recordObservationInput.parse({ sessionId: "x", seat: "A", code: "LIGHT_W", intensity: "2" })).toMatchObject({ code: null, light: "W", source: "SEEN_ROOM", confidence: "SURE", episode: 1 });
    expect(editObservationInput.parse({ observationId: "x", version: "1", seat: "A", code: "LIGHT_M", intensity: "2" })).toMatchObject({ light: "M", switchCue: false });
  });

  it("never ends before it begins", () => {
    expect(recordEpisodeInput.safeParse({ sessionId: "x", startMinute: "12", endMinute: "11" }).success).toBe(false);
    expect(recordEpisodeInput.safeParse({ sessionId: "x", startMinute: "12", endMinute: "12" }).success).toBe(true);
  });
});

describe("the runs of a room", () => {
  it("count from 1 without a gap, whatever lies in another room", () => {
    expect([...episodeRanks([{ episode: 2 }, { episode: 2 }, { episode: 5 }])]).toEqual([[2, 1], [5, 2]]);
  });
});

describe("words with the two names", () => {
  const names = { A: "Tobias", B: "Noor" };

  it("are the same for both", () => {
    expect([easedText("A_SOFTENED", names), easedText("B_SOFTENED", names), easedText("BOTH", names)]).toEqual(["Tobias softened", "Noor softened", "Both softened"]);
    expect([repairText("A", names), repairText("NONE", names), repairText("BOTH", names)]).toEqual(["Tobias tried to repair", "Nobody tried to repair", "Both tried to repair"]);
    expect(sourceText("REPORTED_BY_PARTNER", "A", names)).toBe("Told by Noor");
    expect(sourceText("REPORTED_BY_ACTOR", "A", names)).toBe("Told by Tobias");
  });
});
