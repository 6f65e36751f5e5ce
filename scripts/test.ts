import { runScript } from "./run-script.ts";
import { lint, playwright, runParts, typecheck, vitest } from "./test-parts.ts";

// npm test -- unit lint runs only the parts named.
const parts = [typecheck, lint, vitest("unit"), vitest("database"), playwright("browser", "e2e")];

await runScript(() => runParts(parts, process.argv.slice(2)));
