import { beforeEach, describe, expect, it } from "vitest";
import { ZodError } from "zod";
import { approveTasks } from "#lib/assignments/commands/approve.ts";
import { assignmentPage } from "#lib/assignments/queries.ts";
import { askSelfItems } from "#lib/criteria/commands/ask.ts";
import { criteriaProgress } from "#lib/criteria/queries.ts";
import { setClock } from "#lib/platform/clock.ts";
import { NotFoundError, RefusedError } from "#lib/platform/errors.ts";
import { inPractice } from "#lib/platform/tenancy.ts";
import { enterFromPaper } from "#lib/reflections/commands/paper.ts";
import { reflectionPage } from "#lib/reflections/queries.ts";
import { paperPage } from "#lib/reflections/queries/paper.ts";
import { saveDraft } from "#lib/requests/commands/draft.ts";
import { sendReflection } from "#lib/requests/commands/send.ts";
import { unlockRequest } from "#lib/requests/commands/unlock.ts";
import { taskPage } from "#lib/requests/queries.ts";
import { deedsIn } from "#tests/factories/audit.ts";
import { openPractice, type PracticeCast } from "#tests/factories/cast.ts";
import { tobiasAndNoor } from "#tests/factories/couples.ts";
import { aHourHeld, anHour } from "#tests/factories/held-hour.ts";
import { behindALink } from "#tests/factories/strangers.ts";
import { dayAhead, giveTask, tobiasWithLink, unlock } from "#tests/factories/tasks.ts";

let harbour: PracticeCast;
beforeEach(async () => {
  harbour = await openPractice();
});

const sheet = (assignmentId: string, answers: Record<string, unknown> = {}) => ({
  assignmentId, writtenOn: dayAhead(harbour.jo, 0), answers: { c_did: "DID", c_share: "NO", c_note: "I watched the blackbird.", ...answers },
});

