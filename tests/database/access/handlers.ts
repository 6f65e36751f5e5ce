import { globSync, readFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";

/** A function of lib that somebody can be let in by: it takes an actor first. `schema` names what its command parses. */
export type Handler = { key: string; file: string; name: string; parameters: string[]; schema: string | null };

const root = path.join(import.meta.dirname, "../../..");

/** Every exported command and query that takes an actor first, read from the code. */
export function handlersInCode(): Handler[] {
  const files = globSync("lib/*/{commands,queries}{.ts,/*.ts}", { cwd: root }).filter((file) => !/^lib\/(platform|generated)\//.test(file));
  return files.toSorted().flatMap((file) => {
    const source = ts.createSourceFile(file, readFileSync(path.join(root, file), "utf8"), ts.ScriptTarget.Latest, true);
    return source.statements.flatMap((statement) => {
      if (!ts.isFunctionDeclaration(statement) || !statement.name) return [];
      const isExported = statement.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) === true;
      const isAsync = statement.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.AsyncKeyword) === true;
      const parameters = statement.parameters.map((parameter) => parameter.name.getText());
      if (!isExported || !isAsync || parameters[0] !== "actor") return [];
      const name = statement.name.text;
      const schema = /(\w+Input)\.parse\(/.exec(statement.getText())?.[1] ?? null;
      return [{ key: `${file.slice("lib/".length, -".ts".length)} ${name}`, file, name, parameters, schema }];
    });
  });
}

/** Every address of the application with the text of the file that answers it. */
export function routesInCode(): { route: string; text: string }[] {
  return globSync("app/**/{page.tsx,route.ts,route.tsx}", { cwd: root }).toSorted().map((file) => ({ route: path.dirname(file), text: readFileSync(path.join(root, file), "utf8") }));
}

/** Every exported server action with its own text. */
export function actionsInCode(): { key: string; text: string }[] {
  return globSync("lib/*/actions.ts", { cwd: root }).concat(globSync("lib/platform/*-actions.ts", { cwd: root })).toSorted().flatMap((file) => {
    const source = ts.createSourceFile(file, readFileSync(path.join(root, file), "utf8"), ts.ScriptTarget.Latest, true);
    return source.statements.filter(ts.isFunctionDeclaration).filter((fn) => fn.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword))
      .map((fn) => ({ key: `${file.slice("lib/".length, -".ts".length)} ${fn.name?.text ?? ""}`, text: fn.getText() }));
  });
}
