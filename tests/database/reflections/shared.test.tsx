import { renderToStaticMarkup } from "react-dom/server";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import SharedViewPage from "#app/(shared)/sessions/[sessionId]/shared/page.tsx";
import type { ClinicianActor } from "#lib/platform/actor.ts";
import { setClock } from "#lib/platform/clock.ts";
import { NotFoundError, RefusedError } from "#lib/platform/errors.ts";
import { recordObservations } from "#lib/observations/commands.ts";
import { writeProcessNote } from "#lib/notes/commands.ts";
import { closeShared, openInShared } from "#lib/reflections/commands/shared.ts";
import { enterFromPaper } from "#lib/reflections/commands/paper.ts";
import { sharedOffers, sharedOffersOf, sharedView } from "#lib/reflections/queries/shared.ts";
import { cancelSession, recordAttendance } from "#lib/sessions/commands.ts";
import { deedsIn } from "#tests/factories/audit.ts";
import { openPractice, type PracticeCast } from "#tests/factories/cast.ts";
import { askedAlone, tobiasAndNoor } from "#tests/factories/couples.ts";
import { anHour } from "#tests/factories/held-hour.ts";
import { dayAhead, giveTask } from "#tests/factories/tasks.ts";

let signedIn: ClinicianActor;
vi.mock("#lib/platform/session.ts", () => ({ requireClinician: async () => signedIn }));

let harbour: PracticeCast;
let restore = () => {};
beforeEach(async () => {
  restore = setClock({ now: () => new Date("2026-11-24T09:50:00Z") });
  harbour = await openPractice();
  signedIn = harbour.jo;
});
afterEach(() => restore());

const PRIVATE = ["CANARY-reason", "CANARY-note", "CANARY-start", "CANARY-process", "CANARY-plan"];

/** Both were given the loop; Noor named it, on paper; the hour is today. */
async function loopNamed({ share = "YES", did = "DID" }: { share?: string; did?: string } = {}) {
  const { couple, tobias, noor } = await tobiasAndNoor(harbour.jo);
  await askedAlone(harbour.jo, couple);
  const words = { reason: "CANARY-reason", plan: "CANARY-plan" };
  await giveTask(harbour.jo, couple, tobias, "EX.BODY_SCAN", words);
  const { assignments: [task] } = await giveTask(harbour.jo, couple, noor, "EX.LOOP_MAP", words);
  const answers = { c_did: did, c_share: share, name: "The balcony waltz", c_note: "CANARY-note" };
  const { id: reflectionId } = await enterFromPaper(harbour.jo, { assignmentId: task?.id ?? "", writtenOn: dayAhead(harbour.jo, 0), answers });
  const sessionId = await anHour(harbour.jo, couple.id, 0);
  return { couple, tobias, noor, reflectionId, sessionId, opening: { sessionId, reflectionId, fieldId: "name", bothAgreed: "yes" } };
}

