import { expect, type Page } from "@playwright/test";
import type { FreshServer } from "./fresh-server.ts";
import { addCouple } from "./steps.ts";

/**
 * Writes, kills the application or the database without warning right after the answer, and goes on.
 * In the end everything that was acknowledged is there, once.
 */
export async function surviveKills(page: Page, server: FreshServer, rounds: number): Promise<void> {
  const before = await countCouples(page);
  for (let round = 1; round <= rounds; round += 1) {
    const kept = await addCouple(page, `Round ${round}`, "After the fall");
    await (round % 2 ? server.restart() : server.restartDatabase());
    await page.goto(kept);
    await expect(page.getByRole("heading", { level: 1 })).toContainText(`Round ${round}`);
  }
  expect(await countCouples(page)).toBe(before + rounds);
}

async function countCouples(page: Page): Promise<number> {
  await page.goto("/couples");
  return page.locator("main tbody tr").count();
}
