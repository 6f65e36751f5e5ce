import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, type Page } from "@playwright/test";
import { generateSync } from "otplib";
import { givePassword, press } from "./steps.ts";

type Access = {
  users: Array<{ name: string; email: string; password: string; totpSecret: string }>;
  links: Array<{ person: string; kind: string; url: string; code: string }>;
};

const folder = path.join(import.meta.dirname, "..", ".data", "e2e");

/** The ways into the demo that the tests' server printed. */
export function demoAccess(): Access {
  return JSON.parse(readFileSync(path.join(folder, "demo-access.json"), "utf8")) as Access;
}

/** The server answers before its practice stands: waits until the demo is told in full. */
async function demoTold(): Promise<void> {
  const isTold = () => existsSync(path.join(folder, "demo-access.json")) && !existsSync(path.join(folder, "unfinished"));
  await expect.poll(isTold, { timeout: 120_000, message: "The demo was not seeded in time." }).toBe(true);
}

/** Signs a person of the demo in through the pages. A code works once in thirty seconds. */
export async function signInAs(page: Page, name: string): Promise<void> {
  await demoTold();
  const user = demoAccess().users.find((one) => one.name === name);
  if (!user) throw new Error(`Nobody in the demo is called ${name}.`);
  await page.goto("/sign-in");
  await givePassword(page, user);
  await page.getByLabel("Code", { exact: true }).fill(generateSync({ secret: user.totpSecret }));
  await press(page.locator("main"), "Sign in");
  await page.waitForURL("**/today");
}
