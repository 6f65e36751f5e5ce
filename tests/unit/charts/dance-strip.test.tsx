import fc from "fast-check";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { DanceStrip } from "#components/charts/dance-strip.tsx";
import { placesInRows } from "#components/charts/strip-places.ts";
import type { DanceMove } from "#components/charts/strip-places.ts";

const names = { A: "Sam", B: "Alex" };
const moves: DanceMove[] = [
  { seat: "A", fn: "P", word: "presses", episode: 1 },
  { seat: "B", fn: "W", word: "goes quiet", episode: 1 },
  { seat: "B", fn: "M", word: "comes back", episode: 2 },
  { seat: "A", fn: "N", word: "jokes", episode: 2 },
];

const someMoves = fc
  .array(fc.record({ seat: fc.constantFrom("A", "B"), fn: fc.constantFrom("P", "W", "M", "N"), word: fc.string(), opens: fc.boolean() }), { maxLength: 80 })
  .map((drawn) => {
    let episode = 1;
    return drawn.map(({ opens, ...move }) => ({ ...move, episode: opens ? ++episode : episode }) as DanceMove);
  });

describe("where moves stand", () => {
  it("sets a new episode off by one empty place", () => {
    expect(placesInRows(moves, 20).map(({ column }) => column)).toEqual([0, 1, 3, 4]);
  });

  it("keeps the order, loses no move and never leaves its row", () => {
    fc.assert(
      fc.property(someMoves, fc.integer({ min: 2, max: 20 }), (drawn, perRow) => {
        const places = placesInRows(drawn, perRow);
        expect(places.map(({ move }) => move)).toEqual(drawn);
        const positions = places.map(({ row, column }) => row * perRow + column);
        expect(positions).toEqual([...new Set(positions)].sort((a, b) => a - b));
        expect(places.every(({ column }) => column < perRow)).toBe(true);
      }),
    );
  });
});

describe("the picture", () => {
  const html = renderToStaticMarkup(<DanceStrip names={names} moves={moves} headline="Sam reached once." />);

  it("comes with its headline, and a table that says the same in words", () => {
    expect(html).toContain("<figcaption");
    expect(html).toContain("Sam reached once.");
    for (const { word } of moves) expect(html).toContain(word);
    expect(html.match(/<tr/g)).toHaveLength(moves.length + 1);
  });

  it("draws every move once in each of its two widths, and names both lanes", () => {
    expect(html.match(/rotate\(/g)).toHaveLength(moves.length * 2);
    expect(html.match(/<text[^>]*>Sam<\/text>/g)).toHaveLength(2);
    expect(html.match(/<text[^>]*>Alex<\/text>/g)).toHaveLength(2);
  });

  it("points a reach at the partner's lane and a pull back away from it", () => {
    expect(html).toMatch(/rotate\(90\)" class="text-a"/);
    expect(html).toMatch(/rotate\(450\)" class="text-b"/);
  });

  it("carries no style attribute and no text below 11 px", () => {
    expect(html).not.toContain("style=");
    for (const [, size] of html.matchAll(/font-size="([0-9.]+)"/g)) expect(Number(size)).toBeGreaterThanOrEqual(12.5);
  });

  it("says only the headline when nothing was seen", () => {
    const nothing = renderToStaticMarkup(<DanceStrip names={names} moves={[]} headline="Nothing to note." />);
    expect(nothing).not.toContain("<svg");
  });
});

describe("swapping the partners", () => {
  it("mirrors the picture: the same marks with the other shape and name", () => {
    const swapped = moves.map((move): DanceMove => ({ ...move, seat: move.seat === "A" ? "B" : "A" }));
    const one = renderToStaticMarkup(<DanceStrip names={names} moves={moves} headline="" />);
    const other = renderToStaticMarkup(<DanceStrip names={names} moves={swapped} headline="" />);
    const count = (html: string, mark: string) => html.split(mark).length;
    for (const mark of ["M-5 -6.5 L7 0 L-5 6.5 Z", "M-4 -5.5 L6 0 L-4 5.5 Z", 'r="2.5"']) {
      expect(count(other, mark)).toBe(count(one, mark));
    }
  });
});
