import { beforeEach, describe, expect, it } from "vitest";
import type { ClinicianActor } from "#lib/platform/actor.ts";
import { ForbiddenError, NotFoundError, RefusedError } from "#lib/platform/errors.ts";
import { inPractice } from "#lib/platform/tenancy.ts";
import { clearMarks } from "#lib/reflections/commands/mark.ts";
import { reviewReflection } from "#lib/reflections/commands/review.ts";
import { reflectionPage, unreviewed } from "#lib/reflections/queries.ts";
import { sendReflection } from "#lib/requests/commands/send.ts";
import { openPractice, type PracticeCast } from "#tests/factories/cast.ts";
import { giveTask, readyPair, tobiasWithLink, tokenOf, unlock } from "#tests/factories/tasks.ts";

const HEAVY = "I lay awake and just wanted to disappear.";

let cast: PracticeCast;
let jo: ClinicianActor;
beforeEach(async () => {
  cast = await openPractice();
  jo = cast.jo;
});

async function tobiasWrites(words: Record<string, string>): Promise<{ reflectionId: string }> {
  const { token, code } = await tobiasWithLink(jo);
  const { actor } = await unlock(token, code);
  return sendReflection(actor, { c_did: "DID", c_share: "NO", ...words });
}

const safetyRows = () => inPractice(jo, async (tx) => ({
  decisions: await tx.safetyDecision.count({ where: { practiceId: jo.practiceId } }), withdrawn: await tx.assignmentWithdrawal.count({ where: { practiceId: jo.practiceId } }),
  tasks: await tx.assignment.count({ where: { practiceId: jo.practiceId } }),
}));

describe("a mark of the word search", () => {
  it("is stored with what was sent, sets nothing, and never holds the words", async () => {
    const { reflectionId } = await tobiasWrites({ c_note: HEAVY });
    const rows = await inPractice(jo, (tx) => tx.riskMark.findMany({ where: { practiceId: jo.practiceId } }));
    expect(rows).toMatchObject([{ reflectionId, fieldId: "c_note", class: "D" }]);
    expect(JSON.stringify(rows)).not.toContain("disappear");
    expect(await safetyRows()).toEqual({ decisions: 0, withdrawn: 0, tasks: 1 });
    const audit = await inPractice(jo, (tx) => tx.auditEntry.findMany({ where: { practiceId: jo.practiceId, action: "reflection.marked" } }));
    expect(audit).toMatchObject([{ detail: JSON.stringify({ marks: 1 }) }]);
  });

  it("marks nothing in plain words, and asks for contact from nine on", async () => {
    const plain = await tobiasWrites({ c_note: "This waiting is killing me, ha." });
    expect((await reflectionPage(jo, plain.reflectionId)).marks).toEqual([]);
    const upset = await tobiasWrites({ c_upset: "9" });
    expect((await reflectionPage(jo, upset.reflectionId)).marks).toMatchObject([{ class: "CONTACT" }]);
  });

  it("leads every list until it is answered, also when the reflection was reviewed", async () => {
    const { couple, tobias, noor, codes } = await readyPair(jo);
    const send = async (person: typeof tobias, code: string, words: Record<string, string>) => {
      const { links } = await giveTask(jo, couple, person);
      return sendReflection((await unlock(tokenOf(links[0]?.url ?? ""), code)).actor, { c_did: "DID", c_share: "YES", ...words });
    };
    const marked = await send(tobias, codes.tobias, { c_note: HEAVY });
    const upset = await send(noor, codes.noor, { c_upset: "8" });
    const inbox = () => inPractice(jo, async (tx) => (await unreviewed(tx, jo)).map(({ id, marked: mark }) => [id, mark]));
    expect(await inbox()).toEqual([[marked.reflectionId, "D"], [upset.reflectionId, null]]);
    await reviewReflection(jo, { reflectionId: marked.reflectionId, done: "Read" });
    expect(await inbox()).toEqual([[marked.reflectionId, "D"], [upset.reflectionId, null]]);
    await clearMarks(jo, { reflectionId: marked.reflectionId, kind: "CONTACTED", reason: "Phoned on Thursday" });
    expect(await inbox()).toEqual([[upset.reflectionId, null]]);
  });

  it("is answered by a clinician with a reason, once, sealed and in the audit", async () => {
    const { reflectionId } = await tobiasWrites({ c_note: HEAVY });
    await expect(clearMarks(jo, { reflectionId, kind: "CONTACTED", reason: "" })).rejects.toThrow();
    await clearMarks(jo, { reflectionId, kind: "KNOWN_PLAN", reason: "The plan of last week holds" });
    await expect(clearMarks(jo, { reflectionId, kind: "CONTACTED", reason: "Again" })).rejects.toThrow(RefusedError);
    expect((await reflectionPage(jo, reflectionId)).clearances).toMatchObject([{ kind: "KNOWN_PLAN", by: "Jo", reason: "The plan of last week holds" }]);
    const rows = await inPractice(jo, (tx) => tx.riskClearance.findMany({ where: { practiceId: jo.practiceId } }));
    expect(JSON.stringify(rows)).not.toContain("plan of last week");
    await expect(inPractice(jo, (tx) => tx.riskClearance.deleteMany({ where: { practiceId: jo.practiceId } }))).rejects.toThrow();
    const audit = await inPractice(jo, (tx) => tx.auditEntry.count({ where: { practiceId: jo.practiceId, action: "reflection.marks-cleared" } }));
    expect(audit).toBe(1);
  });

  it("is answered by nobody off the team, of another practice, or behind a link", async () => {
    const { reflectionId } = await tobiasWrites({ c_note: HEAVY });
    const stranger = (await openPractice("Mill Lane")).jo;
    const input = { reflectionId, kind: "NOT_RISK", reason: "It is not mine to say" };
    for (const actor of [cast.ines, cast.marta, stranger]) await expect(clearMarks(actor, input)).rejects.toThrow(NotFoundError);
    const { token, code } = await tobiasWithLink(jo);
    const { actor } = await unlock(token, code);
    await expect(clearMarks(actor, input)).rejects.toSatisfy((error) => error instanceof NotFoundError || error instanceof ForbiddenError);
  });
});
