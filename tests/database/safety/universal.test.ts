import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { taskLines } from "#lib/assignments/queries.ts";
import { assignExercise } from "#lib/assignments/commands/draft.ts";
import { recordContactPreference } from "#lib/clients/commands.ts";
import { setClock } from "#lib/platform/clock.ts";
import { NotFoundError, RefusedError } from "#lib/platform/errors.ts";
import { jobActor } from "#lib/platform/jobs.ts";
import { inPractice } from "#lib/platform/tenancy.ts";
import { letterOf } from "#lib/requests/queries/letter.ts";
import { readAgreements, recordAgreement } from "#lib/safety/commands/agreements.ts";
import { agreementsCard } from "#lib/safety/queries/agreements.ts";
import { lastDeedIn } from "#tests/factories/audit.ts";
import { openPractice, type PracticeCast } from "#tests/factories/cast.ts";
import { ruben } from "#tests/factories/couples.ts";
import { anHour } from "#tests/factories/held-hour.ts";
import { behindALink } from "#tests/factories/strangers.ts";
import { dayAhead, readyPair, recipient } from "#tests/factories/tasks.ts";

let cast: PracticeCast;
let made: Awaited<ReturnType<typeof readyPair>>;
let restore: () => void = () => {};
const at = (instant: string) => {
  restore();
  restore = setClock({ now: () => new Date(instant) });
};
beforeAll(async () => {
  cast = await openPractice();
});
beforeEach(async () => {
  at("2026-11-02T18:00:00Z");
  made = await readyPair(cast.jo);
});
afterEach(() => restore());

const timeOut = { who: "Either of us", word: "Harbour", placeA: "The balcony", placeB: "Upstairs", back: "After 30 minutes" };
const agree = (kind: string, parts: object, more: object = {}) => recordAgreement(cast.jo, { coupleId: made.couple.id, kind, agreedOn: "2026-11-02", parts, ...more });
const card = () => agreementsCard(cast.jo, made.couple.id);

describe("agreements made with every couple", () => {
  it("lie sealed in the joint file, in versions, with what is still to be made", async () => {
    expect((await card()).prompts[0]).toContain("With every couple in the first two hours");
    await agree("TIME_OUT", timeOut);
    expect(await lastDeedIn(cast.jo)).toMatchObject({ action: "agreement.recorded", coupleId: made.couple.id });
    const row = await inPractice(cast.jo, (tx) => tx.agreement.findFirstOrThrow({ where: { practiceId: cast.jo.practiceId, coupleId: made.couple.id } }));
    expect(row.words).not.toContain("Harbour");
    at("2026-11-02T18:05:00Z");
    await agree("TIME_OUT", { ...timeOut, word: "Blackbird" });
    await agree("NO_BLOCKING", { words: "The way is free." });
    await agree("PRIVATE_HALVES", { words: "Now and then one by one." });
    const { agreements, prompts } = await card();
    expect(prompts).toEqual([]);
    expect(agreements.find(({ kind }) => kind === "TIME_OUT")).toMatchObject({ versions: 2, words: expect.stringMatching(/Blackbird[^]*Where Noor goes: Upstairs/) });
  });

  it("are read again with both after a run of private weeks", async () => {
    await agree("TIME_OUT", timeOut);
    await agree("NO_BLOCKING", { words: "The way is free." });
    await agree("PRIVATE_HALVES", { words: "Now and then one by one." });
    at("2026-11-10T18:00:00Z");
    await anHour(cast.jo, made.couple.id, -1, { format: "SPLIT" });
    expect((await card()).prompts).toEqual([]);
    await anHour(cast.jo, made.couple.id, 6);
    expect((await card()).prompts).toEqual([expect.stringContaining("Read them again with both")]);
    await readAgreements(cast.jo, { coupleId: made.couple.id, readOn: "2026-11-10" });
    expect(await card()).toMatchObject({ prompts: [], agreements: [{ readOn: ["2026-11-10"] }, { readOn: ["2026-11-10"] }, { readOn: ["2026-11-10"] }] });
  });

  it.each([
    ["a time-out without its return", "TIME_OUT", { ...timeOut, back: " " }, {}], ["a blank one", "NO_BLOCKING", { words: "" }, {}], ["a kind nobody knows", "PEACE", { words: "Peace" }, {}],
    ["a day to come", "NO_BLOCKING", { words: "The way is free." }, { agreedOn: "2026-12-01" }],
  ])("refuse %s", async (_, kind, parts, more) => {
    await expect(agree(kind, parts, more)).rejects.toThrow();
  });

  it("are made with both, by the case team alone", async () => {
    await expect(readAgreements(cast.jo, { coupleId: made.couple.id, readOn: "2026-11-02" })).rejects.toThrow(RefusedError);
    const alone = await ruben(cast.jo);
    await expect(agree("NO_BLOCKING", { words: "The way is free." }, { coupleId: alone.couple.id })).rejects.toThrow(RefusedError);
    expect(await agreementsCard(cast.jo, alone.couple.id)).toMatchObject({ ofCouple: false, prompts: [] });
    const mill = await openPractice("Mill Lane");
    for (const stranger of [cast.ines, cast.marta, mill.jo, behindALink(cast.jo, made.noor, made.couple.id)]) {
      await expect(agreementsCard(stranger, made.couple.id)).rejects.toThrow(NotFoundError);
      await expect(recordAgreement(stranger, { coupleId: made.couple.id, kind: "NO_BLOCKING", agreedOn: "2026-11-02", parts: { words: "No." } })).rejects.toThrow(NotFoundError);
      await expect(readAgreements(stranger, { coupleId: made.couple.id, readOn: "2026-11-02" })).rejects.toThrow(NotFoundError);
    }
  });
});