describe("one answer in the shared view", () => {
  it("is opened with both there and both saying yes, and put away again", async () => {
    const { opening, sessionId, reflectionId } = await loopNamed();
    expect(await sharedOffersOf(harbour.jo, reflectionId)).toMatchObject([{ fieldId: "name", openingId: null }]);
    const { id } = await openInShared(harbour.jo, opening);
    expect((await openInShared(harbour.jo, opening)).id).toBe(id);
    expect((await sharedView(harbour.jo, sessionId, null)).opened).toMatchObject([{ words: "The balcony waltz" }]);
    await closeShared(harbour.jo, { openingId: id });
    expect((await sharedView(harbour.jo, sessionId, null)).opened).toEqual([]);
    await expect(closeShared(harbour.jo, { openingId: id })).rejects.toThrow(NotFoundError);
    expect(await deedsIn(harbour.jo)).toEqual(expect.arrayContaining(["reflection.opened-in-room", "reflection.closed-in-room", "shared-view.viewed"]));
  });

  it("is refused without both having agreed", async () => {
    const { opening } = await loopNamed();
    await expect(openInShared(harbour.jo, { ...opening, bothAgreed: "" })).rejects.toThrow(RefusedError);
  });

  it.each(["c_note", "first", "my_half", "constructor"])("is refused for the field %s, which the exercise does not allow", async (fieldId) => {
    const { opening } = await loopNamed();
    await expect(openInShared(harbour.jo, { ...opening, fieldId })).rejects.toThrow(RefusedError);
  });

  it("is refused against a no, and 'ask me first' may be asked", async () => {
    const no = await loopNamed({ share: "NO" });
    await expect(openInShared(harbour.jo, no.opening)).rejects.toThrow(RefusedError);
    expect((await sharedOffers(harbour.jo, no.sessionId)).offers).toEqual([]);
    const ask = await loopNamed({ share: "ASK" });
    await expect(openInShared(harbour.jo, ask.opening)).resolves.toBeDefined();
  });

  it("is refused unless both are there, as recorded or else as planned", async () => {
    const { opening, sessionId, couple } = await loopNamed();
    const came = { status: "CAME", minutesJoint: 50, minutesAlone: 0 };
    await recordAttendance(harbour.jo, { sessionId, a: came, b: { status: "NO_SHOW", minutesJoint: 0, minutesAlone: 0 } });
    await expect(openInShared(harbour.jo, opening)).rejects.toThrow(RefusedError);
    const halves = await anHour(harbour.jo, couple.id, 0, { time: "15:00", format: "SPLIT" });
    await expect(openInShared(harbour.jo, { ...opening, sessionId: halves })).rejects.toThrow(RefusedError);
  });

  it("is refused on another day and in a cancelled hour, and an open one closes with the day", async () => {
    const { opening, couple, sessionId } = await loopNamed();
    const next = await anHour(harbour.jo, couple.id, 7);
    await expect(openInShared(harbour.jo, { ...opening, sessionId: next })).rejects.toThrow(RefusedError);
    await openInShared(harbour.jo, opening);
    restore();
    restore = setClock({ now: () => new Date("2026-11-25T09:50:00Z") });
    expect((await sharedView(harbour.jo, sessionId, null)).opened).toEqual([]);
    const today = await anHour(harbour.jo, couple.id, 0);
    await cancelSession(harbour.jo, { sessionId: today });
    await expect(openInShared(harbour.jo, { ...opening, sessionId: today })).rejects.toThrow(RefusedError);
  });

  it("is refused, and what stood open is gone, once something at S2 or S3 is open; the reason is told to nobody", async () => {
    const { opening, sessionId } = await loopNamed();
    await openInShared(harbour.jo, opening);
    await recordObservations(harbour.jo, { sessionId, items: [{ seat: "A", code: "SAF.BLOCK", intensity: 3 }] });
    expect((await sharedView(harbour.jo, sessionId, null)).opened).toEqual([]);
    const refusal = await openInShared(harbour.jo, opening).catch((error: RefusedError) => error.fields);
    expect(refusal).toEqual({ form: "This cannot be opened in the shared view now." });
  });

  it("is not there for a cover, a colleague, another practice, or another couple's hour", async () => {
    const { opening } = await loopNamed();
    const { sessionId: elsewhere } = await loopNamed();
    const mill = await openPractice("Mill Lane");
    for (const stranger of [harbour.ines, mill.jo, { ...harbour.ines, coversFor: [harbour.jo.membershipId] }]) {
      await expect(openInShared(stranger, opening)).rejects.toThrow(NotFoundError);
      await expect(sharedView(stranger, opening.sessionId, null)).rejects.toThrow(NotFoundError);
    }
    await expect(openInShared(harbour.jo, { ...opening, sessionId: elsewhere })).rejects.toThrow(NotFoundError);
  });
});

describe("the exercises offered beside the shared view", () => {
  it("are those both were given: one person's own would tell the other of it", async () => {
    const { sessionId } = await loopNamed();
    expect((await sharedOffers(harbour.jo, sessionId)).exercises).toEqual([]);
    const pair = await tobiasAndNoor(harbour.jo);
    for (const one of [pair.tobias, pair.noor]) await giveTask(harbour.jo, pair.couple, one, "EX.BODY_SCAN");
    await giveTask(harbour.jo, pair.couple, pair.noor, "EX.MOVE");
    const hour = await anHour(harbour.jo, pair.couple.id, 0, { time: "12:00" });
    expect((await sharedOffers(harbour.jo, hour)).exercises).toMatchObject([{ code: "EX.BODY_SCAN" }]);
  });
});

describe("the page of the shared view", () => {
  const render = async (sessionId: string, exercise?: string) =>
    renderToStaticMarkup(await SharedViewPage({ params: Promise.resolve({ sessionId }), searchParams: Promise.resolve(exercise ? { exercise } : {}) }));

  it("holds the exercise and the opened answer, and no private word of anybody", async () => {
    const { opening, sessionId, couple } = await loopNamed();
    await recordObservations(harbour.jo, { sessionId, items: [{ seat: "A", code: "PUR.PRESS", intensity: 2, note: "CANARY-start" }] });
    await writeProcessNote(harbour.jo, { coupleId: couple.id, body: "CANARY-process" });
    await openInShared(harbour.jo, opening);
    const html = await render(sessionId, "EX.LOOP_MAP");
    expect(html).toContain("The balcony waltz");
    expect(html).toMatch(/<ol/);
    for (const word of [...PRIVATE, "Presses", "EX.", "Sent", "Reviewed", "Body scan", "Lindqvist", "attachment", "avoid"]) expect(html, word).not.toContain(word);
  });

  it("is bare before anything is opened", async () => {
    const { sessionId } = await loopNamed();
    const html = await render(sessionId);
    for (const word of [...PRIVATE, "Noor", "Tobias", "balcony", "loop"]) expect(html, word).not.toContain(word);
    expect(html).toContain("Nothing is open here.");
  });
});
