import { beforeAll, describe, expect, it } from "vitest";
import { addCouple, recordSecretsPolicy } from "#lib/couples/commands.ts";
import { separateCouple } from "#lib/couples/commands/separate.ts";
import { coupleHeader } from "#lib/couples/queries.ts";
import { clientPage, knownPerson } from "#lib/clients/queries.ts";
import { consentRecord } from "#lib/consents/queries.ts";
import { closingPage } from "#lib/direction/queries.ts";
import { issueRequest } from "#lib/requests/commands/issue.ts";
import { sendReflection } from "#lib/requests/commands/send.ts";
import { unlockRequest } from "#lib/requests/commands/unlock.ts";
import { clock } from "#lib/platform/clock.ts";
import { ForbiddenError, NotFoundError, RefusedError } from "#lib/platform/errors.ts";
import { inPractice } from "#lib/platform/tenancy.ts";
import { addDays, dayOf } from "#lib/platform/time.ts";
import { planSession } from "#lib/sessions/commands.ts";
import { assignmentsPage } from "#lib/assignments/queries.ts";
import { keepPrivateCheck } from "#lib/safety/commands/check.ts";
import { Browser } from "#tests/factories/browser.ts";
import { lastDeedIn } from "#tests/factories/audit.ts";
import { openPractice, type PracticeCast } from "#tests/factories/cast.ts";
import { graceAndHelen, ruben, tobiasAndNoor } from "#tests/factories/couples.ts";
import { behindALink, strayIds } from "#tests/factories/strangers.ts";
import { giveTask, readyPair, tokenOf, unlock } from "#tests/factories/tasks.ts";

let cast: PracticeCast;
let mill: PracticeCast;
beforeAll(async () => {
  cast = await openPractice();
  mill = await openPractice("Mill Lane");
});

const WHY = "They asked for it, both of them.";
const tomorrow = () => addDays(dayOf(clock.now(), cast.jo.zone), 1);
const hour = (coupleId: string, more: object = {}) => ({ coupleId, day: tomorrow(), time: "10:00", minutes: 60, place: "ROOM", format: "JOINT", oneSeat: null, ...more });

/** Both of a couple with an open page behind a link, each half through writing. */
async function bothWriting() {
  const pair = await readyPair(cast.jo);
  const { couple, tobias, noor, codes } = pair;
  const [his] = (await giveTask(cast.jo, couple, tobias, "EX.STEADY")).links;
  const [hers] = (await giveTask(cast.jo, couple, noor, "EX.LOOP_MAP")).links;
  return { ...pair, his: { token: tokenOf(his?.url ?? ""), code: codes.tobias }, hers: { token: tokenOf(hers?.url ?? ""), code: codes.noor } };
}

