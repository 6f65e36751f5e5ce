import { runScript } from "#scripts/run-script.ts";
import { build, isBuilt } from "#scripts/build-stamp.ts";
import os from "node:os";
import path from "node:path";
import { closeDatabase } from "#lib/platform/db.ts";
import { LINKS_NEEDED, phonePages, sending, throughput } from "./client-pages.ts";
import { startLimitServer } from "./limit-server.ts";
import { PRACTICES, setStage } from "./stage.ts";
import { tableOf, type Line } from "./table.ts";

const ROOT = path.join(import.meta.dirname, "..");

// Measures the production build beside a bare server on the same machine and prints one table.
await runScript(async () => {
  if (!isBuilt(ROOT)) await build(ROOT);
  console.log(`Preparing ${LINKS_NEEDED} opened links.`);
  const stage = await setStage(LINKS_NEEDED, PRACTICES);
  const limit = await startLimitServer(stage.server.adminUrl);
  const load = () => os.loadavg().map((value) => value.toFixed(1)).join(" ");
  const before = load();
  const lines: Line[] = [];
  try {
    lines.push(...(await phonePages(stage)), ...(await throughput(stage, limit.baseUrl)), ...(await sending(stage, limit.baseUrl)));
  } finally {
    await limit.stop();
    await closeDatabase();
    await stage.server.stop();
  }
  console.log(`\n${os.cpus().length} x ${os.cpus()[0]?.model ?? "processor"}; load average before ${before}, after ${load()}\n\n${tableOf(lines)}`);
  if (lines.some(({ holds }) => !holds)) process.exitCode = 1;
});
