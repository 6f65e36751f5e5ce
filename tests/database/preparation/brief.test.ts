import { beforeEach, describe, expect, it } from "vitest";
import type { ClinicianActor } from "#lib/platform/actor.ts";
import { NotFoundError } from "#lib/platform/errors.ts";
import { inPractice } from "#lib/platform/tenancy.ts";
import { brief, danceTrends } from "#lib/preparation/queries/brief.ts";
import { today } from "#lib/preparation/queries/today.ts";
import { signNote } from "#lib/notes/commands.ts";
import { openPractice } from "#tests/factories/cast.ts";
import { aHourHeld, anHour, privateHalves } from "#tests/factories/held-hour.ts";

describe("the brief", () => {
  let jo: ClinicianActor, ines: ClinicianActor, marta: ClinicianActor;
  let hour: Awaited<ReturnType<typeof aHourHeld>>;
  beforeEach(async () => {
    ({ jo, ines, marta } = await openPractice());
    hour = await aHourHeld(jo);
  });

  it("says what was seen of each and what was promised, and who opened it is recorded", async () => {
    const page = await brief(jo, hour.coupleId);
    expect(page.lastTime.map(({ text }) => text)).toEqual([
      "Noor answered him twice.", "pressed for an answer; too little to say (n=1).", "froze and answered a reach; too little to say (n=2).", "A glass of water.", "Ask about the fee.", "Asking early.",
    ]);
    expect(page.missing).toContain("A review of the four criteria is due.");
    expect(page.missing.some((line) => line.startsWith("Before the first link: "))).toBe(true);
    const entries = await inPractice(jo, (tx) => tx.auditEntry.findMany({ where: { practiceId: jo.practiceId, action: "brief.viewed" } }));
    expect(entries).toMatchObject([{ actorId: jo.membershipId, coupleId: hour.coupleId }]);
  });

  it("writes initials where asked, also in the therapist's own words", async () => {
    const page = await brief(jo, hour.coupleId, { names: "initials", answers: "everything" });
    expect(page.title).toBe("T and N");
    expect(page.lastTime[0]?.text).toBe("N answered him twice.");
    expect(page.options).toEqual({ names: "initials", answers: "none" });
    expect(JSON.stringify({ ...page, names: null })).not.toMatch(/Noor|Tobias/);
  });

  it("keeps the doorway off the paper after private halves", async () => {
    await privateHalves(jo, hour.coupleId, -1);
    const page = await brief(jo, hour.coupleId);
    const printed = { ...page, safety: null, missing: null, lastTime: page.lastTime.filter(({ screenOnly }) => !screenOnly) };
    expect(JSON.stringify(printed).toLowerCase()).not.toContain("doorway");
    expect(page.lastTime.length).toBeGreaterThan(0);
    expect(page.safety?.join(" ")).not.toMatch(/SAF|block|Noor's/i);
  });

  it("is not found off the team, by the owner, in another practice or by a strange id", async () => {
    const { jo: foreign } = await openPractice("Mill Lane");
    for (const actor of [ines, marta, foreign]) {
      await expect(brief(actor, hour.coupleId)).rejects.toThrow(NotFoundError);
      await expect(danceTrends(actor, hour.coupleId)).rejects.toThrow(NotFoundError);
    }
    await expect(brief(jo, "x")).rejects.toThrow(NotFoundError);
  });
});

describe("Today", () => {
  it("offers one thing on the first run, and nothing of anybody else's", async () => {
    const { jo, ines } = await openPractice();
    await aHourHeld(jo);
    expect(await today(ines)).toMatchObject({ firstRun: true, next: null, rest: [], arrived: [], needs: [] });
  });

  it("has the next hour with its gist, also when it is not today", async () => {
    const { jo } = await openPractice();
    const hour = await aHourHeld(jo);
    await anHour(jo, hour.coupleId, 3);
    const day = await today(jo);
    expect(day.next).toMatchObject({ isToday: false, name: "Tobias and Noor", time: "10:00", coupleId: hour.coupleId });
    expect(day.next?.gist[0]).toEqual({ label: "Last time", text: "Noor answered him twice." });
  });

  it("keeps what was told alone out of the gist", async () => {
    const { jo } = await openPractice();
    const hour = await aHourHeld(jo);
    await privateHalves(jo, hour.coupleId, -1);
    await anHour(jo, hour.coupleId, 3);
    expect(JSON.stringify(await today(jo)).toLowerCase()).not.toContain("doorway");
  });

  it("asks for what only the therapist can do: the record first, a note unsigned after 72 hours small", async () => {
    const { jo } = await openPractice();
    const hour = await aHourHeld(jo);
    expect((await today(jo)).needs).toMatchObject([{ href: `/sessions/${hour.sessionId}/note`, small: true }]);
    await signNote(jo, { sessionId: hour.sessionId, version: 0, body: "Signed now." });
    expect((await today(jo)).needs).toEqual([]);
    const unrecorded = await anHour(jo, hour.coupleId, -1);
    expect((await today(jo)).needs).toMatchObject([{ href: `/sessions/${unrecorded}/after`, text: "Nothing recorded. Two minutes now?", small: false }]);
  });
});
