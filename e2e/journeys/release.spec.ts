import { readFileSync } from "node:fs";
import { expect, test, type Page } from "@playwright/test";
import { checkPage } from "../check-page.ts";
import { signInAs } from "../demo-sign-in.ts";
import { press } from "../steps.ts";

test.describe("handing out one partner's file", () => {
  test.describe.configure({ mode: "serial", timeout: 180_000 });
  let page: Page;
  let couple: string;
  test.beforeAll(async ({ browser }) => {
    page = await (await browser.newContext({ acceptDownloads: true })).newPage();
    await signInAs(page, "Jo Brandt");
    await page.goto("/couples");
    await page.getByRole("link", { name: /Grace/ }).first().click();
    await page.waitForURL(/\/couples\/[0-9a-f-]{36}$/);
    couple = new URL(page.url()).pathname;
  });
  test.afterAll(() => page.context().close());

  test("she prepares it from the agreements, and every item waits to be looked at", async () => {
    await page.goto(`${couple}/agreements`);
    await page.getByRole("link", { name: "Release desk" }).click();
    await page.waitForURL(/\/release$/);
    await page.getByRole("link", { name: "Prepare" }).click();
    await page.getByText("The file of Grace Okafor").click();
    const form = page.getByRole("form", { name: "Prepare the file of Grace Okafor" });
    await form.getByLabel("The person asked for their own file").check();
    await form.getByLabel("Who gets it").fill("Grace herself");
    await form.getByLabel("What for").fill("She asked for her notes.");
    await press(form, "Go through it");
    await page.waitForURL(/\/release\/[0-9a-f-]{36}$/);
    await expect(page.getByText(/\d+ of \d+ items are to be looked at/)).toBeVisible();
    await expect(page.locator("main")).not.toContainText("Helen told");
    await checkPage(page, "a release being gone through");
  });

  test("an item left out without a reason is refused in a sentence, beside it", async () => {
    const first = page.getByRole("listitem").filter({ has: page.getByRole("group") }).first();
    await first.getByLabel("Leave out, with the reason").check();
    await first.locator("summary").click();
    await first.getByLabel("Why").fill("");
    await press(page.locator("main"), "Keep my decisions");
    await expect(page.locator("[data-error-summary]")).toContainText("Write why it is left out.");
    await first.getByLabel("Why").fill("She asked to leave it out.");
    await press(page.locator("main"), "Keep them and make the file");
    await expect(page.getByRole("heading", { name: "Hand it out" })).toBeVisible();
    await checkPage(page, "a release that is made");
  });

  test("it goes out in three formats that tell nothing in their names, and stands in the account", async () => {
    for (const format of ["PDF", "JSON", "CSV"] as const) {
      const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: format, exact: true }).click()]);
      expect(download.suggestedFilename()).toBe(`notes.${format.toLowerCase()}`);
      const text = readFileSync(await download.path(), "latin1");
      expect(text).not.toMatch(/Helen|Marsh/);
      expect(text.startsWith(format === "PDF" ? "%PDF-1.7" : format === "JSON" ? "{" : '"File"')).toBe(true);
      if (format !== "PDF") expect(text).toContain("Left out");
    }
    await page.goto(`${couple}/release`);
    await expect(page.getByText(/Handed out as CSV, .+ by Jo\./)).toBeVisible();
    await checkPage(page, "the account");
  });
});
