import { describe, expect, it } from "vitest";
import { episodeOf, isUnsaved, record, toPayload, type MoveDraft, type RecorderAction, type RecorderState } from "#components/observations/recorder-state.ts";

const opened: RecorderState = { room: "JOINT", episode: 1, saved: { JOINT: 0, A: 0, B: 0 }, moves: [], episodes: [], lookedFor: [], nothingToNote: false };
const tap = (id: string, rest: Partial<MoveDraft> = {}): RecorderAction => ({
  type: "add",
  move: {
    id, seat: "A", code: "PUR.PRESS", light: null, word: "Presses", intensity: 2, source: "SEEN_ROOM", confidence: "SURE", switchCue: true, switchCueWas: "",
    therapistMove: "", target: "", minute: "", note: "", ...rest,
  },
});
const after = (...actions: RecorderAction[]) => actions.reduce(record, opened);
const order = (state: RecorderState) => state.moves.map(({ id, episode }) => `${id}${episode}`).join(" ");

describe("the recorder", () => {
  it("keeps the order of the taps and starts a run when asked", () => {
    expect(order(after(tap("a"), tap("b"), { type: "episode" }, { type: "episode" }, tap("c")))).toBe("a1 b1 c2");
  });

  it("counts the runs of each part of the hour by themselves, so that a joint number tells of no private part", () => {
    const state = after(tap("a"), { type: "room", room: "B" }, tap("b"), { type: "room", room: "B" }, tap("c"));
    expect(state.moves.map(({ room, episode }) => `${room}${episode}`)).toEqual(["JOINT1", "B1", "B1"]);
    expect(record(state, { type: "room", room: "JOINT" }).episode).toBe(2);
    expect(record({ ...opened, saved: { JOINT: 0, A: 0, B: 4 } }, { type: "room", room: "B" }).episode).toBe(5);
  });

  it("moves earlier and later, into the neighbouring run at the edge, never into another room", () => {
    const two = [tap("a"), tap("b"), { type: "episode" } as const, tap("c")];
    expect(order(after(...two, { type: "shift", id: "b", by: -1 }))).toBe("b1 a1 c2");
    expect(order(after(...two, { type: "shift", id: "c", by: -1 }))).toBe("a1 b1 c1");
    expect(order(after(tap("a"), { type: "room", room: "A" }, tap("b"), { type: "shift", id: "b", by: -1 }))).toBe("a1 b1");
    expect(order(after(tap("a"), { type: "shift", id: "a", by: -1 }))).toBe("a1");
  });

  it("changes, removes and undoes", () => {
    expect(after(tap("a"), { type: "change", id: "a", patch: { intensity: 4 } }).moves[0]?.intensity).toBe(4);
    expect(after(tap("a"), { type: "remove", id: "a" }).moves).toEqual([]);
    expect(order(after(tap("a"), tap("b"), { type: "undo" }))).toBe("a1");
  });

  it("takes a seen word off what was not seen, and a tap off 'nothing to note'", () => {
    const look = { type: "look", entry: { seat: "A", code: "PUR.PRESS", word: "Presses" } } as const;
    expect(after(look, look).lookedFor).toHaveLength(1);
    expect(after(look, { type: "unlook", entry: look.entry }).lookedFor).toEqual([]);
    const state = after(look, { type: "nothing", nothingToNote: true }, tap("a"));
    expect(state).toMatchObject({ lookedFor: [], nothingToNote: false });
  });

  it("sends what the server reads, and no episode that nobody described", () => {
    const described = { ...episodeOf(opened, "JOINT", 2), easedBy: "BOTH" };
    const sent = JSON.parse(toPayload(after(tap("a"), { type: "describe", episode: episodeOf(opened, "JOINT", 1) }, { type: "describe", episode: described }), "s")) as { items: object[]; episodes: object[] };
    expect(sent).toMatchObject({ sessionId: "s", nothingToNote: false, lookedFor: [], episodes: [{ number: 2, easedBy: "BOTH" }] });
    expect(sent.episodes).toHaveLength(1);
    expect(sent.items[0]).not.toHaveProperty("word");
  });

  it("knows whether leaving would lose something", () => {
    expect(isUnsaved(opened, opened)).toBe(false);
    expect(isUnsaved(after(tap("a")), opened)).toBe(true);
    expect(isUnsaved(after({ type: "nothing", nothingToNote: true }), opened)).toBe(true);
  });
});
