import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { ClientActor, ClinicianActor, SystemActor } from "#lib/platform/actor.ts";
import { setClock } from "#lib/platform/clock.ts";
import { ForbiddenError, NotFoundError, RefusedError } from "#lib/platform/errors.ts";
import { newId } from "#lib/platform/ids.ts";
import { inPractice } from "#lib/platform/tenancy.ts";
import { markAgain, markAgainOnce } from "#lib/reflections/commands/again.ts";
import { clearMarks } from "#lib/reflections/commands/mark.ts";
import { replyToMark } from "#lib/reflections/commands/reply.ts";
import { reflectionPage, unreviewed } from "#lib/reflections/queries.ts";
import { ownCard } from "#lib/reflections/queries/own-card.ts";
import { recordAway } from "#lib/practices/commands.ts";
import { sendReflection } from "#lib/requests/commands/send.ts";
import { deedsIn } from "#tests/factories/audit.ts";
import { openPractice, type PracticeCast } from "#tests/factories/cast.ts";
import { dayAhead, giveTask, tobiasWithLink, tokenOf, unlock } from "#tests/factories/tasks.ts";

const FRAME = { therapist: "Jo", help: [], reading: null };

let cast: PracticeCast;
let jo: ClinicianActor;
let restore = () => {};
beforeEach(async () => {
  cast = await openPractice();
  jo = cast.jo;
});
afterEach(() => {
  restore();
  restore = () => {};
});

async function tobiasSends(note: string) {
  const given = await tobiasWithLink(jo);
  const { actor } = await unlock(given.token, given.code);
  const { reflectionId } = await sendReflection(actor, { c_did: "DID", c_share: "NO", c_note: note });
  return { ...given, actor, reflectionId };
}

const cardOf = (actor: ClientActor) => inPractice(actor, (tx) => ownCard(tx, actor, FRAME));
const wordTo = (actor: ClinicianActor) => inPractice(actor, async (tx) =>
  (await tx.outgoingMail.findMany({ where: { practiceId: actor.practiceId, membershipId: { not: null } } })).map(({ membershipId }) => membershipId));

describe("what a person answers to the card of a mark", () => {
  it("is stored and shown, clears nothing, and is in the audit", async () => {
    const { actor, reflectionId } = await tobiasSends("I just wanted to disappear.");
    expect((await cardOf(actor)).card).toMatchObject({ kind: "D" });
    await replyToMark(actor, { reply: "SAFE" });
    const page = await reflectionPage(jo, reflectionId);
    expect([page.marked, page.marks]).toMatchObject(["D", [{ reply: "SAFE" }]]);
    expect(await cardOf(actor)).toEqual({ card: null, noted: true });
    expect((await deedsIn(jo)).filter((deed) => deed === "reflection.mark-replied")).toHaveLength(1);
    await replyToMark(actor, { reply: "NOT_SAFE" });
    expect((await reflectionPage(jo, reflectionId)).marks).toMatchObject([{ reply: "SAFE" }]);
  });

  it("“not what I meant” leaves the mark where it was", async () => {
    const { actor, reflectionId } = await tobiasSends("She slapped me in the kitchen.");
    await replyToMark(actor, { reply: "NOT_MEANT" });
    expect(await reflectionPage(jo, reflectionId)).toMatchObject({ marked: "B", marks: [{ reply: "NOT_MEANT" }] });
  });

  it("“no, not long ago” gives the mark its class back and sends word, also after a clearance", async () => {
    const { actor, reflectionId } = await tobiasSends("My mother slapped me.");
    expect([await wordTo(jo), (await cardOf(actor)).card?.kind]).toEqual([[], "LONG_AGO"]);
    restore = setClock({ now: () => new Date(Date.now() + 1000) });
    await clearMarks(jo, { reflectionId, kind: "KNOWN_PLAN", reason: "Known from the first hour" });
    expect((await reflectionPage(jo, reflectionId)).marked).toBeNull();
    restore();
    restore = setClock({ now: () => new Date(Date.now() + 2000) });
    await replyToMark(actor, { reply: "NOT_LONG_AGO" });
    expect((await reflectionPage(jo, reflectionId)).marked).toBe("B");
    expect(await wordTo(jo)).toEqual([jo.membershipId]);
    expect((await cardOf(actor)).card).toMatchObject({ kind: "B", replies: [] });
  });

  it("is refused where the card does not offer it, where nothing is marked, and to everybody else", async () => {
    const { actor, couple, noor, codes } = await tobiasSends("I just wanted to disappear.");
    await expect(replyToMark(actor, { reply: "LONG_AGO" })).rejects.toThrow(RefusedError);
    await expect(replyToMark(actor, { reply: "MAYBE" })).rejects.toThrow("Choose one");
    const { links } = await giveTask(jo, couple, noor);
    const hers = (await unlock(tokenOf(links[0]?.url ?? ""), codes.noor)).actor;
    await expect(replyToMark(hers, { reply: "SAFE" })).rejects.toThrow(NotFoundError);
    expect(await cardOf(hers)).toEqual({ card: null, noted: false });
    const mixed: ClientActor = { ...hers, requestId: actor.requestId };
    await expect(replyToMark(mixed, { reply: "SAFE" })).rejects.toThrow(NotFoundError);
    const elsewhere: ClientActor = { ...actor, practiceId: (await openPractice("Mill Lane")).jo.practiceId };
    await expect(replyToMark(elsewhere, { reply: "SAFE" })).rejects.toThrow(NotFoundError);
    await expect(replyToMark(jo as never, { reply: "SAFE" })).rejects.toThrow(ForbiddenError);
  });
});

