import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ZodError } from "zod";
import { assignmentsPage } from "#lib/assignments/queries.ts";
import { coupleOverview, listCouples } from "#lib/couples/queries.ts";
import { writeProcessNote } from "#lib/notes/commands.ts";
import { processNotes } from "#lib/notes/queries.ts";
import { brief } from "#lib/preparation/queries/brief.ts";
import { listSessions } from "#lib/sessions/queries.ts";
import type { ClinicianActor } from "#lib/platform/actor.ts";
import { setClock } from "#lib/platform/clock.ts";
import { ForbiddenError, NotFoundError, RefusedError } from "#lib/platform/errors.ts";
import { newId } from "#lib/platform/ids.ts";
import { coveredBy } from "#lib/platform/sign-in-session.ts";
import { inPractice } from "#lib/platform/tenancy.ts";
import { cancelAway, recordAway, setQuietHours, setReadingHours } from "#lib/practices/commands.ts";
import { awayPage, practiceSettings, readingOf } from "#lib/practices/queries.ts";
import { reviewReflection } from "#lib/reflections/commands/review.ts";
import { coverContact } from "#lib/reflections/queries/cover.ts";
import { reflectionPage } from "#lib/reflections/queries.ts";
import { sendReflection } from "#lib/requests/commands/send.ts";
import { deedsIn, lastDeedIn } from "#tests/factories/audit.ts";
import { openPractice, type PracticeCast } from "#tests/factories/cast.ts";
import { tobiasWithLink, unlock } from "#tests/factories/tasks.ts";

let harbour: PracticeCast;
let restore = () => {};
const at = (instant: string) => {
  restore();
  restore = setClock({ now: () => new Date(instant) });
};
beforeEach(async () => {
  at("2026-11-23T10:00:00Z");
  harbour = await openPractice();
});
afterEach(() => restore());

/** Somebody as the gate sees them now: with whom they cover for today. */
async function now(actor: ClinicianActor): Promise<ClinicianActor> {
  return { ...actor, coversFor: await inPractice(actor, (tx) => coveredBy(tx, actor.practiceId, actor.membershipId, actor.zone)) };
}

async function somethingSentToJo() {
  const { couple, token, code } = await tobiasWithLink(harbour.jo);
  const { actor } = await unlock(token, code);
  const { reflectionId } = await sendReflection(actor, { c_did: "DID", c_share: "ASK", c_note: "the blackbird" });
  return { couple, reflectionId };
}

const joIsAway = (coverId: string | null = harbour.ines.membershipId) =>
  recordAway(harbour.jo, { fromDay: "2026-11-30", untilDay: "2026-12-04", coverId: coverId ?? "" });

