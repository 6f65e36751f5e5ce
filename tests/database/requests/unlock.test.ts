import { beforeEach, describe, expect, it } from "vitest";
import type { ClinicianActor } from "#lib/platform/actor.ts";
import { clock, setClock } from "#lib/platform/clock.ts";
import { inPractice } from "#lib/platform/tenancy.ts";
import { setClientCode } from "#lib/clients/commands.ts";
import { withdrawAssignment } from "#lib/assignments/commands/change.ts";
import { issueRequest } from "#lib/requests/commands/issue.ts";
import { revokeRequest } from "#lib/requests/commands/end.ts";
import { sendReflection } from "#lib/requests/commands/send.ts";
import { unlockRequest } from "#lib/requests/commands/unlock.ts";
import { openPractice } from "#tests/factories/cast.ts";
import { giveTask, tobiasWithLink, tokenOf, unlock } from "#tests/factories/tasks.ts";

const ORIGIN = "127.0.0.1";
const wrongFor = (code: string): string => (code === "000000" ? "111111" : "000000");
const tryMany = (token: string, code: string, times: number) => Promise.all(Array.from({ length: times }, () => unlockRequest(token, code, ORIGIN)));

describe("opening a link", () => {
  let jo: ClinicianActor;
  beforeEach(async () => {
    ({ jo } = await openPractice());
  });

  it("opens with the person's code, however it was typed, and says so in the audit", async () => {
    const { token, code, tobias } = await tobiasWithLink(jo);
    const { actor } = await unlock(token, ` ${code.slice(0, 3)} ${code.slice(3)} `);
    expect(actor).toMatchObject({ kind: "client", clientId: tobias.id, seat: "A", practiceId: jo.practiceId });
    const entries = await inPractice(jo, (tx) => tx.auditEntry.findMany({ where: { practiceId: jo.practiceId, action: "request.unlocked" } }));
    expect(entries).toMatchObject([{ actorKind: "client", actorId: tobias.id, subjectId: actor.requestId }]);
  });

  it("takes no other person's code", async () => {
    const { token, codes } = await tobiasWithLink(jo);
    expect(await unlockRequest(token, codes.noor, ORIGIN)).toEqual({ outcome: "wrong", left: 4 });
  });

  it("counts a text that cannot be a code as no try", async () => {
    const { token, link } = await tobiasWithLink(jo);
    for (const typed of ["", "12345", "letters", "1234567", undefined, ["1", "2"]]) {
      expect(await unlockRequest(token, typed, ORIGIN)).toEqual({ outcome: "unreadable" });
    }
    const row = await inPractice(jo, (tx) => tx.request.findFirst({ where: { practiceId: jo.practiceId, id: link.requestId } }));
    expect(row?.wrongCodes).toBe(0);
  });

  it("locks after five wrong codes, also against the right one", async () => {
    const { token, code, link } = await tobiasWithLink(jo);
    const answers = [];
    for (let tries = 0; tries < 6; tries += 1) answers.push(await unlockRequest(token, wrongFor(code), ORIGIN));
    expect(answers).toEqual([
      ...[4, 3, 2, 1, 0].map((left) => ({ outcome: "wrong", left })), { outcome: "dead" },
    ]);
    expect(await unlockRequest(token, code, ORIGIN)).toEqual({ outcome: "dead" });
    const end = await inPractice(jo, (tx) => tx.requestEnd.findFirst({ where: { practiceId: jo.practiceId, requestId: link.requestId } }));
    expect(end?.kind).toBe("LOCKED");
  });

  it("evaluates no more than five of a hundred wrong codes at once", async () => {
    const { token, code } = await tobiasWithLink(jo);
    const answers = await tryMany(token, wrongFor(code), 100);
    expect(answers.filter((answer) => answer.outcome === "wrong")).toHaveLength(5);
    expect(answers.filter((answer) => answer.outcome === "dead")).toHaveLength(95);
    const counted = await inPractice(jo, (tx) => tx.wrongCode.count({ where: { practiceId: jo.practiceId } }));
    expect(counted).toBe(5);
  });

  it("closes every link of a person after ten wrong codes in a day, until the next or a new code", async () => {
    const { token, code, couple, tobias } = await tobiasWithLink(jo);
    const second = await giveTask(jo, couple, tobias, "EX.HOME_BASE");
    const spare = tokenOf(second.links[0]?.url ?? "");
    await tryMany(token, wrongFor(code), 5);
    const again = await issueRequest(jo, { assignmentId: second.assignments[0]?.id });
    await tryMany(tokenOf(again.url), wrongFor(code), 5);
    const fresh = await issueRequest(jo, { assignmentId: second.assignments[0]?.id });
    expect(await unlockRequest(tokenOf(fresh.url), code, ORIGIN)).toEqual({ outcome: "dead" });
    const renewed = await setClientCode(jo, { clientId: tobias.id });
    expect(await unlockRequest(tokenOf(fresh.url), code, ORIGIN)).toMatchObject({ outcome: "wrong" });
    expect(await unlockRequest(tokenOf(fresh.url), renewed.code, ORIGIN)).toMatchObject({ outcome: "opened" });
    expect(await unlockRequest(spare, renewed.code, ORIGIN)).toEqual({ outcome: "dead" });
  });

  it("answers every dead link the same way", async () => {
    const dead: Record<string, [string, string]> = {};
    const used = await tobiasWithLink(jo);
    await sendReflection((await unlock(used.token, used.code)).actor, { c_did: "DID", c_share: "NO" });
    dead.used = [used.token, used.code];
    const revoked = await tobiasWithLink(jo);
    await revokeRequest(jo, { requestId: revoked.link.requestId });
    dead.revoked = [revoked.token, revoked.code];
    const withdrawn = await tobiasWithLink(jo);
    await withdrawAssignment(jo, { assignmentId: withdrawn.assignment.id });
    dead.withdrawn = [withdrawn.token, withdrawn.code];
    const replaced = await tobiasWithLink(jo);
    await issueRequest(jo, { assignmentId: replaced.assignment.id });
    dead.replaced = [replaced.token, replaced.code];
    dead.unknown = ["A".repeat(43), used.code];
    dead.malformed = ["%00../..", used.code];
    dead.caseChanged = [used.token.toUpperCase(), used.code];
    for (const [name, [token, code]] of Object.entries(dead)) {
      expect([name, await unlockRequest(token, code, ORIGIN)]).toEqual([name, { outcome: "dead" }]);
    }
  });

  it("dies at the end of the third day after the due day, in the practice's zone", async () => {
    const { token, code, link } = await tobiasWithLink(jo);
    const restore = setClock({ now: () => link.expiresAt });
    expect(await unlockRequest(token, code, ORIGIN)).toEqual({ outcome: "dead" });
    restore();
    const before = setClock({ now: () => new Date(link.expiresAt.getTime() - 1000) });
    expect(await unlockRequest(token, code, ORIGIN)).toMatchObject({ outcome: "opened" });
    before();
    expect(clock.now().getTime()).toBeLessThan(link.expiresAt.getTime());
  });

  it("lets two devices write at once, and notes of each no more than its kind", async () => {
    const { token, code } = await tobiasWithLink(jo);
    const first = await unlock(token, code);
    const phone = await unlockRequest(token, code, "127.0.0.1", "phone");
    if (phone.outcome !== "opened") throw new Error(phone.outcome);
    const visits = await inPractice(jo, (tx) => tx.requestVisit.findMany({ where: { practiceId: jo.practiceId, id: { in: [first.actor.visitId, phone.actor.visitId] } }, orderBy: { openedAt: "asc" } }));
    expect(visits.map(({ device, endedAt }) => [device, endedAt])).toEqual([["", null], ["phone", null]]);
  });

  it("stores no token and no code", async () => {
    const { token, code, link } = await tobiasWithLink(jo);
    const rows = await inPractice(jo, async (tx) => ({
      request: await tx.request.findMany({ where: { practiceId: jo.practiceId } }), index: await tx.linkIndex.findMany(),
      codes: await tx.clientCode.findMany({ where: { practiceId: jo.practiceId } }), audit: (await tx.auditEntry.findMany({ where: { practiceId: jo.practiceId } })).map((entry) => entry.detail),
    }));
    const all = JSON.stringify(rows);
    expect(all).toContain(link.requestId);
    expect(all).not.toContain(token);
    expect(rows.codes.every((row) => row.codeHash.startsWith("$argon2id$") && !row.codeHash.includes(code))).toBe(true);
  });
});
