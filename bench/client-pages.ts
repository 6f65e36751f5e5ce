import { drive, median, type Measured, type Shot } from "./load.ts";
import { openOnSlowPhone } from "./slow-phone.ts";
import { ANSWERS, type OpenedLink, type Stage } from "./stage.ts";
import { atLeast, atMost, type Line } from "./table.ts";

const RUNS = 5;
const SECONDS = 2;
/** Links that sending uses up: some per run. */
export const SENT_PER_RUN = 96;
export const LINKS_NEEDED = RUNS * SENT_PER_RUN + 64;

/** P1 and P2: what the two first pages weigh and how soon a slow phone can use them. */
export async function phonePages({ server, tokens, opened }: Stage): Promise<Line[]> {
  const [last] = opened.slice(-1) as [OpenedLink];
  const [name = "", value = ""] = last.cookie.split("=");
  const pages = [
    { label: "code page", url: `${server.baseUrl}/r/${tokens.at(-1)}`, cookie: undefined },
    { label: "question page", url: `${server.baseUrl}/r/s/${last.visitId}/write`, cookie: { name, value } },
  ];
  const lines: Line[] = [];
  for (const { label, ...wanted } of pages) {
    const runs = await openOnSlowPhone(wanted, RUNS);
    const of = (pick: (run: (typeof runs)[number]) => number) => median(runs.map(pick));
    lines.push(
      atMost("P1", `${label}: scripts of the framework`, of((run) => run.frameworkScripts), 0),
      atMost("P1", `${label}: own script`, of((run) => run.scriptBytes) / 1000, 6, " kB"),
      atMost("P1", `${label}: styles`, of((run) => run.styleBytes) / 1000, 12, " kB"),
      atMost("P1", `${label}: fonts`, of((run) => run.fontBytes), 0, " kB"),
      atMost("P1", `${label}: requests`, of((run) => run.requests), 4),
      atMost("P1", `${label}: in all`, of((run) => run.bytes) / 1000, 40, " kB"),
      atMost("P2", `${label}: usable on a slow phone`, of((run) => run.usable), 800, " ms"),
      atMost("P2", `${label}: largest paint`, of((run) => run.lcp), 800, " ms"),
      atMost("P2", `${label}: layout shift`, of((run) => run.cls), 0),
      atMost("P2", `${label}: blocking time`, of((run) => run.tbt), 50, " ms"),
    );
  }
  return lines;
}

type Pair = { id: string; what: string; ours: () => Promise<Measured>; limit: () => Promise<Measured>; share: number };

/** P3: answers per second beside the limit server, measured right before and right after. */
export async function throughput({ server, tokens, opened }: Stage, limitUrl: string): Promise<Line[]> {
  const timed = { expect: 200, milliseconds: SECONDS * 1000 };
  const [token, spare] = [tokens.at(-1) ?? "", opened.slice(-16)];
  const questions: Shot[] = spare.map(({ visitId, cookie }) => ({ path: `/r/s/${visitId}/write`, headers: { Cookie: cookie } }));
  const at = (connections: number): Pair[] => [
    { id: "P3", what: `code page, ${connections} connection(s)`, share: 10,
      ours: () => drive({ ...timed, connections, baseUrl: server.baseUrl, shots: [{ path: `/r/${token}` }] }),
      limit: () => drive({ ...timed, connections, baseUrl: limitUrl, shots: [{ path: "/constant" }] }) },
    { id: "P3", what: `question page, ${connections} connection(s)`, share: 24,
      ours: () => drive({ ...timed, connections, baseUrl: server.baseUrl, shots: questions }),
      limit: () => drive({ ...timed, connections, baseUrl: limitUrl, shots: [{ path: "/question" }] }) },
  ];
  const lines: Line[] = [];
  for (const pair of [...at(1), ...at(16)]) {
    const runs: { ours: number; ratio: number }[] = [];
    for (let run = 0; run < RUNS; run += 1) runs.push(await bracketed(pair));
    const ours = median(runs.map((run) => run.ours));
    lines.push(atLeast(pair.id, `${pair.what}, ${ours.toFixed(0)} per second: share of the limit`, median(runs.map(({ ratio }) => ratio)), 1 / pair.share));
  }
  return lines;
}

// A run during which the machine itself was half as fast again, or slower, says nothing: once more.
async function bracketed({ ours, limit }: Pair): Promise<{ ours: number; ratio: number }> {
  for (let attempt = 0; ; attempt += 1) {
    const before = await limit();
    const measured = await ours();
    const after = await limit();
    if (measured.failed > 0) throw new Error(`${measured.failed} of ${measured.count + measured.failed} answers were not what they should be.`);
    const [low, high] = [before.perSecond, after.perSecond].toSorted((one, other) => one - other) as [number, number];
    if (high <= 1.5 * low || attempt > 4) return { ours: measured.perSecond, ratio: (2 * measured.perSecond) / (low + high) };
  }
}

/** P4: sending what was written, encrypted, audited and durable. */
export async function sending({ server, opened }: Stage, limitUrl: string): Promise<Line[]> {
  const body = new URLSearchParams(ANSWERS).toString();
  const form = { "Content-Type": "application/x-www-form-urlencoded", Origin: server.baseUrl };
  const runs: { p95: number; ratio: number }[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    const shots = opened.slice(run * SENT_PER_RUN, (run + 1) * SENT_PER_RUN)
      .map(({ visitId, cookie }): Shot => ({ path: `/r/s/${visitId}/write`, method: "POST", body, headers: { ...form, Cookie: cookie } }));
    const limitShots = shots.map((): Shot => ({ path: "/reflection", method: "POST", body }));
    const before = await drive({ baseUrl: limitUrl, connections: 16, expect: 303, shots: limitShots });
    const ours = await drive({ baseUrl: server.baseUrl, connections: 16, expect: 303, shots });
    const after = await drive({ baseUrl: limitUrl, connections: 16, expect: 303, shots: limitShots });
    if (ours.failed > 0) throw new Error(`${ours.failed} of ${shots.length} reflections were refused.`);
    runs.push({ p95: ours.p95, ratio: ours.p95 / ((before.p95 + after.p95) / 2) });
  }
  return [
    atMost("P4", "sending a reflection, 16 at once: p95", median(runs.map(({ p95 }) => p95)), 90, " ms"),
    atMost("P4", "the same as a multiple of the limit's p95", median(runs.map(({ ratio }) => ratio)), 15),
  ];
}