describe("a week with private halves (rule F8)", () => {
  const give = async (exerciseCode: string) => {
    for (const [index, { id }] of made.couple.clients.entries()) {
      await recordContactPreference(cast.jo, { clientId: id, channel: "EMAIL", sharedDevice: "NO", email: `${index}@post.example`, checkedOn: dayAhead(cast.jo, 0) });
    }
    const both = [made.tobias, made.noor].map((person) => recipient(person, exerciseCode, { delivery: "EMAIL", reminders: "on" } as never));
    return assignExercise(cast.jo, { coupleId: made.couple.id, exerciseCode, dueOn: "2026-11-12", recipients: both });
  };
  const reminder = (requestId: string) => inPractice(jobActor(cast.jo.practiceId, "mail"), (tx) =>
    letterOf(tx, jobActor(cast.jo.practiceId, "mail"), { id: requestId, kind: "REMINDER", requestId, membershipId: null, reflectionId: null }));
  const sent = async (links: { requestId: string }[]) => {
    const found = [];
    for (const { requestId } of links) found.push(await reminder(requestId));
    return found.map((letter) => ("letter" in letter ? "goes out" : letter.reason));
  };

  it("holds the reminders of what is between the two, of both alike, and no others", async () => {
    const shared = await give("EX.LOOP_MAP");
    const own = await give("EX.WARM_EYES");
    at("2026-11-10T10:00:00Z");
    expect(await sent(shared.links)).toEqual(["goes out", "goes out"]);
    await anHour(cast.jo, made.couple.id, 2, { format: "SPLIT" });
    expect(await sent(shared.links)).toEqual(["rest-week", "rest-week"]);
    expect(await sent(own.links)).toEqual(["goes out", "goes out"]);
  });

  it("counts nothing of it as not done", async () => {
    await give("EX.LOOP_MAP");
    await give("EX.WARM_EYES");
    await anHour(cast.jo, made.couple.id, 8, { format: "SPLIT" });
    at("2026-12-10T10:00:00Z");
    const lines = await inPractice(cast.jo, (tx) => taskLines(tx, cast.jo, made.couple.id));
    expect(lines.map(({ exerciseCode, status }) => `${exerciseCode} ${status}`).toSorted()).toEqual(["EX.LOOP_MAP rested", "EX.LOOP_MAP rested", "EX.WARM_EYES expired", "EX.WARM_EYES expired"]);
  });
});
