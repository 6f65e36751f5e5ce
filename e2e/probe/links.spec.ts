import { createHash } from "node:crypto";
import { expect, test } from "@playwright/test";
import pg from "pg";
import { setStage, type Stage } from "#bench/stage.ts";
import { closeDatabase } from "#lib/platform/db.ts";
import { newSecret } from "#lib/platform/ids.ts";
import { jobActor } from "#lib/platform/jobs.ts";
import { inPractice } from "#lib/platform/tenancy.ts";
import { markAgainOnce } from "#lib/reflections/commands/again.ts";

const TRIES = 500;
const MAX_DIFFERENCE_MS = 5;

let stage: Stage;

test.beforeAll(async () => {
  test.setTimeout(120_000);
  stage = await setStage(8);
  // What the server's first minute does to a new practice is done before rows are compared.
  await markAgainOnce(jobActor(stage.cast.jo.practiceId, "marks"));
});

test.afterAll(async () => {
  await closeDatabase();
  await stage.server.stop();
});

const swapCase = (text: string): string => [...text].map((sign) => (sign === sign.toLowerCase() ? sign.toUpperCase() : sign.toLowerCase())).join("");

/** One token of each way in which a link can be dead or never was one. */
async function deadTokens(): Promise<Record<string, string>> {
  const { tokens, opened, cast } = stage;
  const [live = "", expired = "", used = "", revoked = "", locked = ""] = tokens;
  const endedAs = async (index: number, kind: "SENT" | "REVOKED" | "LOCKED") =>
    inPractice(cast.jo, (tx) => tx.requestEnd.create({ data: { practiceId: cast.jo.practiceId, id: crypto.randomUUID(), requestId: opened[index]?.requestId ?? "", kind, at: new Date() } }));
  await inPractice(cast.jo, (tx) => tx.request.updateMany({ where: { practiceId: cast.jo.practiceId, id: opened[1]?.requestId ?? "" }, data: { expiresAt: new Date(0) } }));
  await endedAs(2, "SENT");
  await endedAs(3, "REVOKED");
  await endedAs(4, "LOCKED");
  const secretOfAVisit = opened[0]?.cookie.split("=")[1] ?? "";
  return {
    unknown: newSecret(), truncated: live.slice(0, -1), padded: `${live}A`, "case-changed": swapCase(live), expired, used, revoked, locked, "a visit's secret": secretOfAVisit, short: "x",
  };
}

const median = (values: number[]): number => values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN;

test("dead links answer the same bytes, in the same time", async () => {
  test.setTimeout(600_000);
  const tokens = Object.entries(await deadTokens());
  const answers = new Map<string, { digests: Set<string>; times: number[] }>(tokens.map(([name]) => [name, { digests: new Set(), times: [] }]));
  const { baseUrl } = stage.server;
  for (let round = 0; round < TRIES + 10; round += 1) {
    // In turn, so that a slower minute of the machine is everybody's.
    for (const [name, token] of tokens) {
      const began = performance.now();
      const answer = await fetch(`${baseUrl}/r/${token}`, { method: "POST", body: new URLSearchParams({ code: "123456" }), headers: { Origin: baseUrl }, redirect: "manual" });
      const bytes = Buffer.from(await answer.arrayBuffer());
      const took = performance.now() - began;
      const headers = [...answer.headers].filter(([header]) => header !== "date").map((pair) => pair.join(": ")).join("\n");
      answers.get(name)?.digests.add(createHash("sha256").update(`${answer.status}\n${headers}\n`).update(bytes).digest("hex"));
      if (round >= 10) answers.get(name)?.times.push(took);
    }
  }
  expect(new Set([...answers.values()].flatMap(({ digests }) => [...digests])).size).toBe(1);
  const medians = [...answers].map(([name, { times }]) => ({ name, ms: median(times) }));
  process.stdout.write(`Medians of ${TRIES}: ${medians.map(({ name, ms }) => `${name} ${ms.toFixed(2)} ms`).join(", ")}\n`);
  const all = medians.map(({ ms }) => ms);
  expect(Math.max(...all) - Math.min(...all)).toBeLessThan(MAX_DIFFERENCE_MS);
});

test("pages by link travel compressed, answers to the page's script as what they are", async () => {
  const { server: { baseUrl }, tokens, opened } = stage;
  const page = await fetch(`${baseUrl}/r/${tokens[7]}`);
  expect([page.headers.get("content-encoding"), page.headers.get("content-type")]).toEqual(["gzip", "text/html; charset=utf-8"]);
  const draft = await fetch(`${baseUrl}/r/s/${opened[7]?.visitId}/draft`, {
    method: "POST", body: new URLSearchParams({ c_note: "x" }), headers: { Origin: baseUrl, Accept: "application/json" },
  });
  expect([draft.status, draft.headers.get("content-type")]).toEqual([404, "application/json; charset=utf-8"]);
});

/** A digest of every row of every table of the product. */
async function everyRow(): Promise<Record<string, string>> {
  const client = new pg.Client({ connectionString: stage.server.adminUrl });
  await client.connect();
  const { rows } = await client.query<{ name: string }>("SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') ORDER BY 1");
  const digests: Record<string, string> = {};
  for (const { name } of rows) {
    const found = await client.query<{ digest: string }>(`SELECT coalesce(md5(string_agg(t::text, '|' ORDER BY t::text)), '') AS digest FROM ${pg.escapeIdentifier(name)} t`);
    digests[name] = found.rows[0]?.digest ?? "";
  }
  await client.end();
  return digests;
}

test("a scanner that fetches a link twenty times changes no row and learns nothing", async () => {
  const { server: { baseUrl }, tokens, opened } = stage;
  const addresses = [`/r/${tokens[6]}`, `/r/${tokens[6]}/`, `/r/s/${opened[6]?.visitId}`, `/r/s/${opened[6]?.visitId}/write`];
  const before = await everyRow();
  const texts = new Set<string>();
  for (let round = 0; round < 20; round += 1) {
    for (const address of addresses) {
      for (const method of ["GET", "HEAD", "OPTIONS"]) {
        const answer = await fetch(baseUrl + address, { method, redirect: "manual" });
        expect(answer.status).toBeLessThan(500);
        texts.add(await answer.text());
      }
    }
  }
  expect(await everyRow()).toEqual(before);
  for (const text of texts) expect(text).not.toMatch(/Jo\b|Tobias|Noor|Harbour|steady|contact a day/i);
});

test("a scanner that runs scripts and presses every bare button changes no task", async ({ browser }) => {
  test.setTimeout(120_000);
  const { server: { baseUrl }, tokens } = stage;
  const before = await everyRow();
  for (let round = 0; round < 20; round += 1) {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(`${baseUrl}/r/${tokens[7]}`, { waitUntil: "networkidle" });
    if (round % 2) await page.locator("form button").first().click();
    await context.close();
  }
  expect(await everyRow()).toEqual(before);
});
