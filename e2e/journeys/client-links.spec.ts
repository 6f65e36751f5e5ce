import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { request as httpRequest } from "node:http";
import os from "node:os";
import path from "node:path";
import { chromium, expect, test, type Browser, type BrowserContext, type Page } from "@playwright/test";
import { setStage, type Stage } from "#bench/stage.ts";
import { closeDatabase } from "#lib/platform/db.ts";
import { inPractice } from "#lib/platform/tenancy.ts";
import { revokeRequest } from "#lib/requests/commands/end.ts";
import { findChromium } from "#scripts/chromium.ts";
import { giveTask, readyPair, tokenOf } from "#tests/factories/tasks.ts";
import { checkPage } from "../check-page.ts";

// Every journey has a pair of its own: Tobias and Noor, each with a code.
let stage: Stage;

test.beforeAll(async () => {
  test.setTimeout(120_000);
  stage = await setStage(0);
});

test.afterAll(async () => {
  await closeDatabase();
  await stage.server.stop();
});

const PHONE = { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true } as const;

type Link = { url: string; code: string; requestId: string };

/** A link of Tobias and one of Noor; EX.STEADY stands on one page, EX.BODY_SCAN in steps. */
async function links(exerciseCode = "EX.STEADY", words = {}): Promise<{ his: Link; hers: Link }> {
  const { jo } = stage.cast;
  const { couple, tobias, noor, codes } = await readyPair(jo);
  const give = async (person: typeof tobias, code: string, about: object): Promise<Link> => {
    const given = (await giveTask(jo, couple, person, exerciseCode, about)).links[0];
    return { url: `${stage.server.baseUrl}/r/${tokenOf(given?.url ?? "")}`, code, requestId: given?.requestId ?? "" };
  };
  return { his: await give(tobias, codes.tobias, {}), hers: await give(noor, codes.noor, words) };
}

const freshLink = async (exerciseCode?: string): Promise<Link> => (await links(exerciseCode)).his;

const sentBy = ({ requestId }: Link) => inPractice(stage.cast.jo, (tx) => tx.reflection.findMany({ where: { practiceId: stage.cast.jo.practiceId, requestId } }));

async function expire({ requestId }: Link): Promise<void> {
  const { jo } = stage.cast;
  await inPractice(jo, (tx) => tx.request.updateMany({ where: { practiceId: jo.practiceId, id: requestId }, data: { expiresAt: new Date(Date.now() - 1000) } }));
}

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

type Hand = ReturnType<typeof finger>;
type Phone = { context: BrowserContext; page: Page; hand: Hand };

