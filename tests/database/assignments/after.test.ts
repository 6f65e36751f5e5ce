import { beforeEach, describe, expect, it } from "vitest";
import { withdrawAssignment } from "#lib/assignments/commands/change.ts";
import { recordOutcome } from "#lib/assignments/commands/outcome.ts";
import { assignmentPage, assignmentsPage, openTasks, tasksSince } from "#lib/assignments/queries.ts";
import type { TaskStatus } from "#lib/assignments/status.ts";
import { clock, setClock } from "#lib/platform/clock.ts";
import { NotFoundError, RefusedError } from "#lib/platform/errors.ts";
import { inPractice } from "#lib/platform/tenancy.ts";
import { issueRequest } from "#lib/requests/commands/issue.ts";
import { revokeRequest } from "#lib/requests/commands/end.ts";
import { saveDraft } from "#lib/requests/commands/draft.ts";
import { sendReflection } from "#lib/requests/commands/send.ts";
import { openPractice, type PracticeCast } from "#tests/factories/cast.ts";
import { giveTask, tobiasWithLink, tokenOf, unlock } from "#tests/factories/tasks.ts";

describe("a task after it was given", () => {
  let cast: PracticeCast;
  beforeEach(async () => {
    cast = await openPractice();
  });

  const statusOf = async (coupleId: string, assignmentId: string): Promise<TaskStatus | undefined> => {
    const { people } = await assignmentsPage(cast.jo, coupleId);
    return people.flatMap(({ open, past }) => [...open, ...past]).find(({ id }) => id === assignmentId)?.status;
  };

  it("walks from link made to sent back, and fetching its address opens nothing", async () => {
    const { couple, assignment, token, code } = await tobiasWithLink(cast.jo);
    expect(await statusOf(couple.id, assignment.id)).toBe("sent");
    const { actor } = await unlock(token, code);
    expect(await statusOf(couple.id, assignment.id)).toBe("opened");
    await saveDraft(actor, { c_note: "half" });
    expect(await statusOf(couple.id, assignment.id)).toBe("in-progress");
    await sendReflection(actor, { c_did: "DID", c_share: "YES" });
    expect(await statusOf(couple.id, assignment.id)).toBe("sent-back");
    expect(await inPractice(cast.jo, (tx) => openTasks(tx, cast.jo, couple.id))).toEqual([]);
    expect(await inPractice(cast.jo, (tx) => tasksSince(tx, cast.jo, couple.id, clock.now()))).toEqual([]);
    expect(await inPractice(cast.jo, (tx) => tasksSince(tx, cast.jo, couple.id, new Date(0)))).toMatchObject([{ status: "sent-back" }]);
  });

  it("goes back to given without a link when the link is closed, and expires after the third day", async () => {
    const { couple, assignment, link } = await tobiasWithLink(cast.jo);
    await revokeRequest(cast.jo, { requestId: link.requestId });
    expect(await statusOf(couple.id, assignment.id)).toBe("approved");
    const restore = setClock({ now: () => link.expiresAt });
    expect(await statusOf(couple.id, assignment.id)).toBe("expired");
    await expect(issueRequest(cast.jo, { assignmentId: assignment.id })).rejects.toThrow(RefusedError);
    restore();
  });

  it("keeps what was typed behind a link for the next link of the same task", async () => {
    const { assignment, token, code } = await tobiasWithLink(cast.jo);
    await saveDraft((await unlock(token, code)).actor, { c_note: "kept" });
    const next = await issueRequest(cast.jo, { assignmentId: assignment.id });
    const drafts = await inPractice(cast.jo, (tx) => tx.requestDraft.findMany({ where: { practiceId: cast.jo.practiceId } }));
    expect(drafts).toMatchObject([{ requestId: next.requestId }]);
  });

  it("is withdrawn at once: link, open page and draft are gone", async () => {
    const { couple, assignment, token, code } = await tobiasWithLink(cast.jo);
    const { actor } = await unlock(token, code);
    await saveDraft(actor, { c_note: "half" });
    await withdrawAssignment(cast.jo, { assignmentId: assignment.id });
    expect(await statusOf(couple.id, assignment.id)).toBe("withdrawn");
    await expect(sendReflection(actor, { c_did: "DID", c_share: "NO" })).rejects.toThrow(NotFoundError);
    const left = await inPractice(cast.jo, async (tx) => [
      await tx.requestDraft.count({ where: { practiceId: cast.jo.practiceId } }), await tx.reflection.count({ where: { practiceId: cast.jo.practiceId } }),
      await tx.auditEntry.count({ where: { practiceId: cast.jo.practiceId, action: { in: ["assignment.withdrawn", "request.revoked"] } } }),
    ]);
    expect(left).toEqual([0, 0, 2]);
    await expect(withdrawAssignment(cast.jo, { assignmentId: assignment.id })).rejects.toThrow(RefusedError);
  });

  it("takes what was heard in the hour, sealed, with a rating", async () => {
    const { couple, assignment } = await tobiasWithLink(cast.jo);
    await recordOutcome(cast.jo, { assignmentId: assignment.id, did: "", adherence: "3", note: "went well on <Sunday>" });
    expect(await statusOf(couple.id, assignment.id)).toBe("sent");
    await recordOutcome(cast.jo, { assignmentId: assignment.id, did: "NOT_THIS_TIME", adherence: "", note: "" });
    expect(await statusOf(couple.id, assignment.id)).toBe("chose-not-to");
    const rows = await inPractice(cast.jo, (tx) => tx.assignmentOutcome.findMany({ where: { practiceId: cast.jo.practiceId } }));
    expect(JSON.stringify(rows)).not.toContain("Sunday");
    await expect(recordOutcome(cast.jo, { assignmentId: assignment.id, did: "", adherence: "", note: "" })).rejects.toThrow("Say how it went");
    await expect(recordOutcome(cast.jo, { assignmentId: assignment.id, adherence: "5" })).rejects.toThrow("0 to 4");
  });

  it("is there for the case team only", async () => {
    const { couple, assignment, link } = await tobiasWithLink(cast.jo);
    const other = await openPractice("Elsewhere");
    for (const actor of [cast.ines, other.jo]) {
      await expect(withdrawAssignment(actor, { assignmentId: assignment.id })).rejects.toThrow(NotFoundError);
      await expect(recordOutcome(actor, { assignmentId: assignment.id, did: "DID" })).rejects.toThrow(NotFoundError);
      await expect(issueRequest(actor, { assignmentId: assignment.id })).rejects.toThrow(NotFoundError);
      await expect(revokeRequest(actor, { requestId: link.requestId })).rejects.toThrow(NotFoundError);
      await expect(assignmentPage(actor, couple.id, assignment.id)).rejects.toThrow(NotFoundError);
    }
    await expect(revokeRequest(cast.jo, { requestId: "malformed" })).rejects.toThrow(NotFoundError);
  });

  it("records that it was looked at", async () => {
    const { couple, assignment } = await tobiasWithLink(cast.jo);
    await assignmentPage(cast.jo, couple.id, assignment.id);
    expect(await inPractice(cast.jo, (tx) => tx.auditEntry.count({ where: { practiceId: cast.jo.practiceId, action: "assignment.viewed", subjectId: assignment.id } }))).toBe(1);
  });

  it("gives a new link only once everything before a link is there", async () => {
    const { couple, noor } = await tobiasWithLink(cast.jo);
    const { assignments, links } = await giveTask(cast.jo, couple, noor);
    expect(tokenOf(links[0]?.url ?? "")).toHaveLength(43);
    const { withdrawConsent } = await import("#lib/consents/commands.ts");
    await withdrawConsent(cast.jo, { clientId: noor.id });
    await expect(issueRequest(cast.jo, { assignmentId: assignments[0]?.id })).rejects.toMatchObject({ fields: { form: expect.stringContaining("Consent of Noor") } });
  });
});
