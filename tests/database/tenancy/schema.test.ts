import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

/** Tables without a practice in their key (decision 12). None holds clinical content. Only shrinks. */
const GLOBAL_TABLES = ["LinkIndex", "Practice", "RecoveryCode", "SetUpToken", "SignInSession", "User", "_prisma_migrations", "rate_limit"];
const APPEND_ONLY = ["AuditEntry"];

describe("the schema keeps practices apart", () => {
  let owner: pg.Client;
  let app: pg.Client;
  beforeAll(async () => {
    owner = new pg.Client(process.env.DATABASE_ADMIN_URL);
    app = new pg.Client(process.env.DATABASE_URL);
    await owner.connect();
    await app.connect();
  });
  afterAll(async () => {
    await owner.end();
    await app.end();
  });

  const ownedTables = async (): Promise<string[]> => {
    const { rows } = await owner.query<{ name: string }>("SELECT relname AS name FROM pg_class WHERE relkind IN ('r', 'p') AND relnamespace = 'public'::regnamespace ORDER BY 1");
    return rows.map((row) => row.name).filter((name) => !GLOBAL_TABLES.includes(name));
  };

  it("knows every table either as global or as owned by a practice", async () => {
    expect((await ownedTables()).length).toBeGreaterThan(35);
    const { rows } = await owner.query("SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace");
    const names = rows.map((row: { name: string }) => row.name);
    expect(GLOBAL_TABLES.filter((name) => !names.includes(name))).toEqual([]);
  });

  it("leads every primary key, unique index and foreign key of an owned table with the practice", async () => {
    const { rows: indexes } = await owner.query<{ table: string; columns: string[] }>(`
      SELECT t.relname AS table, array_agg(a.attname ORDER BY k.n)::text[] AS columns
      FROM pg_index i JOIN pg_class t ON t.oid = i.indrelid CROSS JOIN LATERAL unnest(i.indkey) WITH ORDINALITY AS k(attnum, n)
      JOIN pg_attribute a ON a.attnum = k.attnum WHERE a.attrelid = i.indrelid AND i.indisunique AND t.relnamespace = 'public'::regnamespace
      GROUP BY t.relname, i.indexrelid`);
    const { rows: keys } = await owner.query<{ table: string; columns: string[] }>(`
      SELECT t.relname AS table, array_agg(a.attname ORDER BY k.n)::text[] AS columns
      FROM pg_constraint c JOIN pg_class t ON t.oid = c.conrelid CROSS JOIN LATERAL unnest(c.conkey) WITH ORDINALITY AS k(attnum, n)
      JOIN pg_attribute a ON a.attnum = k.attnum AND a.attrelid = c.conrelid WHERE c.contype = 'f' GROUP BY t.relname, c.oid`);
    const owned = await ownedTables();
    const stray = [...indexes, ...keys].filter((key) => owned.includes(key.table) && key.columns[0] !== "practiceId");
    expect(stray).toEqual([]);
    expect(keys.length).toBeGreaterThan(60);
  });

  it("points every id column of an owned table at a row of the same practice", async () => {
    const { rows } = await owner.query<{ table: string; column: string }>(`
      SELECT c.table_name AS table, c.column_name AS column FROM information_schema.columns c
      WHERE c.table_schema = 'public' AND c.column_name LIKE '%Id' AND c.column_name <> 'practiceId' AND c.data_type = 'uuid'
        AND NOT EXISTS (SELECT 1 FROM information_schema.key_column_usage k JOIN information_schema.table_constraints t USING (constraint_name, table_schema)
          WHERE t.constraint_type = 'FOREIGN KEY' AND k.table_name = c.table_name AND k.column_name = c.column_name)`);
    // userId is global; a pair has no row of its own; the audit outlives what it names.
    const known = ["Assignment.pairId", "AuditEntry.coupleId", "Membership.userId"];
    expect(rows.map((row) => `${row.table}.${row.column}`).filter((name) => !known.includes(name)).sort()).toEqual([]);
  });

  it("forces row-level security with a policy on every owned table", async () => {
    const { rows } = await owner.query<{ name: string }>(`
      SELECT c.relname AS name FROM pg_class c WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace
        AND NOT (c.relrowsecurity AND c.relforcerowsecurity AND EXISTS (SELECT 1 FROM pg_policy p WHERE p.polrelid = c.oid AND p.polwithcheck IS NOT NULL))`);
    expect(rows.map((row) => row.name).filter((name) => !GLOBAL_TABLES.includes(name))).toEqual([]);
  });

  it("notices a table that forgot it", async () => {
    await owner.query('BEGIN; CREATE TABLE "Forgotten" ("practiceId" uuid, id uuid PRIMARY KEY)');
    const { rows } = await owner.query("SELECT relrowsecurity AS guarded FROM pg_class WHERE relname = 'Forgotten'");
    expect(rows).toEqual([{ guarded: false }]);
    expect(await ownedTables()).toContain("Forgotten");
    await owner.query("ROLLBACK");
  });

  it("has no triggers, sequences or SET NULL on owned tables (decision 26)", async () => {
    const { rows: triggers } = await owner.query("SELECT tgname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid WHERE NOT tgisinternal AND c.relnamespace = 'public'::regnamespace");
    const { rows: sequences } = await owner.query("SELECT relname FROM pg_class WHERE relkind = 'S' AND relnamespace = 'public'::regnamespace");
    const { rows: setNull } = await owner.query("SELECT conname FROM pg_constraint WHERE contype = 'f' AND confdeltype IN ('n', 'c') AND connamespace = 'public'::regnamespace");
    expect([triggers, sequences, setNull]).toEqual([[], [], []]);
  });

  it("runs the application as a role without power", async () => {
    const { rows } = await app.query("SELECT rolsuper, rolbypassrls, rolcreatedb, rolcreaterole FROM pg_roles WHERE rolname = current_user");
    expect(rows).toEqual([{ rolsuper: false, rolbypassrls: false, rolcreatedb: false, rolcreaterole: false }]);
    const { rows: owned } = await app.query("SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tableowner = current_user");
    expect(owned).toEqual([]);
  });

  it("lets the application only add to what is append-only", async () => {
    for (const table of APPEND_ONLY) {
      const { rows } = await app.query(`SELECT has_table_privilege($1, 'UPDATE') AS u, has_table_privilege($1, 'DELETE') AS d, has_table_privilege($1, 'TRUNCATE') AS t, has_table_privilege($1, 'INSERT') AS i`, [`"${table}"`]);
      expect(rows).toEqual([{ u: false, d: false, t: false, i: true }]);
    }
  });

  it("shows nothing without a practice, and another practice's row cannot be written", async () => {
    for (const table of await ownedTables()) {
      const { rows } = await app.query(`SELECT count(*)::int AS n FROM "${table}"`);
      expect([table, rows[0].n]).toEqual([table, 0]);
    }
    await app.query("BEGIN; SET LOCAL app.practice_id = '01900000-0000-7000-8000-000000000001'");
    await expect(app.query(`INSERT INTO "AuditHead" VALUES ('01900000-0000-7000-8000-000000000002', 0, '')`)).rejects.toThrow(/row-level security/);
    await app.query("ROLLBACK");
  });
});
