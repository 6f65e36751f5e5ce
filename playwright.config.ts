import { defineConfig } from "@playwright/test";
import { findChromium } from "./scripts/chromium.ts";

// Another port lets two checkouts test at the same time.
const PORT = Number(process.env.MIDDLEGROUND_E2E_PORT ?? 3217);
const baseURL = `http://localhost:${PORT}`;
const { executablePath, args } = await findChromium();

export default defineConfig({
  testDir: "e2e",
  outputDir: "test-results",
  testIgnore: process.env.MIDDLEGROUND_PROBE ? [] : "**/e2e/probe/**",
  reporter: [["list"]],
  timeout: 60_000,
  workers: 1,
  forbidOnly: !!process.env.CI,
  webServer: {
    command: `"${process.execPath}" scripts/demo.ts --fresh`,
    url: `${baseURL}/api/health`,
    timeout: 240_000,
    env: { PORT: String(PORT), MIDDLEGROUND_DATA_DIR: ".data/e2e", MIDDLEGROUND_DATABASE: "middleground_e2e" },
    gracefulShutdown: { signal: "SIGTERM", timeout: 20_000 },
  },
  use: {
    baseURL,
    actionTimeout: 15_000,
    navigationTimeout: 30_000,
    trace: "retain-on-failure",
    screenshot: "only-on-failure",
    video: "off",
    launchOptions: { executablePath, args },
  },
});
