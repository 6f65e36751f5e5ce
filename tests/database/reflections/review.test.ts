import { beforeEach, describe, expect, it } from "vitest";
import { NotFoundError, RefusedError } from "#lib/platform/errors.ts";
import { inPractice } from "#lib/platform/tenancy.ts";
import { reviewReflection } from "#lib/reflections/commands/review.ts";
import { reflectionPage, reflectionsSince, unreviewed } from "#lib/reflections/queries.ts";
import { sendReflection } from "#lib/requests/commands/send.ts";
import { openPractice, type PracticeCast } from "#tests/factories/cast.ts";
import { giveTask, tobiasWithLink, tokenOf, unlock } from "#tests/factories/tasks.ts";

describe("reading what came back", () => {
  let cast: PracticeCast;
  beforeEach(async () => {
    cast = await openPractice();
  });

  const sentBy = async (answers: Record<string, string>) => {
    const given = await tobiasWithLink(cast.jo);
    const { actor } = await unlock(given.token, given.code);
    return { ...given, ...(await sendReflection(actor, { c_did: "DID", c_share: "ASK", ...answers })) };
  };

  it("shows the words as they stand, who may hear them, and records the view", async () => {
    const { reflectionId, tobias } = await sentBy({ c_upset: "3", c_note: "<script>alert(1)</script>\nit was {therapist}" });
    const page = await reflectionPage(cast.jo, reflectionId);
    expect(page).toMatchObject({ clientId: tobias.id, share: "ASK", upset: 3, review: null, solo: false });
    expect(page.answers.find(({ fieldId }) => fieldId === "c_note")).toMatchObject({ value: "<script>alert(1)</script>\nit was {therapist}", label: "Anything for Jo?" });
    expect(page.answers.map(({ fieldId }) => fieldId)).toEqual(["c_did", "c_upset", "c_note"]);
    const views = await inPractice(cast.jo, (tx) => tx.auditEntry.count({ where: { practiceId: cast.jo.practiceId, action: "reflection.viewed", subjectId: reflectionId } }));
    expect(views).toBe(1);
  });

  it("marks it reviewed once, with what was done, sealed and audited", async () => {
    const { reflectionId, couple } = await sentBy({});
    await reviewReflection(cast.jo, { reflectionId, done: "Rang on Tuesday" });
    const page = await reflectionPage(cast.jo, reflectionId);
    expect(page.review).toMatchObject({ done: "Rang on Tuesday", by: "Jo" });
    const stored = await inPractice(cast.jo, async (tx) => ({
      review: await tx.reflectionReview.findFirst({ where: { practiceId: cast.jo.practiceId } }),
      audit: await tx.auditEntry.count({ where: { practiceId: cast.jo.practiceId, action: "reflection.reviewed", coupleId: couple.id } }),
      waiting: await unreviewed(tx, cast.jo),
    }));
    expect(stored.review?.done).not.toContain("Tuesday");
    expect([stored.audit, stored.waiting]).toEqual([1, []]);
    await expect(reviewReflection(cast.jo, { reflectionId, done: "again" })).rejects.toThrow(RefusedError);
    await expect(reviewReflection(cast.jo, { reflectionId, done: "x".repeat(601) })).rejects.toThrow("600");
  });

  it("lists what waits with the most upset leading, then the newest, then those who did not say", async () => {
    const calm = await sentBy({ c_upset: "2" });
    const silent = await sentBy({});
    const upset = await sentBy({ c_upset: "9" });
    const waiting = await inPractice(cast.jo, (tx) => unreviewed(tx, cast.jo));
    expect(waiting.map(({ id }) => id)).toEqual([upset, calm, silent].map(({ reflectionId }) => reflectionId));
    expect(await inPractice(cast.jo, (tx) => unreviewed(tx, cast.jo, calm.couple.id))).toMatchObject([{ id: calm.reflectionId }]);
    expect(await inPractice(cast.jo, (tx) => reflectionsSince(tx, cast.jo, calm.couple.id, new Date(0)))).toHaveLength(1);
  });

  it("is there for the case team only", async () => {
    const { reflectionId } = await sentBy({});
    const other = await openPractice("Elsewhere");
    for (const actor of [cast.ines, cast.marta, other.jo]) {
      await expect(reflectionPage(actor, reflectionId)).rejects.toThrow(NotFoundError);
      await expect(reviewReflection(actor, { reflectionId, done: "" })).rejects.toThrow(NotFoundError);
      expect(await inPractice(actor, (tx) => unreviewed(tx, actor))).toEqual([]);
    }
    await expect(reflectionPage(cast.jo, "malformed")).rejects.toThrow(NotFoundError);
  });

  it("keeps each partner's words in their own file", async () => {
    const { couple, noor, codes, reflectionId } = await sentBy({ c_note: "his" });
    const { links } = await giveTask(cast.jo, couple, noor);
    const { actor } = await unlock(tokenOf(links[0]?.url ?? ""), codes.noor);
    const hers = await sendReflection(actor, { c_did: "PART", c_share: "NO", c_note: "hers" });
    expect((await reflectionPage(cast.jo, reflectionId)).seat).toBe("A");
    expect(await reflectionPage(cast.jo, hers.reflectionId)).toMatchObject({ seat: "B", share: "NO" });
  });
});
