import path from "node:path";
import { build } from "./build-stamp.ts";
import { runScript } from "./run-script.ts";

await runScript(() => build(path.join(import.meta.dirname, "..")));
