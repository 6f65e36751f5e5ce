import { beforeEach, describe, expect, it } from "vitest";
import type { ClinicianActor } from "#lib/platform/actor.ts";
import { ForbiddenError, NotFoundError } from "#lib/platform/errors.ts";
import { inPractice } from "#lib/platform/tenancy.ts";
import { listCouples } from "#lib/couples/queries.ts";
import { brief } from "#lib/preparation/queries/brief.ts";
import { today } from "#lib/preparation/queries/today.ts";
import { doubtAuthor } from "#lib/reflections/commands/doubt.ts";
import { clearMarks } from "#lib/reflections/commands/mark.ts";
import { reviewReflection } from "#lib/reflections/commands/review.ts";
import { reflectionPage } from "#lib/reflections/queries.ts";
import { inbox, markedOfCase } from "#lib/reflections/queries/inbox.ts";
import { taskPage } from "#lib/requests/queries.ts";
import { sendReflection } from "#lib/requests/commands/send.ts";
import { deedsIn } from "#tests/factories/audit.ts";
import { openPractice, type PracticeCast } from "#tests/factories/cast.ts";
import { graceAndHelen } from "#tests/factories/couples.ts";
import { giveTask, readyPair, tokenOf, unlock } from "#tests/factories/tasks.ts";

const GRAVE = "He grabbed my wrist and would not let go.";

let cast: PracticeCast;
let jo: ClinicianActor;
let pair: Awaited<ReturnType<typeof readyPair>>;
beforeEach(async () => {
  cast = await openPractice();
  jo = cast.jo;
  pair = await readyPair(jo);
});

async function send(who: "tobias" | "noor", words: Record<string, string>): Promise<string> {
  const { links } = await giveTask(jo, pair.couple, pair[who]);
  const { actor } = await unlock(tokenOf(links[0]?.url ?? ""), pair.codes[who]);
  return (await sendReflection(actor, { c_did: "DID", c_share: "ASK", ...words })).reflectionId;
}

describe("the inbox", () => {
  it("has marks first, then the highest upset, then the newest; one line each with its share mark", async () => {
    const calm = await send("tobias", { c_upset: "1", c_note: "secret words" });
    const upset = await send("noor", { c_upset: "8" });
    const marked = await send("tobias", { c_note: GRAVE });
    const page = await inbox(jo);
    expect(page.lines.map(({ id }) => id)).toEqual([marked, upset, calm]);
    expect(page.lines[0]).toMatchObject({ marked: "B", share: "ASK", couple: "Tobias Lindqvist and Noor Haddad", reviewedBy: null });
    expect(JSON.stringify(page)).not.toMatch(/secret words|wrist/);
    expect((await reflectionPage(jo, upset)).neighbours).toEqual({ previous: marked, next: calm });
  });

  it("moves what was reviewed to its own view, but for a mark nobody has answered", async () => {
    const marked = await send("tobias", { c_note: GRAVE });
    const plain = await send("noor", {});
    for (const reflectionId of [marked, plain]) await reviewReflection(jo, { reflectionId, done: "Read" });
    const ids = async (show: string) => (await inbox(jo, { show })).lines.map(({ id }) => id);
    expect([await ids("open"), await ids("reviewed")]).toEqual([[marked], [plain]]);
    await clearMarks(jo, { reflectionId: marked, kind: "CONTACTED", reason: "Spoken to alone" });
    expect([await ids("open"), (await ids("reviewed")).length, await ids("strange")]).toEqual([[], 2, []]);
    expect((await inbox(jo, { show: "reviewed" })).lines[0]?.reviewedBy).toBe("Jo");
  });

  it("is empty for a colleague off the team, the owner and another practice", async () => {
    await send("tobias", { c_note: GRAVE });
    for (const actor of [cast.ines, cast.marta, (await openPractice("Mill Lane")).jo]) expect((await inbox(actor)).lines).toEqual([]);
  });
});

describe("a mark that nobody has answered", () => {
  it("stands first on Today, in the list of couples and in the brief, and says nothing of what it is about", async () => {
    await graceAndHelen(jo);
    const marked = await send("tobias", { c_note: GRAVE });
    const [day, lines, sheet] = [await today(jo), await listCouples(jo, {}), await brief(jo, pair.couple.id)];
    expect(day.arrived[0]).toMatchObject({ reflectionId: marked, marked: true });
    expect((await markedOfCase(jo, pair.couple.id)).map(({ id }) => id)).toEqual([marked]);
    for (const actor of [cast.ines, cast.marta]) expect(await markedOfCase(actor, pair.couple.id)).toEqual([]);
    expect(await markedOfCase(jo, "strange")).toEqual([]);
    expect(day.needs[0]).toMatchObject({ href: `/reflections/${marked}`, small: false });
    expect(lines.map(({ name, marked: isMarked }) => [name.split(" ")[0], isMarked])).toEqual([["Tobias", true], ["Grace", false]]);
    expect([sheet.safety?.[0], sheet.readFirst]).toEqual(["A word search marked something that came back. Read it first, alone.", marked]);
    expect(JSON.stringify([day.needs, lines, sheet.safety])).not.toMatch(/wrist|harm|fear|"B"/);
    await clearMarks(jo, { reflectionId: marked, kind: "NOT_RISK", reason: "A line of a song" });
    expect([(await today(jo)).needs.some(({ href }) => href.includes(marked)), (await listCouples(jo, {}))[0]?.marked, (await brief(jo, pair.couple.id)).readFirst]).toEqual([false, false, null]);
  });

  it("changes nothing on the other one's page", async () => {
    const { links } = await giveTask(jo, pair.couple, pair.noor, "EX.HOME_BASE");
    const { actor } = await unlock(tokenOf(links[0]?.url ?? ""), pair.codes.noor);
    const before = await taskPage(actor);
    await send("tobias", { c_note: GRAVE });
    expect(await taskPage(actor)).toEqual(before);
  });
});

describe("“possibly not the author”", () => {
  it("is noted and taken back by the team only, with both in the audit", async () => {
    const reflectionId = await send("tobias", {});
    await doubtAuthor(jo, { reflectionId, doubted: "yes" });
    expect((await reflectionPage(jo, reflectionId)).doubted).toMatchObject({ by: "Jo" });
    await doubtAuthor(jo, { reflectionId, doubted: "no" });
    expect((await reflectionPage(jo, reflectionId)).doubted).toBeNull();
    expect((await deedsIn(jo)).filter((deed) => deed.startsWith("reflection.author"))).toEqual(["reflection.author-doubted", "reflection.author-not-doubted"]);
    await expect(doubtAuthor(jo, { reflectionId, doubted: "perhaps" })).rejects.toThrow("Choose one");
    for (const actor of [cast.ines, cast.marta, (await openPractice("Mill Lane")).jo]) await expect(doubtAuthor(actor, { reflectionId, doubted: "yes" })).rejects.toThrow(NotFoundError);
    const { links } = await giveTask(jo, pair.couple, pair.tobias, "EX.HOME_BASE");
    const { actor } = await unlock(tokenOf(links[0]?.url ?? ""), pair.codes.tobias);
    await expect(doubtAuthor(actor, { reflectionId, doubted: "yes" })).rejects.toSatisfy((error) => error instanceof NotFoundError || error instanceof ForbiddenError);
    expect(await inPractice(jo, (tx) => tx.reflection.count({ where: { practiceId: jo.practiceId, doubtedAt: { not: null } } }))).toBe(0);
  });
});
