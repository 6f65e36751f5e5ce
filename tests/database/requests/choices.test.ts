import { beforeEach, describe, expect, it } from "vitest";
import type { ClinicianActor } from "#lib/platform/actor.ts";
import { NotFoundError } from "#lib/platform/errors.ts";
import { newId } from "#lib/platform/ids.ts";
import { setClock } from "#lib/platform/clock.ts";
import { inPractice } from "#lib/platform/tenancy.ts";
import { recordConsent, withdrawConsent } from "#lib/consents/commands.ts";
import { consentRecord } from "#lib/consents/queries.ts";
import { askOtherContact, resumeReminders, stopReminders, takeBackConsent } from "#lib/requests/commands/reach.ts";
import { linkAddress } from "#lib/requests/queries/links.ts";
import { deedsIn } from "#tests/factories/audit.ts";
import { Browser } from "#tests/factories/browser.ts";
import { openPractice } from "#tests/factories/cast.ts";
import { dayAhead, giveTask, tobiasWithLink, tokenOf, unlock } from "#tests/factories/tasks.ts";

describe("what a person may change from their own link", () => {
  let jo: ClinicianActor;
  let ines: ClinicianActor;
  let phone: Browser;
  beforeEach(async () => {
    ({ jo, ines } = await openPractice());
    phone = new Browser();
  });

  /** Two reminders that wait to go out about a link. */
  const withReminders = (requestId: string, clientId: string) => inPractice(jo, (tx) => tx.outgoingMail.createMany({
    data: [1, 2].map((number) => ({ practiceId: jo.practiceId, id: newId(), kind: "REMINDER" as const, number, clientId, requestId, notBefore: new Date(Date.now() + 864e5), createdAt: new Date() })),
  }));
  const mails = () => inPractice(jo, (tx) => tx.outgoingMail.findMany({ where: { practiceId: jo.practiceId }, select: { cancelReason: true } }));
  const stops = () => inPractice(jo, (tx) => tx.reminderStop.findMany({ where: { practiceId: jo.practiceId } }));

  it("stop and start reminders, each with one tap and one confirm", async () => {
    const { token, code, tobias } = await tobiasWithLink(jo);
    const base = await phone.unlock(token, code);
    expect((await phone.get(base)).html).toContain(`href="${base}/reminders"`);
    const done = await phone.submit(`${base}/reminders`, { do: "stop" });
    expect(done.html).toContain("Reminders are off.");
    await phone.submit(`${base}/reminders`, { do: "stop" });
    expect(await stops()).toMatchObject([{ clientId: tobias.id, resumedAt: null }]);
    expect((await phone.get(base)).html).toContain("Start reminders again");
    expect((await phone.submit(`${base}/reminders`, { do: "resume" })).html).toContain("Reminders are on.");
    expect((await stops())[0]?.resumedAt).toBeInstanceOf(Date);
    expect(await deedsIn(jo)).toEqual(expect.arrayContaining(["reminders.stopped", "reminders.resumed"]));
  });

  it("ask to be reached in another way: messages stop at once, an address is never taken", async () => {
    const { token, code, link, tobias } = await tobiasWithLink(jo);
    await withReminders(link.requestId, tobias.id);
    const base = await phone.unlock(token, code);
    expect((await phone.get(`${base}/reach`)).html).not.toMatch(/type="email"|name="email"/);
    expect((await phone.submit(`${base}/reach`, { channel: "PIGEON" })).html).toContain("How I am reached".slice(4));
    expect((await phone.submit(`${base}/reach`, { channel: "EMAIL", email: "new@example.org" })).html).toContain("will ask you about your address");
    expect(await mails()).toEqual([{ cancelReason: null }, { cancelReason: null }]);
    expect((await phone.submit(`${base}/reach`, { channel: "NONE" })).html).toContain("Messages to you have stopped.");
    expect(await mails()).toEqual([{ cancelReason: "other-way-wished" }, { cancelReason: "other-way-wished" }]);
    const wishes = await inPractice(jo, (tx) => tx.contactWish.findMany({ where: { practiceId: jo.practiceId }, orderBy: { askedAt: "asc" } }));
    expect(wishes.map(({ channel, settledAt }) => [channel, settledAt])).toEqual([["EMAIL", null], ["NONE", null]]);
    expect(JSON.stringify(wishes)).not.toContain("example.org");
  });

  it("take consent back: every link of theirs closes, none of the partner's, and what was not sent is gone", async () => {
    const { token, code, couple, tobias, noor, codes, link } = await tobiasWithLink(jo);
    const second = (await giveTask(jo, couple, tobias, "EX.BODY_SCAN")).links[0];
    const hers = (await giveTask(jo, couple, noor, "EX.BODY_SCAN")).links[0];
    await withReminders(link.requestId, tobias.id);
    const base = await phone.unlock(token, code);
    await phone.script(`${base}/draft`, { c_note: "half a thought" });
    expect((await phone.get(`${base}/consent`)).html).toContain("All your links close.");
    const done = await phone.submit(`${base}/consent`);
    expect([done.status, done.html.includes("Your consent is taken back.")]).toEqual([200, true]);
    expect(phone.cookies.size).toBe(0);
    for (const dead of [token, tokenOf(second?.url ?? "")]) expect((await phone.post(`/r/${dead}`, { code })).status).toBe(404);
    expect((await phone.post(`/r/${tokenOf(hers?.url ?? "")}`, { code: codes.noor })).status).toBe(303);
    const record = await consentRecord(jo, tobias.id);
    expect([record.inForce, record.all[0]?.withdrawnAt]).toEqual([null, expect.any(Date)]);
    const rows = await inPractice(jo, async (tx) => ({
      drafts: await tx.requestDraft.count({ where: { practiceId: jo.practiceId } }),
      ends: await tx.requestEnd.findMany({ where: { practiceId: jo.practiceId }, select: { kind: true } }),
      tokens: await tx.request.count({ where: { practiceId: jo.practiceId, clientId: tobias.id, sealedToken: { not: null } } }),
      withdrawal: await tx.consentWithdrawal.findFirst({ where: { practiceId: jo.practiceId } }),
    }));
    expect(rows).toMatchObject({ drafts: 0, ends: [{ kind: "CONSENT_TAKEN_BACK" }, { kind: "CONSENT_TAKEN_BACK" }], tokens: 0, withdrawal: { recordedById: null } });
    expect((await mails()).every(({ cancelReason }) => cancelReason !== null)).toBe(true);
    expect(await deedsIn(jo)).toEqual(expect.arrayContaining(["consent.withdrawn", "request.consent_taken_back"]));
  });

  it("is closed to a link that is dead, and to anybody but its person", async () => {
    const { token, code, tobias, noor } = await tobiasWithLink(jo);
    const { actor } = await unlock(token, code);
    for (const deed of [stopReminders, resumeReminders, takeBackConsent]) await expect(deed({ ...actor, clientId: noor.id })).rejects.toThrow(NotFoundError);
    await expect(askOtherContact({ ...actor, requestId: newId() }, { channel: "NONE" })).rejects.toThrow(NotFoundError);
    const { jo: stranger } = await openPractice("Mill Lane");
    for (const deed of [stopReminders, takeBackConsent]) await expect(deed({ ...actor, practiceId: stranger.practiceId })).rejects.toThrow(NotFoundError);
    await expect(withdrawConsent(ines, { clientId: tobias.id })).rejects.toThrow(NotFoundError);
    await withdrawConsent(jo, { clientId: tobias.id });
    for (const deed of [stopReminders, resumeReminders, takeBackConsent]) await expect(deed(actor)).rejects.toThrow(NotFoundError);
    expect(await stops()).toEqual([]);
  });

  it("a therapist's record of consent taken back closes the links too; a new consent reopens none", async () => {
    const { token, code, tobias } = await tobiasWithLink(jo);
    await withdrawConsent(jo, { clientId: tobias.id });
    expect((await phone.post(`/r/${token}`, { code })).status).toBe(404);
    await recordConsent(jo, { clientId: tobias.id, textVersion: "1", givenOn: dayAhead(jo, 0), manner: "IN_SESSION" });
    expect((await phone.post(`/r/${token}`, { code })).status).toBe(404);
  });
});

