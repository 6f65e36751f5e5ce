import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { otherSeat } from "#lib/couples/seat.ts";
import type { Room } from "#lib/couples/seat.ts";
import { allCodes } from "#lib/observations/code.ts";
import type { RecordedMove } from "#lib/observations/move.ts";
import { summarizeSession } from "#lib/observations/summary.ts";
import type { SessionSummary, SummaryInput } from "#lib/observations/summary.ts";
import { trendOf } from "#lib/observations/trend.ts";

const seat = fc.constantFrom("A" as const, "B" as const);
const anyMove = fc.record({
  seat,
  mark: fc.oneof(
    fc.constantFrom(...allCodes).map(({ code }) => ({ code, light: null })),
    fc.constantFrom("P" as const, "W" as const, "M" as const).map((light) => ({ code: null, light })),
  ),
  intensity: fc.integer({ min: 1, max: 4 }),
  room: fc.constantFrom<Room>("JOINT", "JOINT", "JOINT", "A", "B"),
  source: fc.constantFrom("SEEN_ROOM" as const, "SEEN_VIDEO" as const, "REPORTED_BY_PARTNER" as const),
  confidence: fc.constantFrom("SURE" as const, "LIKELY" as const, "UNSURE" as const),
  retracted: fc.boolean(),
  episodeStarts: fc.boolean(),
});

const recorded = fc.array(anyMove, { maxLength: 24 }).map((entries) => {
  let episode = 1;
  return entries.map(({ mark, episodeStarts, ...rest }, index): RecordedMove => {
    if (episodeStarts) episode += 1;
    return { ...rest, ...mark, toldBy: null, seq: index + 1, episode };
  });
});

const minute = fc.integer({ min: 0, max: 90 });
const input = fc.record({
  moves: recorded,
  minutes: fc.record({ joint: fc.record({ A: minute, B: minute }), alone: fc.record({ A: minute, B: minute }) }),
  nothingToNote: fc.boolean(),
});

/** Everything that is computed: no lists of raw moves. */
function computed({ joint, own, couple, turns }: SessionSummary) {
  const figures = (room: SessionSummary["joint"]) => ({
    A: [room.persons.A.figures, room.persons.A.counts],
    B: [room.persons.B.figures, room.persons.B.counts],
  });
  const { turns: list = [], ...sequence } = turns ?? {};
  return {
    joint: figures(joint),
    own: [figures(own.A), figures(own.B)],
    couple,
    sequence,
    turns: list.map((turn) => [turn.seat, turn.fn]),
  };
}

function mirrored({ moves, minutes, nothingToNote }: SummaryInput): SummaryInput {
  const swap = <T>({ A, B }: Readonly<Record<"A" | "B", T>>) => ({ A: B, B: A });
  return {
    moves: moves.map((move) => ({
      ...move,
      seat: otherSeat(move.seat),
      room: move.room === "JOINT" ? "JOINT" : otherSeat(move.room),
    })),
    minutes: { joint: swap(minutes.joint), alone: swap(minutes.alone) },
    nothingToNote,
  };
}

const check = (property: (entry: SummaryInput) => void) => fc.assert(fc.property(input, property), { numRuns: 200 });