describe("word of a red mark", () => {
  it("goes to the team and to the cover of whoever is away, once each, and to nobody for an amber one", async () => {
    await recordAway(jo, { fromDay: dayAhead(jo, 0), untilDay: dayAhead(jo, 3), coverId: cast.ines.membershipId });
    await tobiasSends("I feel hopeless.");
    expect(await wordTo(jo)).toEqual([]);
    await tobiasSends("I want to die.");
    expect((await wordTo(jo)).toSorted()).toEqual([jo.membershipId, cast.ines.membershipId].toSorted());
  });

  it("lets the cover read and answer the mark, and nothing else of the case", async () => {
    const { reflectionId } = await tobiasSends("He grabbed my wrist and would not let go.");
    const cover: ClinicianActor = { ...cast.ines, coversFor: [jo.membershipId] };
    expect((await reflectionPage(cover, reflectionId)).marked).toBe("B");
    await clearMarks(cover, { reflectionId, kind: "CONTACTED", reason: "Rang in the way agreed" });
    await expect(clearMarks(cast.ines, { reflectionId, kind: "CONTACTED", reason: "x" })).rejects.toThrow(NotFoundError);
  });
});

describe("a re-run after the list changed", () => {
  const job = (): SystemActor => ({ kind: "system", practiceId: jo.practiceId, job: "marks", origin: "local" });

  it("adds what is missing and takes nothing away; what is cleared and new stands again", async () => {
    const { reflectionId } = await tobiasSends("I want to die. I feel hopeless.");
    const { practiceId } = jo;
    await inPractice(jo, async (tx) => {
      await tx.riskMark.deleteMany({ where: { practiceId, reflectionId, class: "A" } });
      await tx.riskMark.create({ data: { practiceId, id: newId(), reflectionId, fieldId: "c_note", class: "C", listVersion: "en-0", markedAt: new Date() } });
    });
    restore = setClock({ now: () => new Date(Date.now() + 1000) });
    await clearMarks(jo, { reflectionId, kind: "NOT_RISK", reason: "Read" });
    restore();
    restore = setClock({ now: () => new Date(Date.now() + 2000) });
    expect(await markAgain(job())).toEqual({ read: 1, added: 1 });
    expect(await markAgain(job())).toEqual({ read: 1, added: 0 });
    const marks = await inPractice(jo, (tx) => tx.riskMark.findMany({ where: { practiceId, reflectionId } }));
    expect(marks.map((mark) => mark.class).toSorted()).toEqual(["A", "C", "D"]);
    expect((await inPractice(jo, (tx) => unreviewed(tx, jo))).map(({ marked }) => marked)).toEqual(["A"]);
    expect(await deedsIn(jo)).toContain("reflections.marked-again");
  });

  it("is done once for each version of the list", async () => {
    const { reflectionId } = await tobiasSends("I want to die.");
    await inPractice(jo, (tx) => tx.riskMark.deleteMany({ where: { practiceId: jo.practiceId, reflectionId } }));
    expect(await markAgainOnce(job())).toEqual({ read: 1, added: 1 });
    expect(await markAgainOnce(job())).toBeNull();
    await expect(markAgainOnce(jo as never)).rejects.toThrow(ForbiddenError);
  });

  it("is a job's doing, and reads one practice", async () => {
    await tobiasSends("I want to die.");
    await expect(markAgain(jo as never)).rejects.toThrow(ForbiddenError);
    const { jo: other } = await openPractice("Mill Lane");
    expect(await markAgain({ ...job(), practiceId: other.practiceId })).toEqual({ read: 0, added: 0 });
  });
});
