import { test } from "@playwright/test";
import { startFreshServer } from "../fresh-server.ts";
import { surviveKills } from "../kill-rounds.ts";
import { enrol, givePassword, OWNER, setUpPractice } from "../steps.ts";

const ROUNDS = 60;

test(`${ROUNDS} acknowledged writes survive ${ROUNDS} kills of the application and the database`, async ({ browser }) => {
  test.setTimeout(1_200_000);
  const server = await startFreshServer();
  const page = await (await browser.newContext({ baseURL: server.baseUrl })).newPage();
  try {
    await page.goto(server.setUpAddress);
    await setUpPractice(page);
    await page.goto("/sign-in");
    await givePassword(page, OWNER);
    await enrol(page);
    await surviveKills(page, server, ROUNDS);
  } finally {
    await page.context().close();
    await server.stop();
  }
});
