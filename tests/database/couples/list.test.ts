import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { changeCase } from "#lib/couples/commands.ts";
import { coupleHeader, coupleOverview, listCouples } from "#lib/couples/queries.ts";
import { NotFoundError } from "#lib/platform/errors.ts";
import { setClock } from "#lib/platform/clock.ts";
import { cancelSession, planSession, recordAttendance, wrapUpSession } from "#lib/sessions/commands.ts";
import { lastDeedIn } from "#tests/factories/audit.ts";
import { openPractice, type PracticeCast } from "#tests/factories/cast.ts";
import { graceAndHelen, ruben, tobiasAndNoor, type PairCase } from "#tests/factories/couples.ts";

let restore: () => void = () => {};
const at = (instant: string) => {
  restore();
  restore = setClock({ now: () => new Date(instant) });
};
afterEach(() => restore());

const hour = (coupleId: string, day: string) => ({ coupleId, day, time: "10:00", minutes: 50, place: "ROOM", format: "JOINT" });

describe("the list of cases", () => {
  let cast: PracticeCast;
  let pair: PairCase;
  beforeAll(async () => {
    at("2026-11-20T09:00:00Z");
    cast = await openPractice();
    pair = await tobiasAndNoor(cast.jo);
    const grace = await graceAndHelen(cast.jo);
    await ruben(cast.jo);
    await planSession(cast.jo, hour(pair.couple.id, "2026-11-19"));
    await planSession(cast.jo, hour(pair.couple.id, "2026-11-27"));
    const dropped = await planSession(cast.jo, hour(grace.couple.id, "2026-11-21"));
    await cancelSession(cast.jo, { sessionId: dropped.id });
    await planSession(cast.jo, hour(grace.couple.id, "2026-11-25"));
  });

  it("shows the cases of one's own teams by name, with the hours around today", async () => {
    at("2026-11-20T09:00:00Z");
    const lines = await listCouples(cast.jo);
    expect(lines.map(({ name, alone }) => [name, alone])).toEqual([
      ["Grace Okafor and Helen Marsh", false], ["Ruben Castellano", true], ["Tobias Lindqvist and Noor Haddad", false],
    ]);
    const [graceLine, rubenLine, tobiasLine] = lines;
    expect(graceLine?.nextSession?.startsAt.toISOString()).toBe("2026-11-25T10:00:00.000Z");
    expect(rubenLine).toMatchObject({ nextSession: null, lastSession: null, openTasks: 0 });
    expect(tobiasLine?.lastSession?.startsAt.toISOString()).toBe("2026-11-19T10:00:00.000Z");
    expect(await listCouples(cast.ines)).toEqual([]);
    expect(await listCouples((await openPractice("Mill Lane")).jo)).toEqual([]);
  });

  it("filters by any part of a name and sorts by hours, whatever else the address says", async () => {
    at("2026-11-20T09:00:00Z");
    const names = async (raw: { search?: unknown; sort?: unknown }) => (await listCouples(cast.jo, raw)).map(({ name }) => name.split(" ")[0]);
    expect(await names({ search: "HAD" })).toEqual(["Tobias"]);
    expect(await names({ search: "noor tob" })).toEqual(["Tobias"]);
    expect(await names({ search: "%" })).toEqual([]);
    expect(await names({ sort: "next" })).toEqual(["Grace", "Tobias", "Ruben"]);
    expect(await names({ sort: "last" })).toEqual(["Tobias", "Grace", "Ruben"]);
    expect(await names({ sort: ["next"], search: { a: 1 } })).toEqual(["Grace", "Ruben", "Tobias"]);
  });

  it("tells the strip who sits left, what is next and how long ago the last hour was", async () => {
    at("2026-11-20T09:00:00Z");
    const header = await coupleHeader(cast.jo, pair.couple.id);
    expect(header).toMatchObject({ sessionCount: 1, daysSinceLast: 1, openTasks: 0, underWay: false });
    expect(header.nextSession?.number).toBe(2);
    at("2026-11-27T10:30:00Z");
    expect(await coupleHeader(cast.jo, pair.couple.id)).toMatchObject({ sessionCount: 1, underWay: true });
    at("2026-11-27T11:20:00Z");
    expect(await coupleHeader(cast.jo, pair.couple.id)).toMatchObject({ sessionCount: 2, daysSinceLast: 0, underWay: false });
  });
});

describe("the first page of a case", () => {
  it("shows the closing words of a joint hour and none of an hour with one of them", async () => {
    at("2026-11-20T09:00:00Z");
    const { jo, ines } = await openPractice();
    const { couple } = await tobiasAndNoor(jo);
    const joint = await planSession(jo, hour(couple.id, "2026-11-18"));
    await wrapUpSession(jo, { sessionId: joint.id, nothingToNote: "yes", closingLine: "Both stayed.", whatEased: "A pause", promise: "", nextFocus: "Evenings" });
    expect((await coupleOverview(jo, couple.id)).lastWords).toMatchObject({ closingLine: "Both stayed.", whatEased: "A pause", promise: null, nextFocus: "Evenings" });
    expect(await lastDeedIn(jo)).toMatchObject({ action: "couple.viewed", coupleId: couple.id });

    const single = await planSession(jo, { ...hour(couple.id, "2026-11-19"), format: "ONE", oneSeat: "B" });
    await recordAttendance(jo, {
      sessionId: single.id, a: { status: "CANCELLED", minutesJoint: 0, minutesAlone: 0 }, b: { status: "CAME", minutesJoint: 0, minutesAlone: 50 },
    });
    await wrapUpSession(jo, { sessionId: single.id, nothingToNote: "yes", closingLine: "CANARY told alone", whatEased: "", promise: "", nextFocus: "" });
    const overview = await coupleOverview(jo, couple.id);
    expect(overview).toMatchObject({ lastWords: null, heldApart: true });
    expect(JSON.stringify(overview)).not.toContain("CANARY");
    await changeCase(jo, { coupleId: couple.id, leftSeat: "A", aloneRule: "MOVE", version: 1 });
    expect(JSON.stringify(await coupleOverview(jo, couple.id))).not.toContain("CANARY");
    await expect(coupleOverview(ines, couple.id)).rejects.toThrow(NotFoundError);
  });
});
