import { beforeEach, describe, expect, it } from "vitest";
import type { ClinicianActor } from "#lib/platform/actor.ts";
import { env } from "#lib/platform/env.ts";
import { NotFoundError, RefusedError } from "#lib/platform/errors.ts";
import { visitCookie } from "#lib/platform/link.ts";
import { inPractice } from "#lib/platform/tenancy.ts";
import { visibleTo as assignmentsVisibleTo } from "#lib/assignments/policy.ts";
import { openAnswers, unreviewed } from "#lib/reflections/queries.ts";
import { visibleTo as reflectionsVisibleTo } from "#lib/reflections/policy.ts";
import { leaveVisit } from "#lib/requests/commands/visit.ts";
import { saveDraft } from "#lib/requests/commands/draft.ts";
import { sendReflection } from "#lib/requests/commands/send.ts";
import { visibleTo as requestsVisibleTo } from "#lib/requests/policy.ts";
import { findVisit, taskPage } from "#lib/requests/queries.ts";
import { Browser } from "#tests/factories/browser.ts";
import { openPractice } from "#tests/factories/cast.ts";
import { giveTask, readyPair, tobiasWithLink, tokenOf, unlock } from "#tests/factories/tasks.ts";

const DONE = { c_did: "DID", c_share: "ASK" };

