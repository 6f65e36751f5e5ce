import { beforeEach, describe, expect, it } from "vitest";
import type { ClinicianActor } from "#lib/platform/actor.ts";
import { clock, setClock } from "#lib/platform/clock.ts";
import { inPractice } from "#lib/platform/tenancy.ts";
import { withdrawAssignment } from "#lib/assignments/commands/change.ts";
import { issueRequest } from "#lib/requests/commands/issue.ts";
import { revokeRequest } from "#lib/requests/commands/end.ts";
import { reflectionPage } from "#lib/reflections/queries.ts";
import { Browser } from "#tests/factories/browser.ts";
import { openPractice } from "#tests/factories/cast.ts";
import { giveTask, tobiasWithLink, tokenOf } from "#tests/factories/tasks.ts";

const FORBIDDEN = /couple|therap|relationship|attachment|middleground|reaching and answering/i;
const titleOf = (html: string): string => /<title>(.*?)<\/title>/.exec(html)?.[1] ?? "";
const minutesLater = (minutes: number) => setClock({ now: () => new Date(Date.now() + minutes * 60_000) });

describe("the pages behind a link", () => {
  let jo: ClinicianActor;
  let phone: Browser;
  beforeEach(async () => {
    ({ jo } = await openPractice());
    phone = new Browser();
  });

  it("show one constant page for every address, which says nothing and needs no script", async () => {
    const { token } = await tobiasWithLink(jo);
    const pages = await Promise.all([`/r/${token}`, "/r/unknown", "/r", "/r/a/b", `/r/${token.toUpperCase()}`].map((path) => phone.get(path)));
    expect(new Set(pages.map(({ html }) => html)).size).toBe(1);
    expect(pages.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    const [{ html, headers } = { html: "", headers: new Headers() }] = pages;
    expect(titleOf(html)).toBe("Notes");
    expect(html).not.toMatch(FORBIDDEN);
    expect(html).toContain('inputMode="numeric"');
    expect(Object.fromEntries(["cache-control", "referrer-policy", "x-robots-tag", "x-content-type-options"].map((name) => [name, headers.get(name)]))).toEqual({
      "cache-control": "private, no-store", "referrer-policy": "no-referrer", "x-robots-tag": "noindex, nofollow", "x-content-type-options": "nosniff",
    });
    expect(headers.get("content-security-policy")).toContain("script-src 'self'");
    expect(headers.get("strict-transport-security")).toBeTruthy();
  });

  it("change nothing however often an address is fetched or its form sent empty", async () => {
    const { token } = await tobiasWithLink(jo);
    const rows = () => inPractice(jo, async (tx) => JSON.stringify([
      await tx.request.findMany(), await tx.requestVisit.findMany(), await tx.requestEnd.findMany(), await tx.wrongCode.findMany(), await tx.auditHead.findMany({ select: { hash: true } }),
    ]));
    const before = await rows();
    for (let times = 0; times < 50; times += 1) await phone.get(`/r/${token}`);
    expect((await phone.submit(`/r/${token}`)).status).toBe(422);
    expect(await rows()).toBe(before);
  });

  it("lead from the code to the task, the form and the thanks, and never back", async () => {
    const { token, code, tobias } = await tobiasWithLink(jo);
    const base = await phone.unlock(token, code);
    expect(base).not.toContain(token);
    const task = await phone.get(base);
    expect(task.html).toContain("Tobias Lindqvist wants to try this");
    expect(task.html).toContain("When tea is made, I will sit down");
    expect(titleOf(task.html)).toBe("Notes");
    const form = await phone.get(`${base}/write`);
    expect(form.html.match(/<fieldset|<textarea|class="text"/g)?.length).toBeGreaterThan(4);
    expect(form.html).not.toMatch(/ checked/);

    const refused = await phone.submit(`${base}/write`, { do: "send", c_note: "It rained <b>all</b> week" });
    expect(refused.status).toBe(422);
    expect(titleOf(refused.html)).toBe("Error: Notes");
    expect(refused.html).toContain(`href="${base}/write?check#f-c_did"`);
    expect(refused.html).toContain("It rained &lt;b&gt;all&lt;/b&gt; week");
    const page = await phone.get(`${base}/write?problem`);
    expect([page.status, page.html.includes('href="#f-c_did"'), page.html.includes('id="f-c_did-error"')]).toEqual([422, true, true]);

    const sent = await phone.post(`${base}/write`, { do: "send", c_did: "DID", c_share: "ASK", c_upset: "8", c_note: "It rained <b>all</b> week" });
    expect([sent.status, sent.location]).toEqual([303, `${base}/sent`]);
    const thanks = await phone.get(`${base}/sent`);
    expect(thanks.html).toContain("Sent. Thank you.");
    expect(thanks.html).toMatch(/Jo reads on (Monday|Thursday) at 9:00\./);
    expect(thanks.html).toContain("Put both feet on the floor.");
    expect(thanks.html).toContain("116 123");
    expect(thanks.html).not.toContain("rained");
    expect(phone.cookies.size).toBe(0);

    for (const page of [base, `${base}/write`, `${base}/sent`]) {
      const back = await phone.get(page);
      expect([back.status, back.html.includes("This page is closed.")]).toEqual([404, true]);
      expect(back.html).not.toContain("rained");
    }
    const rows = await inPractice(jo, (tx) => tx.reflection.findMany({ where: { practiceId: jo.practiceId } }));
    expect(rows).toMatchObject([{ clientId: tobias.id, did: "DID", share: "ASK", upset: 8 }]);
    expect(rows[0]?.answers).not.toContain("rained");
    expect((await reflectionPage(jo, rows[0]?.id ?? "")).answers.at(-1)?.value).toBe("It rained <b>all</b> week");
  });

  it("take 'Not this time' in two taps", async () => {
    const { token, code } = await tobiasWithLink(jo);
    const base = await phone.unlock(token, code);
    expect((await phone.get(base)).html).toContain(`${base}/not-now`);
    expect((await phone.get(`${base}/not-now`)).html).toContain("You do not have to say why.");
    expect((await phone.post(`${base}/not-now`)).location).toBe(`${base}/sent`);
    const rows = await inPractice(jo, (tx) => tx.reflection.findMany({ where: { practiceId: jo.practiceId } }));
    expect(rows).toMatchObject([{ did: "NOT_THIS_TIME", share: null }]);
  });

  it("answer every dead link with the same bytes and status", async () => {
    const used = await tobiasWithLink(jo);
    const base = await phone.unlock(used.token, used.code);
    await phone.post(`${base}/write`, { c_did: "DID", c_share: "NO" });
    const revoked = await tobiasWithLink(jo);
    await revokeRequest(jo, { requestId: revoked.link.requestId });
    const withdrawn = await tobiasWithLink(jo);
    await withdrawAssignment(jo, { assignmentId: withdrawn.assignment.id });
    const replaced = await tobiasWithLink(jo);
    await issueRequest(jo, { assignmentId: replaced.assignment.id });
    const locked = await tobiasWithLink(jo);
    const wrong = locked.code === "000000" ? "111111" : "000000";
    for (let tries = 0; tries < 5; tries += 1) await phone.post(`/r/${locked.token}`, { code: wrong });
    const expired = await tobiasWithLink(jo);
    const tokens = [used, revoked, withdrawn, replaced, locked].map(({ token }) => token);
    const answers = [];
    for (const token of [...tokens, "unknown", "B".repeat(43), `${used.token}x`, `${used.token}/x`]) answers.push(await phone.post(`/r/${token}`, { code: "123456" }));
    const later = setClock({ now: () => expired.link.expiresAt });
    answers.push(await phone.post(`/r/${expired.token}`, { code: expired.code }));
    later();
    expect(new Set(answers.map(({ status, html }) => `${status} ${html}`)).size).toBe(1);
    expect(answers[0]?.status).toBe(404);
    expect(answers[0]?.html).toContain("This link is not open.");
    expect(answers[0]?.html).not.toMatch(FORBIDDEN);
    expect(new Set(answers.map(({ headers }) => JSON.stringify([...headers]))).size).toBe(1);
  });

  it("refuse a form whose address and cookie disagree, without a word of anybody's draft", async () => {
    const his = await tobiasWithLink(jo);
    const hers = await giveTask(jo, his.couple, his.noor);
    const hisBase = await phone.unlock(his.token, his.code);
    await phone.post(`${hisBase}/draft`, { c_note: "what only he wrote" });
    const tablet = new Browser();
    const herBase = await tablet.unlock(tokenOf(hers.links[0]?.url ?? ""), his.codes.noor);
    const mixed = [await tablet.get(`${hisBase}/write`), await tablet.post(`${hisBase}/write`, { c_did: "DID", c_share: "NO" })];
    expect(mixed.map(({ status }) => status)).toEqual([404, 404]);
    expect(JSON.stringify(mixed)).not.toContain("what only he wrote");
    const [name = ""] = [...phone.cookies.keys()];
    tablet.cookies.set(name, [...tablet.cookies.values()][0] ?? "");
    expect((await tablet.get(`${hisBase}/write`)).status).toBe(404);
    expect((await tablet.get(herBase)).status).toBe(200);
  });

  it("keep a draft on the server behind the code, and drop it when sent", async () => {
    const { token, code } = await tobiasWithLink(jo);
    const base = await phone.unlock(token, code);
    expect((await phone.script(`${base}/draft`, { c_note: "half a thought", c_did: "PART" })).said).toEqual({ version: 1, card: null });
    const saved = await phone.post(`${base}/write`, { do: "save", c_note: "half a thought more", c_did: "PART" });
    expect(saved.html).toContain("Saved, not sent.");
    expect((await phone.get(`${base}/write`)).html).not.toContain("half a thought");
    const other = new Browser();
    const reopened = await other.unlock(token, code);
    expect((await other.get(reopened)).location).toBe(`${reopened}/write`);
    expect((await other.get(`${reopened}/write-3`)).html).toContain("half a thought more");
    const form = await other.get(`${reopened}/write`);
    expect(form.html).toMatch(/value="PART"[^>]*checked|checked[^>]*value="PART"/);
    await other.post(`${reopened}/write`, { c_did: "DID", c_share: "YES" });
    expect(await inPractice(jo, (tx) => tx.requestDraft.count({ where: { practiceId: jo.practiceId } }))).toBe(0);
  });

  it("close after ten quiet minutes, and carry what was typed through the code", async () => {
    const { token, code } = await tobiasWithLink(jo);
    const base = await phone.unlock(token, code);
    const restore = minutesLater(11);
    expect((await phone.get(`${base}/write`)).html).toContain("This page is closed.");
    const quiet = await phone.post(`${base}/write`, { do: "send", c_did: "DID", c_share: "NO", c_note: "a long thought\nin two lines" });
    expect([quiet.status, quiet.location]).toEqual([303, `${base}/again`]);
    const asked = await phone.get(`${base}/again`);
    expect([asked.status, asked.html.includes("a long thought")]).toEqual([401, false]);
    expect(asked.html).toContain(`action="${base}/again"`);
    const wrong = await phone.submit(`${base}/again`, { code: code === "000000" ? "111111" : "000000" });
    expect([wrong.status, wrong.html.includes("You can try 4 more times.")]).toEqual([422, true]);
    const opened = await phone.post(`${base}/again`, { code });
    expect(opened.location).toMatch(/\/write$/);
    expect(opened.location).not.toContain(base);
    expect((await phone.get(`${opened.location}-3`)).html).toContain("a long thought\nin two lines");
    restore();
  });

  it("leave at once: the visit ends, the page goes elsewhere, Back shows nothing", async () => {
    const { token, code } = await tobiasWithLink(jo);
    const base = await phone.unlock(token, code);
    const gone = await phone.post(`${base}/leave`);
    expect([gone.status, gone.headers.get("refresh")]).toEqual([200, "0; url=https://www.bbc.com/weather"]);
    expect(phone.cookies.size).toBe(0);
    expect((await phone.get(base)).status).toBe(404);
  });

  it("refuse a foreign origin, a body without length and one that is too long", async () => {
    const { token, code } = await tobiasWithLink(jo);
    expect((await phone.post(`/r/${token}`, { code }, { Origin: "https://evil.example" })).status).toBe(403);
    expect((await phone.post(`/r/${token}`, { code }, { Origin: "null" })).status).toBe(403);
    expect((await phone.post(`/r/${token}`, { code }, { Origin: "null", "Sec-Fetch-Site": "same-origin" })).status).toBe(303);
    expect((await phone.post(`/r/${token}`, { code }, { "Content-Length": String(300 * 1024) })).status).toBe(413);
    expect((await phone.post(`/r/${token}`, { code }, { "Transfer-Encoding": "chunked" })).status).toBe(411);
  });

  it("keep the words in every refusal of a strange answer, and never fail", async () => {
    const { token, code } = await tobiasWithLink(jo);
    const base = await phone.unlock(token, code);
    const strange: Record<string, string>[] = [
      { c_did: "SOMETHING", c_share: "NO" }, { c_did: "DID", c_share: "NO", c_note: "x".repeat(2001) }, { c_did: "DID", c_share: "NO", c_hard: "11" },
      { c_did: "DID", c_share: "NO", c_note: "a\u0000b" }, { c_did: "DID", c_share: "NO", c_when: "1890-02-30" }, { c_did: "DID", c_share: "NO", __proto__x: "1", c_hard: "one" },
    ];
    for (const fields of strange) {
      const answer = await phone.submit(`${base}/write`, { do: "send", ...fields });
      expect([fields, answer.status]).toEqual([fields, 422]);
      expect(answer.html).toContain("There is a problem");
    }
    expect(await inPractice(jo, (tx) => tx.reflection.count({ where: { practiceId: jo.practiceId } }))).toBe(0);
    expect(clock.now()).toBeInstanceOf(Date);
  });
});
