import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { withConnection } from "#scripts/connection.ts";
import { startPostgres, type Postgres } from "#scripts/postgres.ts";

let folder = "";
let server: Postgres | undefined;

beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), "middleground-server-"));
});

afterEach(async () => {
  await server?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const start = async (): Promise<Postgres> => (server = await startPostgres({ dir: path.join(folder, "data") }));
const run = (statement: string) => withConnection(server?.url() ?? "", async (client) => (await client.query(statement)).rows);

describe("the embedded server", () => {
  it("keeps what was acknowledged when it is killed", async () => {
    const killed = await start();
    await run("CREATE TABLE kept (id int)");
    await run("INSERT INTO kept VALUES (7)");
    process.kill(killed.pid, "SIGKILL");
    await killed.exited;
    await start();
    expect(await run("SELECT id FROM kept")).toEqual([{ id: 7 }]);
    expect(await run("SHOW fsync")).toEqual([{ fsync: "on" }]);
  });

  it("refuses a folder that is in use, in one sentence", async () => {
    await start();
    await expect(startPostgres({ dir: path.join(folder, "data") })).rejects.toThrow(/^Another Middleground already uses the database in .* \(process \d+\)/);
  });

  it("starts although its old process id now belongs to another program", async () => {
    await (await start()).stop();
    writeFileSync(path.join(folder, "data", "postmaster.pid"), `${process.pid}\n`);
    await start();
    expect(await run("SELECT 1 AS one")).toEqual([{ one: 1 }]);
  });

  it("keeps a password of its own, readable by its owner alone", async () => {
    const first = await start();
    const file = path.join(folder, "data.password");
    expect(statSync(file).mode & 0o777).toBe(0o600);
    await expect(withConnection(first.url("postgres", "postgres", "postgres"), async () => {})).rejects.toThrow(/does not let us in: password authentication failed/);
    await first.stop();
    expect(existsSync(path.join(folder, "data.launcher"))).toBe(false);
    rmSync(file);
    await expect(start()).rejects.toThrow(/password file .* is missing/);
  });
});
