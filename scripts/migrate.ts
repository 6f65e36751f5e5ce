import { databaseIn } from "./connection.ts";
import { migrateDatabase } from "./migrations.ts";
import { runScript } from "./run-script.ts";

await runScript(async () => {
  const { DATABASE_ADMIN_URL: adminUrl, DATABASE_URL: appUrl } = process.env;
  if (!adminUrl) throw new Error("DATABASE_ADMIN_URL is missing: the address of the role that owns the schema, used by npm run migrate only.");
  if (!appUrl) throw new Error("DATABASE_URL is missing: the address of the application's own role, which npm run migrate makes when it does not exist.");
  for (const [name, url] of Object.entries({ DATABASE_ADMIN_URL: adminUrl, DATABASE_URL: appUrl })) {
    if (!URL.canParse(url) || !/^postgres(ql)?:$/.test(new URL(url).protocol)) throw new Error(`${name} must look like postgresql://role:password@host:5432/database.`);
  }
  if (databaseIn(adminUrl) !== databaseIn(appUrl)) throw new Error("DATABASE_URL and DATABASE_ADMIN_URL name different databases.");
  await migrateDatabase({ adminUrl, appUrl });
  console.log(`The database ${databaseIn(adminUrl)} is ready.`);
});
