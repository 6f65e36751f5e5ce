import { beforeAll, describe, expect, it } from "vitest";
import { addCouple } from "#lib/couples/commands.ts";
import { editObservation, recordObservation, retractObservation } from "#lib/observations/commands.ts";
import { observationPage, sessionRecord } from "#lib/observations/queries.ts";
import { ConflictError, NotFoundError, RefusedError } from "#lib/platform/errors.ts";
import { inPractice } from "#lib/platform/tenancy.ts";
import { planSession } from "#lib/sessions/commands.ts";
import { openPractice, type PracticeCast } from "#tests/factories/cast.ts";

describe("correcting what was recorded", () => {
  let harbour: PracticeCast;
  let mill: PracticeCast;
  let sessionId: string;

  beforeAll(async () => {
    harbour = await openPractice("Harbour Street");
    mill = await openPractice("Mill Lane");
    const couple = await addCouple(harbour.jo, {
      kind: "COUPLE", a: { name: "Tobias Lindqvist", channel: "NONE" }, b: { name: "Noor Haddad", channel: "NONE" },
    });
    const session = await planSession(harbour.jo, { coupleId: couple.id, day: "2026-11-26", time: "10:00", minutes: 50, place: "ROOM", format: "JOINT" });
    sessionId = session.id;
  });

  const freeze = () => recordObservation(harbour.jo, { sessionId, seat: "B", code: "WDR.FREEZE", intensity: 2, switchCueWas: "his keys on the table" });
  const edit = (observationId: string, version: number, rest: Record<string, unknown> = {}) =>
    ({ observationId, version, seat: "B", code: "WDR.FREEZE", intensity: 3, switchCueWas: "the door", ...rest });
  const auditOf = (subjectId: string) => inPractice(harbour.jo, async (tx) =>
    (await tx.auditEntry.findMany({ where: { practiceId: harbour.jo.practiceId, subjectId }, orderBy: { sequence: "asc" } })).map(({ action }) => action));

  it("keeps what it said before", async () => {
    const { id } = await freeze();
    await editObservation(harbour.jo, edit(id, 1));
    const { move } = await observationPage(harbour.jo, id);
    expect(move).toMatchObject({ intensity: 3, switchCueWas: "the door", version: 2, room: "JOINT" });
    expect(move.history).toMatchObject([{ version: 1, by: "Jo", before: { intensity: 2, switchCueWas: "his keys on the table" } }]);
    expect(await auditOf(id)).toEqual(["observation.edited", "observation.viewed"]);
  });

  it("stores the cue sealed, in its history as well", async () => {
    const { id } = await freeze();
    await editObservation(harbour.jo, edit(id, 1));
    const row = await inPractice(harbour.jo, (tx) => tx.observation.findFirst({
      where: { practiceId: harbour.jo.practiceId, id }, include: { observationRevisions: true },
    }));
    expect(JSON.stringify(row, (_, value: unknown) => (typeof value === "bigint" ? String(value) : value))).not.toMatch(/keys|door/);
  });

  it("shows what is stored to the second of two who edit", async () => {
    const { id } = await freeze();
    await editObservation(harbour.jo, edit(id, 1));
    const refusal = await editObservation(harbour.jo, edit(id, 1, { intensity: 4 })).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(ConflictError);
    expect((refusal as ConflictError).theirs).toMatchObject({ Who: "Noor", Word: "Freezes", "How strong": "3" });
    expect((refusal as ConflictError).version).toBe(2);
  });

  it("refuses intensity 5 and an unknown word", async () => {
    const { id } = await freeze();
    await expect(editObservation(harbour.jo, edit(id, 1, { intensity: 5 }))).rejects.toMatchObject({ name: "ZodError" });
    await expect(editObservation(harbour.jo, edit(id, 1, { code: "X" }))).rejects.toMatchObject({ name: "ZodError" });
  });

  it("takes a retracted move out of every figure and keeps it in sight", async () => {
    const { id } = await freeze();
    const before = (await sessionRecord(harbour.jo, sessionId)).summary.joint.persons.B.counts.total;
    await retractObservation(harbour.jo, { observationId: id });
    await retractObservation(harbour.jo, { observationId: id });
    const { summary, moves } = await sessionRecord(harbour.jo, sessionId);
    expect(summary.joint.persons.B.counts.total).toBe(before - 1);
    expect(moves.find((move) => move.id === id)?.retracted).toMatchObject({ by: "Jo" });
    expect(await auditOf(id)).toEqual(["observation.retracted"]);
    await expect(editObservation(harbour.jo, edit(id, 1))).rejects.toThrow(RefusedError);
  });

  it("is out of reach for another practice and for a colleague off the team", async () => {
    const { id } = await freeze();
    for (const stranger of [mill.jo, harbour.ines]) {
      await expect(editObservation(stranger, edit(id, 1))).rejects.toThrow(NotFoundError);
      await expect(retractObservation(stranger, { observationId: id })).rejects.toThrow(NotFoundError);
      await expect(observationPage(stranger, id)).rejects.toThrow(NotFoundError);
    }
    await expect(retractObservation(harbour.jo, { observationId: "nonsense" })).rejects.toThrow(NotFoundError);
  });
});
