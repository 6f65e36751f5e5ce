import { createHash } from "node:crypto";
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { npmProgram, runToEnd } from "./processes.ts";

const STAMP = path.join(".next", "middleground-build");
const SOURCES = [
  "app", "components", "lib", "public", "prisma/schema", "types",
  "next.config.js", "proxy.ts", "instrumentation.ts", "postcss.config.mjs", "tsconfig.json", "package.json", "package-lock.json",
];
const NOT_SOURCES = [path.join("lib", "generated")];

/** SHA-256 over the names and contents of everything a build is made from, and the version of Node. */
export function stampOf(root: string): string {
  const hash = createHash("sha256").update(process.version);
  for (const file of SOURCES.flatMap((source) => filesUnder(root, source))) {
    hash.update(`\0${file}\0`).update(readFileSync(path.join(root, file)));
  }
  return hash.digest("hex");
}

function filesUnder(root: string, relative: string): string[] {
  const found = statSync(path.join(root, relative), { throwIfNoEntry: false });
  if (!found || NOT_SOURCES.includes(path.normalize(relative))) return [];
  if (!found.isDirectory()) return [relative];
  return readdirSync(path.join(root, relative)).sort().flatMap((name) => filesUnder(root, path.join(relative, name)));
}

/** Whether the build that lies there was made from these very sources. */
export function isBuilt(root: string): boolean {
  const stamp = path.join(root, STAMP);
  return existsSync(path.join(root, ".next", "BUILD_ID")) && existsSync(stamp) && readFileSync(stamp, "utf8") === stampOf(root);
}

/** Builds the application and marks the result with the sources it was made from. Throws in a sentence. */
export async function build(root: string, signal?: AbortSignal): Promise<void> {
  const stamp = stampOf(root);
  const [program, args] = npmProgram("next", ["build"]);
  const status = await runToEnd(program, args, {
    cwd: root,
    env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
    stdio: ["ignore", "inherit", "inherit"],
    signal,
  });
  if (status !== 0) throw new Error("The application could not be built.");
  writeFileSync(path.join(root, STAMP), stamp);
}
