import { expect, test, type Page } from "@playwright/test";
import { checkPage } from "../check-page.ts";
import { signInAs } from "../demo-sign-in.ts";
import { press } from "../steps.ts";

const questions = (page: Page) => page.locator("[role=group][id^=question-]");

/** Copies an exercise and changes it, by the keyboard alone; every button keeps what was typed. */
async function copyAndChange(page: Page, code: string): Promise<void> {
  await page.goto(`/library/${code}`);
  await page.getByRole("button", { name: "Copy and change" }).press("Enter");
  await page.waitForURL(/\/library\/OWN\.\d+\/edit$/);
  const before = await questions(page).count();
  await page.getByLabel("How often").fill("Each evening");
  await page.getByLabel("New question").selectOption("scale");
  await page.getByRole("button", { name: "Add", exact: true }).press("Enter");
  await expect(questions(page)).toHaveCount(before + 1);
  await page.getByRole("button", { name: `Move up question ${before + 1}` }).press("Enter");
  await expect(questions(page).nth(before - 1)).toContainText("0 to 10");
  await expect(page.getByLabel("How often")).toHaveValue("Each evening");
  await page.getByRole("button", { name: "Keep this version" }).press("Enter");
  await expect(page.locator("[data-error-summary]")).toContainText("Write the question as the client reads it.");
  const added = questions(page).nth(before - 1);
  await added.getByLabel("Question", { exact: true }).fill("How calm were you after?");
  await added.getByLabel("0 stands for", { exact: true }).fill("not at all");
  await added.getByLabel("10 stands for", { exact: true }).fill("very");
}

test.describe("an own exercise", () => {
  test.describe.configure({ mode: "serial", timeout: 240_000 });
  let page: Page;
  test.beforeAll(async ({ browser }) => {
    page = await (await browser.newContext()).newPage();
    await signInAs(page, "Ruth Adler");
  });
  test.afterAll(() => page.context().close());

  test("is copied, changed, read in its preview and archived", async () => {
    await copyAndChange(page, "EX.DUAL");
    await checkPage(page, "the form of an own exercise");
    await page.getByLabel("Title for the client").fill("You should just do this homework");
    await expect(page.locator("form[aria-label='Own exercise']")).toContainText("Better without: homework, should, just.");
    await page.getByRole("button", { name: "Keep this version" }).press("Enter");
    await page.waitForURL(/kept=2$/);
    await expect(page.locator("main")).toContainText("Version 2 is kept.");
    await expect(page.frameLocator("iframe >> nth=1").locator("main")).toContainText("How calm were you after?");
    await checkPage(page, "an own exercise");
    await press(page.locator("main"), "Archive");
    await page.waitForURL(/\/library$/);
    await expect(page.getByText("Archived (1)")).toBeVisible();
  });

  test("is found, copied and changed with scripts off", async ({ browser }) => {
    const still = await browser.newContext({ javaScriptEnabled: false, storageState: await page.context().storageState() });
    const quiet = await still.newPage();
    await quiet.goto("/library");
    await quiet.getByLabel("Words").fill("steady");
    await quiet.getByRole("button", { name: "Show", exact: true }).press("Enter");
    await expect(quiet.getByRole("link", { name: "One steady contact a day" })).toBeVisible();
    await copyAndChange(quiet, "EX.STEADY");
    await quiet.getByRole("button", { name: "Keep this version" }).press("Enter");
    await quiet.waitForURL(/kept=2$/);
    await still.close();
  });
});
