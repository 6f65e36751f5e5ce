import { expect, test, type Browser, type Locator, type Page } from "@playwright/test";
import { checkPage } from "../check-page.ts";
import { startFreshServer, type FreshServer } from "../fresh-server.ts";
import { surviveKills } from "../kill-rounds.ts";
import { enrol, givePassword, OWNER, press, setUpPractice } from "../steps.ts";

const CANARY_NOOR = "the blackbird by the bins";

type Slips = { link: string; code: string };

/** The main job once around: from an empty database to the brief before the next hour. */
test.describe("a therapist does the whole job once around", () => {
  test.describe.configure({ mode: "serial", timeout: 240_000 });
  let server: FreshServer;
  let page: Page;
  const slips: Record<string, Slips> = {};
  let couple = "";

  test.beforeAll(async ({ browser }: { browser: Browser }) => {
    test.setTimeout(120_000);
    server = await startFreshServer();
    page = await (await browser.newContext({ baseURL: server.baseUrl })).newPage();
  });
  test.afterAll(async () => {
    await page.context().close();
    await server.stop();
  });

  const form = (name: string): Locator => page.getByRole("form", { name });
  const field = (within: Locator | Page, label: string | RegExp) => within.getByLabel(label).first();

  test("an installation without a practice offers one set-up address", async () => {
    expect(server.setUpAddress).toContain("/set-up/");
    await page.goto(server.setUpAddress);
    await checkPage(page, "set-up");
    await press(page.locator("main"), "Set up the practice");
    await expect(page.getByText("Enter the name of the practice.").first()).toBeVisible();
    await setUpPractice(page);
    expect((await page.request.get(server.setUpAddress)).status()).toBe(404);
  });

  test("she signs in with a password and a code, and lands on Today", async () => {
    await page.goto("/sign-in");
    await checkPage(page, "sign-in");
    await givePassword(page, OWNER);
    await checkPage(page, "enrol");
    await enrol(page);
    await checkPage(page, "today, first run");
  });

  test("she adds a couple by two names, and a client whose partner never attends", async () => {
    await page.goto("/couples/new");
    await press(form("Add a couple"), "Add couple");
    await expect(page.getByText("Enter a name or initials.").first()).toBeVisible();
    await checkPage(page, "add a couple, refused");
    await page.locator('[name="a.name"]').fill("Tobias Lindqvist");
    await page.locator('[name="b.name"]').fill("N".repeat(10_000));
    await press(form("Add a couple"), "Add couple");
    await expect(page.getByText("Keep this to 80 characters.").first()).toBeVisible();
    await expect(page.locator('[name="a.name"]')).toHaveValue("Tobias Lindqvist");
    await page.locator('[name="b.name"]').fill("Noor <b>Haddad</b>");
    await press(form("Add a couple"), "Add couple");
    await page.waitForURL(/\/couples\/[0-9a-f-]{36}$/);
    couple = new URL(page.url()).pathname;
    await expect(page.getByRole("heading", { level: 1 })).toContainText("Noor <b>Haddad</b>");
    await checkPage(page, "overview, nothing yet");
    await page.goto("/couples/new/alone");
    await page.locator('[name="a.name"]').fill("R. C.");
    await page.locator('[name="partnerCalled"]').fill("Dana");
    await press(form("Add one person"), "Add person");
    await page.waitForURL(/\/couples\/[0-9a-f-]{36}$/);
    await page.goto("/couples");
    await expect(page.getByRole("link", { name: /Tobias/ }).first()).toBeVisible();
    await checkPage(page, "couples");
  });

  test("she asks each alone, and records consent and how to reach them", async () => {
    for (const seat of ["Tobias", "Noor"]) {
      await page.goto(couple);
      await page.getByRole("navigation").getByRole("link", { name: new RegExp(seat) }).last().click();
      await page.waitForURL(/\/partners\//);
      const person = page.url().split("?")[0] ?? "";
      await page.goto(`${person}?change=private#private`);
      await form("Record that you asked").getByLabel("No concern").check();
      await form("Record that you asked").getByLabel("Alone, in the room").check();
      await press(form("Record that you asked"), "Record");
      await expect(page.getByText("No concern. Alone, in the room.").first()).toBeVisible();
      await page.goto(`${person}?change=consent#consent`);
      await form("Record consent").getByLabel("On paper").check();
      await press(form("Record consent"), "Record consent");
      await expect(page.getByText(/given .* on paper/).first()).toBeVisible();
      await page.goto(`${person}?change=contact#contact`);
      await form("Change how to reach this person").getByLabel("Hand over in session").check();
      await press(form("Change how to reach this person"), "Record");
      await expect(page.getByText("Last checked").first()).toBeVisible();
      await checkPage(page, `partner page of ${seat}`);
    }
    await page.goto(`${couple}/agreements?change=secrets#secrets`);
    await form("Record a policy").getByLabel(/Limited secrets/).check();
    await press(form("Record a policy"), "Record policy");
    await expect(page.getByText("In force").first()).toBeVisible();
    for (const name of ["Tobias Lindqvist", "Noor <b>Haddad</b>"]) {
      await page.getByRole("link", { name: `${name} signs` }).click();
      await form(`${name} signs`).getByLabel("On paper").check();
      await press(form(`${name} signs`), "Record signature");
      await expect(page.getByText(`Signed by ${name}`, { exact: false })).toBeVisible();
    }
    await checkPage(page, "agreements");
  });

  test("she plans an hour and refuses nothing silently", async () => {
    await page.goto(`${couple}/sessions/new`);
    await checkPage(page, "plan a session");
    const plan = form("Plan a session");
    for (const [name, wrong, sentence] of [["day", "1890-05-01", /between 2000 and 2099/], ["minutes", "0", /from 1 to 600/]] as const) {
      const before = await plan.locator(`[name="${name}"]`).inputValue();
      await plan.locator(`[name="${name}"]`).fill(wrong);
      await press(plan, "Plan this session");
      await expect(page.getByText(sentence).first()).toBeVisible();
      await plan.locator(`[name="${name}"]`).fill(before);
    }
    const today = new Intl.DateTimeFormat("en-CA", { timeZone: "Europe/London" }).format(new Date());
    await plan.locator('[name="day"]').fill(today);
    await plan.locator('[name="time"]').fill("00:05");
    await press(plan, "Plan this session");
    await page.waitForURL(/\/sessions\/[0-9a-f-]{36}$/);
    await checkPage(page, "session, nothing recorded");
  });

  test("after the hour she taps what was seen, in order", async () => {
    await page.getByRole("link", { name: "Record what you saw" }).first().click();
    await page.waitForURL(/\/after$/);
    const pad = (name: string) => page.getByRole("region", { name }).or(page.locator(`section[aria-label="${name}"]`)).first();
    const tobias = pad("Tobias");
    const noor = pad("Noor");
    await tobias.getByRole("button", { name: /^Presses/ }).click();
    await noor.getByRole("button", { name: /^Freezes/ }).click();
    await tobias.getByRole("button", { name: /^Softens/ }).click();
    await noor.getByRole("button", { name: /^Answers/ }).click();
    await tobias.getByRole("button", { name: /^Reaches out/ }).click();
    await noor.getByRole("button", { name: /^Names inside/ }).click();
    await expect(page.getByRole("list", { name: "Moves so far" }).getByRole("listitem")).toHaveCount(6);
    await checkPage(page, "after the hour");
    await page.getByRole("button", { name: "Save 6 moves" }).click();
    await page.waitForURL(/\/sessions\/[0-9a-f-]{36}(\/wrap-up)?$/);
    if (!page.url().endsWith("/wrap-up")) await page.getByRole("link", { name: "Wrap up" }).first().click();
    const wrapUp = form("Wrap up");
    await field(wrapUp, /closing line/i).fill("Slower than last week. Each named something of their own.");
    await field(wrapUp, /eased/i).fill("Noor came back by herself");
    await field(wrapUp, /said you would|promise/i).fill("Bring the drawing of the loop");
    await checkPage(page, "wrap-up");
    await wrapUp.getByRole("button").last().click();
    await page.waitForURL(/\/sessions\/[0-9a-f-]{36}(\/note)?$/);
  });

  test("she sees the summary: a sentence each, the strip, figures behind", async () => {
    await page.goto(`${couple}/sessions`);
    await checkPage(page, "sessions");
    await page.getByRole("link", { name: "Session 1" }).click();
    await page.waitForURL(/\/sessions\/[0-9a-f-]{36}$/);
    await expect(page.getByText("One therapist's notes, no norms, not a test.").first()).toBeHidden();
    await page.locator("summary").filter({ hasText: "Figures" }).first().click();
    await expect(page.getByText("One therapist's notes, no norms, not a test.").first()).toBeVisible();
    await checkPage(page, "session record with figures");
  });

  test("she signs a six-line note and can copy it as text", async () => {
    await page.getByRole("link", { name: /Write the note|Note/ }).first().click();
    await page.waitForURL(/\/note$/);
    await expect(page.getByLabel("The note")).toHaveValue(/Worked on: .*Slower than last week/);
    await checkPage(page, "note draft");
    await page.getByRole("button", { name: "Sign", exact: true }).click();
    await expect(page.getByText(/Signed by Jo/)).toBeVisible();
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await page.getByRole("button", { name: /Copy/ }).first().click();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toContain("Seen: ");
    await checkPage(page, "note, signed");
  });

  const give = async (exercise: string, to: string, people: string[]) => {
    await page.goto(`${couple}/assignments/new?exercise=${exercise}&to=${to}`);
    const giving = form("Give this exercise");
    for (const [index, name] of people.entries()) {
      await giving.locator(`[name="recipients.${index}.reason"]`).fill(`I want to try this, ${name}.`);
      await giving.locator(`[name="recipients.${index}.when"]`).fill("the kettle is on");
      await giving.locator(`[name="recipients.${index}.will"]`).fill("try it once");
      await giving.locator(`[name="recipients.${index}.confidence"][value="8"]`).check();
    }
    await checkPage(page, `give ${exercise}`);
    await giving.locator('button[name="then"][value="approve"]').click();
    await expect(page.locator("[data-slip]").first()).toBeVisible();
    const cards = await page.locator("[data-slip]").all();
    for (const card of cards) {
      const title = await card.getByRole("heading").innerText();
      const name = title.includes("Tobias") ? "Tobias" : "Noor";
      const slip = (slips[name] ??= { link: "", code: "" });
      if (await card.locator("[data-link]").count()) slip.link = await card.locator("[data-link]").innerText();
      if (await card.locator("[data-code]").count()) slip.code = (await card.locator("[data-code]").innerText()).replaceAll(/\s/g, "");
    }
    await checkPage(page, `slips of ${exercise}`);
  };

  test("she gives one exercise to one partner and a pair to both", async () => {
    await page.goto(`${couple}/assignments/new`);
    await checkPage(page, "choose an exercise");
    await give("EX.BODY_SCAN", "A", ["Tobias"]);
    await give("EX.SWITCH_ASK", "A.EX.BIDS", ["Tobias", "Noor"]);
    expect(slips.Noor?.link).toContain("/r/");
    expect(slips.Noor?.code).toMatch(/^\d{6}$/);
    await page.goto(`${couple}/assignments`);
    await checkPage(page, "exercises of the couple");
  });

  test("on a phone, without scripts, Noor opens her link, answers, skips and sends", async ({ browser }) => {
    const context = await browser.newContext({ viewport: { width: 360, height: 740 }, javaScriptEnabled: false });
    const phone = await context.newPage();
    await phone.goto(slips.Noor?.link ?? "");
    await expect(phone).toHaveTitle("Notes");
    await phone.getByLabel("Your code").fill("000000");
    await phone.getByRole("button", { name: "Continue" }).click();
    await expect(phone.getByText(/did not fit/).first()).toBeVisible();
    await phone.getByLabel("Your code").fill(slips.Noor?.code ?? "");
    await phone.getByRole("button", { name: "Continue" }).click();
    await expect(phone.getByText("I want to try this, Noor.")).toBeVisible();
    expect(phone.url()).not.toContain(slips.Noor?.link.split("/r/")[1] ?? "no token");
    await phone.getByRole("link", { name: "Write how it went" }).click();
    const goOn = phone.getByRole("main").getByRole("button", { name: "Continue" });
    await goOn.click();
    await expect(phone).toHaveTitle(/^Error: /);
    await phone.locator('[name="c_did"]').first().check();
    await phone.locator('[name="reach"]').fill(CANARY_NOOR);
    await goOn.click();
    await goOn.click();
    await phone.locator('[name="c_share"]').nth(1).check();
    await goOn.click();
    await expect(phone.getByRole("heading", { name: "Check what you wrote" })).toBeVisible();
    await phone.getByRole("button", { name: "Send to Jo" }).click();
    await expect(phone.getByRole("heading", { name: "Sent. Thank you." })).toBeVisible();
    await expect(phone.getByText(/Jo reads on .+ 9:00\./)).toBeVisible();
    // The page before was a refused form: the browser will not show it again without asking.
    await phone.goBack().catch(() => null);
    expect(await phone.content()).not.toContain(CANARY_NOOR);
    await phone.goto(slips.Noor?.link ?? "");
    await phone.getByLabel("Your code").fill(slips.Noor?.code ?? "");
    await phone.getByRole("button", { name: "Continue" }).click();
    await expect(phone.getByText("This link is not open.", { exact: false })).toBeVisible();
    await context.close();
  });

  test("Tobias's link shows him his own task, and not a byte of hers", async ({ browser }) => {
    const context = await browser.newContext({ viewport: { width: 360, height: 740 } });
    const phone = await context.newPage();
    await phone.goto(slips.Tobias?.link ?? "");
    await checkPage(phone, "code page");
    await phone.getByLabel("Your code").fill(slips.Tobias?.code ?? "");
    await phone.getByRole("button", { name: "Continue" }).click();
    await expect(phone.getByText("I want to try this, Tobias.")).toBeVisible();
    await checkPage(phone, "task page");
    const seen = [await phone.content()];
    await phone.getByRole("link", { name: "Write how it went" }).click();
    await checkPage(phone, "form page");
    seen.push(await phone.content());
    for (const html of seen) expect(html).not.toMatch(/Noor|blackbird|Bids/);
    await phone.goto(slips.Noor?.link ?? "");
    await phone.getByLabel("Your code").fill(slips.Tobias?.code ?? "");
    await phone.getByRole("button", { name: "Continue" }).click();
    await expect(phone.getByText("This link is not open.", { exact: false })).toBeVisible();
    await context.close();
  });

  test("she reads what came back and marks it reviewed", async () => {
    await page.goto("/today");
    await checkPage(page, "today, with something to read");
    await page.getByRole("link", { name: /Reaching and answering|Bids/ }).first().click();
    await page.waitForURL(/\/reflections\//);
    await expect(page.getByText(CANARY_NOOR)).toBeVisible();
    await expect(page.getByText(/[Aa]sk Noor/).first()).toBeVisible();
    await checkPage(page, "reflection");
    await form("Mark as reviewed").getByLabel(/What you did/).fill("Ask her alone on Thursday.");
    await press(form("Mark as reviewed"), "Mark as reviewed");
    await expect(page.getByRole("heading", { name: "Reviewed" })).toBeVisible();
  });

  test("she rates the four criteria for both, with evidence or as an impression", async () => {
    await page.goto(`${couple}/review/new`);
    await checkPage(page, "review");
    await press(page.locator("main"), "Keep the review");
    await expect(page.getByText("Choose a value, or Not seen.").first()).toBeVisible();
    for (let index = 0; index < 8; index += 1) {
      await page.locator(`[name="ratings.${index}.value"][value="${index % 2 ? "2.5" : "not-seen"}"]`).check({ force: true });
    }
    const backing = page.locator("details", { hasText: "Link what you saw" }).nth(1);
    await backing.locator("summary").click();
    await backing.getByRole("checkbox").first().check();
    await press(page.locator("main"), "Keep the review");
    await page.waitForURL(/\/progress$/);
    await expect(page.getByText("Both sides so far").first()).toBeVisible();
    await checkPage(page, "progress");
  });

  test("before the next hour one click on Today opens a brief that prints on one page", async () => {
    await page.goto(`${couple}/sessions/new`);
    const plan = form("Plan a session");
    await plan.locator('[name="time"]').fill("10:00");
    await press(plan, "Plan this session");
    await page.waitForURL(/\/sessions\/[0-9a-f-]{36}$/);
    await page.goto("/today");
    await page.getByRole("link", { name: "Open the brief" }).click();
    await page.waitForURL(/\/brief$/);
    const brief = page.locator("main");
    await expect(brief.getByText("Slower than last week", { exact: false })).toBeVisible();
    await expect(brief.getByText(CANARY_NOOR)).toHaveCount(0);
    await checkPage(page, "brief");
    for (const format of ["A4", "Letter"] as const) {
      const pdf = (await page.pdf({ format })).toString("latin1");
      expect(pdf.match(/\/Type\s*\/Page\b/g)?.length, `${format} pages`).toBe(1);
    }
  });

  test("a foreign or malformed id is not found", async () => {
    for (const address of ["/couples/01900000-0000-7000-8000-000000000000", "/couples/nonsense", "/sessions/%00", "/reflections/1'--", "/couples/01900000-0000-7000-8000-000000000000/brief"]) {
      expect([address, (await page.goto(address))?.status()]).toEqual([address, 404]);
    }
  });

  test("a stale edit shows both versions", async () => {
    await page.goto(couple);
    await page.getByRole("navigation").getByRole("link", { name: /Tobias/ }).last().click();
    await page.waitForURL(/\/partners\//);
    const other = await page.context().newPage();
    const address = `${page.url().split("?")[0]}?change=name#name`;
    await page.goto(address);
    await other.goto(address);
    await other.locator('[name="name"]').fill("Tobias L.");
    await other.locator('form:has([name="name"]) button[type="submit"]').click();
    await expect(other.getByText("Tobias L.").first()).toBeVisible();
    await page.locator('[name="name"]').fill("T. Lindqvist");
    await page.locator('form:has([name="name"]) button[type="submit"]').click();
    await expect(page.getByText("This was changed in another place", { exact: false }).first()).toBeVisible();
    await expect(page.getByText("Tobias L.").first()).toBeVisible();
    await expect(page.locator('[name="name"]')).toHaveValue("T. Lindqvist");
    await other.close();
  });

  test("what was acknowledged survives a killed application and a killed database", async () => {
    await surviveKills(page, server, 5);
  });

  test("she signs out everywhere, and the old cookie opens nothing", async () => {
    const cookies = await page.context().cookies();
    await page.goto("/settings");
    await checkPage(page, "settings");
    await page.getByRole("button", { name: "Sign out everywhere" }).click();
    await page.waitForURL(/sign-in/);
    await page.context().addCookies(cookies);
    await page.goto("/couples");
    await expect(page).toHaveURL(/sign-in/);
  });
});
