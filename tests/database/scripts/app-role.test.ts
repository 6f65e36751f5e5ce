import pg from "pg";
import { describe, expect, it } from "vitest";
import { APPEND_ONLY_TABLES } from "#lib/platform/append-only.ts";
import { ensureRole, findPower, refusePowerfulRole } from "#scripts/app-role.ts";
import { changeUrl, databaseIn, withConnection } from "#scripts/connection.ts";
import { migrateDatabase } from "#scripts/migrations.ts";

const appUrl = process.env.DATABASE_URL ?? "";
const adminUrl = process.env.DATABASE_ADMIN_URL ?? "";

/** Makes a role for one test, gives its address to `work`, and takes it away again. */
async function withRole(powers: string, work: (url: string, role: string) => Promise<void>): Promise<void> {
  const name = `${databaseIn(adminUrl)}_guest`;
  const role = pg.escapeIdentifier(name);
  const url = changeUrl(appUrl, { user: name, password: "guest" });
  await withConnection(adminUrl, (client) => client.query(`CREATE ROLE ${role} LOGIN PASSWORD 'guest' ${powers}`));
  try {
    await work(url, role);
  } finally {
    await withConnection(adminUrl, (client) => client.query(`REASSIGN OWNED BY ${role} TO CURRENT_USER; DROP OWNED BY ${role}; DROP ROLE ${role}`));
  }
}

describe("the application's role", () => {
  it("has no power", async () => {
    expect(await findPower(appUrl)).toBeNull();
  });

  it("is refused when it is a superuser, in a sentence that names the variable", async () => {
    await expect(refusePowerfulRole(adminUrl)).rejects.toThrow(/^DATABASE_URL names the role \S+, which is a superuser; .*\.$/);
  });

  it("is refused when it may bypass row-level security", async () => {
    await withRole("BYPASSRLS", async (url) => expect(await findPower(url)).toBe("may bypass row-level security"));
  });

  it("is refused when it owns a table", async () => {
    await withRole("", async (url, role) => {
      expect(await findPower(url)).toBeNull();
      await withConnection(adminUrl, (client) => client.query(`GRANT CREATE ON SCHEMA public TO ${role}; ALTER TABLE "Client" OWNER TO ${role}`));
      expect(await findPower(url)).toBe("owns the database or its tables");
    });
  });

  it("must be another than the owner's", async () => {
    await expect(ensureRole(adminUrl, adminUrl)).rejects.toThrow(/the same role/);
  });
});

describe("what the application's role may do", () => {
  const asApp = (statement: string) => withConnection(appUrl, (client) => client.query(statement));

  it.each(APPEND_ONLY_TABLES)("reads and adds rows of %s, and never changes or removes one", async (table) => {
    await expect(asApp(`SELECT count(*) FROM "${table}"`)).resolves.toBeDefined();
    for (const statement of [`DELETE FROM "${table}"`, `UPDATE "${table}" SET "practiceId" = "practiceId"`, `TRUNCATE "${table}"`]) {
      await expect(asApp(statement)).rejects.toThrow(`permission denied for table ${table}`);
    }
  });

  it.each([
    ["change the schema", "CREATE TABLE mine (id int)", /permission denied/],
    ["switch row-level security off", `ALTER TABLE "Client" DISABLE ROW LEVEL SECURITY`, /must be owner/],
    ["empty a table", `TRUNCATE "Client"`, /permission denied/],
    ["read the migrations", "SELECT * FROM _prisma_migrations", /permission denied/],
  ])("cannot %s", async (_, statement, refusal) => {
    await expect(asApp(statement)).rejects.toThrow(refusal);
  });

  it("is the same after a second migration, which changes nothing", async () => {
    await migrateDatabase({ adminUrl, appUrl }, { quiet: true });
    await expect(asApp(`DELETE FROM "AuditEntry"`)).rejects.toThrow(/permission denied/);
    await expect(asApp(`DELETE FROM "Client"`)).resolves.toBeDefined();
  });
});
