import { beforeAll, describe, expect, it } from "vitest";
import { clientPage } from "#lib/clients/queries.ts";
import { observationPage } from "#lib/observations/queries.ts";
import { clock, setClock } from "#lib/platform/clock.ts";
import { NotFoundError, RefusedError } from "#lib/platform/errors.ts";
import { newId } from "#lib/platform/ids.ts";
import { inPractice } from "#lib/platform/tenancy.ts";
import { addDays, dayOf } from "#lib/platform/time.ts";
import { moveItem } from "#lib/safety/commands/room-move.ts";
import { holdSecret, releaseSecret } from "#lib/safety/commands/secret.ts";
import { answerMayRaise, recordTold } from "#lib/safety/commands/told.ts";
import { moveOptions } from "#lib/safety/queries/room-move.ts";
import { secretsHeld, secretsPastTheirDay } from "#lib/safety/queries/secrets.ts";
import { lastDeedIn } from "#tests/factories/audit.ts";
import { openPractice, type PracticeCast } from "#tests/factories/cast.ts";
import { graceAndHelen, tobiasAndNoor } from "#tests/factories/couples.ts";
import { privateHalves } from "#tests/factories/held-hour.ts";
import { behindALink, strayIds } from "#tests/factories/strangers.ts";

let cast: PracticeCast;
let mill: PracticeCast;
beforeAll(async () => {
  cast = await openPractice();
  mill = await openPractice("Mill Lane");
});

const today = () => dayOf(clock.now(), cast.jo.zone);
const secret = (clientId: string, more: object = {}) => ({
  clientId, about: "A message from an old friend", agreed: "Helen speaks first", until: addDays(today(), 14), nextStep: "Talk alone on Thursday", otherwise: "We stop joint hours", ...more,
});

describe("what is held for one person", () => {
  it("lies sealed in the teller's own file, in its newest state, and in no other", async () => {
    const { couple, grace, helen } = await graceAndHelen(cast.jo);
    const { id } = await holdSecret(cast.jo, secret(helen.id));
    await holdSecret(cast.jo, secret(helen.id, { secretId: id, nextStep: "She tells on Sunday" }));
    expect((await secretsHeld(cast.jo, helen.id)).held).toMatchObject([{ id, nextStep: "She tells on Sunday", isPast: false }]);
    expect((await secretsHeld(cast.jo, grace.id)).held).toEqual([]);
    expect(JSON.stringify(await clientPage(cast.jo, grace.id))).not.toContain("old friend");
    const rows = await inPractice(cast.jo, (tx) => tx.secretHeld.findMany({ where: { practiceId: cast.jo.practiceId, clientId: helen.id } }));
    expect(rows).toHaveLength(2);
    expect(JSON.stringify(rows)).not.toMatch(/friend|Sunday|Thursday/);
    expect((await lastDeedIn(cast.jo)).action).toBe("client.viewed");
    expect(await inPractice(cast.jo, (tx) => secretsPastTheirDay(tx, cast.jo, couple.id))).toEqual([]);
  });

  it("reminds after the agreed day, with a day and no word of it (rule M8), until it is let go", async () => {
    const { couple, helen } = await graceAndHelen(cast.jo);
    const until = addDays(today(), 14);
    const { id } = await holdSecret(cast.jo, secret(helen.id));
    const restore = setClock({ now: () => new Date(Date.now() + 15 * 86_400_000) });
    try {
      expect(await inPractice(cast.jo, (tx) => secretsPastTheirDay(tx, cast.jo, couple.id))).toEqual([{ clientId: helen.id, until }]);
      expect((await secretsHeld(cast.jo, helen.id)).held).toMatchObject([{ isPast: true }]);
      await releaseSecret(cast.jo, { secretId: id, words: "She told Grace herself" });
      expect((await lastDeedIn(cast.jo)).action).toBe("secret.released");
      expect((await secretsHeld(cast.jo, helen.id)).held).toEqual([]);
      await expect(releaseSecret(cast.jo, { secretId: id, words: "Again" })).rejects.toThrow(RefusedError);
      await expect(holdSecret(cast.jo, secret(helen.id, { secretId: id, until: addDays(today(), 40) }))).rejects.toThrow(RefusedError);
    } finally {
      restore();
    }
  });

  it("is refused with a day that has passed or a blank, for another person's id, and by strangers", async () => {
    const { couple, grace, helen } = await graceAndHelen(cast.jo);
    await expect(holdSecret(cast.jo, secret(helen.id, { until: addDays(today(), -1) }))).rejects.toMatchObject({ fields: { until: "This day has passed. Enter the day of the next step." } });
    await expect(holdSecret(cast.jo, secret(helen.id, { about: " " }))).rejects.toThrow("Write what you are holding");
    const { id } = await holdSecret(cast.jo, secret(helen.id));
    await expect(holdSecret(cast.jo, secret(grace.id, { secretId: id }))).rejects.toThrow(NotFoundError);
    for (const stranger of [cast.ines, cast.marta, mill.jo, behindALink(cast.jo, helen, couple.id)]) {
      await expect(holdSecret(stranger, secret(helen.id))).rejects.toThrow(NotFoundError);
      await expect(releaseSecret(stranger, { secretId: id, words: "x" })).rejects.toThrow(NotFoundError);
      await expect(secretsHeld(stranger, helen.id)).rejects.toThrow(NotFoundError);
    }
    for (const stray of strayIds) await expect(releaseSecret(cast.jo, { secretId: stray, words: "x" })).rejects.toThrow(NotFoundError);
  });
});

