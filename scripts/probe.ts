import { runScript } from "./run-script.ts";
import { playwright, runParts, vitest } from "./test-parts.ts";

// The full matrices that are too long for every change; npm run probe -- probe runs one part.
const parts = [vitest("probe"), playwright("browser-probe", "e2e/probe", { MIDDLEGROUND_PROBE: "1" })];

await runScript(() => runParts(parts, process.argv.slice(2)));
