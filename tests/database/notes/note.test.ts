import { beforeEach, describe, expect, it } from "vitest";
import type { ClinicianActor } from "#lib/platform/actor.ts";
import { ConflictError, ForbiddenError, NotFoundError, RefusedError } from "#lib/platform/errors.ts";
import { inPractice } from "#lib/platform/tenancy.ts";
import { amendNote, draftNote, saveNote, signNote } from "#lib/notes/commands.ts";
import { notePage } from "#lib/notes/queries.ts";
import { openPractice } from "#tests/factories/cast.ts";
import { aHourHeld, privateHalves } from "#tests/factories/held-hour.ts";

const actions = (actor: ClinicianActor) =>
  inPractice(actor, async (tx) => (await tx.auditEntry.findMany({ where: { practiceId: actor.practiceId, subjectType: "note" }, orderBy: { sequence: "asc" } })).map(({ action }) => action));

describe("the note of an hour", () => {
  let jo: ClinicianActor, ines: ClinicianActor, marta: ClinicianActor;
  let hour: Awaited<ReturnType<typeof aHourHeld>>;
  beforeEach(async () => {
    ({ jo, ines, marta } = await openPractice());
    hour = await aHourHeld(jo);
  });
  const at = (body: string, version: number) => ({ sessionId: hour.sessionId, body, version });

  it("opens as a draft that nothing has stored, and the view is recorded", async () => {
    const { note } = await notePage(jo, hour.sessionId);
    expect(note).toMatchObject({ id: null, state: "UNKEPT", version: 0 });
    expect(note.body).toContain("Worked on: Noor answered him twice. What eased the hardest moment: A glass of water.");
    expect(note.body).toContain("Seen: Tobias asked again and again for an answer right away. Noor went still or got stuck and answered a reach.");
    expect(note.body).toContain("Plan: Asking early. Ask about the fee.");
    expect(await actions(jo)).toEqual(["note.viewed"]);
  });

  it("is kept as drafted, once", async () => {
    const first = await draftNote(jo, { sessionId: hour.sessionId });
    expect(await draftNote(jo, { sessionId: hour.sessionId })).toEqual(first);
    expect((await notePage(jo, hour.sessionId)).note).toMatchObject({ state: "DRAFT", version: 1 });
    expect(await actions(jo)).toEqual(["note.drafted", "note.viewed"]);
  });

  it("is signed with the text as it stands, by whom and when, and its text is sealed", async () => {
    await signNote(jo, at("Session: all went well.", 0));
    const { note } = await notePage(jo, hour.sessionId);
    expect(note).toMatchObject({ state: "SIGNED", body: "Session: all went well.", signed: { by: "Jo" } });
    expect(await actions(jo)).toEqual(["note.signed", "note.viewed"]);
    const row = await inPractice(jo, (tx) => tx.progressNote.findFirstOrThrow({ where: { practiceId: jo.practiceId } }));
    expect(row.body).not.toContain("all went well");
  });

  it("is never edited after signing, only amended", async () => {
    const { version } = await signNote(jo, at("As it was.", 0));
    await expect(saveNote(jo, at("As I wish it was.", version))).rejects.toThrow(RefusedError);
    await expect(signNote(jo, at("Again.", version))).rejects.toThrow(RefusedError);
    await amendNote(jo, { sessionId: hour.sessionId, body: "Noor was ten minutes late." });
    const { note } = await notePage(jo, hour.sessionId);
    expect(note.body).toBe("As it was.");
    expect(note.amendments).toMatchObject([{ body: "Noor was ten minutes late.", by: "Jo" }]);
    expect(await actions(jo)).toEqual(["note.signed", "note.amended", "note.viewed"]);
  });

  it("takes no amendment before it is signed", async () => {
    await saveNote(jo, at("A draft.", 0));
    await expect(amendNote(jo, { sessionId: hour.sessionId, body: "Too early." })).rejects.toThrow(RefusedError);
  });

  it("shows both versions when two desks wrote at once", async () => {
    await saveNote(jo, at("From the office.", 0));
    const late = saveNote(jo, at("From home.", 0));
    await expect(late).rejects.toMatchObject({ theirs: { "The note": "From the office." }, version: 1 });
    await expect(late).rejects.toThrow(ConflictError);
    await expect(signNote(jo, at("From home.", 1))).resolves.toMatchObject({ version: 2 });
  });

  it("refuses an empty text and one that is far too long, in sentences", async () => {
    await expect(saveNote(jo, at("  ", 0))).rejects.toMatchObject({ issues: [{ path: ["body"] }] });
    await expect(saveNote(jo, at("x".repeat(8001), 0))).rejects.toMatchObject({ issues: [{ path: ["body"] }] });
  });

  it("is not found by a colleague off the team, the owner, another practice or a strange id", async () => {
    const { jo: other } = await openPractice("Mill Lane");
    await saveNote(jo, at("Ours.", 0));
    for (const actor of [ines, marta, other]) {
      await expect(notePage(actor, hour.sessionId)).rejects.toThrow(NotFoundError);
      await expect(draftNote(actor, { sessionId: hour.sessionId })).rejects.toThrow(NotFoundError);
      await expect(saveNote(actor, at("Mine.", 1))).rejects.toThrow(NotFoundError);
      await expect(signNote(actor, at("Mine.", 1))).rejects.toThrow(NotFoundError);
      await expect(amendNote(actor, { sessionId: hour.sessionId, body: "Mine." })).rejects.toThrow(NotFoundError);
    }
    await expect(notePage(jo, "../../etc")).rejects.toThrow(NotFoundError);
  });

  it("is written by no job", async () => {
    const job = { kind: "system", practiceId: jo.practiceId, job: "retention", origin: "local" } as const;
    await expect(signNote(job, at("By machine.", 0))).rejects.toThrow(ForbiddenError);
  });

  it("drafts nothing that was told alone: the doorway is in no joint note", async () => {
    const sessionId = await privateHalves(jo, hour.coupleId, -1);
    const { note } = await notePage(jo, sessionId);
    expect(note.body.toLowerCase()).not.toContain("doorway");
    expect(note.body).toContain("Seen: held apart; nothing is noted here.");
  });
});
