import { describe, expect, it } from "vitest";
import { COMMANDS_BEFORE_AN_ACTOR, findStrayMints, findUnaskedRoutes, findUnguardedCommands, findUnscopedQueries, OPEN_ROUTES } from "./checks/asking.ts";
import { filesBelow, topFunctions, type Finding } from "./checks/source.ts";

const code = filesBelow("app", "components", "lib", "prisma");
const said = (findings: Finding[]): string[] => findings.map(({ path, says }) => `${path}: ${says}`);

describe("who may do what is asked every time", () => {
  it("in every command, which also leaves an audit entry", () => {
    expect(said(findUnguardedCommands(code))).toEqual([]);
    const careless = { path: "lib/couples/commands.ts", text: "export async function addCouple(actor, raw) { return inPractice(actor, (tx) => tx.couple.create({})); }" };
    expect(findUnguardedCommands([careless])).toHaveLength(2);
  });

  it("in every query, by its scope", () => {
    expect(said(findUnscopedQueries(code))).toEqual([]);
    const open = { path: "lib/couples/queries.ts", text: "export async function listCouples(actor) { return inPractice(actor, (tx) => tx.couple.findMany({ where: {} })); }" };
    expect(findUnscopedQueries([open])).toHaveLength(1);
  });

  it("in every page, handler and action", () => {
    expect(said(findUnaskedRoutes(code))).toEqual([]);
    const naked = [
      { path: "app/(practice)/secret/page.tsx", text: "export default async function Page() { return null; }" },
      { path: "lib/couples/actions.ts", text: "export async function addCoupleAction() { await addCouple(); }" },
    ];
    expect(findUnaskedRoutes(naked)).toHaveLength(2);
  });

  it("and a practice is vouched for at the gates only", () => {
    expect(said(findStrayMints(code))).toEqual([]);
    expect(findStrayMints([{ path: "lib/couples/queries.ts", text: "mintPracticeId(id)" }])).toHaveLength(1);
  });

  it("and the lists of exceptions name only what exists", () => {
    const paths = new Set(code.map((file) => file.path));
    expect(Object.keys(OPEN_ROUTES).filter((path) => !paths.has(path))).toEqual([]);
    const functions = new Set(code.filter((file) => /\/commands/.test(file.path)).flatMap((file) => topFunctions(file).map((fn) => fn.name)));
    expect(Object.keys(COMMANDS_BEFORE_AN_ACTOR).filter((name) => !functions.has(name))).toEqual([]);
  });
});
