import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";

/** The ways into a demo, as its seed writes them. */
export type DemoAccess = {
  baseUrl: string;
  users: { name: string; role: string; email: string; password: string; totpSecret: string }[];
  links: { person: string; kind: string; url: string; code: string }[];
};

/** Keys of one demo, made once: without them its notes and factors cannot be read again. */
export type DemoSecrets = { SESSION_SECRET: string; ENCRYPTION_KEY: string; CODE_PEPPER: string; DATABASE_PASSWORD: string };

export type DemoFolder = {
  root: string;
  postgres: string;
  mailbox: string;
  access: string;
  secrets: string;
  /** Lies there while the demo practice is being made. */
  unfinished: string;
  /** What the application writes to its standard output. */
  log: string;
};

/** Where a demo keeps what. `MIDDLEGROUND_DATA_DIR`, else `.data` in the project. */
export function demoFolder(dataDir: string): DemoFolder {
  const root = path.resolve(dataDir);
  return {
    root,
    postgres: path.join(root, "postgres"),
    mailbox: path.join(root, "mailbox"),
    access: path.join(root, "demo-access.json"),
    secrets: path.join(root, "demo-secrets.json"),
    unfinished: path.join(root, "unfinished"),
    log: path.join(root, "app.log"),
  };
}

/** The keys of this demo, or null before its first start. */
export function readSecrets(folder: DemoFolder): DemoSecrets | null {
  return existsSync(folder.secrets) ? (JSON.parse(readFileSync(folder.secrets, "utf8")) as DemoSecrets) : null;
}

export function newSecrets(): DemoSecrets {
  const random = () => randomBytes(32).toString("base64url");
  return { SESSION_SECRET: random(), ENCRYPTION_KEY: random(), CODE_PEPPER: random(), DATABASE_PASSWORD: random() };
}

export function writeSecrets(folder: DemoFolder, secrets: DemoSecrets): void {
  mkdirSync(folder.root, { recursive: true });
  writeFileSync(folder.secrets, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
}

/** Forgets what belongs to an earlier database, and notes that its practice is only being made. */
export function beginAnew(folder: DemoFolder): void {
  for (const target of [folder.access, folder.mailbox]) rmSync(target, { recursive: true, force: true });
  writeFileSync(folder.unfinished, "The demo practice was being made.\n");
}

/** Whether the last start ended before the demo practice was whole: half of one is of no use. */
export function isUnfinished(folder: DemoFolder): boolean {
  return existsSync(folder.unfinished);
}

export function markFinished(folder: DemoFolder): void {
  rmSync(folder.unfinished, { force: true });
}

export function readDemoAccess(folder: DemoFolder): DemoAccess {
  return JSON.parse(readFileSync(folder.access, "utf8")) as DemoAccess;
}

/** The ways in as two plain tables, one line each. */
export function describeAccess({ baseUrl, users, links }: DemoAccess): string {
  const people = users.map(({ name, role, email, password, totpSecret }) => [name, role, email, password, totpSecret]);
  const pages = links.map(({ person, kind, url, code }) => [person, kind, code, url]);
  return [
    `Sign in at ${baseUrl}`,
    table(["name", "role", "e-mail", "password", "secret for the authenticator"], people),
    "",
    "Client links, each opened with its code",
    table(["person", "task", "code", "link"], pages),
  ].join("\n");
}

function table(head: string[], rows: string[][]): string {
  const lines = [head, ...rows];
  const widths = head.map((_, column) => Math.max(...lines.map((line) => (line[column] ?? "").length)));
  return lines.map((line) => `  ${line.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  ")}`.trimEnd()).join("\n");
}
