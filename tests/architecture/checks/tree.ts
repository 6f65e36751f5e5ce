import ts from "typescript";
import { isCode, topFunctions, treeOf, type Finding, type SourceText } from "./source.ts";

export const DOMAINS = [
  "practices", "clients", "couples", "sessions", "observations", "exercises", "assignments", "requests", "reflections",
  "criteria", "preparation", "safety", "consents", "notes", "direction", "timeline", "records",
];
const RESERVED = new Set(["schema.ts", "policy.ts", "dto.ts", "queries.ts", "commands.ts", "actions.ts", "jobs.ts", "messages.ts"]);
const TOP_FOLDERS = new Set(["app", "prisma", "lib", "components", "e2e", "tests", "docs", "scripts", "bench", "public"]);
const KEBAB = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** A domain folder holds the closed list of names, pure nouns, `commands/`, `queries/` and `content/`. */
export function findStrangeFiles(files: SourceText[]): Finding[] {
  return files.filter((file) => file.path.startsWith("lib/")).flatMap((file) => {
    const [, domain = "", ...rest] = file.path.split("/");
    if (domain === "platform" || domain === "generated") return [];
    if (!DOMAINS.includes(domain)) return [{ path: file.path, says: `lib/${domain} is no domain of decisions 2 and 40; put this in one of: ${DOMAINS.join(", ")}.` }];
    const [first = "", second] = rest;
    if (rest.length === 1 && (RESERVED.has(first) || (first.endsWith(".ts") && KEBAB.test(first.slice(0, -3))))) return [];
    if (rest.length === 2 && (first === "commands" || first === "queries") && second?.endsWith(".ts") && KEBAB.test(second.slice(0, -3))) return [];
    if (rest.length === 2 && first === "content" && second?.endsWith(".json")) return [];
    return [{ path: file.path, says: "a domain folder holds schema, policy, dto, queries, commands, actions, jobs, messages, pure nouns in kebab-case, and content/*.json." }];
  });
}

/** Whether a lib file must be pure: in a domain, and not one of the reserved names with effects. */
export function mustBePure(path: string): boolean {
  const [top, domain = "", ...rest] = path.split("/");
  if (top !== "lib" || !DOMAINS.includes(domain) || !path.endsWith(".ts")) return false;
  return rest.length === 1 && (!RESERVED.has(rest[0] ?? "") || rest[0] === "schema.ts" || rest[0] === "messages.ts");
}

const IMPURE_IMPORT = /^(node:|next\b|react\b|pg\b|@prisma|#lib\/generated|#lib\/platform\/(db|tenancy|env|clock|audit|keyring|session|link|log|mail|jobs|action|rate-limit|ids))/;

/** Pure files take everything they need as arguments: no database, no framework, no clock, no chance. */
export function findImpurity(files: SourceText[]): Finding[] {
  return files.filter((file) => mustBePure(file.path)).flatMap((file) => {
    const findings: Finding[] = [];
    const visit = (node: ts.Node) => {
      if (ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier) && !node.importClause?.isTypeOnly && IMPURE_IMPORT.test(node.moduleSpecifier.text)) {
        findings.push({ path: file.path, says: `imports ${node.moduleSpecifier.text}: a rule is handed what it needs; move the effect to queries.ts or commands.ts.` });
      }
      if (ts.isPropertyAccessExpression(node) && ["Date.now", "Math.random", "process.env"].includes(node.getText())) {
        findings.push({ path: file.path, says: `reads ${node.getText()}: take the instant or the value as an argument.` });
      }
      if (ts.isNewExpression(node) && node.expression.getText() === "Date" && !node.arguments?.length) {
        findings.push({ path: file.path, says: "reads the clock by new Date(): take the instant as an argument." });
      }
      ts.forEachChild(node, visit);
    };
    visit(treeOf(file));
    return findings;
  });
}

const quantile = (sorted: number[], share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
const lineCount = (text: string): number => text.trimEnd().split("\n").length;

/** Budgets of architecture.md, habit 11. */
export function findOversize(files: SourceText[]): Finding[] {
  return files.filter(isCode).flatMap((file) => {
    const lines = lineCount(file.text);
    const page = /^app\/.*page\.tsx$/.test(file.path);
    const limit = page ? 120 : 250;
    const findings: Finding[] = [];
    if (lines > limit) findings.push({ path: file.path, says: `${lines} lines, the budget is ${limit}: split it by meaning.` });
    const functionLimit = file.path.endsWith(".tsx") ? 120 : 60;
    for (const { name, lines: length } of topFunctions(file)) {
      if (length > functionLimit) findings.push({ path: file.path, says: `${name} has ${length} lines, the budget is ${functionLimit}: name its parts.` });
    }
    return findings;
  });
}

/** Medians of the whole: lib files median at most 100 lines, p90 at most 200; pages median at most 90. */
export function findBulk(files: SourceText[]): Finding[] {
  const sizes = (match: (path: string) => boolean) => files.filter((file) => isCode(file) && match(file.path)).map((file) => lineCount(file.text)).sort((a, b) => a - b);
  const lib = sizes((path) => path.startsWith("lib/"));
  const findings: Finding[] = [];
  if (quantile(lib, 0.5) > 100) findings.push({ path: "lib", says: `the median file has ${quantile(lib, 0.5)} lines.` });
  if (quantile(lib, 0.9) > 200) findings.push({ path: "lib", says: `one file in ten has more than ${quantile(lib, 0.9)} lines.` });
  return findings;
}

/** Top-level folders are a closed set (decision 2). */
export function findStrangeFolders(names: string[]): Finding[] {
  return names.filter((name) => !name.startsWith(".") && name !== "node_modules" && !TOP_FOLDERS.has(name))
    .map((name) => ({ path: name, says: `decision 2 names the top-level folders: ${[...TOP_FOLDERS].join(", ")}.` }));
}

/** No `any`, no switched-off checker, no exclusive or skipped test, no unfinished work. */
export function findLooseEnds(files: SourceText[]): Finding[] {
  const LOOSE = /\b(test|it|describe)\.(only|skip|todo|fixme)\(|\bTODO\b|\bFIXME\b|@ts-ignore|@ts-nocheck/;
  return files.filter((file) => isCode(file) && !file.path.startsWith("tests/architecture/")).flatMap((file) => {
    const findings: Finding[] = [];
    const loose = LOOSE.exec(file.text);
    if (loose) findings.push({ path: file.path, says: `holds "${loose[0]}".` });
    const visit = (node: ts.Node) => {
      if (node.kind === ts.SyntaxKind.AnyKeyword) findings.push({ path: file.path, says: "uses any: name the type, or unknown." });
      ts.forEachChild(node, visit);
    };
    visit(treeOf(file));
    return findings;
  });
}
