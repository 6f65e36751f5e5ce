import { expect, test, type Browser, type BrowserContext, type Locator, type Page } from "@playwright/test";
import type { ClinicianActor } from "#lib/platform/actor.ts";
import { closeDatabase } from "#lib/platform/db.ts";
import { actorsOf, type DemoPractice } from "#prisma/demo/people.ts";
import { askedAlone, graceAndHelen } from "#tests/factories/couples.ts";
import { giveTask, readyPair } from "#tests/factories/tasks.ts";
import { checkPage } from "../check-page.ts";
import { startFreshServer, type FreshServer, workBeside } from "../fresh-server.ts";
import { enrol, givePassword, OWNER, press, setUpPractice } from "../steps.ts";

test.describe("endings, none better than another", () => {
  test.describe.configure({ mode: "serial", timeout: 180_000 });
  let server: FreshServer;
  let page: Page;
  let jo: ClinicianActor;
  let browser: Browser;
  let separated: string;
  const form = (name: string): Locator => page.getByRole("form", { name });

  test.beforeAll(async ({ browser: shared }: { browser: Browser }) => {
    test.setTimeout(120_000);
    browser = shared;
    server = await startFreshServer();
    await workBeside(server);
    page = await (await browser.newContext({ baseURL: server.baseUrl })).newPage();
    await page.goto(server.setUpAddress);
    await setUpPractice(page);
    await page.goto("/sign-in");
    await givePassword(page, OWNER);
    await enrol(page);
    [jo] = (await actorsOf({ zone: "Europe/London", people: [{ email: OWNER.email }] } as unknown as DemoPractice)) as [ClinicianActor];
  });
  test.afterAll(async () => {
    await closeDatabase();
    await page.context().close();
    await server.stop();
  });

  async function phoneWriting(url: string, code: string, words: string): Promise<{ context: BrowserContext; phone: Page }> {
    const context = await browser.newContext({ baseURL: server.baseUrl, viewport: { width: 360, height: 740 } });
    const phone = await context.newPage();
    await phone.goto(new URL(url).pathname);
    await phone.getByLabel(/code/i).fill(code);
    await phone.getByRole("button", { name: "Continue" }).click();
    await phone.getByRole("link", { name: "Write how it went" }).click();
    await phone.locator("[name=c_did][value=DID]").check();
    await phone.locator("[name=what]").fill(words);
    return { context, phone };
  }

  test("she separates a couple while both are typing: both are told honestly, and their words stay on the screen", async () => {
    const { couple, tobias, noor, codes } = await readyPair(jo);
    separated = couple.id;
    const his = await giveTask(jo, couple, tobias, "EX.STEADY");
    const hers = await giveTask(jo, couple, noor, "EX.STEADY");
    const one = await phoneWriting(his.links[0]?.url ?? "", codes.tobias, "Warm hands after the walk.");
    const two = await phoneWriting(hers.links[0]?.url ?? "", codes.noor, "A tight band around the chest.");
    await page.goto(`/couples/${couple.id}/closing`);
    await checkPage(page, "direction and closing");
    await page.getByRole("link", { name: "Separate…" }).click();
    await press(form("Separate this couple"), "Separate now");
    await expect(page.getByText("Write in a sentence why", { exact: false }).first()).toBeVisible();
    await form("Separate this couple").getByLabel("Why, fair to both").fill("They told me together that they live apart now.");
    await press(form("Separate this couple"), "Separate now");
    await expect(page.getByRole("heading", { name: "Separated here" })).toBeVisible();
    await checkPage(page, "a separated couple");
    for (const [{ phone, context }, words] of [[one, "Warm hands after the walk."], [two, "A tight band around the chest."]] as const) {
      await phone.getByRole("button", { name: /^Send/ }).click();
      await expect(phone.getByText("not open any more", { exact: false })).toBeVisible();
      await expect(phone.locator("[name=what]")).toHaveValue(words);
      await context.close();
    }
    await page.goto(`/couples/${couple.id}/assignments/new`);
    await expect(page.getByText("You separated this couple.", { exact: false }).first()).toBeVisible();
    await page.goto(`/couples/${couple.id}/partners/${noor.id}/look`);
    await expect(page.getByText("No link of Noor Haddad is open.", { exact: false })).toBeVisible();
  });

  test("with each of them it can go on alone, in a case that begins empty", async () => {
    await page.goto(`/couples/${separated}/closing`);
    await page.getByRole("link", { name: "Go on with Noor Haddad alone" }).click();
    await expect(page.getByText("Noor Haddad is known from an earlier case")).toBeVisible();
    await checkPage(page, "beginning again");
    await press(form("Add one person"), "Add person");
    await page.waitForURL(/\/couples\/[0-9a-f-]{36}$/);
    await expect(page.getByText("No open exercise")).toBeVisible();
    await page.getByRole("navigation", { name: "Pages of this couple" }).getByRole("link", { name: /Noor/ }).click();
    await expect(page.getByText("Also a client in another case:", { exact: false })).toBeVisible();
    await expect(page.getByText("A tight band")).toHaveCount(0);
  });

  test("two who part: asked alone, paths in their own files, growth rests, and an ending in plain words", async () => {
    const { couple, grace, helen } = await graceAndHelen(jo);
    await askedAlone(jo, couple);
    for (const { id } of [grace, helen]) {
      const direction = `/couples/${couple.id}/partners/${id}/direction`;
      await page.goto(`${direction}?change=goal#goal`);
      await form("What this person wants").getByLabel("Part well").check();
      await press(form("What this person wants"), "Record");
      await expect(page.getByText("Part well").first()).toBeVisible();
      await page.goto(`${direction}?change=steps#steps`);
      await form("Record a step").getByLabel(/^1 /).check();
      await form("Record a step").getByLabel("Part", { exact: true }).check();
      await form("Record a step").getByRole("textbox", { name: "In their own words" }).fill("I want us to part well.");
      await press(form("Record a step"), "Record the step");
      await expect(page.getByText("I want us to part well.").first()).toBeVisible();
    }
    await page.goto(`/couples/${couple.id}/assignments/new?exercise=EX.LOOP_MAP`);
    await expect(page.getByText("Both chose to part.", { exact: false }).first()).toBeVisible();
    await page.goto(`/couples/${couple.id}/closing`);
    await expect(page.getByText("I want us to part well.")).toHaveCount(0);
    await form("How the joint work ends").getByLabel("In plain words, fair to both").fill("You decided to part, and how to tell the children.");
    await press(form("How the joint work ends"), "Part ways");
    await expect(page.getByText("You decided to part, and how to tell the children.").first()).toBeVisible();
    await page.goto(`/couples/${couple.id}/partners/${grace.id}/direction?change=marks#marks`);
    const marks = form("Five marks of closure");
    await marks.getByLabel("As this person says").check();
    await marks.locator('input[name="marks.story"][value="PARTLY"]').check();
    await press(marks, "Keep the marks");
    await expect(page.getByText("The story makes sense").first()).toBeVisible();
    await expect(page.locator("main")).not.toContainText(/of 5|\d of five/);
    await checkPage(page, "direction of one who parts");
  });

  test("two who go on: the same page, the same words, the same follow-up", async () => {
    const { couple, a } = await graceAndHelen(jo);
    await page.goto(`/couples/${couple.id}/closing`);
    const buttons = form("How the joint work ends").getByRole("group", { name: "Which of the four" }).getByRole("button");
    const looks = await buttons.evaluateAll((all) => all.map((button) => { const { backgroundColor, color, borderColor, fontWeight } = getComputedStyle(button); return [backgroundColor, color, borderColor, fontWeight, button.clientWidth].join(" "); }));
    expect(looks).toHaveLength(4);
    expect(new Set(looks).size).toBe(1);
    await form("How the joint work ends").getByLabel("In plain words, fair to both").fill("You go on without me, with your own words.");
    await press(form("How the joint work ends"), "Continue without therapy");
    await expect(page.getByText("You go on without me, with your own words.").first()).toBeVisible();
    await page.goto(`/couples/${couple.id}/partners/${a.id}/direction?change=saw#saw`);
    await form("What we saw").getByLabel("In plain words").fill("You came together, and you stayed with what was hard.");
    await press(form("What we saw"), "Keep the page");
    await expect(page.getByText("You came together, and you stayed with what was hard.").first()).toBeVisible();
    await checkPage(page, "direction of one who goes on");
  });
});
