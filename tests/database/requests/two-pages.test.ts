import { beforeEach, describe, expect, it } from "vitest";
import type { ClinicianActor } from "#lib/platform/actor.ts";
import { clock, setClock } from "#lib/platform/clock.ts";
import { inPractice } from "#lib/platform/tenancy.ts";
import { withdrawAssignment } from "#lib/assignments/commands/change.ts";
import { withdrawConsent } from "#lib/consents/commands.ts";
import { revokeRequest } from "#lib/requests/commands/end.ts";
import { anchorOf } from "#lib/requests/form-parts.ts";
import { reflectionPage } from "#lib/reflections/queries.ts";
import { Browser } from "#tests/factories/browser.ts";
import { openPractice } from "#tests/factories/cast.ts";
import { tobiasWithLink } from "#tests/factories/tasks.ts";

const seenOn = (html: string): string => /name="v" value="([^"]+)"/.exec(html)?.[1] ?? "";
const OTHER = "Something of mine, half said";

// EX.STEADY stands on one page, EX.WARM_EYES in steps.
describe("two pages of one person at once", () => {
  let jo: ClinicianActor;
  let phone: Browser;
  let tablet: Browser;
  beforeEach(async () => {
    ({ jo } = await openPractice());
    [phone, tablet] = [new Browser(), new Browser()];
  });

  async function both(exerciseCode = "EX.STEADY") {
    const link = await tobiasWithLink(jo, exerciseCode);
    const one = await phone.unlock(link.token, link.code);
    const two = await tablet.unlock(link.token, link.code);
    const v = { one: seenOn((await phone.get(`${one}/write`)).html), two: seenOn((await tablet.get(`${two}/write`)).html) };
    return { ...link, one, two, v };
  }
  const sentAnswers = async () => {
    const rows = await inPractice(jo, (tx) => tx.reflection.findMany({ where: { practiceId: jo.practiceId } }));
    return Promise.all(rows.map(async ({ id }) => (await reflectionPage(jo, id)).answers.map(({ fieldId, value }) => [fieldId, value])));
  };

  it("live side by side, and neither overwrites the other unseen", async () => {
    const { one, two, v } = await both();
    expect((await phone.script(`${one}/draft`, { v: v.one, part: "all", what: "tea at six", c_did: "DID" })).said).toEqual({ version: 1, card: null });
    const later = await tablet.script(`${two}/draft`, { v: v.two, part: "all", what: "coffee at seven", cage: "3" });
    expect([later.status, later.said]).toEqual([409, { merge: `${two}/merge` }]);
    expect((await phone.script(`${one}/draft`, { v: v.one, part: "all", what: "tea at six, twice", c_did: "DID" })).said).toMatchObject({ version: 2 });
    const page = await tablet.get(`${two}/merge`);
    for (const text of ["tea at six, twice", "coffee at seven", "You wrote in two places", 'name="pick.what"']) expect(page.html).toContain(text);
    expect(page.html).not.toMatch(/ checked|pick\.cage|pick\.c_did/);
  });

  it("are made one as picked, without a script, and sent as one", async () => {
    const { one, two, v } = await both();
    await phone.submit(`${one}/write`, { v: v.one, part: "all", do: "save", what: "tea at six", c_did: "DID" });
    const merging = await tablet.submit(`${two}/write`, { v: v.two, part: "all", do: "send", what: "coffee at seven", c_did: "DID", c_share: "NO" });
    expect(merging.html).toContain("You wrote in two places");
    const version = /name="version" value="(\d+)"/.exec(merging.html)?.[1] ?? "";
    const unpicked = await tablet.submit(`${two}/merge`, { version });
    expect([unpicked.status, unpicked.html.includes("Choose what to keep.")]).toEqual([422, true]);
    const changed = await tablet.submit(`${two}/merge`, { version: "0", "pick.what": "both" });
    expect([changed.status, changed.html.includes("More came in while you looked.")]).toEqual([422, true]);
    const form = await tablet.submit(`${two}/merge`, { version, "pick.what": "both" });
    expect(form.html).toContain("tea at six\n\ncoffee at seven");
    const sent = await tablet.post(`${two}/write`, { v: seenOn(form.html), part: "all", do: "send", what: "tea, then coffee", c_did: "DID", c_share: "NO" });
    expect(sent.location).toBe(`${two}/sent`);
    expect(await sentAnswers()).toEqual([[["c_did", "did it"], ["what", "tea, then coffee"]]]);
  });

  it("ask before sending over words that another page put aside", async () => {
    const { one, two, v } = await both();
    await phone.script(`${one}/draft`, { v: v.one, part: "all", what: "tea at six" });
    await tablet.script(`${two}/draft`, { v: v.two, part: "all", what: "coffee at seven" });
    const go = await phone.script(`${one}/write`, { v: seenOn((await phone.get(`${one}/merge`)).html) || v.one, part: "all", do: "send", what: "tea at six", c_did: "DID", c_share: "NO" });
    expect(go.said).toEqual({ go: `${one}/merge` });
    expect(await sentAnswers()).toEqual([]);
  });

  it("are one without asking where nothing stands against anything", async () => {
    const { one, two, v } = await both();
    await phone.script(`${one}/draft`, { v: v.one, part: "all", what: "tea at six" });
    await tablet.script(`${two}/draft`, { v: v.two, part: "all", stirred: "only on the tablet" });
    expect((await tablet.submit(`${two}/merge`)).location ?? `${two}/merge`).toContain(two);
    const again = new Browser();
    again.cookies.clear();
    let page = await tablet.get(`${two}/write`);
    for (let step = 0; step < 4 && page.location; step += 1) page = await tablet.get(page.location);
    expect(page.html).toContain("tea at six");
    expect(page.html).toContain("only on the tablet");
  });

  it("take a retry whose answer was lost for what it is", async () => {
    const { one, v } = await both();
    for (const what of ["tea", "tea at", "tea at six"]) expect((await phone.script(`${one}/draft`, { v: v.one, part: "all", what })).status).toBe(200);
    expect((await phone.get(`${one}/write`)).html).toContain("tea at six");
  });

  it("say honestly on the second that the first has sent, and keep its words", async () => {
    const { one, two, v } = await both();
    await phone.post(`${one}/write`, { v: v.one, part: "all", do: "send", what: "tea", c_did: "DID", c_share: "NO" });
    const late = await tablet.post(`${two}/write`, { v: v.two, part: "all", do: "send", what: OTHER, c_did: "PART", c_share: "ASK" });
    expect(late.status).toBe(404);
    for (const text of ["This link is not open any more", "You can copy it.", OTHER, "did part"]) expect(late.html).toContain(text);
    expect((await tablet.script(`${two}/draft`, { v: v.two, what: OTHER })).said).toMatchObject({ closed: true });
    expect((await phone.get(`${one}/sent`)).status).toBe(200);
    expect(await sentAnswers()).toHaveLength(1);
  });

  it.each(["revoked", "withdrawn", "consent taken back", "expired", "paused"] as const)("a link %s while somebody types keeps the words on the page", async (how) => {
    const { one, v, link, assignment, tobias } = await both();
    let back = () => {};
    if (how === "revoked") await revokeRequest(jo, { requestId: link.requestId });
    if (how === "withdrawn") await withdrawAssignment(jo, { assignmentId: assignment.id });
    if (how === "consent taken back") await withdrawConsent(jo, { clientId: tobias.id });
    if (how === "paused") await inPractice(jo, (tx) => tx.assignmentPause.create({ data: { practiceId: jo.practiceId, id: crypto.randomUUID(), assignmentId: assignment.id, pausedAt: clock.now(), pausedById: jo.membershipId } }));
    if (how === "expired") back = setClock({ now: () => link.expiresAt });
    const answer = await phone.post(`${one}/write`, { v: v.one, part: "all", do: "send", what: OTHER, c_did: "DID", c_share: "NO" });
    expect([answer.status, answer.html.includes(OTHER), answer.html.includes("This link is not open any more")]).toEqual([404, true, true]);
    expect((await phone.script(`${one}/draft`, { v: v.one, what: OTHER })).status).toBe(404);
    expect((await phone.get(`${one}/write`)).html).toContain("This page is closed.");
    expect(await sentAnswers()).toEqual([]);
    back();
  });

  it("go quiet and still keep what stands in the page; to read it takes the code", async () => {
    const { one, v, code } = await both();
    const restore = setClock({ now: () => new Date(Date.now() + 11 * 60_000) });
    const quiet = await phone.script(`${one}/draft`, { v: v.one, part: "all", what: OTHER });
    expect([quiet.status, quiet.said]).toEqual([401, { again: true }]);
    expect((await phone.get(`${one}/again`)).html).not.toContain(OTHER);
    const wrong = await phone.script(`${one}/again`, { code: code === "000000" ? "111111" : "000000" });
    expect([wrong.status, wrong.said]).toEqual([422, { say: "That code did not fit. You can try 4 more times." }]);
    const { said } = await phone.script(`${one}/again`, { code });
    expect((await phone.get(String(said.go))).html).toContain(OTHER);
    restore();
  });

  it("walk through steps, look at all, change one, and send", async () => {
    const { one } = await both("EX.WARM_EYES");
    const next = async (page: string, fields: Record<string, string | string[]>) => {
      const { html } = await phone.get(`${one}/${page}`);
      const answer = await phone.post(`${one}/${page.split("?")[0]}`, { v: seenOn(html), part: /name="part" value="([^"]+)"/.exec(html)?.[1] ?? "", onward: page.includes("?check") ? "check" : "", do: "next", ...fields });
      return answer.location?.replace(`${one}/`, "");
    };
    expect(await next("write", {})).toBe("write?problem");
    expect(await next("write", { c_did: "DID", feeling: "warm", "body.places": ["jaw"] })).toBe("write-2");
    expect((await phone.get(`${one}/write-2`)).html).toContain("Page 2 of 3");
    expect(await next("write-2", { warm: "11" })).toBe("write-2?problem");
    expect((await phone.get(`${one}/write-2?problem`)).status).toBe(422);
    expect(await next("write-2", { warm: "7", c_upset: "8" })).toBe("write-3");
    expect((await phone.get(`${one}/write-3`)).html).toContain("Put both feet on the floor.");
    expect(await next("write-3", { c_share: "ASK", c_note: "all of it" })).toBe("check");
    const check = await phone.get(`${one}/check`);
    for (const text of ["Check what you wrote", "jaw", "all of it", "Ask me first", `${one}/write-2?check#${anchorOf("warm")}`]) expect(check.html).toContain(text);
    expect(await next("write-3?check", { c_share: "NO", c_note: "all of it" })).toBe("check");
    const seen = seenOn((await phone.get(`${one}/check`)).html);
    expect((await phone.post(`${one}/check`, { v: seen, do: "send" })).location).toBe(`${one}/sent`);
    expect(await sentAnswers()).toEqual([[["c_did", "did it"], ["feeling", "warm"], expect.arrayContaining(["warm"]), ["body", "jaw; nothing noticed"], expect.arrayContaining(["c_upset"]), ["c_note", "all of it"]]]);
  });
});