describe("a repeated task", () => {
  let jo: ClinicianActor;
  beforeEach(async () => {
    ({ jo } = await openPractice());
  });

  it("is one link with a turn a week: shut between turns like any dead link, and its address lives until the last", async () => {
    const { token, code, link, assignment } = await tobiasWithLink(jo);
    await inPractice(jo, async (tx) => {
      await tx.assignment.updateMany({ where: { practiceId: jo.practiceId, id: assignment.id }, data: { repeat: "WEEKLY" } });
      await tx.request.updateMany({ where: { practiceId: jo.practiceId, id: link.requestId }, data: { expiresAt: new Date(Date.now() + 20 * 864e5) } });
    });
    const phone = new Browser();
    const base = await phone.unlock(token, code);
    expect((await phone.post(`${base}/write`, { do: "send", c_did: "DID", c_share: "NO" })).location).toBe(`${base}/sent`);
    const turns = () => inPractice(jo, (tx) => tx.request.findMany({ where: { practiceId: jo.practiceId, assignmentId: assignment.id }, orderBy: { turn: "asc" } }));
    const [first, second] = await turns();
    expect([first?.sealedToken, second?.turn, second?.tokenHash === first?.tokenHash]).toEqual([null, 2, true]);
    expect(await inPractice(jo, (tx) => linkAddress(tx, jo.practiceId, second?.id ?? ""))).toBe(link.url);
    expect(await inPractice(jo, (tx) => linkAddress(tx, jo.practiceId, link.requestId))).toBeNull();
    const early = await phone.post(`/r/${token}`, { code });
    const unknown = await phone.post("/r/unknown", { code });
    expect([early.status, early.html]).toEqual([404, unknown.html]);
    const restore = setClock({ now: () => new Date((second?.opensAt.getTime() ?? 0) + 60_000) });
    const next = await phone.unlock(token, code);
    expect((await phone.get(`${next}/write`)).status).toBe(200);
    expect((await phone.post(`${next}/write`, { do: "send", c_did: "PART", c_share: "NO" })).location).toBe(`${next}/sent`);
    restore();
    expect((await turns()).map(({ turn }) => turn)).toEqual([1, 2, 3]);
  });
});
