import { beforeEach, describe, expect, it } from "vitest";
import { approveTasks } from "#lib/assignments/commands/approve.ts";
import { discardDraft, pauseAssignment, resumeAssignment, shrinkAssignment, swapAssignment } from "#lib/assignments/commands/change.ts";
import { assignExercise, draftTasks } from "#lib/assignments/commands/draft.ts";
import { assignmentsPage } from "#lib/assignments/queries.ts";
import type { ClinicianActor } from "#lib/platform/actor.ts";
import { ForbiddenError, NotFoundError, RefusedError } from "#lib/platform/errors.ts";
import { inPractice } from "#lib/platform/tenancy.ts";
import { unlockRequest } from "#lib/requests/commands/unlock.ts";
import { openPractice, type PracticeCast } from "#tests/factories/cast.ts";
import { dayAhead, giveTask, readyPair, recipient, tobiasWithLink, tokenOf, unlock } from "#tests/factories/tasks.ts";

let cast: PracticeCast;
let jo: ClinicianActor;
beforeEach(async () => {
  cast = await openPractice();
  jo = cast.jo;
});

const actionsOf = (actor: ClinicianActor) =>
  inPractice(actor, async (tx) => (await tx.auditEntry.findMany({ where: { practiceId: actor.practiceId, subjectType: { in: ["assignment", "request"] } }, orderBy: { sequence: "asc" } })).map(({ action }) => action));
const linksOf = (actor: ClinicianActor) => inPractice(actor, (tx) => tx.request.count({ where: { practiceId: actor.practiceId } }));

async function draftedPair() {
  const pair = await readyPair(jo);
  const { couple, tobias, noor } = pair;
  const { assignmentIds } = await draftTasks(jo, {
    coupleId: couple.id, exerciseCode: "EX.BIDS", dueOn: dayAhead(jo, 7),
    recipients: [recipient(noor, "EX.BIDS"), { ...recipient(tobias, "EX.SWITCH_ASK"), childCare: "His mother has Sanna", repeat: "WEEKLY" }],
  });
  return { ...pair, assignmentIds };
}

