import { beforeEach, describe, expect, it } from "vitest";
import { ZodError } from "zod";
import { assignmentPage } from "#lib/assignments/queries.ts";
import { NotFoundError, RefusedError } from "#lib/platform/errors.ts";
import { inPractice } from "#lib/platform/tenancy.ts";
import { enterFromPaper } from "#lib/reflections/commands/paper.ts";
import { reflectionPage } from "#lib/reflections/queries.ts";
import { paperPage } from "#lib/reflections/queries/paper.ts";
import { sendReflection } from "#lib/requests/commands/send.ts";
import { unlockRequest } from "#lib/requests/commands/unlock.ts";
import { deedsIn } from "#tests/factories/audit.ts";
import { openPractice, type PracticeCast } from "#tests/factories/cast.ts";
import { tobiasAndNoor } from "#tests/factories/couples.ts";
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
