import { expect, test, type Browser, type Locator, type Page } from "@playwright/test";
import { generateSync } from "otplib";
import { checkPage } from "../check-page.ts";
import { demoAccess, signInAs } from "../demo-sign-in.ts";
import { press } from "../steps.ts";

/** What no mail and no page before the code may say (ux E10). */
const TELLING = /couple|therap|relationship|attachment|homework|exercise|Middleground|Harbour|Ask, then|switch request/i;

const LETTERS = "tobias@letters.example";
const WROTE = "She came at nine, and I had not asked again.";
const LIKED = "That she sang the second verse";

/** A hand that counts each click; typing is none. */
function hand(): { presses: number; click(target: Locator): Promise<void> } {
  return {
    presses: 0,
    async click(target) {
      this.presses += 1;
      await target.click();
    },
  };
}

/** Homework by link on the demo's case of Tobias and Noor: from choosing to what was done about it. */
test.describe("homework between two hours", () => {
  test.describe.configure({ mode: "serial", timeout: 240_000 });
  let page: Page;
  let couple = "";
  let paused = "";
  let link = "";
  let spark = "";
  let zone = "";
  const tasks: Record<string, string> = {};
  const code: Record<string, string> = {};

  test.beforeAll(async ({ browser }) => {
    test.setTimeout(240_000);
    page = await (await browser.newContext()).newPage();
    await signInAs(page, "Jo Brandt");
    await page.goto("/settings");
    zone = (await page.locator("main").innerText()).match(/Time zone\s+(.+)/)?.[1]?.trim().replaceAll(" ", "_") ?? "";
    await page.goto("/couples");
    couple = (await page.getByRole("link", { name: /Tobias/ }).first().getAttribute("href")) ?? "";
  });
  test.afterAll(() => page.context().close());

  const form = (name: string): Locator => page.getByRole("form", { name });
  const card = (name: string): Locator => page.locator("main section").filter({ has: page.getByRole("heading", { name, exact: true }) }).last();
  const preview = (name: string) => page.frameLocator(`iframe[title="The page as ${name} sees it"]`).locator("main");

  /** Today where the practice is, "YYYY-MM-DD". */
  const today = (): string => new Intl.DateTimeFormat("en-CA", { timeZone: zone }).format(new Date());
  const hrefOf = async (target: Locator): Promise<string> => (await target.first().getAttribute("href")) ?? "";

  // A code of the app works once; the one of the step ahead is taken as well.
  async function unlock(): Promise<void> {
    const secret = demoAccess().users.find(({ name }) => name === "Jo Brandt")?.totpSecret ?? "";
    await page.getByLabel("Code", { exact: true }).fill(generateSync({ secret }));
    await press(page.locator("main"), "Unlock");
    await page.waitForURL("**/today");
  }

  /** Sets the practice's quiet hours as its owner: messages have to leave at whatever hour this runs. */
  async function setQuietHours(browser: Browser, [from, until]: readonly [string, string]): Promise<void> {
    const marta = await (await browser.newContext()).newPage();
    await signInAs(marta, "Marta Olsen");
    await marta.goto("/settings");
    const hours = marta.getByRole("form", { name: "Quiet hours" });
    await hours.getByLabel("From").selectOption(from);
    await hours.getByLabel("Until").selectOption(until);
    await press(hours, "Set quiet hours");
    await expect(marta.getByText("None", { exact: true }).first()).toBeVisible();
    await marta.context().close();
  }

  async function phone(browser: Browser, url: string): Promise<Page> {
    const mobile = await (await browser.newContext({ viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true })).newPage();
    await mobile.goto(url);
    return mobile;
  }

  const partnerPage = async (name: string): Promise<string> => {
    await page.goto(couple);
    return (await page.getByRole("navigation", { name: "Pages of this couple" }).getByRole("link", { name }).getAttribute("href")) ?? "";
  };

  test("a suggestion goes out in three presses, everything else is preset", async () => {
    await page.goto(`${couple}/progress`);
    const jo = hand();
    await jo.click(page.getByRole("region", { name: "This couple" }).getByRole("link", { name: "Give an exercise" }));
    await jo.click(page.getByRole("link", { name: /^Choose .+ for Tobias/ }).first());
    await page.getByLabel(/^Why, in Tobias/).fill("I want to stay near without holding on.");
    await expect(preview("Tobias")).toContainText("I want to stay near without holding on.");
    await expect(page.getByRole("navigation", { name: "Who is it for" }).locator("[aria-current]")).toHaveText(/Tobias only/);
    expect(await page.getByLabel("By which day").inputValue() > today()).toBe(true);
    await jo.click(page.getByRole("button", { name: "Approve", exact: true }));
    await expect(page.getByRole("heading", { name: "To hand over now" })).toBeVisible();
    expect(jo.presses).toBeLessThanOrEqual(3);
    await checkPage(page, "slips");
    await page.goto(`${couple}/assignments`);
    paused = (await page.locator("#tasks-A").locator("xpath=ancestor::section").getByRole("link").first().getAttribute("href")) ?? "";
  });

  test("a task that is out rests, goes on, gets smaller, gives way to another", async () => {
    await page.goto(paused);
    const change = card("Change it");
    await checkPage(page, "a task that is out");
    await press(change, "Pause");
    await expect(page.getByRole("button", { name: "Resume", exact: true })).toBeVisible();
    await checkPage(page, "a task that rests");
    await press(change, "Resume");
    await expect(page.getByRole("button", { name: "Pause", exact: true })).toBeVisible();
    await press(change, "Make it the two-minute version");
    await expect(card("What was agreed")).toContainText("Two-minute version");
    await page.getByRole("link", { name: "Put another in its place" }).click();
    await page.getByRole("searchbox").fill("body scan");
    await page.getByRole("link", { name: "Body scan before a conversation" }).click();
    await page.getByLabel(/^Why, in Tobias/).fill("I want to know my body before I speak.");
    await press(page.locator("main"), "Withdraw the other and save this as a draft");
    await page.waitForURL(/\/assignments(#drafts)?$/);
    await expect(page.locator("#drafts")).toContainText("Body scan before a conversation");
    await page.goto(paused);
    await expect(page.locator("main")).toContainText("Withdrawn");
    await page.goto(`${couple}/assignments`);
    await page.locator("#drafts").getByRole("link", { name: /Look or change/ }).click();
    await expect(page.getByText("A draft. Nothing has left.")).toBeVisible();
    await checkPage(page, "a draft");
    await press(page.locator("main"), "Discard this draft");
    await page.waitForURL(/\/assignments$/);
    await expect(page.locator("main")).not.toContainText("Drafted, waiting for you");
  });

  test("a pair: each half in its own words, and either way round", async () => {
    await page.goto(`${await partnerPage("Tobias")}?change=contact#contact`);
    await form("Change how to reach this person").getByLabel("E-mail", { exact: true }).check();
    await form("Change how to reach this person").getByLabel("E-mail address").fill(LETTERS);
    await form("Change how to reach this person").locator('[name="sharedDevice"][value="NO"]').check();
    await press(form("Change how to reach this person"), "Record");
    await expect(page.getByText(LETTERS).first()).toBeVisible();
    await page.goto(`${couple}/assignments/new?exercise=EX.SWITCH_ASK&to=A`);
    const who = page.getByRole("navigation", { name: "Who is it for" });
    await who.getByRole("link", { name: /Bids: notice and answer/ }).click();
    await expect(preview("Noor")).toBeVisible();
    const halves = page.locator("fieldset > legend").filter({ hasText: /reads it as/ });
    await expect(halves.nth(0)).toContainText("The ten-minute / one-hour switch request");
    await expect(halves.nth(1)).toContainText("Bids: notice and answer");
    await who.getByRole("link", { name: "Swap roles" }).click();
    await expect(halves.filter({ hasText: "Noor Haddad" })).toContainText("The ten-minute / one-hour switch request");
    await who.getByRole("link", { name: "Swap roles" }).click();
    await expect(halves.filter({ hasText: "Tobias Lindqvist" })).toContainText("The ten-minute / one-hour switch request");
    await page.getByLabel(/^Why, in Tobias/).fill("I want to ask once and trust the wait.");
    await page.getByLabel(/^Why, in Noor/).fill("I want to turn my head before I turn away.");
    await expect(preview("Tobias")).toContainText("I want to ask once and trust the wait.");
    await expect(preview("Noor")).toContainText("I want to turn my head before I turn away.");
    await expect(preview("Tobias")).not.toContainText(/turn my head|Noor/);
    await expect(preview("Noor")).not.toContainText(/trust the wait|Tobias/);
    const message = page.getByRole("region", { name: "The message to Tobias" });
    await expect(message).toContainText("A note from Jo");
    await expect(page.getByRole("region", { name: "The message to Noor" })).toHaveCount(0);
    await checkPage(page, "a pair with both previews");
    await press(page.locator("main"), "Save as draft");
    await page.waitForURL(/\/assignments(#drafts)?$/);
    await expect(page.locator("#drafts")).toContainText("Nothing has left.");
    await checkPage(page, "drafts of both");
  });

  test("one Approve sends it; the message tells nobody anything", async ({ browser }) => {
    await setQuietHours(browser, ["3", "3"]);
    await page.goto(`${couple}/assignments`);
    await press(page.locator("#drafts"), "Approve and send");
    await expect(page.getByRole("heading", { name: "To hand over now" })).toBeVisible();
    await expect(page.getByText("The e-mail is on its way.")).toBeVisible();
    await checkPage(page, "approved");
    await page.goto(`${couple}/assignments`);
    for (const [seat, name] of [["A", "Tobias"], ["B", "Noor"]] as const) tasks[name] = await hrefOf(page.locator(`section[aria-labelledby="tasks-${seat}"]`).getByRole("link", { name: /switch request|Bids/ }));
    await press(page.locator("main"), "Make a new code for Tobias");
    code.Tobias = (await page.locator("[data-code]").innerText()).replaceAll(/\s/g, "");
    const mailbox = `/dev/mailbox?to=${encodeURIComponent(LETTERS)}`;
    await expect.poll(async () => (await page.goto(mailbox)) && page.getByRole("article").count(), { timeout: 60_000 }).toBe(1);
    const mail = await page.getByRole("article").innerText();
    expect(mail).toContain("A note from Jo");
    expect(mail).not.toMatch(TELLING);
    expect(mail).not.toMatch(/Noor|Tobias Lindqvist|trust the wait/);
    await checkPage(page, "mailbox");
    link = (await page.getByRole("article").getByRole("link").first().getAttribute("href")) ?? "";
    await expect(page.getByRole("article")).toHaveCount(1);
  });

  test("the link in it opens on a phone after the code, and what is written goes back", async ({ browser }) => {
    const mobile = await phone(browser, link);
    await expect(mobile).toHaveTitle("Notes");
    expect(await mobile.content()).not.toMatch(TELLING);
    await checkPage(mobile, "code page");
    await mobile.getByLabel("Your code").fill(code.Tobias ?? "");
    await press(mobile.locator("main"), "Continue");
    await expect(mobile.getByText("I want to ask once and trust the wait.")).toBeVisible();
    await mobile.getByRole("link", { name: "Write how it went" }).click();
    await mobile.getByLabel("Did it").check();
    await mobile.getByLabel("came late", { exact: false }).check();
    await press(mobile.locator("main"), "Continue");
    await mobile.locator('[name="c_upset"][value="7"]').check();
    await press(mobile.locator("main"), "Continue");
    await mobile.locator('[name="c_note"]').fill(WROTE);
    await mobile.getByLabel("Ask me first").check();
    await press(mobile.locator("main"), "Continue");
    await expect(mobile.getByText(WROTE)).toBeVisible();
    await mobile.getByRole("button", { name: "Send to Jo" }).click();
    await expect(mobile.getByRole("heading", { name: "Sent. Thank you." })).toBeVisible();
    expect(await mobile.content()).not.toContain(WROTE);
    await mobile.context().close();
  });

  test("the inbox lists marks, then the most upset; she reads it and says what she did", async () => {
    await page.goto("/reflections");
    await expect(page.getByRole("navigation", { name: "Main" }).locator("[aria-current=page]")).toHaveText("Today");
    await expect(page.locator("main")).toContainText("switch request");
    const lines = page.locator("main li").filter({ has: page.locator('a[href^="/reflections/"]') });
    const shown = await lines.allInnerTexts();
    const marked = shown.filter((line) => line.includes("Marked by the word search"));
    expect(shown.slice(0, marked.length)).toEqual(marked);
    const upset = shown.slice(marked.length).map((line) => Number(/upset (\d+) of 10/.exec(line)?.[1] ?? -1));
    expect(upset).toEqual(upset.toSorted((one, other) => other - one));
    expect(shown[marked.length]).toMatch(/switch request[^]*upset 7 of 10/);
    await checkPage(page, "inbox");
    await lines.nth(marked.length).getByRole("link").click();
    await page.waitForURL(/\/reflections\/[0-9a-f-]{36}$/);
    await expect(page.getByText(WROTE)).toBeVisible();
    await expect(page.getByText(/Ask Tobias/).first()).toBeVisible();
    await checkPage(page, "a reflection");
    await form("Mark as reviewed").getByLabel(/What you did/).fill("Asked him alone on the telephone.");
    await press(form("Mark as reviewed"), "Mark as reviewed");
    await expect(page.getByRole("heading", { name: "Reviewed" })).toBeVisible();
    await expect(page.getByText("Asked him alone on the telephone.")).toBeVisible();
    await checkPage(page, "a reflection, reviewed");
    await page.goto("/reflections");
    await expect(page.locator("main")).not.toContainText("switch request");
    await page.goto("/reflections?show=reviewed");
    await expect(page.locator("main")).toContainText("switch request");
  });

  test("handed over in the room, the device is locked until her second factor", async () => {
    await page.goto(tasks.Noor ?? "");
    await press(form("Hand over in session"), "Hand this device to Noor");
    await page.waitForURL(/\/r\/s\//);
    await expect(page).toHaveTitle("Notes");
    await expect(page.getByText("I want to turn my head before I turn away.")).toBeVisible();
    const theirs = page.url();
    for (const address of ["/today", `${couple}/assignments`, "/reflections"]) {
      await page.goto(address);
      await expect(page.getByRole("heading", { name: "Please give the device back" })).toBeVisible();
      expect(/Tobias|Noor|Middleground/.exec(await page.content())?.[0]).toBeUndefined();
    }
    await checkPage(page, "locked");
    await page.goto(theirs);
    await page.getByRole("link", { name: "Write how it went" }).click();
    await page.getByLabel("Did part").check();
    await page.locator('[name="reach"]').fill("A hand on the table");
    await press(page.locator("main"), "Continue");
    await page.waitForURL(/\/write-2/);
    await press(page.locator("main"), "Continue");
    await page.waitForURL(/\/write-3/);
    await page.getByLabel("No, for Jo only").check();
    await press(page.locator("main"), "Continue");
    await page.getByRole("button", { name: "Send to Jo" }).click();
    await expect(page.getByRole("heading", { name: "Sent. Thank you." })).toBeVisible();
    await page.goto("/today");
    await unlock();
    await page.goto(tasks.Noor ?? "");
    await page.getByRole("link", { name: "Read what came back" }).click();
    await expect(page.getByText("on a page handed over in the room")).toBeVisible();
  });

  test("on paper: a sheet in his own words, and what came back as entered by her", async () => {
    await page.goto(`${couple}/assignments/new?exercise=EX.SPARK&to=A`);
    await page.getByLabel(/^Why, in Tobias/).fill("I want us to laugh at one thing.");
    await page.getByLabel("Printed sheet").check();
    await press(page.locator("main"), "Approve");
    await page.getByRole("link", { name: "Print the sheet for Tobias Lindqvist" }).click();
    await page.waitForURL(/\/sheet$/);
    await expect(page).toHaveTitle("Notes");
    await expect(page.locator("article")).toContainText("I want us to laugh at one thing.");
    await expect(page.locator("article")).not.toContainText(/Noor|Tobias/);
    await checkPage(page, "sheet");
    await page.getByRole("link", { name: "Back to the task" }).click();
    await page.getByRole("link", { name: "Enter answers from paper" }).click();
    await page.waitForURL(/\/paper$/);
    await checkPage(page, "entering from paper");
    await press(form("What stands on the sheet"), "Enter from paper");
    await expect(page.locator("[data-error-summary]")).toBeVisible();
    await expect(page).toHaveTitle(/^Error: /);
    await page.getByLabel("When it was written").fill(today());
    await page.getByLabel("Did it", { exact: false }).first().check();
    await page.locator('[name="did"]').fill("A silly song in the kitchen");
    await page.locator('[name="liked"]').fill(LIKED);
    await page.locator('[name="c_share"][value="YES"]').check();
    await press(form("What stands on the sheet"), "Enter from paper");
    await page.waitForURL(/\/reflections\/[0-9a-f-]{36}$/);
    await expect(page.getByText(/Entered from paper by Jo.* on .*, written on /)).toBeVisible();
    await checkPage(page, "a reflection from paper");
    spark = new URL(page.url()).pathname;
  });

  test("an answer crosses only in the room, with both there and both agreeing then", async () => {
    await page.goto(spark);
    // The demo's next hour may lie on this very day; else one is planned, and only then anything can be opened.
    const plansOne = (await page.getByRole("heading", { name: "Open in the room" }).count()) === 0;
    const shared = page.locator("[data-shared-view]");
    let hour = "";
    if (plansOne) {
      await page.goto(`${couple}/sessions/new`);
      const plan = form("Plan a session");
      await plan.locator('[name="day"]').fill(today());
      await plan.locator('[name="time"]').fill("00:05");
      await press(plan, "Plan this session");
      await page.waitForURL(/\/sessions\/[0-9a-f-]{36}$/);
      hour = new URL(page.url()).pathname;
      await page.goto(`${hour}/shared`);
      await expect(shared).toContainText("Nothing is open here.");
    }
    await page.goto(spark);
    const offer = page.getByRole("form", { name: /^Open Tobias/ });
    await checkPage(page, "a reflection on the day of the hour");
    await press(offer, "Open it for both");
    await expect(page.locator("[data-error-summary]")).toBeVisible();
    await page.goto(spark);
    await expect(page.getByRole("link", { name: "Open the shared view" })).toHaveCount(0);
    await offer.getByLabel("Both are here, and each said yes just now.").check();
    await press(offer, "Open it for both");
    await page.getByRole("link", { name: "Open the shared view" }).click();
    await page.waitForURL(/\/shared$/);
    hour = new URL(page.url()).pathname.replace("/shared", "");
    await expect(shared.locator("[data-opened]")).toHaveText([LIKED]);
    const seen = await page.content();
    for (const apart of ["silly song", "laugh at one thing", WROTE, "A hand on the table", "doorway", "Reviewed"]) expect(seen).not.toContain(apart);
    await checkPage(page, "shared view");
    await press(shared, "Put away");
    await expect(shared).toContainText("Nothing is open here.");
    await page.keyboard.press("Escape");
    await page.keyboard.press("Escape");
    await page.waitForURL(hour);
    if (!plansOne) return;
    await page.goto(`${hour}/edit`);
    await press(form("Cancel this session"), "Cancel this session");
    await expect(page.locator("main")).toContainText(/[Cc]ancelled/);
  });

  test("an own exercise: given in one version, changed in the next, the task keeps the first", async () => {
    await page.goto("/library/EX.MOVE");
    await press(page.locator("main"), "Copy and change");
    await page.waitForURL(/\/library\/OWN\.\d+\/edit$/);
    const own = /OWN\.\d+/.exec(page.url())?.[0] ?? "";
    await page.goto(`${couple}/assignments/new?exercise=${own}&to=A`);
    await page.getByLabel(/^Why, in Tobias/).fill("I want to get up when I go numb.");
    await page.getByLabel("Printed sheet").check();
    if (await page.getByLabel(/I have checked this is safe/).count()) await page.getByLabel(/I have checked this is safe/).check();
    await press(page.locator("main"), "Approve");
    const sheet = await hrefOf(page.getByRole("link", { name: "Print the sheet for Tobias Lindqvist" }));
    await page.goto(`/library/${own}/edit`);
    await page.getByLabel("Title for the client").fill("Up and around the room");
    await press(page.locator("main"), "Keep this version");
    await page.waitForURL(/kept=2$/);
    await expect(page.locator("main")).toContainText("Version 2 is kept. Tasks already given stay as they were.");
    await page.goto(sheet);
    await expect(page.locator("article")).toBeVisible();
    await expect(page.locator("article")).not.toContainText("Up and around the room");
    await page.goto(sheet.replace("/sheet", ""));
    await press(card("Change it"), "Withdraw this task");
    await expect(page.locator("main")).toContainText("Withdrawn");
    await page.goto(`/library/${own}`);
    await press(page.locator("main"), "Archive");
    await page.waitForURL(/\/library$/);
  });

  test("while she is away a colleague reads, and the client's page says when and who", async ({ browser }) => {
    await page.goto("/settings");
    const days = form("Add days away");
    await days.getByLabel("First day").fill(today());
    await days.getByLabel("Last day").fill(today());
    await days.getByLabel("Who reads for you").selectOption({ label: "Dr K." });
    await press(days, "Add these days");
    await expect(page.getByText("Dr K. reads for you").first()).toBeVisible();
    await checkPage(page, "settings, with days away");
    const helen = demoAccess().links.find(({ person }) => person === "Helen Marsh");
    const mobile = await phone(browser, helen?.url ?? "");
    await mobile.getByLabel("Your code").fill(helen?.code ?? "");
    await press(mobile.locator("main"), "Continue");
    await expect(mobile.getByText(/Dr K\./).first()).toBeVisible();
    await mobile.context().close();
    const kofi = await (await browser.newContext()).newPage();
    await signInAs(kofi, "Dr Kofi Mensah");
    expect((await kofi.goto(spark))?.status()).toBe(200);
    await expect(kofi.getByText("You read this for Jo, who is away")).toBeVisible();
    await expect(kofi.getByText("Tobias Lindqvist is reached by e-mail: tobias@letters.example.")).toBeVisible();
    await checkPage(kofi, "a cover reads");
    expect((await kofi.goto(couple))?.status()).toBe(404);
    const away = page.getByRole("form", { name: /^Take back/ });
    const before = await away.count();
    await press(away.first(), "Take back");
    await expect(away).toHaveCount(before - 1);
    expect((await kofi.goto(spark))?.status()).toBe(404);
    await kofi.context().close();
  });
});
