import { globSync, readFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";
import { describe, expect, it } from "vitest";

const root = path.join(import.meta.dirname, "../../..");
const read = (file: string): string => readFileSync(path.join(root, file), "utf8");

type Said = { file: string; text: string };

// What is written in the code for people to read: strings, templates and markup; no comment and no name of a thing.
function saidIn(file: string): Said[] {
  const source = ts.createSourceFile(file, read(file), ts.ScriptTarget.Latest, true, file.endsWith("x") ? ts.ScriptKind.TSX : ts.ScriptKind.TS);
  const found: Said[] = [];
  const visit = (node: ts.Node) => {
    const isImport = node.parent !== undefined && (ts.isImportDeclaration(node.parent) || ts.isExportDeclaration(node.parent));
    if (!isImport && (ts.isStringLiteralLike(node) || ts.isJsxText(node) || ts.isTemplateHead(node) || ts.isTemplateMiddle(node) || ts.isTemplateTail(node))) found.push({ file, text: node.text });
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function saidInJson(file: string): Said[] {
  const found: Said[] = [];
  const visit = (value: unknown) => {
    if (typeof value === "string") found.push({ file, text: value });
    else if (value && typeof value === "object") for (const one of Object.values(value)) visit(one);
  };
  visit(JSON.parse(read(file)));
  return found;
}

const CODE = globSync("{app,components,lib,prisma/demo}/**/*.{ts,tsx}", { cwd: root })
  // One list names words that no text of ours may hold.
  .filter((file) => !file.startsWith("lib/generated") && file !== "lib/exercises/reading-grade.ts");
// The list of risk words is what people write, not what we say.
const CONTENT = globSync("{lib,prisma}/**/content/*.json", { cwd: root }).concat("prisma/content/demo.json").filter((file) => !file.endsWith("risk-words.json"));
const ALL: Said[] = [...CODE.flatMap(saidIn), ...[...new Set(CONTENT)].flatMap(saidInJson)];

const matches = (pattern: RegExp, allowed: readonly RegExp[] = []): string[] =>
  ALL.filter(({ text }) => pattern.test(text) && !allowed.some((one) => one.test(text))).map(({ file, text }) => `${file}: ${text.trim().slice(0, 120)}`);

describe("what the product says", () => {
  it("is read from the whole of it", () => {
    expect(ALL.length).toBeGreaterThan(5000);
  });

  it("never judges whether two people should stay together, or how well a relationship is", () => {
    const verdicts = /\b(should (stay|leave|separate|break up|divorce|part)\b|better off (apart|together|alone)|not meant (to be|for each other)|good match|bad match|compatib|incompatib|doomed|hopeless (case|couple)|toxic|dysfunction|unhealthy|failed (relationship|marriage|couple)|failure of the|successful (couple|relationship|marriage|ending)|save (the|your|their|this) (relationship|marriage)|relationship (score|health|grade|index)|couple score|(score|grade|rating) of the (relationship|couple)|chance of (success|staying)|divorce risk|prognosis|end (it|the relationship) now)\b/i;
    expect(matches(verdicts)).toEqual([]);
  });

  it("names no person by a side or a disorder", () => {
    const labels = /\b(narcissis|codependen|borderline|gaslight|abuser|victim\b|perpetrator|(the|an?) (avoidant|anxious|pursuer|withdrawer|distancer)\b(?! (side|ones?'? side|dance|move|half)))/i;
    expect(matches(labels, [/anxious-avoidant/, /^(anxious|avoidant|either|both)$/])).toEqual([]);
  });

  it("gives nobody a role by gender", () => {
    const roles = /\b(husbands?|wi(fe|ves)|girlfriends?|boyfriends?|gentlem[ae]n|lad(y|ies)|him\/her|his\/her|he\/she|s\/he|men are|women are|(the|a) (man|woman) (who|should|is|in))\b/i;
    expect(matches(roles, [/Women's Aid|Assaulted Women/])).toEqual([]);
  });

  it("paints no relationship in the colours of a traffic light", () => {
    const lights = /\b(traffic light|red flag|green flag|amber light)\b|\b(bg|text|border|fill|stroke|ring)-(red|green|amber|yellow|orange|lime|emerald|rose)-\d/i;
    expect(matches(lights)).toEqual([]);
    // The tones of done, due and safety are for what the therapist has to do; what is drawn or said about two people has none.
    const aboutTwo = globSync("components/{charts,criteria,direction}/*.tsx", { cwd: root }).filter((file) => /\b(bg|text|border|fill|stroke)-(ok|wait|care)(-soft)?\b/.test(read(file)));
    expect(aboutTwo).toEqual([]);
  });
});