describe("a draft", () => {
  it("leaves nothing: no link, no open task, no word in the clear", async () => {
    const { couple } = await draftedPair();
    const { people } = await assignmentsPage(jo, couple.id);
    expect(people.map(({ drafts, open, past }) => [drafts.map(({ status }) => status), open.length, past.length])).toEqual([[["drafted"], 0, 0], [["drafted"], 0, 0]]);
    expect(people[0]?.drafts[0]).toMatchObject({ childCare: "His mother has Sanna", repeat: "WEEKLY", delivery: "HAND_OVER" });
    expect(await linksOf(jo)).toBe(0);
    const rows = await inPractice(jo, (tx) => tx.assignment.findMany({ where: { practiceId: jo.practiceId } }));
    expect(JSON.stringify(rows)).not.toContain("His mother");
    expect(await actionsOf(jo)).toEqual(["assignment.drafted", "assignment.drafted"]);
  });

  it("leaves with one approval for both, and not a second time", async () => {
    const { couple, assignmentIds, codes, tobias } = await draftedPair();
    const { links } = await approveTasks(jo, { coupleId: couple.id, assignmentIds });
    expect(links).toHaveLength(2);
    expect((await unlock(tokenOf(links.find(({ clientId }) => clientId === tobias.id)?.url ?? ""), codes.tobias)).actor.seat).toBe("A");
    await expect(approveTasks(jo, { coupleId: couple.id, assignmentIds })).rejects.toThrow(RefusedError);
    expect((await actionsOf(jo)).filter((action) => action === "assignment.given")).toHaveLength(2);
  });

  it("is approved all or none, with the reason that closes it", async () => {
    const { couple, tobias, noor, assignmentIds } = await draftedPair();
    await giveTask(jo, couple, tobias, "EX.WARM_EYES");
    await giveTask(jo, couple, tobias, "EX.HOME_BASE");
    const error = await approveTasks(jo, { coupleId: couple.id, assignmentIds }).catch((thrown: unknown) => thrown);
    expect((error as RefusedError).fields.form).toContain("Tobias Lindqvist has 2 open tasks");
    const { people } = await assignmentsPage(jo, couple.id);
    expect(people.find(({ clientId }) => clientId === noor.id)).toMatchObject({ open: [], drafts: [{ status: "drafted" }] });
  });

  it("never lets two approvals at one moment give a third task", async () => {
    const { couple, tobias } = await readyPair(jo);
    await giveTask(jo, couple, tobias, "EX.WARM_EYES");
    const drafts: string[] = [];
    for (const code of ["EX.HOME_BASE", "EX.DUAL", "EX.WIDEN", "EX.MOVE"]) {
      drafts.push(...(await draftTasks(jo, { coupleId: couple.id, exerciseCode: code, dueOn: dayAhead(jo, 7), recipients: [recipient(tobias, code)] })).assignmentIds);
    }
    const answers = await Promise.allSettled(drafts.map((id) => approveTasks(jo, { coupleId: couple.id, assignmentIds: [id] })));
    expect(answers.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    const { people } = await assignmentsPage(jo, couple.id);
    expect(people.find(({ clientId }) => clientId === tobias.id)?.open).toHaveLength(2);
  });

  it("can be thrown away until it is approved, and is then nowhere", async () => {
    const { couple, assignmentIds: [first = "", second = ""] } = await draftedPair();
    await discardDraft(jo, { assignmentId: first });
    const { people } = await assignmentsPage(jo, couple.id);
    expect(people.flatMap(({ drafts, past }) => [...drafts, ...past])).toHaveLength(1);
    await expect(approveTasks(jo, { coupleId: couple.id, assignmentIds: [first, second] })).rejects.toThrow(RefusedError);
    await approveTasks(jo, { coupleId: couple.id, assignmentIds: [second] });
    await expect(discardDraft(jo, { assignmentId: second })).rejects.toThrow(RefusedError);
  });

  it("is nobody else's to approve", async () => {
    const { couple, assignmentIds } = await draftedPair();
    const stranger = (await openPractice("Mill Lane")).jo;
    for (const actor of [cast.ines, cast.marta, stranger]) {
      await expect(approveTasks(actor, { coupleId: couple.id, assignmentIds })).rejects.toThrow(NotFoundError);
      await expect(discardDraft(actor, { assignmentId: assignmentIds[0] })).rejects.toThrow(NotFoundError);
    }
    const other = await tobiasWithLink(stranger);
    await expect(approveTasks(jo, { coupleId: couple.id, assignmentIds: [other.assignment.id] })).rejects.toThrow(NotFoundError);
    const { token, code } = await tobiasWithLink(jo);
    await expect(approveTasks((await unlock(token, code)).actor, { coupleId: couple.id, assignmentIds })).rejects.toThrow(ForbiddenError);
  });
});

describe("a task that is out", () => {
  it("rests: the link answers like a dead one, and opens again when resumed", async () => {
    const { assignment, token, code, couple } = await tobiasWithLink(jo);
    await pauseAssignment(jo, { assignmentId: assignment.id });
    expect(await unlockRequest(token, code, "local")).toEqual({ outcome: "dead" });
    const { people } = await assignmentsPage(jo, couple.id);
    expect(people[0]?.open).toMatchObject([{ status: "paused", canHaveLink: false }]);
    await expect(pauseAssignment(jo, { assignmentId: assignment.id })).rejects.toThrow(RefusedError);
    await resumeAssignment(jo, { assignmentId: assignment.id });
    await expect(resumeAssignment(jo, { assignmentId: assignment.id })).rejects.toThrow(RefusedError);
    expect((await unlockRequest(token, code, "local")).outcome).toBe("opened");
    expect((await actionsOf(jo)).filter((action) => /paused|resumed/.test(action))).toEqual(["assignment.paused", "assignment.resumed"]);
  });

  it("becomes smaller, once", async () => {
    const { assignment, couple } = await tobiasWithLink(jo);
    await shrinkAssignment(jo, { assignmentId: assignment.id });
    expect((await assignmentsPage(jo, couple.id)).people[0]?.open).toMatchObject([{ size: "TWO_MINUTE", status: "sent" }]);
    await expect(shrinkAssignment(jo, { assignmentId: assignment.id })).rejects.toThrow(RefusedError);
  });

  it("gives its place to another, which waits for its own approval", async () => {
    const { assignment, token, code, couple } = await tobiasWithLink(jo);
    const { assignmentIds } = await swapAssignment(jo, { assignmentId: assignment.id, exerciseCode: "EX.HOME_BASE", reason: "A calm place first", dueOn: dayAhead(jo, 7) });
    expect(await unlockRequest(token, code, "local")).toEqual({ outcome: "dead" });
    expect((await assignmentsPage(jo, couple.id)).people[0]).toMatchObject({ open: [], drafts: [{ exerciseCode: "EX.HOME_BASE" }], past: [{ status: "withdrawn" }] });
    expect((await approveTasks(jo, { coupleId: couple.id, assignmentIds })).links).toHaveLength(1);
  });

  it("is changed by nobody off the team", async () => {
    const { assignment } = await tobiasWithLink(jo);
    const stranger = (await openPractice("Mill Lane")).jo;
    for (const deed of [pauseAssignment, resumeAssignment, shrinkAssignment]) {
      for (const actor of [cast.ines, stranger]) await expect(deed(actor, { assignmentId: assignment.id })).rejects.toThrow(NotFoundError);
    }
  });

  it("goes on paper when the therapist says so, without a link", async () => {
    const { couple, tobias } = await readyPair(jo);
    const given = await assignExercise(jo, { coupleId: couple.id, exerciseCode: "EX.WARM_EYES", dueOn: dayAhead(jo, 7), recipients: [{ ...recipient(tobias, "EX.WARM_EYES"), delivery: "PRINT" }] });
    expect(given).toMatchObject({ links: [], codes: [], missing: [] });
  });
});
