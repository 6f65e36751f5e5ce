import { expect, test, type Browser, type Locator, type Page } from "@playwright/test";
import { assignExercise } from "#lib/assignments/commands/draft.ts";
import { recordContactPreference, setClientCode } from "#lib/clients/commands.ts";
import type { CoupleDto } from "#lib/couples/dto.ts";
import { recordObservation } from "#lib/observations/commands.ts";
import type { ClinicianActor } from "#lib/platform/actor.ts";
import { setClock } from "#lib/platform/clock.ts";
import { closeDatabase } from "#lib/platform/db.ts";
import { setQuietHours } from "#lib/practices/commands.ts";
import { recordPrivateTalk } from "#lib/safety/commands/talk.ts";
import { actorsOf, type DemoPractice } from "#prisma/demo/people.ts";
import { askedAlone, graceAndHelen, readyForLinks, tobiasAndNoor } from "#tests/factories/couples.ts";
import { anHour, privateHalves } from "#tests/factories/held-hour.ts";
import { startMailServer, type MailServer } from "#tests/factories/mail-server.ts";
import { dayAhead, giveTask, recipient } from "#tests/factories/tasks.ts";
import { checkPage } from "../check-page.ts";
import { startFreshServer, type FreshServer, workBeside } from "../fresh-server.ts";
import { enrol, givePassword, OWNER, press, setUpPractice } from "../steps.ts";

const DAY_MS = 86_400_000;

/** Lives something that lies some days back, through the product's own commands. */
async function daysAgo<T>(days: number, deed: () => Promise<T>): Promise<T> {
  const restore = setClock({ now: () => new Date(Date.now() - days * DAY_MS) });
  try {
    return await deed();
  } finally {
    restore();
  }
}

