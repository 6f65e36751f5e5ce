import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { isBuilt, stampOf } from "#scripts/build-stamp.ts";

let root = "";

const write = (file: string, text: string): void => {
  mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
  writeFileSync(path.join(root, file), text);
};

beforeEach(() => {
  root = mkdtempSync(path.join(os.tmpdir(), "middleground-stamp-"));
  write("app/page.tsx", "one");
  write("package.json", "{}");
});

afterEach(() => rmSync(root, { recursive: true }));

describe("what a build was made from", () => {
  it("changes with the text, the name and the number of the sources", () => {
    const stamps = new Set([stampOf(root)]);
    write("app/page.tsx", "two");
    stamps.add(stampOf(root));
    write("app/other.tsx", "");
    stamps.add(stampOf(root));
    write("proxy.ts", "");
    stamps.add(stampOf(root));
    expect(stamps.size).toBe(4);
  });

  it("does not change with times, tests or generated files", () => {
    const before = stampOf(root);
    utimesSync(path.join(root, "app/page.tsx"), 1, 1);
    write("tests/unit/a.test.ts", "");
    write("lib/generated/prisma/client.ts", "");
    expect(stampOf(root)).toBe(before);
  });

  it("is up to date only with the stamp of these very sources", () => {
    expect(isBuilt(root)).toBe(false);
    write(".next/BUILD_ID", "x");
    expect(isBuilt(root)).toBe(false);
    write(".next/middleground-build", stampOf(root));
    expect(isBuilt(root)).toBe(true);
    write("app/page.tsx", "changed");
    expect(isBuilt(root)).toBe(false);
  });
});
