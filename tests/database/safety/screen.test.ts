import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { setClock } from "#lib/platform/clock.ts";
import { NotFoundError, RefusedError } from "#lib/platform/errors.ts";
import { inPractice } from "#lib/platform/tenancy.ts";
import { recordPrivateScreen } from "#lib/safety/commands.ts";
import { privatePage, safetyStanding } from "#lib/safety/queries.ts";
import { lastDeedIn } from "#tests/factories/audit.ts";
import { openPractice, type PracticeCast } from "#tests/factories/cast.ts";
import { askedAlone, tobiasAndNoor } from "#tests/factories/couples.ts";
import { behindALink, strayIds } from "#tests/factories/strangers.ts";

let cast: PracticeCast;
let mill: PracticeCast;
let made: Awaited<ReturnType<typeof tobiasAndNoor>>;
let restore: () => void = () => {};
const at = (instant: string) => {
  restore();
  restore = setClock({ now: () => new Date(instant) });
};
beforeAll(async () => {
  cast = await openPractice();
  mill = await openPractice("Mill Lane");
});
beforeEach(async () => {
  at("2026-11-20T12:00:00Z");
  made = await tobiasAndNoor(cast.jo);
});
afterEach(() => restore());

const asked = (clientId: string, more: object = {}) => ({ clientId, askedOn: "2026-11-20", outcome: "NO_CONCERN", manner: "ALONE_IN_ROOM", ...more });
const standing = () => inPractice(cast.jo, (tx) => safetyStanding(tx, cast.jo, made.couple.id));

describe("the private questions", () => {
  it("lie in the file of the one who was asked, and the audit says no outcome", async () => {
    await recordPrivateScreen(cast.jo, asked(made.noor.id, { outcome: "CONCERN" }));
    const entry = await lastDeedIn(cast.jo);
    expect(entry).toMatchObject({ action: "private-screen.recorded", coupleId: made.couple.id, detail: "{}" });
    expect(await privatePage(cast.jo, made.noor.id)).toMatchObject({ status: "DONE_CONCERN", dueAgainOn: "2027-02-18", open: [{ tier: "S2", label: "The private questions" }] });
    expect(await privatePage(cast.jo, made.tobias.id)).toMatchObject({ status: "NOT_ON_FILE", screens: [], open: [], decisions: [] });
    expect(await lastDeedIn(cast.jo)).toMatchObject({ action: "private-page.viewed", subjectId: made.tobias.id });
  });

  it("open the gates only when both were asked alone and neither declined", async () => {
    expect((await standing()).attending.map(({ status }) => status)).toEqual(["NOT_ON_FILE", "NOT_ON_FILE"]);
    await askedAlone(cast.jo, made.couple);
    expect(await standing()).toMatchObject({ openTier: "S0", jointWork: "cleared", attending: [{ screenOnFile: true }, { screenOnFile: true }] });
    at("2026-11-21T12:00:00Z");
    await recordPrivateScreen(cast.jo, asked(made.tobias.id, { askedOn: "2026-11-21", outcome: "DECLINED" }));
    expect((await standing()).attending.map(({ status, screenOnFile }) => [status, screenOnFile])).toEqual([["DECLINED", false], ["DONE_NO_CONCERN", true]]);
  });

  it("count from the day they were asked, also when written down late", async () => {
    await recordPrivateScreen(cast.jo, asked(made.tobias.id, { askedOn: "2026-08-01" }));
    await recordPrivateScreen(cast.jo, asked(made.noor.id, { askedOn: "2026-11-01" }));
    expect((await standing()).attending.map(({ status }) => status)).toEqual(["DUE_AGAIN", "DONE_NO_CONCERN"]);
  });

  it("are never asked by link the first time", async () => {
    await expect(recordPrivateScreen(cast.jo, asked(made.noor.id, { manner: "BY_LINK" }))).rejects.toThrow(RefusedError);
    await recordPrivateScreen(cast.jo, asked(made.noor.id, { outcome: "DECLINED" }));
    await expect(recordPrivateScreen(cast.jo, asked(made.noor.id, { manner: "BY_LINK" }))).rejects.toThrow(/problem/);
    await recordPrivateScreen(cast.jo, asked(made.noor.id));
    await expect(recordPrivateScreen(cast.jo, asked(made.noor.id, { manner: "BY_LINK", rescreen: "on" }))).resolves.toBeTruthy();
  });

  it.each([
    ["a day to come", { askedOn: "2026-11-22" }], ["a day in 1890", { askedOn: "1890-01-01" }], ["an outcome nobody knows", { outcome: "FINE" }], ["no manner", { manner: "" }],
  ])("refuse %s", async (_, wrong) => {
    await expect(recordPrivateScreen(cast.jo, asked(made.noor.id, wrong))).rejects.toThrow();
  });

  it("are found by nobody off the team, nor by the person's own link", async () => {
    for (const stranger of [cast.ines, cast.marta, mill.jo, behindALink(cast.jo, made.noor, made.couple.id)]) {
      await expect(recordPrivateScreen(stranger, asked(made.noor.id))).rejects.toThrow(NotFoundError);
      await expect(privatePage(stranger, made.noor.id)).rejects.toThrow(NotFoundError);
      await expect(inPractice(stranger, (tx) => safetyStanding(tx, stranger, made.couple.id))).rejects.toThrow(NotFoundError);
    }
    for (const id of strayIds) await expect(recordPrivateScreen(cast.jo, asked(id))).rejects.toThrow(NotFoundError);
  });
});
