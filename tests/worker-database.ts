import { randomUUID } from "node:crypto";
import pg from "pg";
import { inject } from "vitest";
import { changeUrl, withConnection } from "#scripts/connection.ts";

// Each test file works in a copy of its own, as the application's powerless role.
const template = inject("template");
const database = `${template.database}_${randomUUID().slice(0, 8)}`;

await withConnection(changeUrl(template.adminUrl, { database: "postgres" }), async (client) => {
  const [copy, original] = [pg.escapeIdentifier(database), pg.escapeIdentifier(template.database)];
  await client.query(`CREATE DATABASE ${copy} TEMPLATE ${original} STRATEGY file_copy`);
});

process.env.DATABASE_URL = changeUrl(template.appUrl, { database });
process.env.DATABASE_ADMIN_URL = changeUrl(template.adminUrl, { database });
