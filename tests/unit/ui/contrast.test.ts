import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

type Tokens = Record<string, string>;

const therapist = readFileSync(new URL("../../../app/globals.css", import.meta.url), "utf8");
const client = readFileSync(new URL("../../../public/notes.css", import.meta.url), "utf8");

/** The colour tokens of the rule that begins with `opening`. */
function tokensOf(css: string, opening: string): Tokens {
  const start = css.indexOf(opening);
  if (start < 0) throw new Error(`No rule "${opening}"`);
  const body = css.slice(start + opening.length, css.indexOf("}", start));
  return Object.fromEntries([...body.matchAll(/--([a-z0-9-]+):\s*(#[0-9a-f]{3,6});/g)].map(([, name, value]) => [name, value]));
}

// WCAG 2.2, "relative luminance" and "contrast ratio".
function luminance(hex: string): number {
  const full = hex.length === 4 ? hex.replaceAll(/[0-9a-f]/g, "$&$&") : hex;
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(full.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

function measured(tokens: Tokens, ink: string, ground: string): number {
  const [one, other] = [tokens[ink], tokens[ground]];
  if (!one || !other) throw new Error(`No token --${one ? ground : ink}`);
  return contrast(one, other);
}

const light = tokensOf(therapist, ":root {");
const dark = tokensOf(therapist, ':root[data-theme="dark"] {');

/** Token, grounds, contrast needed, and the contrast it was designed with in both themes. */
const designed: [string, string[], number, number[], number[]][] = [
  ["ink", ["canvas", "surface", "sunken"], 7, [14.84, 16.04, 13.59], [14.96, 13.79, 15.5]],
  ["ink-2", ["canvas", "surface"], 4.5, [7.15, 7.73], [9.69, 8.93]],
  ["ink-3", ["canvas", "surface"], 4.5, [5.19, 5.61], [7.46, 6.87]],
  ["control", ["surface", "canvas"], 3, [3.9, 3.61], [4.6, 4.99]],
  ["accent", ["surface", "canvas", "accent-soft"], 4.5, [9.18, 8.49, 7.88], [8.31, 9.01, 7.02]],
  ["on-accent", ["accent", "accent-hover"], 4.5, [9.18, 11.94], [9.01, 11.24]],
  ["focus", ["canvas", "surface"], 3, [8.49, 9.18], [11.24, 10.36]],
  ["a", ["surface", "canvas", "a-soft"], 4.5, [9.19, 8.5, 7.81], [6.98, 7.58, 5.88]],
  ["b", ["surface", "canvas"], 3, [4.68, 4.33], [11.56, 12.54]],
  ["b-text", ["surface", "canvas", "b-soft"], 4.5, [6.11, 5.66, 5.33], [11.56, 12.54, 9.44]],
  ["care", ["surface", "canvas", "care-soft"], 4.5, [7.53, 6.96, 6.55], [8.29, 9.0, 7.5]],
  ["ok", ["surface", "ok-soft"], 4.5, [7.45, 6.44], [9.26, 7.95]],
  ["wait", ["surface"], 4.5, [7.42], [9.89]],
];

/** Pairs that the components make beyond the designed ones. */
const used: [string, string[], number][] = [
  ["ink", ["accent-soft", "care-soft", "ok-soft", "a-soft", "b-soft"], 7],
  ["ink-2", ["accent-soft", "care-soft", "ok-soft", "a-soft", "b-soft", "sunken"], 4.5],
  ["a-text", ["surface", "canvas", "a-soft"], 4.5],
  ["accent", ["a-soft", "b-soft", "sunken", "ok-soft", "care-soft"], 4.5],
  ["accent-hover", ["surface", "canvas", "accent-soft"], 4.5],
  ["control", ["a-soft", "b-soft"], 3],
  ["focus", ["a-soft", "b-soft", "accent-soft", "care-soft", "ok-soft"], 3],
];

describe.each([
  ["light", light, 3],
  ["dark", dark, 4],
] as const)("the therapist's pages, %s", (_theme, tokens, column) => {
  const pairs = designed.flatMap(([ink, grounds, need, ...both]) =>
    grounds.map((ground, index) => [ink, ground, need, both[column - 3]?.[index] ?? 0] as const),
  );

  it.each(pairs)("%s on %s needs %d and keeps %d", (ink, ground, need, kept) => {
    const ratio = measured(tokens, ink, ground);
    expect(ratio).toBeGreaterThanOrEqual(need);
    expect(Math.abs(ratio - kept)).toBeLessThan(0.02);
  });

  it.each(used.flatMap(([ink, grounds, need]) => grounds.map((ground) => [ink, ground, need] as const)))(
    "%s on %s needs %d",
    (ink, ground, need) => {
      expect(measured(tokens, ink, ground)).toBeGreaterThanOrEqual(need);
    },
  );
});

describe("the two dark sets", () => {
  it("are the same, whether chosen or wished by the device", () => {
    expect(tokensOf(therapist, ':root:not([data-theme="light"]) {')).toEqual(dark);
  });

  it("name every token of the light set", () => {
    expect(Object.keys(dark).sort()).toEqual(Object.keys(light).sort());
  });
});

describe("paper", () => {
  const paper = { ...light, ...tokensOf(therapist, ":root, :root[data-theme] {") };
  it.each(["ink", "ink-2", "ink-3", "a-text", "b-text", "care", "ok", "wait"])("%s is dark on white", (ink) => {
    expect(measured(paper, ink, "surface")).toBeGreaterThanOrEqual(7);
  });
});

describe.each([
  ["light", tokensOf(client, ":root {")],
  ["dark", tokensOf(client.slice(client.indexOf("prefers-color-scheme")), ":root {")],
])("the pages opened by link, %s", (_theme, tokens) => {
  it.each([
    ["ink", "canvas", 7],
    ["ink", "surface", 7],
    ["ink", "problem-soft", 7],
    ["ink-2", "canvas", 4.5],
    ["ink-2", "surface", 4.5],
    ["accent", "canvas", 4.5],
    ["accent", "surface", 4.5],
    ["on-accent", "accent", 4.5],
    ["on-accent", "accent-hover", 4.5],
    ["accent-hover", "canvas", 4.5],
    ["control", "canvas", 3],
    ["control", "surface", 3],
    ["problem", "canvas", 4.5],
    ["problem", "problem-soft", 3],
  ])("%s on %s needs %d", (ink, ground, need) => {
    expect(measured(tokens, ink, ground)).toBeGreaterThanOrEqual(need);
  });
});

describe("the stylesheet of the pages opened by link", () => {
  it("stays within 12 kB and asks for nothing else", () => {
    expect(Buffer.byteLength(client)).toBeLessThanOrEqual(12_000);
    expect(client).not.toMatch(/url\(|@import|@font-face/);
  });

  it("has no text below 16 px, so that a phone does not zoom into an input", () => {
    const sizes = [...client.matchAll(/font(?:-size)?:\s*([0-9.]+)rem/g)].map(([, size]) => Number(size));
    expect(sizes.length).toBeGreaterThan(5);
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(1);
  });
});
