import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, type Page } from "@playwright/test";
import { generateSync } from "otplib";
import { givePassword, press } from "./steps.ts";

type Access = {
  users: Array<{ name: string; email: string; password: string; totpSecret: string }>;
  links: Array<{ person: string; kind: string; url: string; code: string }>;
};

const ACCESS_FILE = path.join(import.meta.dirname, "..", ".data", "e2e", "demo-access.json");

/** The ways into the demo that the tests' server printed. */
export function demoAccess(): Access {
  return JSON.parse(readFileSync(ACCESS_FILE, "utf8")) as Access;
}

/** Signs a person of the demo in through the pages. A code works once in thirty seconds. */
export async function signInAs(page: Page, name: string): Promise<void> {
  // The server answers before the last of the demo is lived through; its ways in are written at the end.
  await expect.poll(() => existsSync(ACCESS_FILE), { timeout: 60_000 }).toBe(true);
  const user = demoAccess().users.find((one) => one.name === name);
  if (!user) throw new Error(`Nobody in the demo is called ${name}.`);
  await page.goto("/sign-in");
  await givePassword(page, user);
  await page.getByLabel("Code", { exact: true }).fill(generateSync({ secret: user.totpSecret }));
  await press(page.locator("main"), "Sign in");
  await page.waitForURL("**/today");
}
