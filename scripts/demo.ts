import { parseArgs } from "node:util";
import { describeAccess } from "./demo-files.ts";
import { readPort } from "./port.ts";
import { runScript } from "./run-script.ts";
import { serveDemo } from "./serve-demo.ts";

await runScript(async () => {
  const began = performance.now();
  const { values } = parseArgs({ options: { fresh: { type: "boolean" }, dev: { type: "boolean" } } });
  const stopped = new AbortController();
  // The second signal of an impatient Ctrl-C changes nothing: stopping in order is what keeps the data.
  for (const name of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(name, () => stopped.abort());
  const demo = await serveDemo({
    dataDir: process.env.MIDDLEGROUND_DATA_DIR || ".data",
    port: readPort(process.env.PORT),
    databaseUrl: process.env.DATABASE_URL || undefined,
    database: process.env.MIDDLEGROUND_DATABASE || undefined,
    fresh: values.fresh ?? false,
    dev: values.dev ?? false,
    signal: stopped.signal,
    say: (line) => console.log(line),
  });
  console.log(`${describeAccess(demo.access)}\n\nReady after ${((performance.now() - began) / 1000).toFixed(1)} s. Ctrl-C stops everything and keeps the data.`);
  const stopAsked = new Promise<null>((resolve) => {
    if (stopped.signal.aborted) resolve(null);
    stopped.signal.addEventListener("abort", () => resolve(null));
  });
  const failure = await Promise.race([stopAsked, demo.ended]);
  await demo.stop();
  if (failure) throw new Error(failure);
});
