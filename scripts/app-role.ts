import pg from "pg";
import { APPEND_ONLY_TABLES } from "#lib/platform/append-only.ts";
import { withConnection } from "./connection.ts";

const NEVER_THE_APPLICATIONS = ["_prisma_migrations"];

type Role = { name: string; password: string };

function roleIn(url: string): Role {
  const { username, password } = new URL(url);
  return { name: decodeURIComponent(username), password: decodeURIComponent(password) };
}

/**
 * Makes the login role of the application's address when it is missing, without any power. An
 * existing role keeps its password unless `resetPassword`. Throws in one sentence when the address
 * names no role, or the owner's.
 */
export async function ensureRole(adminUrl: string, appUrl: string, { resetPassword = false } = {}): Promise<void> {
  const { name, password } = roleIn(appUrl);
  if (!name) throw new Error("DATABASE_URL must name the application's own role, as in postgresql://role:password@host/database.");
  if (name === roleIn(adminUrl).name) throw new Error(`DATABASE_URL and DATABASE_ADMIN_URL name the same role ${name}; the application needs one of its own.`);
  await withConnection(adminUrl, async (client) => {
    const [role, secret] = [pg.escapeIdentifier(name), pg.escapeLiteral(password)];
    const { rowCount } = await client.query("SELECT FROM pg_roles WHERE rolname = $1", [name]);
    if (!rowCount) {
      await client.query(`CREATE ROLE ${role} LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE NOREPLICATION PASSWORD ${secret}`);
    } else if (resetPassword) {
      await client.query(`ALTER ROLE ${role} PASSWORD ${secret}`);
    }
  });
}

/**
 * Gives the application's role exactly what it needs, in one transaction: rows of every table, adding
 * only to the append-only ones, nothing on the migration history, the job queue. Throws when the list
 * of append-only tables names one that does not exist.
 */
export async function grantRole(adminUrl: string, appUrl: string): Promise<void> {
  const role = pg.escapeIdentifier(roleIn(appUrl).name);
  await withConnection(adminUrl, async (client) => {
    const { rows } = await client.query<{ name: string }>(
      "SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') ORDER BY relname",
    );
    const tables = rows.map(({ name }) => name).filter((name) => !NEVER_THE_APPLICATIONS.includes(name));
    const unknown = APPEND_ONLY_TABLES.filter((name) => !tables.includes(name));
    if (unknown.length > 0) throw new Error(`The append-only list names ${unknown.join(", ")}, which the schema does not have.`);
    const appendOnly = tables.filter((name) => APPEND_ONLY_TABLES.includes(name));
    const editable = tables.filter((name) => !APPEND_ONLY_TABLES.includes(name));
    await client.query("BEGIN");
    await client.query(`
      REVOKE CREATE ON SCHEMA public FROM PUBLIC;
      REVOKE ALL ON ALL TABLES IN SCHEMA public FROM ${role};
      GRANT USAGE ON SCHEMA public TO ${role};
      GRANT SELECT, INSERT ON ${listed(appendOnly)} TO ${role};
      GRANT SELECT, INSERT, UPDATE, DELETE ON ${listed(editable)} TO ${role};
      GRANT USAGE ON SCHEMA pgboss TO ${role};
      GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA pgboss TO ${role};
      GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA pgboss TO ${role};`);
    await client.query("COMMIT");
  });
}

const listed = (tables: readonly string[]): string => tables.map((name) => `public.${pg.escapeIdentifier(name)}`).join(", ");

/**
 * What the role of this address could do to get around row-level security, as the end of a sentence
 * ("is a superuser"), or null when it has no such power. Memberships count.
 */
export async function findPower(url: string): Promise<string | null> {
  return withConnection(url, async (client) => {
    const { rows } = await client.query<{ super: boolean; bypass: boolean; owner: boolean }>(`
      SELECT EXISTS (SELECT FROM pg_roles WHERE rolsuper AND pg_has_role(current_user, oid, 'MEMBER')) AS super,
             EXISTS (SELECT FROM pg_roles WHERE rolbypassrls AND pg_has_role(current_user, oid, 'MEMBER')) AS bypass,
             EXISTS (SELECT FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                     WHERE n.nspname IN ('public', 'pgboss') AND pg_has_role(current_user, c.relowner, 'MEMBER'))
             OR EXISTS (SELECT FROM pg_database WHERE datname = current_database() AND pg_has_role(current_user, datdba, 'MEMBER')) AS owner`);
    const power = rows[0];
    if (power?.super) return "is a superuser";
    if (power?.bypass) return "may bypass row-level security";
    return power?.owner ? "owns the database or its tables" : null;
  });
}

/** Throws in one sentence when the application's address names a role that row-level security does not hold. */
export async function refusePowerfulRole(appUrl: string): Promise<void> {
  const power = await findPower(appUrl);
  if (power) {
    throw new Error(`DATABASE_URL names the role ${roleIn(appUrl).name}, which ${power}; give the application a role without power (npm run migrate makes one) and keep the owner in DATABASE_ADMIN_URL.`);
  }
}