describe("a sheet that came back on paper", () => {
  it("is entered word for word, with who entered it and when it was written", async () => {
    const { couple, tobias } = await tobiasAndNoor(harbour.jo);
    const { assignments: [task] } = await giveTask(harbour.jo, couple, tobias, "EX.BODY_SCAN");
    const { id } = await enterFromPaper(harbour.jo, sheet(task?.id ?? "", { c_upset: "3" }));
    const page = await reflectionPage(harbour.jo, id);
    expect(page).toMatchObject({ did: "DID", share: "NO", upset: 3, onPaper: { by: "Jo", on: dayAhead(harbour.jo, 0) } });
    expect(page.answers.find(({ fieldId }) => fieldId === "c_note")?.value).toBe("I watched the blackbird.");
    expect(await deedsIn(harbour.jo)).toContain("reflection.entered-from-paper");
  });

  it("needs neither consent nor help lines nor a link", async () => {
    const { couple, tobias } = await tobiasAndNoor(harbour.jo);
    const { assignments: [task], links } = await giveTask(harbour.jo, couple, tobias, "EX.BODY_SCAN");
    expect(links).toEqual([]);
    await expect(enterFromPaper(harbour.jo, sheet(task?.id ?? ""))).resolves.toBeDefined();
  });

  it("ends the link: it is one reflection by whichever way it came", async () => {
    const { couple, assignment, token, code } = await tobiasWithLink(harbour.jo);
    const { actor } = await unlock(token, code);
    await enterFromPaper(harbour.jo, sheet(assignment.id));
    await expect(sendReflection(actor, { c_did: "DID", c_share: "YES" })).rejects.toThrow(NotFoundError);
    expect((await unlockRequest(token, code, "127.0.0.1")).outcome).toBe("dead");
    const ends = await inPractice(harbour.jo, (tx) => tx.requestEnd.findMany({ where: { practiceId: harbour.jo.practiceId } }));
    expect(ends.map(({ kind }) => kind)).toEqual(["ON_PAPER"]);
    expect((await assignmentPage(harbour.jo, couple.id, assignment.id)).status).toBe("sent-back");
  });

  it("is refused when the same task was sent already, and twice at once is one", async () => {
    const { assignment, token, code } = await tobiasWithLink(harbour.jo);
    const { actor } = await unlock(token, code);
    const both = await Promise.allSettled([
      sendReflection(actor, { c_did: "DID", c_share: "YES" }), enterFromPaper(harbour.jo, sheet(assignment.id)), enterFromPaper(harbour.jo, sheet(assignment.id)),
    ]);
    expect(both.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    await expect(enterFromPaper(harbour.jo, sheet(assignment.id))).rejects.toThrow(RefusedError);
  });

  it("is marked by the same words as one that was sent", async () => {
    const { couple, tobias } = await tobiasAndNoor(harbour.jo);
    const { assignments: [task] } = await giveTask(harbour.jo, couple, tobias, "EX.BODY_SCAN");
    const { id } = await enterFromPaper(harbour.jo, sheet(task?.id ?? "", { c_note: "I want to kill myself." }));
    expect((await reflectionPage(harbour.jo, id)).marks.map((mark) => mark.class)).toContain("A");
  });

  it("is checked like a page: what does not fit is refused with a sentence per field", async () => {
    const { couple, tobias } = await tobiasAndNoor(harbour.jo);
    const { assignments: [task] } = await giveTask(harbour.jo, couple, tobias, "EX.BODY_SCAN");
    const refusedFor = (answers: Record<string, unknown>) => enterFromPaper(harbour.jo, sheet(task?.id ?? "", answers)).catch((error: RefusedError) => Object.keys(error.fields));
    expect(await refusedFor({ c_did: "" })).toEqual(["c_did"]);
    expect(await refusedFor({ c_upset: "11" })).toEqual(["c_upset"]);
    expect(await refusedFor({ c_share: "MAYBE" })).toEqual(["c_share"]);
    const written = (writtenOn: string) => enterFromPaper(harbour.jo, { ...sheet(task?.id ?? ""), writtenOn });
    await expect(written(dayAhead(harbour.jo, 1))).rejects.toThrow(RefusedError);
    await expect(written(dayAhead(harbour.jo, -1))).rejects.toThrow(RefusedError);
    await expect(written("yesterday")).rejects.toThrow(ZodError);
  });

  it("is not there for a colleague off the team, another practice, or a client", async () => {
    const { couple, tobias } = await tobiasAndNoor(harbour.jo);
    const { assignments: [task] } = await giveTask(harbour.jo, couple, tobias, "EX.BODY_SCAN");
    const mill = await openPractice("Mill Lane");
    for (const stranger of [harbour.ines, harbour.marta, mill.jo, { ...harbour.ines, coversFor: [harbour.jo.membershipId] }]) {
      await expect(enterFromPaper(stranger, sheet(task?.id ?? ""))).rejects.toThrow(NotFoundError);
      await expect(paperPage(stranger, couple.id, task?.id ?? "")).rejects.toThrow(NotFoundError);
    }
    const person = behindALink(harbour.jo, tobias, couple.id);
    await expect(enterFromPaper(person as never, sheet(task?.id ?? ""))).rejects.toThrow("You cannot do this here.");
  });
});

describe("a sheet of a repeated task", () => {
  const A_DAY = 864e5;
  const turnsOf = (assignmentId: string) => inPractice(harbour.jo, (tx) => tx.request.findMany({
    where: { practiceId: harbour.jo.practiceId, assignmentId }, orderBy: { turn: "asc" }, include: { requestEnd: true },
  }));
  const repeated = (assignmentId: string) => inPractice(harbour.jo, async (tx) => {
    const practiceId = harbour.jo.practiceId;
    await tx.assignment.updateMany({ where: { practiceId, id: assignmentId }, data: { repeat: "WEEKLY", dueOn: new Date(`${dayAhead(harbour.jo, 20)}T00:00:00Z`) } });
    await tx.request.updateMany({ where: { practiceId, assignmentId }, data: { expiresAt: new Date(Date.now() + 22 * A_DAY) } });
  });

  it("answers the turn that is open; the next one opens behind the same link, and a turn ahead stays", async () => {
    const { couple, assignment, token, code } = await tobiasWithLink(harbour.jo);
    await repeated(assignment.id);
    await saveDraft((await unlock(token, code)).actor, { c_note: "typed before" });
    await enterFromPaper(harbour.jo, sheet(assignment.id));
    await enterFromPaper(harbour.jo, sheet(assignment.id, { c_note: "Found later." }));
    const turns = await turnsOf(assignment.id);
    expect(turns.map(({ turn, requestEnd }) => [turn, requestEnd?.kind ?? null])).toEqual([[1, "ON_PAPER"], [2, null]]);
    expect(await assignmentPage(harbour.jo, couple.id, assignment.id)).toMatchObject({ status: "sent-back", isOpen: true, cameBack: { count: 2 }, nextFormOn: dayAhead(harbour.jo, 7) });
    expect((await unlockRequest(token, code, "127.0.0.1")).outcome).toBe("dead");
    const restore = setClock({ now: () => new Date((turns[1]?.opensAt.getTime() ?? 0) + 60_000) });
    const { actor } = await unlock(token, code);
    expect((await taskPage(actor)).draft).toBeNull();
    await sendReflection(actor, { c_did: "DID", c_share: "YES" });
    restore();
    expect(await turnsOf(assignment.id)).toHaveLength(3);
  });

  it("without a link rests until the next week, is then asked for again, and ends with its days", async () => {
    const { couple, tobias } = await tobiasAndNoor(harbour.jo);
    const { assignments: [task] } = await giveTask(harbour.jo, couple, tobias, "EX.BODY_SCAN");
    const id = task?.id ?? "";
    await repeated(id);
    await enterFromPaper(harbour.jo, sheet(id));
    const standing = async (days: number) => {
      const restore = setClock({ now: () => new Date(Date.now() + days * A_DAY) });
      const { status, isOpen, nextFormOn } = await assignmentPage(harbour.jo, couple.id, id);
      restore();
      return [status, isOpen, nextFormOn];
    };
    expect(await standing(0)).toEqual(["sent-back", true, dayAhead(harbour.jo, 7)]);
    expect(await standing(8)).toEqual(["approved", true, null]);
    expect((await standing(25)).slice(0, 2)).toEqual(["expired", false]);
  });

  it("of twelve items gives the same ratings as one that was sent, on the day it was written", async () => {
    const hour = await aHourHeld(harbour.jo);
    const { assignmentIds } = await askSelfItems(harbour.jo, { coupleId: hour.coupleId, sessionId: await anHour(harbour.jo, hour.coupleId, 21) });
    await approveTasks(harbour.jo, { coupleId: hour.coupleId, assignmentIds });
    const own = await inPractice(harbour.jo, (tx) => tx.assignment.findFirstOrThrow({ where: { practiceId: harbour.jo.practiceId, clientId: hour.tobias.id, id: { in: assignmentIds } } }));
    await enterFromPaper(harbour.jo, { assignmentId: own.id, writtenOn: dayAhead(harbour.jo, 0), answers: { c_did: "DID", own_a: "2", own_b: "3", own_c: "2" } });
    const { criteria, newestReview } = await criteriaProgress(harbour.jo, hour.coupleId);
    expect([criteria[0]?.people.A?.self?.value, criteria[0]?.people.B?.self ?? null, newestReview]).toEqual([2.3, null, null]);
    expect(await deedsIn(harbour.jo)).toContain("criteria.self-items-entered");
  });
});

describe("the sheet to print", () => {
  it("holds one person's own words and the whole form, and nothing of the other", async () => {
    const { couple, tobias, noor } = await tobiasAndNoor(harbour.jo);
    const { assignments: [task] } = await giveTask(harbour.jo, couple, tobias, "EX.BODY_SCAN", { reason: "So that I stay in the room" });
    await giveTask(harbour.jo, couple, noor, "EX.MOVE", { reason: "Noor's own reason" });
    const paper = await paperPage(harbour.jo, couple.id, task?.id ?? "");
    expect(paper).toMatchObject({ name: tobias.name, reason: "So that I stay in the room", canEnter: true });
    expect(paper.form.page1.length + paper.form.more.length).toBeGreaterThan(8);
    expect(JSON.stringify(paper)).not.toMatch(/Noor/);
    await expect(paperPage(harbour.jo, noor.id, task?.id ?? "")).rejects.toThrow(NotFoundError);
  });
});
