import { defineConfig } from "vitest/config";
import { TEST_ENVIRONMENT, TEST_ZONE } from "./tests/environment.ts";

// Before any worker starts: a zone with odd offsets brings out dates computed in the machine's time.
process.env.TZ = TEST_ZONE;

const database = {
  globalSetup: "tests/global-setup.ts",
  setupFiles: ["tests/worker-database.ts"],
  hookTimeout: 30_000,
};

export default defineConfig({
  test: {
    pool: "forks",
    // Prisma loads relations side by side on one connection, about which the driver warns.
    execArgv: ["--disable-warning=DeprecationWarning"],
    env: TEST_ENVIRONMENT,
    passWithNoTests: true,
    projects: [
      { extends: true, test: { name: "unit", include: ["tests/{unit,architecture}/**/*.test.{ts,tsx}"] } },
      { extends: true, test: { name: "database", include: ["tests/database/**/*.test.{ts,tsx}"], testTimeout: 20_000, ...database } },
      { extends: true, test: { name: "probe", include: ["tests/probe/**/*.test.{ts,tsx}"], testTimeout: 600_000, ...database } },
    ],
  },
});