const choice = (name: string, value: string) => `label:has(input[name="${name}"][value="${value}"])`;
// Without scripts a browser carries the place of the last question along (Fetch, 4.4).
const SENT = /\/sent(#f-\w+)?$/;
const CHECK = /\/check(#f-\w+)?$/;
const SEND = "button[name=do][value=send]";

async function phone(browser: Browser, options: { javaScriptEnabled?: boolean } = {}): Promise<Phone> {
  const context = await browser.newContext({ ...PHONE, ...options });
  const page = await context.newPage();
  return { context, page, hand: finger(page) };
}

async function unlock({ page, hand }: Omit<Phone, "context">, { url, code }: Link): Promise<string> {
  await hand.open(url);
  await hand.write("input[name=code]", code);
  await hand.tap("form:has(input[name=code]) button.main");
  await page.waitForURL(/\/r\/s\//);
  return page.url().replace(/\/write$/, "");
}

/** A phone on which the link is open, at its form. */
async function writing(browser: Browser, link: Link, options: { javaScriptEnabled?: boolean } = {}): Promise<Phone & { base: string }> {
  const held = await phone(browser, options);
  const base = await unlock(held, link);
  if (!held.page.url().endsWith("/write")) await held.hand.tap("a.main");
  await held.page.waitForURL(/\/write$/);
  return { ...held, base };
}

const kept = (page: Page) => page.waitForResponse((answer) => answer.url().endsWith("/draft") && answer.ok());

async function writeAndKeep({ page, hand }: Phone, words: string): Promise<void> {
  const answer = kept(page);
  await hand.write("[name=what]", words);
  await answer;
}

async function fiveFields(hand: Hand, words = "Tea at six"): Promise<void> {
  await hand.tap(choice("c_did", "DID"));
  await hand.write("[name=what]", words);
  await hand.tap(choice("kept", "12–14"));
  await hand.tap(choice("cage", "3"));
  await hand.tap(choice("c_share", "NO"));
}

for (const javaScriptEnabled of [true, false]) {
  const how = `scripts ${javaScriptEnabled ? "on" : "off"}`;

  test(`five fields on a phone in nine taps from the task on, ${how}`, async ({ browser }) => {
    const link = await freshLink();
    const held = await phone(browser, { javaScriptEnabled });
    const { page, hand } = held;
    await unlock(held, link);
    const before = hand.taps;
    await hand.tap("a.main");
    await fiveFields(hand);
    await hand.tap(SEND);
    await expect(page).toHaveURL(SENT);
    await expect(page).toHaveTitle("Notes");
    expect(hand.taps - before).toBeLessThanOrEqual(9);
    expect(await sentBy(link)).toMatchObject([{ did: "DID", share: "NO" }]);
    await expect(page.locator("body")).not.toContainText("Tea at six");
    await page.goBack();
    await expect(page.locator("main")).toContainText("This page is closed.");
    await held.context.close();
  });

  test(`a form that was refused can be put right, gone back from and reloaded, ${how}`, async ({ browser }) => {
    const link = await freshLink();
    const { page, hand, context } = await writing(browser, link, { javaScriptEnabled });
    await hand.write("[name=what]", "Tea at six");
    await hand.tap(SEND);
    await expect(page).toHaveTitle("Error: Notes");
    if (javaScriptEnabled) await expect(page.locator("#problem")).toBeFocused();
    await page.reload();
    await expect(page.locator("[name=what]")).toHaveValue("Tea at six");
    await page.goBack();
    await expect(page).toHaveTitle("Notes");
    await page.goForward();
    await hand.tap("#problem a");
    await expect(page.locator("#f-c_did")).toBeInViewport();
    await hand.tap(choice("c_did", "PART"));
    await hand.tap(choice("c_share", "NO"));
    await hand.tap(SEND);
    await expect(page).toHaveURL(SENT);
    for (let steps = 0; steps < 3; steps += 1) {
      await page.goBack();
      await expect(page.locator("body")).not.toContainText("Tea at six");
      await expect(page.locator("textarea, [name=what]")).toHaveCount(0);
    }
    expect(await sentBy(link)).toHaveLength(1);
    await context.close();
  });

  for (const [end, close] of [["taken back", ({ requestId }: Link) => revokeRequest(stage.cast.jo, { requestId })], ["over", expire]] as const) {
    test(`a link that is ${end} while somebody types leaves the words on the page, ${how}`, async ({ browser }) => {
      const link = await freshLink();
      const { page, hand, context } = await writing(browser, link, { javaScriptEnabled });
      await hand.write("[name=what]", "Tea at six, and a long story");
      await close(link);
      await hand.tap(choice("c_did", "DID"));
      if (!javaScriptEnabled) await hand.tap(SEND);
      await expect(page.locator("main")).toContainText("What you wrote is still here. You can copy it.");
      await expect(page.locator("main")).toContainText("It was not sent.");
      await expect(page.locator(javaScriptEnabled ? "[name=what]" : "textarea")).toHaveValue("Tea at six, and a long story");
      expect(await sentBy(link)).toEqual([]);
      await context.close();
    });
  }

  test(`a form in steps: three pages, a look at all, back to change one, ${how}`, async ({ browser }) => {
    const link = await freshLink("EX.BODY_SCAN");
    const { page, hand, context } = await writing(browser, link, { javaScriptEnabled });
    await expect(page.locator("main")).toContainText("Page 1 of 3");
    await hand.tap(choice("c_did", "DID"));
    await hand.tap("button[value=next]");
    await expect(page).toHaveURL(/write-2$/);
    await hand.tap(choice("before", "8"));
    await hand.tap("button[value=next]");
    await hand.write("[name=c_note]", "My chest, mostly");
    await hand.tap(choice("c_share", "ASK"));
    await hand.tap("button[value=next]");
    await expect(page).toHaveURL(CHECK);
    await expect(page.locator("main")).toContainText("My chest, mostly");
    await hand.tap('a[href*="write-2"]');
    await expect(page.locator('[name=before][value="8"]')).toBeChecked();
    await hand.tap(choice("before", "7"));
    await hand.tap("button[value=next]");
    await expect(page).toHaveURL(CHECK);
    await hand.tap(SEND);
    await expect(page).toHaveURL(SENT);
    expect(await sentBy(link)).toMatchObject([{ did: "DID", share: "ASK" }]);
    await context.close();
  });

  test(`leaving is one tap, ${how}; Back shows nothing`, async ({ browser }) => {
    const { page, hand, context } = await writing(browser, await freshLink(), { javaScriptEnabled });
    await context.route(/^https:/, (route) => route.fulfill({ contentType: "text/html", body: "<title>Weather</title>Rain" }));
    await hand.write("[name=what]", "A word for nobody else");
    await hand.tap(".leave");
    await expect(page).toHaveTitle("Weather");
    await leftBehind(page, context);
  });
}

async function leftBehind(page: Page, context: BrowserContext): Promise<void> {
  await page.goBack().catch(() => null);
  await expect(page.locator("body")).not.toContainText(/A word for nobody else|contact/);
  await expect(page.locator("textarea, [name=what]")).toHaveCount(0);
  expect((await context.cookies()).filter(({ name }) => name.startsWith("__Host-n"))).toEqual([]);
  await context.close();
}

test("leaving is three times Shift; Back shows nothing", async ({ browser }) => {
  const { page, hand, context } = await writing(browser, await freshLink());
  await context.route(/^https:/, (route) => route.fulfill({ contentType: "text/html", body: "<title>Weather</title>Rain" }));
  await hand.write("[name=what]", "A word for nobody else");
  for (let press = 0; press < 3; press += 1) await page.keyboard.press("Shift");
  await expect(page).toHaveTitle("Weather");
  await leftBehind(page, context);
});

test("what was typed on one phone stands on another after the code, every sign of it", async ({ browser }) => {
  const link = await freshLink();
  const words = "Tea at six – 'late', 100 % ☕ und Zoë";
  const first = await writing(browser, link);
  await first.hand.tap(choice("c_did", "PART"));
  await writeAndKeep(first, words);
  const second = await writing(browser, link);
  await expect(second.page.locator("[name=what]")).toHaveValue(words);
  await expect(second.page.locator("[name=c_did][value=PART]")).toBeChecked();
  await first.context.close();
  await second.context.close();
});

test("two phones at once: both texts, a choice, nothing overwritten unseen", async ({ browser }) => {
  const link = await freshLink();
  const [one, two] = [await writing(browser, link), await writing(browser, link)];
  await writeAndKeep(one, "Tea at six");
  await two.hand.write("[name=what]", "Coffee at seven");
  await expect(two.page.locator(".saved")).toContainText("Nothing is lost.");
  await two.hand.tap(".saved a");
  await expect(two.page).toHaveURL(/\/merge$/);
  for (const words of ["Tea at six", "Coffee at seven"]) await expect(two.page.locator("main")).toContainText(words);
  await expect(two.page.locator("input:checked")).toHaveCount(0);
  await two.hand.tap(choice("pick.what", "both"));
  await two.hand.tap("button.main");
  await expect(two.page).toHaveURL(/\/write$/);
  await expect(two.page.locator("[name=what]")).toHaveValue(/Tea at six.*Coffee at seven/);
  await Promise.all([one, two].map(({ context }) => context.close()));
});

test("without a network the words stay, the page says so, and it is sent once", async ({ browser }) => {
  const link = await freshLink();
  const { page, hand, context } = await writing(browser, link);
  const status = page.locator(".saved");
  await context.setOffline(true);
  await fiveFields(hand, "Tea in a tunnel");
  await expect(status).toHaveText("Not saved yet. Keep this page open. We will try again.");
  await context.setOffline(false);
  await expect(status).toHaveText("Saved.", { timeout: 10_000 });
  await context.setOffline(true);
  await hand.tap(SEND);
  await expect(status).toHaveText("Not sent yet. Keep this page open and we will try again.");
  await hand.tap(SEND);
  await expect(page.locator("[name=what]")).toHaveValue("Tea in a tunnel");
  await context.setOffline(false);
  await expect(page).toHaveURL(SENT, { timeout: 10_000 });
  expect(await sentBy(link)).toHaveLength(1);
  await context.close();
});

test("a server that dies while somebody types loses no word", async ({ browser }) => {
  test.setTimeout(90_000);
  const link = await freshLink();
  const { page, hand, context } = await writing(browser, link);
  await fiveFields(hand, "Before the cut");
  const restarted = stage.server.restart();
  await hand.write("[name=what]", "Before and after the cut");
  await restarted;
  await expect(page.locator(".saved")).toHaveText("Saved.", { timeout: 15_000 });
  await page.locator(SEND).dblclick();
  await expect(page).toHaveURL(SENT);
  expect(await sentBy(link)).toHaveLength(1);
  await context.close();
});

test("not this time is two taps, and the therapist reads a choice", async ({ browser }) => {
  const link = await freshLink();
  const held = await phone(browser);
  await unlock(held, link);
  const before = held.hand.taps;
  await held.hand.tap('.send a[href$="/not-now"]');
  await held.hand.tap(".send button.main");
  await expect(held.page).toHaveURL(SENT);
  expect(held.hand.taps - before).toBe(2);
  expect(await sentBy(link)).toMatchObject([{ did: "NOT_THIS_TIME", share: null }]);
  await held.context.close();
});

test("words of danger bring up numbers before and after sending, and stop nothing", async ({ browser }) => {
  const link = await freshLink();
  const { page, hand, context } = await writing(browser, link);
  await fiveFields(hand);
  await expect(page.locator("[data-card] section")).toHaveCount(0);
  await writeAndKeep({ page, hand, context }, "I want to kill myself");
  await expect(page.locator("[data-card] section")).toContainText("116 123");
  await expect(page.locator("[data-card] section")).not.toContainText(/kill|suicid/i);
  await hand.tap(SEND);
  await expect(page).toHaveURL(SENT);
  await expect(page.locator("main section")).toContainText("116 123");
  await hand.tap("button[name=reply]");
  await expect(page.locator("main")).toContainText("Sent. Thank you.");
  await expect(page.locator("button[name=reply]")).toHaveCount(0);
  expect(await sentBy(link)).toHaveLength(1);
  await context.close();
});

test("a page that comes back from the browser's memory shows nothing that is closed", async ({ browser }) => {
  const link = await freshLink();
  const [here, there] = [await writing(browser, link), await writing(browser, link)];
  await writeAndKeep(here, "Tea at six");
  await here.page.goto("about:blank");
  await there.page.goto(`${there.base}/write`);
  await there.hand.tap(choice("c_did", "DID"));
  await there.hand.tap(choice("c_share", "NO"));
  await there.hand.tap(SEND);
  await expect(there.page).toHaveURL(SENT);
  await here.page.goBack();
  await expect(here.page.locator("main")).toContainText("This page is closed.");
  const other = await writing(browser, await freshLink());
  const hidden = await other.page.evaluate(() => {
    dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true }));
    return getComputedStyle(document.body).display;
  });
  expect(hidden).toBe("none");
  await Promise.all([here, there, other].map(({ context }) => context.close()));
});

