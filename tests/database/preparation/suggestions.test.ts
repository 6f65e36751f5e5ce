import { beforeEach, describe, expect, it } from "vitest";
import { recordDoneTogether } from "#lib/assignments/commands/outcome.ts";
import { recordObservations } from "#lib/observations/commands.ts";
import type { ClinicianActor } from "#lib/platform/actor.ts";
import { NotFoundError } from "#lib/platform/errors.ts";
import { inPractice, type Transaction } from "#lib/platform/tenancy.ts";
import { suggestionsFor } from "#lib/preparation/queries/suggestions.ts";
import { rateCriteria } from "#lib/criteria/commands.ts";
import { decideSafety } from "#lib/safety/commands.ts";
import { openPractice } from "#tests/factories/cast.ts";
import { askedAlone } from "#tests/factories/couples.ts";
import { aHourHeld, anHour, privateHalves } from "#tests/factories/held-hour.ts";
import { behindALink, strayIds } from "#tests/factories/strangers.ts";
import { dayAhead, giveTask } from "#tests/factories/tasks.ts";

describe("what each may be offered", () => {
  let jo: ClinicianActor, ines: ClinicianActor, marta: ClinicianActor;
  let hour: Awaited<ReturnType<typeof aHourHeld>>;
  beforeEach(async () => {
    ({ jo, ines, marta } = await openPractice());
    hour = await aHourHeld(jo);
    await recordObservations(jo, { sessionId: hour.sessionId, items: [
      { seat: "B", code: "WDR.FREEZE", intensity: 4 }, { seat: "B", code: "WDR.GONE", intensity: 3 }, { seat: "A", code: "PUR.SWAMPED", intensity: 4 },
      { seat: "A", code: "PUR.AMPLIFY", intensity: 4 }, { seat: "A", code: "PUR.PRESS", intensity: 4 },
    ] });
  });
  const offered = (actor = jo) => inPractice(actor, (tx) => suggestionsFor(tx, actor, hour.coupleId));
  const codes = async (seat: "A" | "B") => (await offered()).find((person) => person.seat === seat)?.cards.map(({ code }) => code) ?? [];

  it("offers each side its own, each with its arithmetic", async () => {
    await askedAlone(jo, hour.couple);
    const people = await offered();
    expect(people.map(({ name, lean }) => [name, lean])).toEqual([["Tobias", "pursue"], ["Noor", "withdraw"]]);
    const [tobias, noor] = people;
    expect(tobias?.cards.map(({ code }) => code)).toContain("EX.SWITCH_ASK");
    expect(noor?.cards.map(({ code }) => code)).toContain("EX.MOVE");
    expect(noor?.cards.map(({ code }) => code)).not.toContain("EX.SWITCH_ASK");
    const move = noor?.cards.find(({ code }) => code === "EX.MOVE");
    expect(move?.why.at(-1)).toBe(`2.5 × (0.5 + 0.5) − 0 = ${move?.score}`);
    expect(tobias?.cards.find(({ code }) => code === "EX.WITH_APART")).toMatchObject({ gate: "R", note: "Once together, in the hour." });
    await recordDoneTogether(jo, { clientId: hour.tobias.id, exerciseCode: "EX.WITH_APART", on: dayAhead(jo, -1) });
    expect((await offered())[0]?.cards.find(({ code }) => code === "EX.WITH_APART")?.note).toBeNull();
  });

  it("holds what is for between the two until both were asked alone (SF1)", async () => {
    const people = await offered();
    for (const { cards, held } of people) {
      expect(cards.filter(({ gate }) => gate === "G1" || gate === "G2")).toEqual([]);
      expect(held[0]).toContain("Private screen missing: Tobias");
    }
    expect(people[1]?.cards.map(({ code }) => code)).toContain("EX.MOVE");
  });

  it("holds the same for both under an open check (SF2), and says nothing of who told what", async () => {
    await askedAlone(jo, hour.couple);
    await privateHalves(jo, hour.coupleId, -1);
    const people = await offered();
    for (const { cards, held } of people) {
      expect(cards.every(({ gate }) => gate === "G0" || gate === "R")).toBe(true);
      expect(held.join(" ")).toContain("A private check is due");
    }
    expect(JSON.stringify(people)).not.toMatch(/doorway|SAF\.|block/i);
  });

  it("offers nothing at all while joint work is stopped (SF3)", async () => {
    await decideSafety(jo, { coupleId: hour.coupleId, kind: "TIER_SET", tier: "S3", room: "JOINT", words: "Stopped for now." });
    expect((await offered()).map(({ cards, held }) => [cards, held.length])).toEqual([[[], 1], [[], 1]]);
  });

  it("tires of what was given, reads the newest rating, and offers nothing past two open tasks", async () => {
    await askedAlone(jo, hour.couple);
    const scoreOf = async () => (await offered())[1]?.cards.find(({ code }) => code === "EX.MOVE");
    await rateCriteria(jo, { coupleId: hour.coupleId, reviewedOn: dayAhead(jo, 0), ratings: ["OWN", "WORK", "EXPER", "HOME"].map((criterion) => ({ seat: "B", criterion, value: 1 })) });
    expect((await scoreOf())?.score).toBe(3.13);
    await giveTask(jo, hour.couple, hour.noor, "EX.MOVE");
    expect(await scoreOf()).toMatchObject({ score: 2.13, why: expect.arrayContaining(["Given lately: yes, 1"]) });
    await giveTask(jo, hour.couple, hour.noor);
    expect(await codes("B")).toEqual([]);
    expect((await offered())[1]?.held).toEqual(["Noor has 2 open tasks. Let one come back first."]);
    expect((await codes("A")).length).toBeGreaterThan(0);
  });

  it("asks the database the same number of times however long the case", async () => {
    const count = async () => {
      let asked = 0;
      await inPractice(jo, (tx) => suggestionsFor(counting(tx, () => (asked += 1)), jo, hour.coupleId));
      return asked;
    };
    const before = await count();
    for (const days of [-6, -5, -4]) {
      const sessionId = await anHour(jo, hour.coupleId, days);
      await recordObservations(jo, { sessionId, items: [{ seat: "B", code: "WDR.FREEZE", intensity: 2 }] });
    }
    await giveTask(jo, hour.couple, hour.noor, "EX.MOVE");
    expect(await count()).toBe(before);
  });

  it("is not found off the team, elsewhere, behind a link, or for a stray id", async () => {
    const { jo: foreign } = await openPractice("Mill Lane");
    for (const actor of [ines, marta, foreign]) await expect(inPractice(actor, (tx) => suggestionsFor(tx, actor, hour.coupleId))).rejects.toThrow(NotFoundError);
    const client = behindALink(jo, hour.tobias, hour.coupleId);
    await expect(inPractice(client, (tx) => suggestionsFor(tx, client, hour.coupleId))).rejects.toThrow();
    for (const id of strayIds) await expect(inPractice(jo, (tx) => suggestionsFor(tx, jo, id))).rejects.toThrow(NotFoundError);
  });
});

/** The same transaction, counting every question to a table. */
function counting(tx: Transaction, tick: () => void): Transaction {
  return new Proxy(tx, {
    get(target, table) {
      const model: unknown = Reflect.get(target, table);
      if (typeof model !== "object" || model === null) return model;
      return new Proxy(model, {
        get(inner, verb) {
          const ask: unknown = Reflect.get(inner, verb);
          if (typeof ask !== "function") return ask;
          return (...given: unknown[]) => { tick(); return Reflect.apply(ask, inner, given) as unknown; };
        },
      });
    },
  });
}
