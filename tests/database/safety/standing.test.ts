import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { setClock } from "#lib/platform/clock.ts";
import { NotFoundError, RefusedError } from "#lib/platform/errors.ts";
import { newId } from "#lib/platform/ids.ts";
import { inPractice } from "#lib/platform/tenancy.ts";
import { decideSafety } from "#lib/safety/commands.ts";
import { caseSafetyLine, jointSafety, privatePage, safetyStanding } from "#lib/safety/queries.ts";
import { planSession } from "#lib/sessions/commands.ts";
import { lastDeedIn } from "#tests/factories/audit.ts";
import { openPractice, type PracticeCast } from "#tests/factories/cast.ts";
import { askedAlone, ruben, tobiasAndNoor } from "#tests/factories/couples.ts";
import { behindALink } from "#tests/factories/strangers.ts";

let cast: PracticeCast;
let made: Awaited<ReturnType<typeof tobiasAndNoor>>;
let restore: () => void = () => {};
let minutes = 0;
const at = (instant: string) => {
  restore();
  restore = setClock({ now: () => new Date(instant) });
};
beforeAll(async () => {
  cast = await openPractice();
});
beforeEach(async () => {
  minutes = 0;
  at("2026-11-20T08:00:00Z");
  made = await tobiasAndNoor(cast.jo);
  await askedAlone(cast.jo, made.couple);
});
afterEach(() => restore());

const later = () => at(new Date(Date.UTC(2026, 10, 20, 14, (minutes += 1))).toISOString());
const standing = () => inPractice(cast.jo, (tx) => safetyStanding(tx, cast.jo, made.couple.id));
const decide = async (decision: object) => {
  later();
  return decideSafety(cast.jo, { coupleId: made.couple.id, words: "Two talks with each.", ...decision });
};

/** What Noor told alone in her half of today's hour. */
async function noorTells(code: string, more: { confidence?: "SURE" | "UNSURE"; room?: "B" | "JOINT" } = {}): Promise<string> {
  const session = await planSession(cast.jo, { coupleId: made.couple.id, day: "2026-11-20", time: "09:00", minutes: 50, place: "ROOM", format: "SPLIT" });
  later();
  const id = newId();
  const { practiceId, membershipId } = cast.jo;
  await inPractice(cast.jo, (tx) => tx.observation.create({
    data: {
      practiceId, id, sessionId: session.id, sequence: 1, episode: 1, seat: "A", code, intensity: 2, room: more.room ?? "B", toldBy: "B",
      source: "REPORTED_BY_PARTNER", confidence: more.confidence ?? "SURE", switchCue: false, recordedAt: new Date(Date.UTC(2026, 10, 20, 14, minutes)), recordedById: membershipId,
    },
  }));
  return id;
}