describe("days away with a named cover", () => {
  it("open what is sent to the cover on those days, and on no other", async () => {
    const { reflectionId } = await somethingSentToJo();
    await joIsAway();
    const days: Array<[string, boolean]> = [
      ["2026-11-29T23:59:00Z", false], ["2026-11-30T00:00:00Z", true], ["2026-12-04T23:59:00Z", true], ["2026-12-05T00:00:00Z", false],
    ];
    for (const [instant, opens] of days) {
      at(instant);
      const read = reflectionPage(await now(harbour.ines), reflectionId);
      if (opens) await expect(read, instant).resolves.toMatchObject({ id: reflectionId });
      else await expect(read, instant).rejects.toThrow(NotFoundError);
    }
  });

  it("let the cover review, and the audit says that it was as cover", async () => {
    const { reflectionId } = await somethingSentToJo();
    await joIsAway();
    at("2026-12-01T09:00:00Z");
    const ines = await now(harbour.ines);
    await reflectionPage(ines, reflectionId);
    expect(await lastDeedIn(ines)).toMatchObject({ action: "reflection.viewed", actorId: ines.membershipId, detail: expect.stringContaining('"as":"cover"') });
    await reviewReflection(ines, { reflectionId, done: "Called Jo." });
    expect((await lastDeedIn(ines)).detail).toContain('"as":"cover"');
    at("2026-12-07T09:00:00Z");
    await reflectionPage(await now(harbour.jo), reflectionId);
    expect((await lastDeedIn(harbour.jo)).detail).not.toContain("cover");
  });

  it("tell the cover for whom they read and how the person is reached, and the team nothing new", async () => {
    const { reflectionId } = await somethingSentToJo();
    await joIsAway();
    at("2026-12-01T09:00:00Z");
    expect(await coverContact(await now(harbour.ines), reflectionId)).toEqual({ name: "Tobias Lindqvist", readsFor: ["Jo"], channel: "HAND_OVER", email: null });
    expect(await coverContact(await now(harbour.jo), reflectionId)).toBeNull();
    await expect(coverContact(await now(harbour.marta), reflectionId)).resolves.toBeNull();
    await expect(coverContact({ ...harbour.marta, coversFor: [harbour.ines.membershipId] }, reflectionId)).rejects.toThrow(NotFoundError);
  });

  it("open nothing else of the case", async () => {
    const { couple } = await somethingSentToJo();
    await joIsAway();
    at("2026-12-01T09:00:00Z");
    const ines = await now(harbour.ines);
    expect(ines.coversFor).toEqual([harbour.jo.membershipId]);
    await writeProcessNote(harbour.jo, { coupleId: couple.id, body: "Jo's own." });
    for (const look of [coupleOverview, brief, assignmentsPage]) await expect(look(ines, couple.id)).rejects.toThrow(NotFoundError);
    expect(await processNotes(ines, couple.id)).toEqual([]);
    expect(await listSessions(ines, couple.id)).toEqual([]);
    expect(await listCouples(ines)).toEqual([]);
  });

  it("open nothing to a colleague who was not named, and nothing across practices", async () => {
    const { reflectionId } = await somethingSentToJo();
    await joIsAway(harbour.marta.membershipId);
    at("2026-12-01T09:00:00Z");
    await expect(reflectionPage(await now(harbour.ines), reflectionId)).rejects.toThrow(NotFoundError);
    const mill = await openPractice("Mill Lane");
    await expect(reflectionPage({ ...mill.jo, coversFor: [harbour.jo.membershipId] }, reflectionId)).rejects.toThrow(NotFoundError);
    await expect(recordAway(harbour.jo, { fromDay: "2026-12-10", untilDay: "2026-12-11", coverId: mill.ines.membershipId })).rejects.toThrow(RefusedError);
  });

  it("close at once when they are taken back, which only their own person can do", async () => {
    const { reflectionId } = await somethingSentToJo();
    const { id: awayId } = await joIsAway();
    at("2026-12-01T09:00:00Z");
    await reflectionPage(await now(harbour.ines), reflectionId);
    await expect(cancelAway(harbour.ines, { awayId })).rejects.toThrow(NotFoundError);
    await cancelAway(harbour.jo, { awayId });
    await expect(reflectionPage(await now(harbour.ines), reflectionId)).rejects.toThrow(NotFoundError);
    await expect(cancelAway(harbour.jo, { awayId })).rejects.toThrow(NotFoundError);
    expect(await deedsIn(harbour.jo)).toEqual(expect.arrayContaining(["away.recorded", "away.cancelled"]));
  });

  it("need days that stand ahead, in order, free of one's other days, and somebody else as cover", async () => {
    await joIsAway(null);
    const away = (fromDay: string, untilDay: string, coverId = "") => recordAway(harbour.jo, { fromDay, untilDay, coverId });
    await expect(away("2026-12-04", "2026-12-09")).rejects.toThrow(RefusedError);
    await expect(away("2026-11-20", "2026-11-22")).rejects.toThrow(RefusedError);
    await expect(away("2026-12-11", "2026-12-10")).rejects.toThrow(ZodError);
    await expect(away("2027-01-01", "2027-04-03")).rejects.toThrow(ZodError);
    await expect(away("2026-12-10", "2026-12-11", harbour.jo.membershipId)).rejects.toThrow(RefusedError);
    await expect(away("2026-12-10", "2026-12-11", newId())).rejects.toThrow(RefusedError);
    await expect(away("2026-12-10", "2026-12-11")).resolves.toBeDefined();
    expect((await awayPage(harbour.jo)).mine.map(({ fromDay }) => fromDay)).toEqual(["2026-11-30", "2026-12-10"]);
    expect((await awayPage(harbour.ines)).mine).toEqual([]);
  });
});

describe("what client pages say of reading", () => {
  const reading = () => inPractice(harbour.jo, (tx) => readingOf(tx, harbour.jo.practiceId, harbour.jo.membershipId));

  it("is the practice's text and its next time", async () => {
    expect(await reading()).toEqual({ hours: "Mon and Thu 9:00", next: { day: "2026-11-26", time: "09:00" }, awayUntil: null, cover: null });
  });

  it("names the cover while away, who reads at the same times", async () => {
    await joIsAway();
    expect(await reading()).toMatchObject({ awayUntil: null, cover: "Ines" });
    at("2026-12-01T09:00:00Z");
    expect(await reading()).toEqual({ hours: "Mon and Thu 9:00", next: { day: "2026-12-03", time: "09:00" }, awayUntil: "2026-12-04", cover: "Ines" });
  });

  it("waits for the first time after days on which nobody reads", async () => {
    await joIsAway(null);
    at("2026-12-01T09:00:00Z");
    expect(await reading()).toEqual({ hours: "Mon and Thu 9:00", next: { day: "2026-12-07", time: "09:00" }, awayUntil: "2026-12-04", cover: null });
  });
});

describe("the hours of a practice", () => {
  it("are set by its owner, as days and times and as whole hours", async () => {
    await setReadingHours(harbour.marta, { mon: "09:00", tue: "", wed: "17:30", thu: "09:00" });
    await setQuietHours(harbour.marta, { quietFrom: "19", quietUntil: "9" });
    expect(await practiceSettings(harbour.jo)).toMatchObject({ readingHours: "Mon and Thu 9:00, Wed 17:30", quietFrom: 19, quietUntil: 9 });
    expect(await deedsIn(harbour.marta)).toEqual(expect.arrayContaining(["practice.reading-hours-set", "practice.quiet-hours-set"]));
  });

  it("are refused to others, and when they make no sense", async () => {
    await expect(setReadingHours(harbour.jo, { mon: "09:00" })).rejects.toThrow(ForbiddenError);
    await expect(setQuietHours(harbour.ines, { quietFrom: "19", quietUntil: "9" })).rejects.toThrow(ForbiddenError);
    await expect(setReadingHours(harbour.marta, { mon: "" })).rejects.toThrow(ZodError);
    await expect(setReadingHours(harbour.marta, { mon: "9 o'clock" })).rejects.toThrow(ZodError);
    await expect(setQuietHours(harbour.marta, { quietFrom: "24", quietUntil: "9" })).rejects.toThrow(ZodError);
  });
});
