import { beforeEach, describe, expect, it } from "vitest";
import type { ClinicianActor } from "#lib/platform/actor.ts";
import { NotFoundError } from "#lib/platform/errors.ts";
import { inPractice } from "#lib/platform/tenancy.ts";
import { writeProcessNote } from "#lib/notes/commands.ts";
import { processNotes } from "#lib/notes/queries.ts";
import { openPractice } from "#tests/factories/cast.ts";
import { aHourHeld } from "#tests/factories/held-hour.ts";

describe("a process note", () => {
  let jo: ClinicianActor, ines: ClinicianActor, marta: ClinicianActor;
  let hour: Awaited<ReturnType<typeof aHourHeld>>;
  beforeEach(async () => {
    ({ jo, ines, marta } = await openPractice());
    hour = await aHourHeld(jo);
  });

  it("is read by its author, under the second key, and leaves an audit entry", async () => {
    await writeProcessNote(jo, { coupleId: hour.coupleId, sessionId: hour.sessionId, body: "I felt pulled to fix it." });
    expect(await processNotes(jo, hour.coupleId)).toMatchObject([{ body: "I felt pulled to fix it.", sessionId: hour.sessionId }]);
    const entries = await inPractice(jo, (tx) => tx.auditEntry.findMany({ where: { practiceId: jo.practiceId, subjectType: "process-note" } }));
    expect(entries.map(({ action }) => action).toSorted()).toEqual(["process-note.viewed", "process-note.written"]);
  });

  it("stays hidden from a colleague on the team and from the owner", async () => {
    await writeProcessNote(jo, { coupleId: hour.coupleId, body: "Mine." });
    const row = { practiceId: jo.practiceId, id: crypto.randomUUID(), coupleId: hour.coupleId, clinicianId: ines.membershipId, addedAt: new Date(), addedById: jo.membershipId };
    await inPractice(jo, (tx) => tx.caseClinician.create({ data: row }));
    expect(await processNotes(ines, hour.coupleId)).toEqual([]);
    expect(await processNotes(marta, hour.coupleId)).toEqual([]);
  });

  it("cannot be hung on another case's hour or written off the team", async () => {
    const other = await aHourHeld(jo);
    const { jo: foreign } = await openPractice("Mill Lane");
    await expect(writeProcessNote(jo, { coupleId: hour.coupleId, sessionId: other.sessionId, body: "Wrong place." })).rejects.toThrow(NotFoundError);
    for (const actor of [ines, marta, foreign]) await expect(writeProcessNote(actor, { coupleId: hour.coupleId, body: "Mine." })).rejects.toThrow(NotFoundError);
  });

  it("needs words", async () => {
    await expect(writeProcessNote(jo, { coupleId: hour.coupleId, body: " " })).rejects.toMatchObject({ issues: [{ path: ["body"] }] });
  });
});