describe("where a case stands", () => {
  it("counts what was told alone, reported and unsure, and holds new joint work", async () => {
    await noorTells("SAF.BLOCK", { confidence: "UNSURE" });
    expect(await standing()).toMatchObject({ openTier: "S2", jointWork: "not cleared" });
  });

  it("keeps it in Noor's file: nothing of it in the joint one, nor in Tobias's", async () => {
    const before = await privatePage(cast.jo, made.tobias.id);
    await noorTells("SAF.BLOCK");
    later();
    await decide({ kind: "TIER_SET", tier: "S2", room: "B", words: "CANARY what Noor said" });
    expect(await privatePage(cast.jo, made.tobias.id)).toEqual(before);
    const joint = await jointSafety(cast.jo, made.couple.id);
    expect(joint).toMatchObject({ open: [], decisions: [], jointWork: "not cleared" });
    const noors = await privatePage(cast.jo, made.noor.id);
    expect(noors.decisions.map(({ words }) => words)).toEqual(["CANARY what Noor said"]);
    expect(noors.open.map(({ tier }) => tier)).toEqual(["S2"]);
    expect(JSON.stringify([joint, await privatePage(cast.jo, made.tobias.id), await caseSafetyLine(cast.jo, made.couple.id)])).not.toContain("CANARY");
  });

  it("says on the page about both only that something waits, in the same words for both", async () => {
    expect(await caseSafetyLine(cast.jo, made.couple.id)).toEqual([]);
    await noorTells("SAF.BLOCK");
    const line = (await caseSafetyLine(cast.jo, made.couple.id)).join(" ");
    expect(line).toMatch(/alone: Tobias Lindqvist and Noor Haddad\./);
    expect(line).toMatch(/waits for your answer/);
    expect(line).not.toMatch(/S2|S3|block|told/i);
    at("2026-11-20T09:30:00Z");
    expect(await caseSafetyLine(cast.jo, made.couple.id)).toEqual([]);
  });

  it("is answered in the same file and cleared in writing only", async () => {
    await noorTells("SAF.BLOCK");
    await decide({ kind: "ANSWERED", tier: "S2", room: "A" });
    expect((await standing()).openTier).toBe("S2");
    await decide({ kind: "ANSWERED", tier: "S2", room: "B" });
    expect(await standing()).toMatchObject({ openTier: "S0", jointWork: "not cleared" });
    await decide({ kind: "JOINT_CLEARED" });
    later();
    await askedAlone(cast.jo, made.couple);
    expect((await standing()).jointWork).toBe("cleared");
  });

  it("opens again when an old mark is changed after the answer", async () => {
    const id = await noorTells("SAF.BLOCK");
    await decide({ kind: "ANSWERED", tier: "S2", room: "B" });
    later();
    const { practiceId, membershipId } = cast.jo;
    await inPractice(cast.jo, (tx) => tx.observationRevision.create({
      data: { practiceId, id: newId(), observationId: id, version: 1, before: {}, at: new Date(Date.UTC(2026, 10, 20, 14, minutes)), byId: membershipId },
    }));
    expect((await standing()).openTier).toBe("S2");
  });

  it("holds nothing for a person's own path, which has an answer of its own", async () => {
    await noorTells("SAF.SELF");
    expect(await standing()).toMatchObject({ openTier: "S0", jointWork: "cleared", standing: { selfPath: true } });
    await decide({ kind: "ANSWERED", tier: "S3", room: "B" });
    expect((await standing()).standing.selfPath).toBe(true);
    await decide({ kind: "ANSWERED", tier: "OWN_PATH", room: "B" });
    expect((await standing()).standing.selfPath).toBe(false);
    expect(await privatePage(cast.jo, made.noor.id)).toMatchObject({ open: [], decisions: [{ kind: "ANSWERED", tier: null }, { tier: "S3" }] });
  });

  it("forgets what was retracted below a stop", async () => {
    const id = await noorTells("SAF.BLOCK");
    expect((await standing()).openTier).toBe("S2");
    await inPractice(cast.jo, (tx) => tx.observationRetraction.create({
      data: { practiceId: cast.jo.practiceId, id: newId(), observationId: id, at: new Date(), retractedById: cast.jo.membershipId },
    }));
    expect((await standing()).openTier).toBe("S0");
  });
});

describe("a safety decision", () => {
  it("is sealed, in the joint file when it is about joint work, and audited without a word of it", async () => {
    const { id } = await decide({ kind: "JOINT_NOT_CLEARED", tier: "S3", room: "B", words: "Not before three weeks." });
    const row = await inPractice(cast.jo, (tx) => tx.safetyDecision.findFirstOrThrow({ where: { practiceId: cast.jo.practiceId, id } }));
    expect(row).toMatchObject({ room: null, tier: null });
    expect(row.words).not.toContain("weeks");
    expect(await lastDeedIn(cast.jo)).toMatchObject({ action: "safety.decided", detail: "{}", coupleId: made.couple.id });
    expect(await jointSafety(cast.jo, made.couple.id)).toMatchObject({ jointWork: "not cleared", decisions: [{ words: "Not before three weeks.", decidedBy: "Jo" }] });
  });

  it.each([
    ["a reason that is missing", { kind: "JOINT_CLEARED", words: "  " }], ["a tier that is missing", { kind: "TIER_SET" }],
    ["an own path as a tier", { kind: "TIER_SET", tier: "OWN_PATH" }], ["an answer to nothing", { kind: "ANSWERED" }], ["a kind nobody knows", { kind: "PAUSED" }],
  ])("refuses %s", async (_, decision) => {
    await expect(decide(decision)).rejects.toThrow();
  });

  it("has no file for a seat that nobody has", async () => {
    const alone = await ruben(cast.jo);
    await expect(decideSafety(cast.jo, { coupleId: alone.couple.id, kind: "TIER_SET", tier: "S1", room: "B", words: "No." })).rejects.toThrow(RefusedError);
  });

  it("is neither made nor seen off the team", async () => {
    const mill = await openPractice("Mill Lane");
    for (const stranger of [cast.ines, cast.marta, mill.jo, behindALink(cast.jo, made.noor, made.couple.id)]) {
      await expect(decideSafety(stranger, { coupleId: made.couple.id, kind: "JOINT_CLEARED", words: "Fine." })).rejects.toThrow(NotFoundError);
      await expect(jointSafety(stranger, made.couple.id)).rejects.toThrow(NotFoundError);
      await expect(caseSafetyLine(stranger, made.couple.id)).rejects.toThrow(NotFoundError);
    }
  });
});