describe("sending what was written", () => {
  let jo: ClinicianActor;
  beforeEach(async () => {
    ({ jo } = await openPractice());
  });

  it("stores one reflection however often it is sent at once, and ends the link", async () => {
    const { token, code } = await tobiasWithLink(jo);
    const { actor } = await unlock(token, code);
    await saveDraft(actor, { c_note: "half" });
    const sent = await Promise.all(Array.from({ length: 50 }, () => sendReflection(actor, DONE)));
    expect(new Set(sent.map(({ reflectionId }) => reflectionId)).size).toBe(1);
    const left = await inPractice(jo, async (tx) => ({
      reflections: await tx.reflection.count({ where: { practiceId: jo.practiceId } }), drafts: await tx.requestDraft.count({ where: { practiceId: jo.practiceId } }),
      ends: (await tx.requestEnd.findMany({ where: { practiceId: jo.practiceId } })).map(({ kind }) => kind),
      openVisits: await tx.requestVisit.count({ where: { practiceId: jo.practiceId, endedAt: null } }),
      audited: await tx.auditEntry.count({ where: { practiceId: jo.practiceId, action: "reflection.sent" } }),
    }));
    expect(left).toEqual({ reflections: 1, drafts: 0, ends: ["SENT"], openVisits: 0, audited: 1 });
  });

  it("shows a post that comes a moment later the page of what was sent, never a closed one", async () => {
    for (let round = 0; round < 8; round += 1) {
      const { token, code } = await tobiasWithLink(jo);
      const { actor, secret } = await unlock(token, code);
      const cookie = visitCookie(actor.visitId, secret);
      const looking = async (waitMs: number) => {
        await new Promise((resolve) => setTimeout(resolve, waitMs));
        return (await findVisit({ visitId: actor.visitId, cookieHeader: cookie, origin: "local" })).state;
      };
      const [, ...states] = await Promise.all([sendReflection(actor, DONE), ...Array.from({ length: 40 }, (_, n) => looking(n))]);
      expect(states.filter((state) => state !== "live" && state !== "sent")).toEqual([]);
    }
  }, 60_000);

  it("takes 64 people sending at one moment on five connections, each once", async () => {
    expect(env().DATABASE_CONNECTIONS).toBe("5");
    const phones: { phone: Browser; base: string }[] = [];
    for (let number = 0; number < 32; number += 1) {
      const { couple, tobias, noor, codes } = await readyPair(jo);
      for (const [person, code] of [[tobias, codes.tobias], [noor, codes.noor]] as const) {
        const { links } = await giveTask(jo, couple, person);
        const phone = new Browser();
        phones.push({ phone, base: await phone.unlock(tokenOf(links[0]?.url ?? ""), code) });
      }
    }
    const answers = await Promise.all(phones.map(({ phone, base }) => phone.post(`${base}/write`, DONE)));
    expect(answers.map(({ status, location }) => `${status} ${location}`)).toEqual(phones.map(({ base }) => `303 ${base}/sent`));
    const left = await inPractice(jo, async (tx) => ({
      written: (await tx.reflection.findMany({ where: { practiceId: jo.practiceId }, select: { requestId: true } })).map(({ requestId }) => requestId),
      ended: await tx.requestEnd.count({ where: { practiceId: jo.practiceId, kind: "SENT" } }), audited: await tx.auditEntry.count({ where: { practiceId: jo.practiceId, action: "reflection.sent" } }),
    }));
    expect([left.written.length, new Set(left.written).size, left.ended, left.audited]).toEqual([64, 64, 64, 64]);
  }, 60_000);

  it("refuses what cannot be kept, field by field, and stores nothing", async () => {
    const { token, code } = await tobiasWithLink(jo);
    const { actor } = await unlock(token, code);
    await expect(sendReflection(actor, {})).rejects.toMatchObject({ fields: { c_did: expect.any(String), c_share: expect.any(String) } });
    await expect(sendReflection(actor, { ...DONE, c_upset: "11", c_when: "tomorrow" })).rejects.toBeInstanceOf(RefusedError);
    expect(await inPractice(jo, (tx) => tx.reflection.count({ where: { practiceId: jo.practiceId } }))).toBe(0);
    expect((await taskPage(actor)).reason).toContain("Tobias");
  });

  it("keeps the answers typed and sealed, in the file of the one who wrote", async () => {
    const { token, code, couple, tobias } = await tobiasWithLink(jo, "EX.BODY_SCAN");
    const { actor } = await unlock(token, code);
    await sendReflection(actor, { ...DONE, c_upset: "9", before: "7", "where.places": ["belly", "jaw"], "where.sensations": "tight", c_note: "only mine" });
    const [line] = await inPractice(jo, (tx) => unreviewed(tx, jo, couple.id));
    expect(line).toMatchObject({ clientId: tobias.id, seat: "A", upset: 9, share: "ASK", did: "DID", reviewed: false });
    const answers = await inPractice(jo, (tx) => openAnswers(tx, jo, [line?.id ?? ""]));
    expect(answers.get(line?.id ?? "")).toMatchObject({ c_upset: 9, c_note: "only mine", where: { places: ["jaw", "belly"], sensations: ["tight"] } });
  });

  it("shows a client their one task and nothing else, also not what they sent", async () => {
    const { couple, noor, token, code } = await tobiasWithLink(jo);
    await giveTask(jo, couple, noor, "EX.HOME_BASE", { reason: "a canary of hers" });
    const { actor } = await unlock(token, code);
    const seen = await inPractice(actor, async (tx) => ({
      assignments: await tx.assignment.findMany({ where: assignmentsVisibleTo(actor) }), requests: await tx.request.findMany({ where: requestsVisibleTo(actor) }),
      reflections: await tx.reflection.findMany({ where: reflectionsVisibleTo(actor) }),
    }));
    expect([seen.assignments.length, seen.requests.length, seen.reflections.length]).toEqual([1, 1, 0]);
    expect(JSON.stringify(await taskPage(actor))).not.toContain("canary");
    await sendReflection(actor, DONE);
    expect(await inPractice(actor, (tx) => tx.reflection.findMany({ where: reflectionsVisibleTo(actor) }))).toEqual([]);
  });

  it("leaves: the visit ends, the draft stays for the next time", async () => {
    const { token, code } = await tobiasWithLink(jo);
    const { actor } = await unlock(token, code);
    await saveDraft(actor, { c_note: "for later" });
    await leaveVisit(actor);
    const again = await unlock(token, code);
    expect((await taskPage(again.actor)).draft).toEqual({ c_note: "for later" });
    const rows = await inPractice(jo, (tx) => tx.requestDraft.findMany({ where: { practiceId: jo.practiceId } }));
    expect(rows[0]?.answers).not.toContain("for later");
  });

  it("finds nothing for a client actor of another practice", async () => {
    const { token, code } = await tobiasWithLink(jo);
    const { actor } = await unlock(token, code);
    const elsewhere = await openPractice("Elsewhere");
    const foreign = { ...actor, practiceId: elsewhere.jo.practiceId };
    await expect(taskPage(foreign)).rejects.toThrow(NotFoundError);
    await expect(sendReflection(foreign, DONE)).rejects.toThrow(NotFoundError);
    await expect(saveDraft(foreign, {})).rejects.toThrow(NotFoundError);
  });
});