describe("separating a couple", () => {
  it("ends every link and page of both in one act, keeps what is on the screen, and answers both alike", async () => {
    const { couple, his, hers } = await bothWriting();
    const phones = await Promise.all([his, hers].map(async ({ token, code }) => {
      const phone = new Browser();
      return { phone, base: await phone.unlock(token, code), token, code };
    }));
    expect(await separateCouple(cast.jo, { coupleId: couple.id, reason: WHY })).toEqual({ links: 2, tasks: 2, hours: 0 });
    for (const { phone, base, token, code } of phones) {
      const closed = await phone.post(`${base}/write`, { c_did: "DID", c_note: "Tea at six, and words I want to keep" });
      expect(closed.status).toBe(404);
      expect(closed.html).toContain("Tea at six, and words I want to keep");
      expect((await phone.get(`${base}/write`)).html).not.toContain("Tea at six");
      expect((await unlockRequest(token, code, "127.0.0.1")).outcome).toBe("dead");
    }
  });

  it("is one deed with a reason in the joint file and counts in the audit; no word of it stands there", async () => {
    const { couple } = await bothWriting();
    await planSession(cast.jo, hour(couple.id));
    await separateCouple(cast.jo, { coupleId: couple.id, reason: WHY });
    expect(await lastDeedIn(cast.jo)).toMatchObject({ action: "couple.separated", coupleId: couple.id, detail: JSON.stringify({ links: 2, tasks: 2, hours: 1 }) });
    expect((await closingPage(cast.jo, couple.id)).separation).toMatchObject({ reason: WHY, by: "Jo" });
    expect((await coupleHeader(cast.jo, couple.id)).separatedOn).toBe(dayOf(clock.now(), cast.jo.zone));
    const row = await inPractice(cast.jo, (tx) => tx.separation.findFirstOrThrow({ where: { practiceId: cast.jo.practiceId, coupleId: couple.id } }));
    expect(row.reason).not.toContain("asked");
  });

  it("withdraws what was between the two; each one's own task stays, on paper and without a link", async () => {
    const { couple, tobias } = await readyPair(cast.jo);
    const { assignments } = await giveTask(cast.jo, couple, tobias, "EX.BODY_SCAN");
    await giveTask(cast.jo, couple, tobias, "EX.LOOP_MAP");
    await separateCouple(cast.jo, { coupleId: couple.id, reason: WHY });
    const [his] = (await assignmentsPage(cast.jo, couple.id)).people;
    expect(his?.past.map(({ status }) => status)).toEqual(["withdrawn"]);
    expect(his?.open.map(({ exerciseCode, link }) => [exerciseCode, link])).toEqual([["EX.BODY_SCAN", null]]);
    await expect(issueRequest(cast.jo, { assignmentId: assignments[0]?.id })).rejects.toThrow(RefusedError);
  });

  it("lets nothing new begin for both, and still an hour for one alone", async () => {
    const { couple, noor } = await readyPair(cast.jo);
    await separateCouple(cast.jo, { coupleId: couple.id, reason: WHY });
    await expect(giveTask(cast.jo, couple, noor, "EX.BODY_SCAN")).rejects.toThrow(RefusedError);
    await expect(planSession(cast.jo, hour(couple.id))).rejects.toMatchObject({ fields: { format: "You separated this couple. Plan an hour for one person alone." } });
    expect(await planSession(cast.jo, hour(couple.id, { format: "ONE", oneSeat: "B" }))).toMatchObject({ format: "ONE" });
  });

  it("wins over somebody who sends at that very moment: what was sent is kept, no next turn stays open", async () => {
    const { couple, his } = await bothWriting();
    const { actor } = await unlock(his.token, his.code);
    const answers = { c_did: "DID", what: "Tea", c_share: "NO" };
    const [sent, ended] = await Promise.allSettled([sendReflection(actor, answers), separateCouple(cast.jo, { coupleId: couple.id, reason: WHY })]);
    expect(ended.status).toBe("fulfilled");
    const { practiceId } = cast.jo;
    const counts = await inPractice(cast.jo, async (tx) => ({
      open: await tx.request.count({ where: { practiceId, requestEnd: null, client: { practiceId, coupleId: couple.id } } }),
      sent: await tx.reflection.count({ where: { practiceId, client: { practiceId, coupleId: couple.id } } }),
      waiting: await tx.outgoingMail.count({ where: { practiceId, sentAt: null, cancelledAt: null, client: { practiceId, coupleId: couple.id } } }),
    }));
    expect(counts).toEqual({ open: 0, sent: sent.status === "fulfilled" ? 1 : 0, waiting: 0 });
  });

  it("keeps private questions that are answered afterwards in that person's own file, and says so", async () => {
    const { couple, noor } = await readyPair(cast.jo);
    await separateCouple(cast.jo, { coupleId: couple.id, reason: WHY });
    const answers = Object.fromEntries(Array.from({ length: 10 }, (_, index) => [String(index + 1), index === 1 || index === 9 ? "YES" : "NO"]));
    const { says } = await keepPrivateCheck(cast.jo, { clientId: noor.id, heard: "NOBODY", askedOn: dayOf(clock.now(), cast.jo.zone), minutes: 20, manner: "ALONE_IN_ROOM", answers, notes: {} });
    expect(says).toContain("no longer a couple here");
  });

  it("is refused without a reason, twice, for one client alone, and by anybody off the case", async () => {
    const { couple, tobias } = await tobiasAndNoor(cast.jo);
    await expect(separateCouple(cast.jo, { coupleId: couple.id, reason: " " })).rejects.toThrow("Write in a sentence why");
    for (const stranger of [cast.ines, cast.marta, mill.jo]) await expect(separateCouple(stranger, { coupleId: couple.id, reason: WHY })).rejects.toThrow(NotFoundError);
    for (const coupleId of strayIds) await expect(separateCouple(cast.jo, { coupleId, reason: WHY })).rejects.toThrow(NotFoundError);
    await expect(separateCouple(behindALink(cast.jo, tobias, couple.id), { coupleId: couple.id, reason: WHY })).rejects.toThrow(NotFoundError);
    await separateCouple(cast.jo, { coupleId: couple.id, reason: WHY });
    await expect(separateCouple(cast.jo, { coupleId: couple.id, reason: WHY })).rejects.toMatchObject({ fields: { form: "This couple is separated already." } });
    await expect(separateCouple(cast.jo, { coupleId: (await ruben(cast.jo)).couple.id, reason: WHY })).rejects.toMatchObject({ fields: { form: expect.stringContaining("no couple to separate") as string } });
  });
});