describe("moving an item into another file", () => {
  /** Something of Noor's half, a week ago. */
  async function toldInHerHalf() {
    const pair = await tobiasAndNoor(cast.jo);
    const sessionId = await privateHalves(cast.jo, pair.couple.id, -7);
    const { practiceId } = cast.jo;
    const { id: observationId } = await inPractice(cast.jo, (tx) => tx.observation.findFirstOrThrow({ where: { practiceId, sessionId, code: "SAF.BLOCK" }, select: { id: true } }));
    return { ...pair, observationId };
  }
  const move = (itemId: string, toRoom: string, more: object = {}) => moveItem(cast.jo, { item: "OBSERVATION", itemId, toRoom, reason: "She wants to say it herself", ...more });

  it("takes what one told alone into the joint file only with that person's yes, and keeps the act", async () => {
    const { noor, observationId } = await toldInHerHalf();
    await expect(move(observationId, "JOINT")).rejects.toMatchObject({ fields: { form: expect.stringContaining("may I raise this") as string } });
    const { id: toldAloneId } = await recordTold(cast.jo, { clientId: noor.id, words: "He stood in the doorway", toldOn: today(), observationId });
    await answerMayRaise(cast.jo, { toldAloneId, answer: "NOT_YET", words: null, askedOn: today() });
    await expect(move(observationId, "JOINT", { toldAloneId })).rejects.toThrow(RefusedError);
    await answerMayRaise(cast.jo, { toldAloneId, answer: "YES", words: "The evening in the kitchen", askedOn: today() });
    expect((await moveOptions(cast.jo, "OBSERVATION", observationId))?.raisable).toEqual([{ toldAloneId, words: "The evening in the kitchen" }]);
    await move(observationId, "JOINT", { toldAloneId });
    expect(await lastDeedIn(cast.jo)).toMatchObject({ action: "item.moved", subjectId: observationId, detail: JSON.stringify({ from: "B", to: "JOINT" }) });
    expect((await observationPage(cast.jo, observationId)).move.room).toBe("JOINT");
    expect((await moveOptions(cast.jo, "OBSERVATION", observationId))?.moves).toMatchObject([{ from: "B", to: "JOINT", by: "Jo", reason: "She wants to say it herself" }]);
  });

  it("takes a later no back: what counts is the newest answer", async () => {
    const { noor, observationId } = await toldInHerHalf();
    const { id: toldAloneId } = await recordTold(cast.jo, { clientId: noor.id, words: "He stood in the doorway", toldOn: today(), observationId });
    for (const answer of ["YES", "NO"]) await answerMayRaise(cast.jo, { toldAloneId, answer, words: answer === "YES" ? "The evening" : null, askedOn: today() });
    await expect(move(observationId, "JOINT", { toldAloneId })).rejects.toThrow(RefusedError);
  });

  it("never goes into the other's file", async () => {
    const { observationId } = await toldInHerHalf();
    await expect(move(observationId, "A")).rejects.toMatchObject({ fields: { form: "What one told alone never goes into the other's file." } });
    await expect(move(observationId, "B")).rejects.toMatchObject({ fields: { form: "It lies in this file already." } });
    await expect(move(observationId, "JOINT", { reason: "" })).rejects.toThrow("Write why it belongs there.");
  });

  it("finds nothing for strangers and stray ids", async () => {
    const { couple, noor, observationId } = await toldInHerHalf();
    for (const stranger of [cast.ines, cast.marta, mill.jo, behindALink(cast.jo, noor, couple.id)]) {
      await expect(moveItem(stranger, { item: "OBSERVATION", itemId: observationId, toRoom: "JOINT", reason: "x" })).rejects.toThrow(NotFoundError);
      await expect(moveOptions(stranger, "OBSERVATION", observationId)).rejects.toThrow(NotFoundError);
    }
    for (const itemId of [...strayIds, newId()]) await expect(move(itemId, "JOINT")).rejects.toThrow(NotFoundError);
  });
});
