import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import ts from "typescript";

/** A file of the tree: its path from the root with forward slashes, and its text. */
export type SourceText = { path: string; text: string };

/** What is wrong, where, and where it belongs instead. */
export type Finding = { path: string; says: string };

export const root = path.resolve(import.meta.dirname, "../../..");

const SKIPPED = new Set(["node_modules", "generated", ".next", ".data"]);

/** Every file below the given folders of the project. */
export function filesBelow(...folders: string[]): SourceText[] {
  const found: SourceText[] = [];
  const walk = (folder: string) => {
    for (const name of readdirSync(folder)) {
      const full = path.join(folder, name);
      if (statSync(full).isDirectory()) {
        if (!SKIPPED.has(name)) walk(full);
      } else found.push({ path: path.relative(root, full).split(path.sep).join("/"), text: readFileSync(full, "utf8") });
    }
  };
  for (const folder of folders) walk(path.join(root, folder));
  return found;
}

export const isCode = (file: SourceText): boolean => /\.tsx?$/.test(file.path);

/** The syntax tree of a file, parents set. */
export function treeOf(file: SourceText): ts.SourceFile {
  return ts.createSourceFile(file.path, file.text, ts.ScriptTarget.Latest, true, file.path.endsWith("x") ? ts.ScriptKind.TSX : ts.ScriptKind.TS);
}

export type NamedFunction = { name: string; exported: boolean; body: ts.Node; lines: number; calls: Set<string> };

/** The functions that stand at the top of a file, with the names of everything they call. */
export function topFunctions(file: SourceText): NamedFunction[] {
  const tree = treeOf(file);
  const functions: NamedFunction[] = [];
  const add = (name: string, exported: boolean, body: ts.Node) => functions.push({
    name, exported, body, calls: callsIn(body),
    lines: tree.getLineAndCharacterOfPosition(body.getEnd()).line - tree.getLineAndCharacterOfPosition(body.getStart()).line + 1,
  });
  const isExported = (node: ts.Node) => ts.canHaveModifiers(node) && (ts.getModifiers(node) ?? []).some((modifier) => modifier.kind === ts.SyntaxKind.ExportKeyword);
  for (const statement of tree.statements) {
    if (ts.isFunctionDeclaration(statement) && statement.body) add(statement.name?.text ?? "default", isExported(statement), statement);
    if (!ts.isVariableStatement(statement)) continue;
    for (const declaration of statement.declarationList.declarations) {
      const value = declaration.initializer;
      if (value && ts.isIdentifier(declaration.name) && (ts.isArrowFunction(value) || ts.isFunctionExpression(value))) {
        add(declaration.name.text, isExported(statement), value);
      }
    }
  }
  return functions;
}

/** The names of all functions called somewhere below a node. */
export function callsIn(node: ts.Node): Set<string> {
  const names = new Set<string>();
  const visit = (child: ts.Node) => {
    if (ts.isCallExpression(child)) {
      const callee = child.expression;
      if (ts.isIdentifier(callee)) names.add(callee.text);
      if (ts.isPropertyAccessExpression(callee)) names.add(callee.name.text);
      // A function handed on, as in inPractice(actor, work), counts as called.
      for (const argument of child.arguments) if (ts.isIdentifier(argument)) names.add(argument.text);
    }
    ts.forEachChild(child, visit);
  };
  visit(node);
  return names;
}

/** Names reached from a function through others of the same file. */
export function reachedCalls(start: NamedFunction, all: NamedFunction[]): Set<string> {
  const reached = new Set<string>();
  const queue = [...start.calls];
  for (let name = queue.pop(); name !== undefined; name = queue.pop()) {
    if (reached.has(name)) continue;
    reached.add(name);
    const own = all.find((candidate) => candidate.name === name);
    if (own) queue.push(...own.calls);
  }
  return reached;
}