test.describe("what is told alone holds on the therapist's side, until a clinician clears it in writing", () => {
  test.describe.configure({ mode: "serial", timeout: 240_000 });
  let server: FreshServer;
  let mailbox: MailServer;
  let page: Page;
  let jo: ClinicianActor;
  const form = (name: string): Locator => page.getByRole("form", { name });
  const people: { tobias: string; noor: string; couple: string } = { tobias: "", noor: "", couple: "" };

  test.beforeAll(async ({ browser }: { browser: Browser }) => {
    test.setTimeout(120_000);
    mailbox = await startMailServer();
    Object.assign(process.env, { SMTP_URL: `smtp://127.0.0.1:${mailbox.port}`, MAIL_FROM: "notes@practice.example" });
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
    await mailbox.goDown();
  });

  const person = (id: string) => `/couples/${people.couple}/partners/${id}`;
  const asTold = "Ask the frightened person what is safest.";

  test("a block at the door, told in a private half, asks in her file and in no other", async () => {
    const made = await daysAgo(40, () => tobiasAndNoor(jo));
    Object.assign(people, { tobias: made.tobias.id, noor: made.noor.id, couple: made.couple.id });
    await daysAgo(40, () => askedAlone(jo, made.couple));
    await daysAgo(24, () => privateHalves(jo, made.couple.id, 0));
    await giveTask(jo, made.couple, made.tobias, "EX.WARM_EYES");
    await page.goto(person(people.noor));
    await expect(page.getByRole("heading", { name: asTold })).toBeVisible();
    await expect(page.getByText("Blocks the way out")).toBeVisible();
    await checkPage(page, "her page with a private check due");
    await press(page.getByRole("form", { name: /^Tobias Lindqvist: / }), "Leave as it is");
    await expect(page.getByText("You chose: leave as it is")).toBeVisible();
    for (const other of [person(people.tobias), `/couples/${people.couple}/agreements`, `/couples/${people.couple}`]) {
      await page.goto(other);
      await expect(page.getByText("Blocks the way out")).toHaveCount(0);
      await expect(page.getByText(asTold)).toHaveCount(0);
    }
    await expect(page.getByText("Something waits for your answer.").first()).toBeVisible();
    await page.goto(`/couples/${people.couple}/assignments/new`);
    await expect(page.getByText("A private check is due.").first()).toBeVisible();
  });

  test("each is asked again alone: four questions, ten after one concern", async () => {
    const check = `${person(people.noor)}/check`;
    await page.goto(check);
    await checkPage(page, "private check");
    await page.getByRole("link", { name: "Ask four of them again" }).click();
    const questions = form("Private questions");
    const answer = (n: number, label: string) => questions.locator(`input[name="answers.${n}"][value="${label}"]`).check();
    await questions.getByLabel("Somebody can: stop here").check();
    for (const n of [1, 6]) await answer(n, "NO");
    await answer(10, "YES");
    await answer(2, "YES");
    await questions.getByLabel("Minutes").fill("24");
    await questions.getByLabel("Alone, in the room").check();
    await checkPage(page, "private questions");
    await press(questions, "Keep in this person's file");
    await expect(page.getByText("Stop here. Talk about something else").first()).toBeVisible();
    await questions.getByLabel("Nobody can").check();
    await press(questions, "Keep in this person's file");
    await expect(page.getByText("so this one follows").first()).toBeVisible();
    for (const n of [3, 4, 5, 7, 8, 9]) await answer(n, "NO");
    await press(questions, "Keep in this person's file");
    await expect(page.getByText("The answers propose S2").first()).toBeVisible();
    await page.goto(check);
    await page.getByRole("link", { name: /^Ask: may I raise this/ }).click();
    await form("May I raise this?").getByLabel("Yes, in these words").check();
    await press(form("May I raise this?"), "Record answer");
    await expect(page.getByText("Write down the words they agreed to.").first()).toBeVisible();
    await form("May I raise this?").getByLabel("The words they agreed to").fill("I want us to read the doorway rule again, both of us.");
    await press(form("May I raise this?"), "Record answer");
    await page.goto(`${person(people.tobias)}/check`);
    await expect(page.getByText("Tobias: not asked this week. Noor: 24 min on", { exact: false })).toBeVisible();
    await expect(page.getByText("doorway")).toHaveCount(0);
  });

  test("after two private talks with each she clears joint work in writing, never with a blank reason", async () => {
    for (const id of [people.tobias, people.noor]) {
      await daysAgo(17, () => recordPrivateTalk(jo, { clientId: id, talkedOn: dayAhead(jo, 0), minutes: "25", points: { fear: "Asked" } }));
      await page.goto(`${person(id)}/check?change=talk#talk`);
      await form("Record a private talk").getByLabel("Minutes").fill("25");
      await form("Record a private talk").getByLabel("Safe way to be contacted").fill("By hand, in the hour.");
      await press(form("Record a private talk"), "Keep in this person's file");
      await expect(page.getByText("Kept in this person's own file.").first()).toBeVisible();
    }
    await page.goto(`${person(people.tobias)}/check?change=questions#questions`);
    const questions = form("Private questions");
    for (const n of [1, 2, 3, 4, 5, 6, 7, 8, 9]) await questions.locator(`input[name="answers.${n}"][value="NO"]`).check();
    await questions.locator('input[name="answers.10"][value="YES"]').check();
    await questions.getByLabel("Nobody can").check();
    await questions.getByLabel("Minutes").fill("22");
    await questions.getByLabel("Alone, in the room").check();
    await press(questions, "Keep in this person's file");
    await expect(page.getByText("Kept in Tobias Lindqvist's own file.").first()).toBeVisible();
    const decide = form("Record a decision");
    await page.goto(`${person(people.noor)}?change=safety#safety`);
    await decide.getByLabel("Answered").check();
    await decide.getByLabel(/^S2 /).check();
    await decide.getByLabel("Reason").fill("Two talks with each. She said what is safest.");
    await press(decide, "Record decision");
    await expect(page.getByText("Nothing waits for an answer here.").first()).toBeVisible();
    await page.goto(`/couples/${people.couple}/agreements?change=joint#joint`);
    await expect(page.getByText("Not cleared. It needs your clearance in writing.", { exact: false })).toBeVisible();
    await decide.getByLabel("Joint work cleared", { exact: true }).check();
    await decide.getByLabel("Reason").fill("   ");
    await press(decide, "Record decision");
    await expect(page.getByText("Write the reason.", { exact: false }).first()).toBeVisible();
    await decide.getByLabel("Reason").fill("Two private talks with each over three weeks; both want the joint hour.");
    await press(decide, "Record decision");
    await expect(page.getByText("Cleared: the private questions were asked of both.")).toBeVisible();
    await checkPage(page, "agreements, cleared");
    await page.goto(`/couples/${people.couple}/assignments/new?exercise=EX.LOOP_MAP`);
    await expect(page.getByText("A private check is due.")).toHaveCount(0);
  });

  test("time-out and a free way are agreed with both, and read again after the private weeks", async () => {
    const agreements = `/couples/${people.couple}/agreements`;
    await page.goto(`${agreements}?change=agree-TIME_OUT#hot`);
    const timeOut = form("Agree: Time-out");
    await timeOut.getByLabel("The word or sign").fill("Harbour");
    await timeOut.getByLabel("Where Tobias goes").fill("The balcony");
    await timeOut.getByLabel("Where Noor goes").fill("Upstairs");
    await press(timeOut, "Record for both");
    await expect(page.getByText("Write this part in their words.").first()).toBeVisible();
    await timeOut.getByLabel("When we return").fill("After thirty minutes");
    await press(timeOut, "Record for both");
    await expect(page.getByText("Where Noor goes: Upstairs")).toBeVisible();
    await checkPage(page, "agreements for hot moments");
  });

  test("a stop holds new mail and new links; what the partner already has stays untouched", async ({ browser }) => {
    await setQuietHours(jo, { quietFrom: "0", quietUntil: "0" });
    const made = await graceAndHelen(jo);
    await askedAlone(jo, made.couple);
    await readyForLinks(jo, made.couple);
    for (const [index, { id }] of made.couple.clients.entries()) {
      await recordContactPreference(jo, { clientId: id, channel: "EMAIL", sharedDevice: "NO", email: `${index === 0 ? "grace" : "helen"}@post.example`, checkedOn: dayAhead(jo, 0) });
    }
    const both = made.couple.clients.map((client: CoupleDto["clients"][number]) => recipient(client, "EX.LOOP_MAP", { delivery: "EMAIL" } as never));
    const { links } = await assignExercise(jo, { coupleId: made.couple.id, exerciseCode: "EX.LOOP_MAP", dueOn: dayAhead(jo, 7), recipients: both });
    const { code } = await setClientCode(jo, { clientId: made.helen.id });
    const hers = links.find(({ clientId }) => clientId === made.helen.id);
    const phone = await (await browser.newContext()).newPage();
    await phone.goto(hers?.url ?? "");
    await phone.locator("input[name=code]").fill(code);
    await phone.locator("form:has(input[name=code]) button.main").click();
    await phone.waitForURL(/\/r\/s\//);
    const before = await (await phone.request.get(phone.url())).text();
    await expect.poll(() => mailbox.taken.length, { timeout: 30_000 }).toBe(2);

    const hour = await anHour(jo, made.couple.id, -1);
    await recordObservation(jo, { sessionId: hour, seat: "A", code: "SAF.THREAT", intensity: 3 });
    await page.goto(`/couples/${made.couple.id}/assignments/new`);
    await expect(page.getByRole("heading", { name: "Nothing is suggested now" })).toBeVisible();
    await expect(page.getByText("The frightened person leaves first, with a head start.")).toBeVisible();
    await checkPage(page, "the protocol in place of suggestions");
    await page.goto(`/couples/${made.couple.id}/partners/${made.helen.id}`);
    const again = page.getByRole("form", { name: /^Send the message for/ });
    await again.first().getByRole("button").click();
    await expect(page.getByText("Joint work is not cleared. Nothing new goes out for a task between the two.").first()).toBeVisible();
    await page.goto(`/couples/${made.couple.id}/assignments/new?exercise=EX.FIRST_STEP`);
    await expect(page.getByText("Joint work is not cleared. It needs a clinician's clearance in writing.").first()).toBeVisible();
    await page.goto(`/couples/${made.couple.id}/agreements?change=joint#joint`);
    const decide = form("Record a decision");
    await decide.getByLabel("Joint work cleared", { exact: true }).check();
    await decide.getByLabel("Reason").fill("Too early.");
    await press(decide, "Record decision");
    await expect(page.getByText(/Before joint work is cleared: .*not before/).first()).toBeVisible();
    expect(await (await phone.request.get(phone.url())).text()).toBe(before);
    expect(mailbox.taken).toHaveLength(2);
    await phone.context().close();
  });
});
