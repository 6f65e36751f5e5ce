import { expect, type Locator, type Page } from "@playwright/test";
import { generateSync } from "otplib";

export const OWNER = { email: "jo@quay.example", password: "four calm herons wading" };

/** Presses the button with exactly this label within a part of the page. */
export async function press(within: Locator, label: string): Promise<void> {
  await within.getByRole("button", { name: label, exact: true }).click();
}

/** Fills the set-up page of a new installation, which stands open. */
export async function setUpPractice(page: Page): Promise<void> {
  await page.getByLabel("Name of the practice").fill("Quay Rooms");
  await page.getByLabel("Time zone").selectOption("Europe/London");
  await page.getByLabel("United Kingdom").check();
  await page.getByLabel("When are messages read?").fill("Mon and Thu 9:00");
  await page.getByLabel("Your full name").fill("Jo Brandt");
  await page.getByLabel("The name your clients know you by").fill("Jo");
  await page.getByLabel("E-mail address").fill(OWNER.email);
  await page.getByLabel("Password").fill(OWNER.password);
  await press(page.locator("main"), "Set up the practice");
  await page.waitForURL(/enrol/);
}

/** Gives e-mail address and password; the second step stands open afterwards. */
export async function givePassword(page: Page, { email, password }: { email: string; password: string }): Promise<void> {
  await page.getByLabel("E-mail address").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await press(page.locator("main"), "Continue");
  await page.waitForURL(/enrol|second-factor/);
}

/** Confirms the app on first sign-in and keeps the recovery codes. */
export async function enrol(page: Page): Promise<void> {
  const secret = (await page.locator("[data-secret]").innerText()).replaceAll(/\s/g, "");
  await page.getByLabel("Code", { exact: true }).fill(generateSync({ secret }));
  await press(page.locator("main"), "Continue");
  await expect(page.locator("[data-recovery-codes] li")).toHaveCount(10);
  await page.getByRole("link", { name: "I have kept them, go to Today" }).click();
  await expect(page.getByRole("heading", { name: "Today", level: 1 })).toBeVisible();
}

/** Adds a couple by two names and returns its address once the server has acknowledged it. */
export async function addCouple(page: Page, one: string, other: string): Promise<string> {
  await page.goto("/couples/new");
  await page.locator('[name="a.name"]').fill(one);
  await page.locator('[name="b.name"]').fill(other);
  await press(page.getByRole("form", { name: "Add a couple" }), "Add couple");
  await page.waitForURL(/\/couples\/[0-9a-f-]{36}$/);
  return page.url();
}
