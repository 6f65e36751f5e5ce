import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

const WIDTHS = [1280, 320] as const;
const THEMES = ["light", "dark"] as const;
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/**
 * Looks at the page as it stands in both themes and at both widths: no accessibility violation, no
 * sideways scrolling. Leaves the page at the wide width in light.
 */
export async function checkPage(page: Page, name: string): Promise<void> {
  const before = page.viewportSize();
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 800 });
    for (const colorScheme of THEMES) {
      // Reduced motion: a colour half way through its transition is no colour of ours.
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      // A framed preview runs no script, ours neither; the page it shows is checked where it lives.
      const { violations } = await new AxeBuilder({ page }).exclude("iframe").withTags(RULES).analyze();
      const found = violations.map(({ id, nodes }) => `${name}, ${width} px, ${colorScheme}: ${id} at ${nodes.map((node) => node.target.join(" ")).join(", ")}`);
      expect(found).toEqual([]);
    }
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(overflow, `${name} scrolls sideways at ${width} px`).toBeLessThanOrEqual(0);
  }
  await page.emulateMedia({ colorScheme: "light" });
  if (before) await page.setViewportSize(before);
}
