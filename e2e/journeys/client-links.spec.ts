import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { chromium, expect, test, type Browser, type BrowserContext, type Page } from "@playwright/test";
import { setStage, type Stage } from "#bench/stage.ts";
import { setClientCode } from "#lib/clients/commands.ts";
import { closeDatabase } from "#lib/platform/db.ts";
import { inPractice } from "#lib/platform/tenancy.ts";
import { findChromium } from "#scripts/chromium.ts";

// One link per journey; the people behind them are Tobias and Noor of one case after the other.
let stage: Stage;
let next = 0;

test.beforeAll(async () => {
  test.setTimeout(120_000);
  stage = await setStage(8);
});

test.afterAll(async () => {
  await closeDatabase();
  await stage.server.stop();
});

const PHONE = { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true } as const;

type Link = { url: string; code: string; requestId: string };

async function freshLink(): Promise<Link> {
  const index = next++;
  const requestId = stage.opened[index]?.requestId ?? "";
  const { jo } = stage.cast;
  const { clientId } = await inPractice(jo, (tx) => tx.request.findFirstOrThrow({ where: { practiceId: jo.practiceId, id: requestId } }));
  return { url: `${stage.server.baseUrl}/r/${stage.tokens[index]}`, requestId, ...(await setClientCode(jo, { clientId })) };
}

const sentBy = (requestId: string) => inPractice(stage.cast.jo, (tx) => tx.reflection.findMany({ where: { practiceId: stage.cast.jo.practiceId, requestId } }));

/** A person's finger: counts what it touches. Typing is no tap. */
function finger(page: Page) {
  let taps = 0;
  return {
    get taps() {
      return taps;
    },
    async open(url: string) {
      taps += 1;
      await page.goto(url);
    },
    async tap(selector: string) {
      taps += 1;
      await page.locator(selector).first().click();
    },
    async write(selector: string, text: string) {
      taps += 1;
      await page.locator(selector).first().fill(text);
    },
  };
}

const choice = (name: string, value: string) => `label:has(input[name="${name}"][value="${value}"])`;

async function unlock(hand: ReturnType<typeof finger>, { url, code }: Link): Promise<void> {
  await hand.open(url);
  await hand.write("input[name=code]", code);
  await hand.tap("form:has(input[name=code]) button.main");
}

async function fiveFields(hand: ReturnType<typeof finger>, words = "Tea at six"): Promise<void> {
  await hand.tap(choice("c_did", "DID"));
  await hand.write("[name=what]", words);
  await hand.tap(choice("kept", "12–14"));
  await hand.tap(choice("cage", "3"));
  await hand.tap(choice("c_share", "NO"));
}

async function phone(browser: Browser, options: { javaScriptEnabled?: boolean } = {}): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser.newContext({ ...PHONE, ...options });
  return { context, page: await context.newPage() };
}

for (const javaScriptEnabled of [true, false]) {
  test(`five fields on a phone in nine taps from the task on, scripts ${javaScriptEnabled ? "on" : "off"}`, async ({ browser }) => {
    const link = await freshLink();
    const { context, page } = await phone(browser, { javaScriptEnabled });
    const hand = finger(page);
    await unlock(hand, link);
    await hand.tap("a.main");
    await fiveFields(hand);
    await hand.tap("form[method=post] .send button.main");
    await expect(page).toHaveURL(/\/sent$/);
    await expect(page).toHaveTitle("Notes");
    expect(hand.taps).toBeLessThanOrEqual(10);
    expect(await sentBy(link.requestId)).toMatchObject([{ did: "DID", share: "NO" }]);
    await expect(page.locator("body")).not.toContainText("Tea at six");
    await page.goBack();
    await expect(page.locator("body")).not.toContainText("Tea at six");
    await context.close();
  });
}

test("what was typed on one phone stands on another after the code, every sign of it", async ({ browser }) => {
  const link = await freshLink();
  const words = "Tea at six – 'late', 100 % ☕ und Zoë";
  const first = await phone(browser);
  const hand = finger(first.page);
  await unlock(hand, link);
  await hand.tap("a.main");
  await hand.tap(choice("c_did", "PART"));
  const saved = first.page.waitForResponse((response) => response.url().endsWith("/draft"));
  await hand.write("[name=what]", words);
  expect((await saved).status()).toBeLessThan(300);
  const second = await phone(browser);
  const other = finger(second.page);
  await unlock(other, link);
  await other.tap("a.main");
  await expect(second.page.locator("[name=what]")).toHaveValue(words);
  await expect(second.page.locator("[name=c_did][value=PART]")).toBeChecked();
  await first.context.close();
  await second.context.close();
});

test("not this time is two taps, and the therapist reads a choice", async ({ browser }) => {
  const link = await freshLink();
  const { context, page } = await phone(browser);
  const hand = finger(page);
  await unlock(hand, link);
  const before = hand.taps;
  await hand.tap("a.other");
  await hand.tap("form[method=post] .send button.main");
  await expect(page).toHaveURL(/\/sent$/);
  expect(hand.taps - before).toBe(2);
  expect(await sentBy(link.requestId)).toMatchObject([{ did: "NOT_THIS_TIME", share: null }]);
  await context.close();
});

for (const way of ["tap", "three times Shift"] as const) {
  test(`leaving is one deed (${way}); Back shows nothing`, async ({ browser }) => {
    const link = await freshLink();
    const { context, page } = await phone(browser);
    await context.route(/^https:/, (route) => route.fulfill({ contentType: "text/html", body: "<title>Weather</title>Rain" }));
    const hand = finger(page);
    await unlock(hand, link);
    await hand.tap("a.main");
    await hand.write("[name=what]", "A word for nobody else");
    if (way === "tap") await hand.tap(".leave");
    else for (let press = 0; press < 3; press += 1) await page.keyboard.press("Shift");
    await expect(page).toHaveTitle("Weather");
    await page.goBack().catch(() => null);
    await expect(page.locator("body")).not.toContainText(/A word for nobody else|contact/);
    expect((await context.cookies()).filter(({ name }) => name.startsWith("__Host-n"))).toEqual([]);
    await context.close();
  });
}

test("after sending nothing typed is left in the browser's profile", async () => {
  test.setTimeout(120_000);
  const { executablePath, args, isFull } = await findChromium();
  test.info().skip(!isFull, "needs a full Chromium that keeps a profile");
  const link = await freshLink();
  const profile = mkdtempSync(path.join(os.tmpdir(), "profile-"));
  const canary = "zebrawindmill";
  try {
    const context = await chromium.launchPersistentContext(profile, { ...PHONE, executablePath, args });
    const page = await context.newPage();
    const hand = finger(page);
    await unlock(hand, link);
    await hand.tap("a.main");
    await fiveFields(hand, canary);
    await page.waitForResponse((response) => response.url().endsWith("/draft"));
    await hand.tap("form[method=post] .send button.main");
    await expect(page).toHaveURL(/\/sent$/);
    await page.goto("about:blank");
    await context.close();
    expect(grep(profile, canary)).toBe("");
    expect(grep(profile, link.code)).toBe("");
  } finally {
    rmSync(profile, { recursive: true, force: true });
  }
});

function grep(folder: string, text: string): string {
  const wide = [...text].join("\\x00");
  try {
    return execFileSync("grep", ["-ralP", `${text}|${wide}`, folder], { encoding: "utf8" });
  } catch {
    return "";
  }
}
