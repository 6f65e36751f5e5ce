import { beforeAll, describe, expect, it } from "vitest";
import { addCouple } from "#lib/couples/commands.ts";
import { recordObservations } from "#lib/observations/commands.ts";
import { sessionRecord } from "#lib/observations/queries.ts";
import { jointSentences } from "#lib/observations/sentence.ts";
import { planSession } from "#lib/sessions/commands.ts";
import { openPractice, type PracticeCast } from "#tests/factories/cast.ts";

// Domain 2.4, the canary: Noor tells alone that Tobias stood in the doorway.
describe("what Noor tells alone about Tobias", () => {
  let harbour: PracticeCast;
  let record: Awaited<ReturnType<typeof sessionRecord>>;

  beforeAll(async () => {
    harbour = await openPractice("Harbour Street");
    const couple = await addCouple(harbour.jo, {
      kind: "COUPLE", a: { name: "Tobias Lindqvist", channel: "NONE" }, b: { name: "Noor Haddad", channel: "NONE" },
    });
    const { id } = await planSession(harbour.jo, { coupleId: couple.id, day: "2026-11-26", time: "10:00", minutes: 50, place: "ROOM", format: "JOINT_WITH_PRIVATE" });
    await recordObservations(harbour.jo, {
      sessionId: id,
      items: [
        { seat: "A", code: "MID.OWN", intensity: 2 },
        { seat: "B", code: "MID.RESPOND", intensity: 2 },
        { seat: "B", code: "MID.NAME_INSIDE", intensity: 2, room: "B", episode: 2 },
        { seat: "A", code: "SAF.BLOCK", intensity: 2, room: "B", source: "REPORTED_BY_PARTNER", episode: 2 },
      ],
    });
    record = await sessionRecord(harbour.jo, id);
  });

  it("lies in Noor's room, told by her, about him", () => {
    expect(record.summary.own.B.safety).toMatchObject([{ seat: "A", code: "SAF.BLOCK", room: "B", toldBy: "B" }]);
  });

  it("is in no joint count, strip, turn, sentence or lane, and not in Tobias's file", () => {
    const { joint, own, couple, turns } = record.summary;
    const canary = /SAF\.|BLOCK|way out/;
    expect(JSON.stringify({ joint, a: own.A, couple, turns })).not.toMatch(canary);
    expect(JSON.stringify(jointSentences(record.summary, record.session.couple.names))).not.toMatch(canary);
    expect(joint.persons.A.counts.total).toBe(1);
    expect(joint.persons.B.counts.total).toBe(1);
    expect(turns?.turns).toHaveLength(2);
  });
});
