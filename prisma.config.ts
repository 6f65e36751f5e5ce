import { readdirSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { defineConfig } from "prisma/config";

/** The native engine lies beside @prisma/engines where it could be downloaded; elsewhere ours stands in. */
function hasNativeEngine(): boolean {
  const prisma = createRequire(import.meta.url).resolve("prisma/package.json");
  const folder = path.dirname(createRequire(prisma).resolve("@prisma/engines/package.json"));
  return readdirSync(folder).some((file) => file.startsWith("schema-engine-"));
}

if (!process.env.PRISMA_SCHEMA_ENGINE_BINARY && !hasNativeEngine()) {
  process.env.PRISMA_SCHEMA_ENGINE_BINARY = path.join(import.meta.dirname, "scripts", "schema-engine.mjs");
}

export default defineConfig({
  schema: path.join("prisma", "schema"),
  migrations: { path: path.join("prisma", "migrations") },
  // The last one is never connected to: `prisma generate` needs an address, not a server.
  datasource: { url: process.env.DATABASE_ADMIN_URL ?? process.env.DATABASE_URL ?? "postgresql://127.0.0.1:1/none" },
});
