import { reachedCalls, topFunctions, treeOf, type Finding, type SourceText } from "./source.ts";
import ts from "typescript";

const isCommandFile = (path: string) => /^lib\/[a-z]+\/commands(\.ts$|\/)/.test(path) && !path.startsWith("lib/platform/");
const isQueryFile = (path: string) => /^lib\/[a-z]+\/queries(\.ts$|\/)/.test(path);

/**
 * Commands that run before there is an actor, each with the gate that stands in for a policy.
 * This list only shrinks.
 */
export const COMMANDS_BEFORE_AN_ACTOR: Record<string, string> = {
  foundPractice: "a set-up token, or the seed",
  issueSetUpToken: "only while no practice exists",
  completeSetUp: "a set-up token",
  unlockRequest: "a link's token and the person's code",
};

/** Every exported command authorizes, looks up within scope, and audits in its transaction. */
export function findUnguardedCommands(files: SourceText[]): Finding[] {
  return files.filter((file) => isCommandFile(file.path)).flatMap((file) => {
    const all = topFunctions(file);
    return all.filter((fn) => fn.exported && isAsync(fn.body)).flatMap((fn) => {
      const reached = reachedCalls(fn, all);
      const findings: Finding[] = [];
      const delegates = [...reached].some((name) => /^(assign|record|plan|decide|set|issue|revoke|end|add|move|open|lock)[A-Z]/.test(name) && !all.some((own) => own.name === name) && name !== "recordChange" && name !== "recordView");
      if (!(fn.name in COMMANDS_BEFORE_AN_ACTOR) && !reached.has("authorize") && !delegates) findings.push({ path: file.path, says: `${fn.name} never asks a policy: call authorize(can, actor, verb, subject) as its first deed.` });
      if (!reached.has("recordChange") && !reached.has("recordView") && !delegates) findings.push({ path: file.path, says: `${fn.name} leaves no audit entry: call recordChange(tx, actor, …) in the same transaction.` });
      return findings;
    });
  });
}

function isAsync(node: ts.Node): boolean {
  return ts.canHaveModifiers(node) && (ts.getModifiers(node) ?? []).some((modifier) => modifier.kind === ts.SyntaxKind.AsyncKeyword);
}

const SCOPES = /^(visibleTo|[a-z]+VisibleTo|findVisible[A-Z]?\w*|requireVisible\w*|ownMemberships)$/;

/** Every exported query starts from what the actor may see, itself or through another domain's query. */
export function findUnscopedQueries(files: SourceText[]): Finding[] {
  return files.filter((file) => isQueryFile(file.path)).flatMap((file) => {
    const all = topFunctions(file);
    const imported = importedQueries(file);
    return all.filter((fn) => fn.exported && isAsync(fn.body)).flatMap((fn) => {
      const reached = [...reachedCalls(fn, all)];
      const scoped = reached.some((name) => SCOPES.test(name) || imported.has(name));
      return scoped ? [] : [{ path: file.path, says: `${fn.name} has no scope: begin its where with visibleTo(actor).` }];
    });
  });
}

function importedQueries(file: SourceText): Set<string> {
  const names = new Set<string>();
  for (const statement of treeOf(file).statements) {
    if (!ts.isImportDeclaration(statement) || !ts.isStringLiteral(statement.moduleSpecifier)) continue;
    if (!/\/queries(\/[a-z-]+)?\.ts$/.test(statement.moduleSpecifier.text)) continue;
    const bindings = statement.importClause?.namedBindings;
    if (bindings && ts.isNamedImports(bindings)) for (const element of bindings.elements) names.add(element.name.text);
  }
  return names;
}

/** Pages and handlers that anyone may open, with the reason. This list only shrinks. */
export const OPEN_ROUTES: Record<string, string> = {
  "app/(public)/page.tsx": "the landing page; shows nothing of a practice",
  "app/(public)/privacy/page.tsx": "how data are protected",
  "app/(auth)/sign-in/page.tsx": "the gate itself",
  "app/(auth)/second-factor/page.tsx": "the gate itself; needs the first factor",
  "app/(auth)/enrol/page.tsx": "the gate itself; needs the first factor",
  "app/(auth)/set-up/[token]/page.tsx": "needs a set-up token, which the command proves",
  "app/(auth)/signed-out/route.ts": "has the browser forget, shows nothing",
  "app/api/auth/[...nextauth]/route.ts": "next-auth's own handler",
  "app/api/health/route.ts": "says whether the database answers, nothing else",
  "app/dev/mailbox/route.ts": "exists only when the demo or the tests started the server",
};

const GATES = new Set(["requireClinician", "requireOwner", "unlockRequest", "findVisit", "requireVisit"]);

/** Each page and handler asks for its actor itself (decision 35); each action does so for its command. */
export function findUnaskedRoutes(files: SourceText[]): Finding[] {
  return files.filter((file) => /^app\/.*(page|route)\.tsx?$/.test(file.path) || /^lib\/[a-z]+\/actions\.ts$/.test(file.path)).flatMap((file) => {
    if (file.path in OPEN_ROUTES || file.path === "lib/practices/actions.ts") return [];
    if (file.path.startsWith("app/r/")) return [];
    const asked = /^lib/.test(file.path)
      ? topFunctions(file).filter((fn) => fn.exported && ![...reachedCalls(fn, topFunctions(file))].some((name) => GATES.has(name))).map((fn) => fn.name)
      : [...callsInFile(file)].some((name) => GATES.has(name)) ? [] : ["it"];
    return asked.map((name) => ({ path: file.path, says: `${name} never asked who is there: begin with const actor = await requireClinician().` }));
  });
}

function callsInFile(file: SourceText): Set<string> {
  return new Set(topFunctions(file).flatMap((fn) => [...reachedCalls(fn, topFunctions(file))]));
}

const MINTS = new Set(["lib/platform/actor.ts", "lib/platform/session.ts", "lib/platform/sign-in-session.ts", "lib/platform/link.ts", "lib/platform/jobs.ts", "lib/practices/commands.ts", "lib/practices/commands/set-up.ts", "prisma/seed.ts"]);

/** A practice id is minted at the gates only. */
export function findStrayMints(files: SourceText[]): Finding[] {
  return files.filter((file) => !file.path.startsWith("tests/") && !MINTS.has(file.path) && !file.path.startsWith("prisma/") && /\bmintPracticeId\(/.test(file.text))
    .map((file) => ({ path: file.path, says: "mints a practice id: only session, link and jobs may vouch for one." }));
}
