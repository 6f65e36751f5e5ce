import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { findWrongImports } from "./checks/imports.ts";
import { filesBelow, root, type Finding } from "./checks/source.ts";
import { findBulk, findImpurity, findLooseEnds, findOversize, findStrangeFiles, findStrangeFolders } from "./checks/tree.ts";

const code = filesBelow("app", "components", "lib", "scripts", "prisma");
const tests = filesBelow("tests", "e2e").filter((file) => !file.path.startsWith("tests/architecture/fixtures/"));

/** Findings as sentences, so that a failing check reads like a colleague. */
const said = (findings: Finding[]): string[] => findings.map(({ path, says }) => `${path}: ${says}`);

describe("the tree", () => {
  it("has the agreed top-level folders", () => {
    const folders = readdirSync(root, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map((entry) => entry.name);
    expect(said(findStrangeFolders(folders))).toEqual([]);
    expect(findStrangeFolders(["lib", "utils"])).toHaveLength(1);
  });

  it("has the agreed file names in each domain", () => {
    expect(said(findStrangeFiles(code))).toEqual([]);
    expect(findStrangeFiles([{ path: "lib/couples/CoupleService.ts", text: "" }, { path: "lib/helpers/x.ts", text: "" }])).toHaveLength(2);
  });

  it("keeps rules pure", () => {
    expect(said(findImpurity(code))).toEqual([]);
    const impure = [
      { path: "lib/criteria/change.ts", text: 'import { clock } from "#lib/platform/clock.ts"; export const x = clock;' },
      { path: "lib/criteria/standing.ts", text: "export const now = () => Date.now();" },
      { path: "lib/safety/tier.ts", text: "export const today = () => new Date();" },
    ];
    expect(findImpurity(impure)).toHaveLength(3);
  });

  it("keeps files and functions small", () => {
    expect(said(findOversize(code))).toEqual([]);
    expect(said(findBulk(code))).toEqual([]);
    const long = { path: "lib/couples/queries.ts", text: `export function f() {\n${"x();\n".repeat(300)}}` };
    expect(findOversize([long])).toHaveLength(2);
  });

  it("leaves no loose ends", () => {
    expect(said(findLooseEnds([...code, ...tests]))).toEqual([]);
    const loose = [{ path: "tests/x.test.ts", text: "it.only('x', () => {});" }, { path: "lib/couples/couple.ts", text: "export const x: any = 1;" }];
    expect(findLooseEnds(loose)).toHaveLength(2);
  });

  it("imports one way", async () => {
    expect(said(await findWrongImports(root, ["app", "components", "lib"]))).toEqual([]);
  }, 60_000);

  it("notices imports that run the wrong way", async () => {
    const broken = said(await findWrongImports(`${root}/tests/architecture/fixtures`, ["components", "lib"])).join("\n");
    for (const rule of ["lib-below-components", "components-read-nothing", "ask-the-neighbour-properly", "platform-knows-no-therapy", "no-cycles"]) {
      expect(broken).toContain(rule);
    }
  }, 60_000);
});
