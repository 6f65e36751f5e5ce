import { expect, test, type Page } from "@playwright/test";
import { checkPage } from "../check-page.ts";
import { demoAccess, signInAs } from "../demo-sign-in.ts";

/** Each kind of page once, full of the demo's cases, in both themes and at both widths. */
test.describe("the pages of a full practice", () => {
  test.describe.configure({ mode: "serial", timeout: 240_000 });
  let page: Page;
  test.beforeAll(async ({ browser }) => {
    page = await (await browser.newContext()).newPage();
    await signInAs(page, "Jo Brandt");
  });
  test.afterAll(() => page.context().close());

  const caseOf = async (name: string): Promise<string> => {
    await page.goto("/couples");
    await page.getByRole("link", { name: new RegExp(name) }).first().click();
    await page.waitForURL(/\/couples\/[0-9a-f-]{36}$/);
    return new URL(page.url()).pathname;
  };
  const look = async (address: string, name: string) => {
    expect([address, (await page.goto(address))?.status()]).toEqual([address, 200]);
    await checkPage(page, name);
  };

  test("Today, the library and the settings", async () => {
    for (const address of ["/today", "/couples", "/reflections", "/reflections?show=reviewed", "/library", "/library/EX.SWITCH_ASK", "/settings", "/privacy"]) await look(address, address);
  });

  test("everything about a couple", async () => {
    const couple = await caseOf("Tobias");
    for (const part of ["", "/brief", "/progress", "/sessions", "/assignments", "/assignments/new", "/agreements", "/closing", "/release", "/release?change=prepare#prepare", "/release?change=leave#leave", "/release?change=erase#erase", "/review/new"]) await look(`${couple}${part}`, `couple${part}`);
    const people = await page.locator(`a[href^="${couple}/partners/"]`).evaluateAll((links) => [...new Set(links.map((link) => link.getAttribute("href") ?? ""))].filter((href) => /[0-9a-f]{12}$/.test(href)));
    expect(people).toHaveLength(2);
    for (const person of people) {
      await look(person, "partner page");
      await look(`${person}/direction`, "one person's direction");
      await look(`${person}/look`, "look as one person");
      await look(`${person}?change=held#held`, "what is held for one person");
      await look(`${person}/check`, "private check");
      await look(`${person}/check?change=again#questions`, "private questions, asked again");
    }
  });

  test("an hour together, two private halves, and how each is recorded", async () => {
    const couple = await caseOf("Tobias");
    for (const number of [14, 5]) {
      await page.goto(`${couple}/sessions`);
      const hour = (await page.getByRole("link", { name: `Session ${number}`, exact: true }).getAttribute("href")) ?? "";
      for (const part of ["", "/after", "/wrap-up", "/note", "/edit"]) await look(`${hour}${part}`, `session ${number}${part}`);
    }
  });

  test("what Noor told alone stands on no page about both", async () => {
    const couple = await caseOf("Tobias");
    await page.goto(`${couple}/sessions`);
    const hours = await page.locator('main a[href^="/sessions/"]').evaluateAll((links) => [...new Set(links.map((link) => link.getAttribute("href") ?? ""))].filter((href) => /[0-9a-f]{12}$/.test(href)));
    expect(hours.length).toBeGreaterThan(13);
    for (const address of [couple, `${couple}/brief`, `${couple}/progress`, `${couple}/sessions`, ...hours.map((hour) => `${hour}/note`)]) {
      await page.goto(address);
      expect([address, await page.locator("main").innerText()]).toEqual([address, expect.not.stringMatching(/doorway|blocks the way/i)]);
    }
  });

  test("one client whose partner does not come: no figure about two", async () => {
    const one = await caseOf("Ruben");
    for (const part of ["", "/brief", "/progress", "/sessions"]) await look(`${one}${part}`, `one client${part}`);
    await page.goto(`${one}/progress`);
    await expect(page.getByText("not known").first()).toBeVisible();
    await expect(page.getByText("Both sides so far:")).toHaveCount(0);
  });

  test("a colleague off the team finds no case, and the owner reads none", async ({ browser }) => {
    const couple = await caseOf("Tobias");
    for (const name of ["Dr Kofi Mensah", "Marta Olsen", "Sean Byrne"]) {
      const other = await (await browser.newContext()).newPage();
      await signInAs(other, name);
      for (const part of ["", "/brief", "/progress", "/sessions", "/assignments", "/agreements"]) {
        expect([name, part, (await other.goto(`${couple}${part}`))?.status()]).toEqual([name, part, 404]);
        expect(await other.content()).not.toMatch(/Noor|Tobias/);
      }
      await other.context().close();
    }
  });

  test("a client's page is ordinary at a glance and light", async ({ browser }) => {
    const helen = demoAccess().links.find((link) => link.person === "Helen Marsh");
    const context = await browser.newContext({ viewport: { width: 360, height: 740 } });
    const phone = await context.newPage();
    const sizes: number[] = [];
    phone.on("response", (response) => void response.body().then((body) => sizes.push(body.length), () => null));
    await phone.goto(helen?.url ?? "");
    const shut = await phone.content();
    await expect(phone).toHaveTitle("Notes");
    expect(shut).not.toMatch(/couple|therap|relationship|attachment|Middleground|Helen|Jo\b/i);
    await phone.getByLabel("Your code").fill(helen?.code ?? "");
    await phone.getByRole("button", { name: "Continue" }).click();
    await checkPage(phone, "task page");
    expect(sizes.length).toBeLessThanOrEqual(6);
    expect(Math.max(...sizes)).toBeLessThan(20_000);
    await phone.getByRole("button", { name: "Leave this page" }).or(phone.getByRole("link", { name: "Leave this page" })).first().click();
    await phone.goBack().catch(() => null);
    expect(await phone.content()).not.toMatch(/Ask for one thing/);
    await context.close();
  });
});
