import { beforeAll, describe, expect, it } from "vitest";
import { amendNote, saveNote, signNote } from "#lib/notes/commands.ts";
import { notePage } from "#lib/notes/queries.ts";
import { clock } from "#lib/platform/clock.ts";
import { ForbiddenError, NotFoundError, RefusedError } from "#lib/platform/errors.ts";
import { addDays, dayOf } from "#lib/platform/time.ts";
import { moveItem } from "#lib/safety/commands/room-move.ts";
import { recordPrivateContact } from "#lib/sessions/commands/private-contact.ts";
import { attentionBalance } from "#lib/sessions/queries/balance.ts";
import { lastDeedIn } from "#tests/factories/audit.ts";
import { openPractice, type PracticeCast } from "#tests/factories/cast.ts";
import { ruben, tobiasAndNoor } from "#tests/factories/couples.ts";
import { aHourHeld, privateHalves } from "#tests/factories/held-hour.ts";
import { behindALink, strayIds } from "#tests/factories/strangers.ts";

let cast: PracticeCast;
let mill: PracticeCast;
beforeAll(async () => {
  cast = await openPractice();
  mill = await openPractice("Mill Lane");
});

async function halves() {
  const pair = await tobiasAndNoor(cast.jo);
  return { ...pair, sessionId: await privateHalves(cast.jo, pair.couple.id, -7) };
}

describe("the notes of one hour, a file each", () => {
  it("are kept, signed and amended apart, each in its own format", async () => {
    const { sessionId } = await halves();
    await signNote(cast.jo, { sessionId, room: "B", format: "SOAP", version: 0, body: "Subjective: the doorway" });
    await saveNote(cast.jo, { sessionId, room: "A", format: "DAP", version: 0, body: "Data: his half" });
    await saveNote(cast.jo, { sessionId, version: 0, body: "Session: 1" });
    await amendNote(cast.jo, { sessionId, room: "B", body: "He was called since" });
    expect((await notePage(cast.jo, sessionId, "B")).note).toMatchObject({ room: "B", format: "SOAP", state: "SIGNED", body: "Subjective: the doorway", amendments: [{ body: "He was called since" }] });
    expect((await notePage(cast.jo, sessionId, "A")).note).toMatchObject({ room: "A", format: "DAP", state: "DRAFT", body: "Data: his half" });
    expect((await notePage(cast.jo, sessionId)).note).toMatchObject({ room: "JOINT", format: "SIX_LINE", state: "DRAFT" });
    await expect(saveNote(cast.jo, { sessionId, room: "B", format: "SOAP", version: 1, body: "Changed" })).rejects.toThrow(RefusedError);
  });

  it("are none for somebody who was not seen alone, or for a stranger", async () => {
    const { sessionId } = await aHourHeld(cast.jo);
    await expect(notePage(cast.jo, sessionId, "A")).rejects.toThrow(NotFoundError);
    await expect(saveNote(cast.jo, { sessionId, room: "A", version: 0, body: "Nothing" })).rejects.toThrow(NotFoundError);
    const { sessionId: held, tobias, couple } = await halves();
    for (const stranger of [cast.ines, cast.marta, mill.jo]) await expect(notePage(stranger, held, "A")).rejects.toThrow(NotFoundError);
    await expect(saveNote(behindALink(cast.jo, tobias, couple.id), { sessionId: held, room: "A", version: 0, body: "x" })).rejects.toThrow(ForbiddenError);
  });

  it("go into another file with a reason, never over a note that lies there", async () => {
    const { sessionId } = await aHourHeld(cast.jo);
    const { id } = await signNote(cast.jo, { sessionId, version: 0, body: "Noor, after he had left" });
    await moveItem(cast.jo, { item: "PROGRESS_NOTE", itemId: id, toRoom: "B", reason: "It was said when she was alone" });
    expect(await lastDeedIn(cast.jo)).toMatchObject({ action: "item.moved", subjectType: "note" });
    expect((await notePage(cast.jo, sessionId, "B")).note).toMatchObject({ state: "SIGNED", body: "Noor, after he had left" });
    const { id: anew } = await saveNote(cast.jo, { sessionId, version: 0, body: "The joint part" });
    await expect(moveItem(cast.jo, { item: "PROGRESS_NOTE", itemId: anew, toRoom: "B", reason: "x" })).rejects.toMatchObject({ fields: { form: "A note of this hour lies in that file already. Add to it instead." } });
  });
});

describe("time and attention between the two", () => {
  it("are sums side by side: hours together and alone, tasks, contacts outside", async () => {
    const { couple, coupleId, noor, tobias } = await aHourHeld(cast.jo);
    await privateHalves(cast.jo, coupleId, -3);
    const on = dayOf(clock.now(), cast.jo.zone);
    await recordPrivateContact(cast.jo, { clientId: noor.id, on, minutes: "15" });
    expect(await lastDeedIn(cast.jo)).toMatchObject({ action: "private-contact.recorded", coupleId: couple.id });
    expect(await attentionBalance(cast.jo, coupleId)).toMatchObject([
      { clientId: tobias.id, attention: { together: 50, alone: 25, tasks: 0, contacts: 0, contactMinutes: 0 } },
      { clientId: noor.id, attention: { together: 50, alone: 25, tasks: 0, contacts: 1, contactMinutes: 15 } },
    ]);
  });

  it("are not counted for one client alone, refuse a day to come, and are nobody else's", async () => {
    const { couple, noor } = await tobiasAndNoor(cast.jo);
    const on = dayOf(clock.now(), cast.jo.zone);
    expect(await attentionBalance(cast.jo, (await ruben(cast.jo)).couple.id)).toBeNull();
    await expect(recordPrivateContact(cast.jo, { clientId: noor.id, on: addDays(on, 1), minutes: 5 })).rejects.toThrow(RefusedError);
    await expect(recordPrivateContact(cast.jo, { clientId: noor.id, on, minutes: 0 })).rejects.toThrow("Enter how many minutes it took.");
    for (const stranger of [cast.ines, mill.jo, behindALink(cast.jo, noor, couple.id)]) {
      await expect(recordPrivateContact(stranger, { clientId: noor.id, on, minutes: 5 })).rejects.toThrow(NotFoundError);
      await expect(attentionBalance(stranger, couple.id)).rejects.toThrow(NotFoundError);
    }
    for (const clientId of strayIds) await expect(recordPrivateContact(cast.jo, { clientId, on, minutes: 5 })).rejects.toThrow(NotFoundError);
  });
});