describe("figures hold for any record", () => {
  it("stay within their bounds, and null is never mixed up with 0", () => {
    check((entry) => {
      const summary = summarizeSession(entry);
      for (const scope of [summary.joint, summary.own.A, summary.own.B]) {
        for (const { figures, there } of [scope.persons.A, scope.persons.B]) {
          expect(figures.pos === null).toBe(figures.n < 3);
          expect(figures.ext === null).toBe(figures.n < 3);
          expect(figures.lean === null).toBe(figures.pos === null);
          if (figures.pos !== null) expect(Math.abs(figures.pos)).toBeLessThanOrEqual(figures.ext ?? -1);
          if (figures.ext !== null) expect(figures.ext).toBeGreaterThanOrEqual(0);
          if (figures.ext !== null) expect(figures.ext).toBeLessThanOrEqual(100);
          if (figures.load !== null) expect(figures.load).toBeGreaterThanOrEqual(0);
          if (!there) expect(figures).toEqual({ n: 0, P: 0, D: 0, M: 0, pos: null, ext: null, load: null, lean: null });
        }
      }
      const { couple, turns } = summary;
      expect(couple?.pol === null).toBe(couple?.leans.A === null || couple?.leans.B === null);
      if (couple?.pol !== null) expect(couple?.pol).toBeLessThanOrEqual(100);
      if (couple?.mid !== null) expect((couple?.mid ?? 0) + (couple?.ext ?? 0)).toBe(100);
      if (turns) {
        expect(turns.offers.k).toBeLessThanOrEqual(turns.offers.n);
        expect(turns.loops).toBeLessThanOrEqual(Math.max(0, turns.transitions - 1));
        expect(turns.offersBy.A.n + turns.offersBy.B.n).toBe(turns.offers.n);
      }
    });
  });

  it("mirror when the partners swap seats", () => {
    check((entry) => {
      const [one, other] = [computed(summarizeSession(entry)), computed(summarizeSession(mirrored(entry)))];
      expect([other.joint.B, other.joint.A]).toEqual([one.joint.A, one.joint.B]);
      expect([other.own[1]?.B, other.own[0]?.A]).toEqual([one.own[0]?.A, one.own[1]?.B]);
      expect([other.couple?.pol, other.couple?.mid]).toEqual([one.couple?.pol, one.couple?.mid]);
      expect(other.turns).toEqual(one.turns.map(([who, fn]) => [who === "A" ? "B" : "A", fn]));
    });
  });

  it("do not depend on the order in which rows are read", () => {
    check((entry) => {
      const shuffled = { ...entry, moves: entry.moves.toReversed() };
      expect(computed(summarizeSession(shuffled))).toEqual(computed(summarizeSession(entry)));
    });
  });

  it("of one person do not depend on the order of moves", () => {
    check((entry) => {
      const last = entry.moves.length + 1;
      const turned = { ...entry, moves: entry.moves.map((move) => ({ ...move, seq: last - move.seq })) };
      expect(computed(summarizeSession(turned)).joint).toEqual(computed(summarizeSession(entry)).joint);
    });
  });

  it.each([
    ["retracted", (move: RecordedMove) => !move.retracted],
    ["unsure", (move: RecordedMove) => move.confidence !== "UNSURE"],
    ["reported", (move: RecordedMove) => !move.source.startsWith("REPORTED")],
  ])("read a %s move as absent", (_, keep) => {
    check((entry) => {
      const without = { ...entry, moves: entry.moves.filter(keep) };
      expect(computed(summarizeSession(without))).toEqual(computed(summarizeSession(entry)));
    });
  });

  it("of the joint part do not change by anything in a private room", () => {
    check((entry) => {
      const without = { ...entry, moves: entry.moves.filter(({ room }) => room === "JOINT") };
      const [one, other] = [summarizeSession(entry), summarizeSession(without)];
      expect([other.joint, other.couple, other.turns]).toEqual([one.joint, one.couple, one.turns]);
    });
  });

  it("of a trend mirror when better and worse change places", () => {
    const figure = fc.integer({ min: 0, max: 100 });
    const session = fc.record({ posA: figure, posB: figure, loadA: figure, loadB: figure, pol: figure, mid: figure });
    fc.assert(
      fc.property(fc.array(session, { minLength: 6, maxLength: 12 }), (sessions) => {
        for (const measure of ["pol", "mid", "posA", "loadB"] as const) {
          const [one, back] = [trendOf(sessions, measure), trendOf(sessions.toReversed(), measure)];
          expect((one.nap ?? 0) + (back.nap ?? 0)).toBeCloseTo(1);
          expect(back.label.replace("up", "down")).toBe(one.label.replace("up", "down"));
        }
      }),
    );
  });
});