test("with one partner's link no byte of the other is anywhere", async ({ browser }) => {
  test.setTimeout(120_000);
  const CANARY = /canary|noor|haddad/i;
  const { his, hers } = await links("EX.STEADY", { reason: "canary reason", plan: "canary plan" });
  const her = await writing(browser, hers);
  await fiveFields(her.hand, "canary draft");
  await her.page.waitForTimeout(1600);
  const { page, hand, context, base } = await writing(browser, his);
  const bytes: string[] = [];
  page.on("response", async (answer) => bytes.push(JSON.stringify(await answer.allHeaders()), await answer.text().catch(() => "")));
  const crawl = async (): Promise<void> => {
    const seen = new Set([base]);
    for (const url of seen) {
      await page.goto(url);
      for (const href of await page.locator("a[href]").evaluateAll((found) => found.map((one) => (one as HTMLAnchorElement).href))) {
        if (href.startsWith(stage.server.baseUrl)) seen.add(href.replace(/#.*/, ""));
      }
    }
    expect(seen.size).toBeGreaterThan(6);
    for (const url of [hers.url, her.base, `${her.base}/write`, `${her.base}/sent`]) await page.goto(url);
  };
  await crawl();
  await her.hand.tap(SEND);
  await expect(her.page).toHaveURL(SENT);
  await crawl();
  await page.goto(`${base}/write`);
  await fiveFields(hand);
  await hand.tap(SEND);
  await expect(page).toHaveURL(SENT);
  await expect.poll(() => bytes.length).toBeGreaterThan(40);
  expect(bytes.filter((text) => CANARY.test(text))).toEqual([]);
  await Promise.all([her.context, context].map((one) => one.close()));
});

test("both partners' links in one browser stay two", async ({ browser }) => {
  const { his, hers } = await links();
  const one = await writing(browser, his);
  await writeAndKeep(one, "His own words");
  const tab = await one.context.newPage();
  const base = await unlock({ page: tab, hand: finger(tab) }, hers);
  await tab.goto(`${base}/write`);
  await expect(tab.locator("[name=what]")).toHaveValue("");
  await one.page.reload();
  await expect(one.page.locator("[name=what]")).toHaveValue("His own words");
  await one.context.close();
});

test("answers that no page of ours could send are refused with a sentence, and the words kept", async ({ browser }) => {
  const link = await freshLink();
  const { page, base, context } = await writing(browser, link);
  const headers = { Origin: stage.server.baseUrl, "Content-Type": "application/x-www-form-urlencoded" };
  const fields = { what: "Tea at six", c_did: "DID", c_share: "NO", do: "send" };
  const many = Object.fromEntries(Array.from({ length: 10_000 }, (_, field) => [`f${field}`, "1"]));
  for (const bad of [{ cage: "11" }, { kept: "never" }, { stranger: "1" }, many]) {
    const answer = await context.request.post(`${base}/write`, { headers, data: new URLSearchParams({ ...fields, ...bad } as Record<string, string>).toString() });
    expect([answer.status(), (await answer.text()).includes("There is a problem")]).toEqual([422, true]);
  }
  const huge = await context.request.post(`${base}/write`, { headers, data: `what=${"x".repeat(100_000_000)}` }).then((answer) => answer.status(), () => 413);
  expect(huge).toBe(413);
  await page.reload();
  await expect(page.locator("[name=what]")).toHaveValue("Tea at six");
  expect(await sentBy(link)).toEqual([]);
  await context.close();
});

test("an address that is no text is answered as any other", async () => {
  const read = (address: string) => new Promise<string>((resolve, reject) => {
    const { hostname, port } = new URL(stage.server.baseUrl);
    httpRequest({ hostname, port, path: address }, (answer) => {
      const parts: Buffer[] = [];
      answer.on("data", (part: Buffer) => parts.push(part)).on("end", () => resolve(`${answer.statusCode} ${Buffer.concat(parts)}`));
    }).on("error", reject).end();
  });
  const constant = await read("/r/unknown");
  expect(constant).toMatch(/^200 .*<title>Notes/);
  for (const address of ["/r/%ff", "/r/%", "/r/a%2", "/r/%00"]) expect(await read(address)).toBe(constant);
  expect(await read("/r/s/%ff/write")).toBe(await read("/r/s/unknown/write"));
});

test("every page holds in both themes, wide and narrow", async ({ browser }) => {
  test.setTimeout(240_000);
  const { page, hand, base, context } = await writing(browser, await freshLink("EX.BODY_SCAN"));
  for (const name of ["task", "write", "write-2", "write-3", "not-now", "safety", "reminders", "reach", "consent"]) {
    await page.goto(`${base}/${name}`);
    await checkPage(page, name);
  }
  await page.goto(`${base}/write-3`);
  await hand.write("[name=c_note]", "I want to kill myself");
  await hand.tap("button[value=next]");
  await expect(page).toHaveTitle("Error: Notes");
  await checkPage(page, "a refused page");
  await hand.tap(choice("c_share", "NO"));
  await hand.tap("button[value=next]");
  await expect(page).toHaveURL(CHECK);
  await checkPage(page, "check");
  await page.goto(`${base}/write?check`);
  await hand.tap(choice("c_did", "DID"));
  await hand.tap("button[value=next]");
  await hand.tap(SEND);
  await expect(page).toHaveURL(SENT);
  await checkPage(page, "sent");
  await page.goto(`${stage.server.baseUrl}/r/unknown?code=2`);
  await checkPage(page, "a wrong code");
  await context.close();
});

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
    await unlock({ page, hand }, link);
    await hand.tap("a.main");
    await fiveFields(hand, canary);
    await kept(page);
    await hand.tap(SEND);
    await expect(page).toHaveURL(SENT);
    const storage = await page.evaluate(async () => [localStorage.length, sessionStorage.length, (await indexedDB.databases()).length, (await caches.keys()).length]);
    expect(storage).toEqual([0, 0, 0, 0]);
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