describe("beginning again with somebody known", () => {
  const unsent = { channel: "NONE", email: null };

  it("carries nothing across: no code, consent, contact, task or word", async () => {
    const { couple, tobias } = await readyPair(cast.jo);
    await giveTask(cast.jo, couple, tobias, "EX.STEADY");
    await separateCouple(cast.jo, { coupleId: couple.id, reason: WHY });
    const known = await knownPerson(cast.jo, tobias.id);
    expect(known).toEqual({ id: tobias.id, name: "Tobias Lindqvist" });
    const begun = await addCouple(cast.jo, { kind: "INDIVIDUAL", a: { name: "Tobias Lindqvist", ...unsent, knownFromId: tobias.id }, partnerCalled: null });
    const [anew] = begun.clients;
    const page = await clientPage(cast.jo, anew?.id ?? "");
    expect(page).toMatchObject({ contact: null, codeSetAt: null, wrongCodes: 0, otherCases: [{ coupleId: couple.id, clientId: tobias.id }] });
    expect((await consentRecord(cast.jo, anew?.id ?? "")).all).toEqual([]);
    expect((await assignmentsPage(cast.jo, begun.id)).people[0]).toMatchObject({ open: [], past: [], drafts: [] });
  });

  it("lets one person be in two couples, each with files of its own; separating one leaves the other", async () => {
    const first = await readyPair(cast.jo);
    const second = await addCouple(cast.jo, { kind: "COUPLE", a: { name: "Noor Haddad", ...unsent, knownFromId: first.noor.id }, b: { name: "Sam Ortega", ...unsent } });
    await recordSecretsPolicy(cast.jo, { coupleId: second.id, kind: "NO_SECRETS", agreedOn: dayOf(clock.now(), cast.jo.zone) });
    await giveTask(cast.jo, first.couple, first.noor, "EX.BODY_SCAN");
    await separateCouple(cast.jo, { coupleId: second.id, reason: WHY });
    expect((await coupleHeader(cast.jo, first.couple.id)).separatedOn).toBeNull();
    expect((await assignmentsPage(cast.jo, first.couple.id)).people[1]?.open).toMatchObject([{ status: "sent" }]);
    const third = await addCouple(cast.jo, { kind: "INDIVIDUAL", a: { name: "Noor", ...unsent, knownFromId: second.clients[0]?.id ?? "" }, partnerCalled: null });
    const page = await clientPage(cast.jo, third.clients[0]?.id ?? "");
    expect(page.otherCases.map(({ coupleId }) => coupleId).toSorted()).toEqual([first.couple.id, second.id].toSorted());
  });

  it("knows nobody from out of sight, and no one person twice", async () => {
    const { grace } = await graceAndHelen(cast.jo);
    for (const stranger of [cast.ines, mill.jo]) {
      expect(await knownPerson(stranger, grace.id)).toBeNull();
      await expect(addCouple(stranger, { kind: "INDIVIDUAL", a: { name: "Grace", ...unsent, knownFromId: grace.id }, partnerCalled: null })).rejects.toThrow(NotFoundError);
    }
    await expect(knownPerson(behindALink(cast.jo, grace, grace.id), grace.id)).resolves.toBeNull();
    await expect(addCouple(cast.jo, { kind: "COUPLE", a: { name: "Grace", ...unsent, knownFromId: grace.id }, b: { name: "Grace again", ...unsent, knownFromId: grace.id } })).rejects.toMatchObject({ fields: { form: "This is the same person twice." } });
    await expect(addCouple(behindALink(cast.jo, grace, grace.id), { kind: "INDIVIDUAL", a: { name: "Grace", ...unsent }, partnerCalled: null })).rejects.toThrow(ForbiddenError);
  });
});
