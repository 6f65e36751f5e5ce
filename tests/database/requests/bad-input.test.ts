import { beforeEach, describe, expect, it } from "vitest";
import type { ClinicianActor } from "#lib/platform/actor.ts";
import { inPractice } from "#lib/platform/tenancy.ts";
import { Browser } from "#tests/factories/browser.ts";
import { openPractice } from "#tests/factories/cast.ts";
import { tobiasWithLink } from "#tests/factories/tasks.ts";

const MINE = "words I want to keep";

describe("what bad input gets", () => {
  let jo: ClinicianActor;
  let phone: Browser;
  beforeEach(async () => {
    ({ jo } = await openPractice());
    phone = new Browser();
  });
  const sent = () => inPractice(jo, (tx) => tx.reflection.count({ where: { practiceId: jo.practiceId } }));

  it.each([
    ["a scale of 11", { cage: "11" }, "Choose a whole number from 0 to 10."],
    ["a choice that is not in the version assigned", { kept: "15–20" }, "Choose from the list."],
    ["two answers where one is asked", { c_did: ["DID", "PART"] }, "Choose just one."],
    ["a text that is too long", { stirred: "x".repeat(2001) }, "Keep this to 2000 characters."],
    ["a time that is none", { time: "25:99" }, "Write a time, like 18:30."],
    ["an unknown field", { extra: "1" }, "Some of this did not come from our page."],
    ["a sign that cannot be kept", { stirred: "a\u0000b" }, "Some of this did not come from our page."],
  ] as [string, Record<string, string | string[]>, string][])("%s: a sentence, the words kept, nothing sent", async (_, strange, sentence) => {
    const { token, code } = await tobiasWithLink(jo, "EX.STEADY");
    const base = await phone.unlock(token, code);
    const answer = await phone.submit(`${base}/write`, { do: "send", c_did: "DID", c_share: "NO", what: MINE, ...strange });
    expect([answer.status, answer.html.includes(sentence), answer.html.includes(MINE)]).toEqual([422, true, true]);
    expect(await sent()).toBe(0);
    expect((await phone.post(`${base}/write`, { do: "send", c_did: "DID", c_share: "NO", what: MINE })).location).toBe(`${base}/sent`);
    expect(await sent()).toBe(1);
  });

  it("ten thousand fields: a sentence, the words kept, nothing sent", async () => {
    const { token, code } = await tobiasWithLink(jo, "EX.STEADY");
    const base = await phone.unlock(token, code);
    const many = Object.fromEntries(Array.from({ length: 10_000 }, (_, n) => [`f${n}`, "1"]));
    const answer = await phone.submit(`${base}/write`, { do: "send", c_did: "DID", c_share: "NO", what: MINE, ...many });
    expect([answer.status, answer.html.includes("It was not sent."), answer.html.includes(MINE)]).toEqual([422, true, true]);
    expect(await sent()).toBe(0);
    const draft = await phone.script(`${base}/draft`, { what: `${MINE} still`, ...many });
    expect(draft.status).toBe(200);
    expect((await phone.get(`${base}/write`)).html).toContain(`${MINE} still`);
  });

  it("a body of 100 MB: refused by its size before it is read, in a sentence", async () => {
    const { token, code } = await tobiasWithLink(jo, "EX.STEADY");
    const base = await phone.unlock(token, code);
    const answer = await phone.post(`${base}/write`, { what: MINE }, { "Content-Length": String(100 * 1024 * 1024) });
    expect([answer.status, answer.html.includes("This is too long to send in one go.")]).toEqual([413, true]);
    expect((await phone.get(`${base}/write`)).status).toBe(200);
  });

  it("another kind of body is no answer", async () => {
    const { token, code } = await tobiasWithLink(jo, "EX.STEADY");
    const base = await phone.unlock(token, code);
    const answer = await phone.post(`${base}/write`, { c_did: "DID", c_share: "NO" }, { "Content-Type": "multipart/form-data; boundary=x" });
    expect(answer.location).toContain("problem");
    expect(await sent()).toBe(0);
  });

  it("addresses nobody made, and deeds nobody knows, show a closed page", async () => {
    const { token, code } = await tobiasWithLink(jo, "EX.STEADY");
    const base = await phone.unlock(token, code);
    for (const page of ["write-10", "write-0", "wri te", "../x", "reply", "sent", "again", "nothing"]) {
      expect([page, (await phone.get(`${base}/${page}`)).status]).toEqual([page, 404]);
    }
    for (const page of ["nothing", "reply", "sent"]) expect([page, (await phone.post(`${base}/${page}`, { reply: "SAFE" })).status]).toEqual([page, 404]);
    expect((await phone.get(`${base}/write-3`)).location).toBe(`${base}/write`);
  });

  it("a wrong code is asked again on a page that can be gone back to, whoever writes its address", async () => {
    const { token, code } = await tobiasWithLink(jo);
    const wrong = await phone.post(`/r/${token}`, { code: code === "000000" ? "111111" : "000000" });
    expect([wrong.status, wrong.location]).toEqual([303, `/r/${token}?code=4`]);
    expect((await phone.get(wrong.location ?? "")).html).toContain("You can try 4 more times.");
    const plain = await phone.get(`/r/${token}`);
    for (const strange of ["99", "-1", "0", "4.5", "<b>", "", "shape2"]) expect((await phone.get(`/r/${token}?code=${encodeURIComponent(strange)}`)).html).toBe(plain.html);
  });
});
