import { beforeEach, describe, expect, it } from "vitest";
import type { ClinicianActor } from "#lib/platform/actor.ts";
import { clock, setClock } from "#lib/platform/clock.ts";
import { ForbiddenError } from "#lib/platform/errors.ts";
import { jobActor } from "#lib/platform/jobs.ts";
import { inPractice } from "#lib/platform/tenancy.ts";
import { addDays, dayOf } from "#lib/platform/time.ts";
import { recordAway } from "#lib/practices/commands.ts";
import { clearMarks } from "#lib/reflections/commands/mark.ts";
import { remindOfUnopened } from "#lib/reflections/commands/unopened.ts";
import { reflectionPage } from "#lib/reflections/queries.ts";
import { sendReflection } from "#lib/requests/commands/send.ts";
import { deedsIn } from "#tests/factories/audit.ts";
import { openPractice, type PracticeCast } from "#tests/factories/cast.ts";
import { tobiasWithLink, unlock } from "#tests/factories/tasks.ts";

const DAY_MS = 86_400_000;

describe("a red mark that nobody opens in the practice's time", () => {
  let cast: PracticeCast;
  let jo: ClinicianActor;
  let reflectionId: string;
  beforeEach(async () => {
    cast = await openPractice();
    jo = cast.jo;
    const { token, code } = await tobiasWithLink(jo);
    ({ reflectionId } = await sendReflection((await unlock(token, code)).actor, { c_did: "DID", c_share: "NO", c_note: "I want to kill myself." }));
  });

  const remind = () => remindOfUnopened(jobActor(jo.practiceId, "marks"));
  const word = () => inPractice(jo, async (tx) => (await tx.outgoingMail.findMany({ where: { practiceId: jo.practiceId, kind: "WORD_TO_CLINICIAN" }, orderBy: [{ number: "asc" }] })).map(({ membershipId, number }) => [membershipId, number]));

  async function later<T>(days: number, deed: () => Promise<T>): Promise<T> {
    const restore = setClock({ now: () => new Date(Date.now() + days * DAY_MS) });
    try {
      return await deed();
    } finally {
      restore();
    }
  }

  it("is told of once more, and to the cover of whoever is away by then; only once", async () => {
    expect(await remind()).toBe(0);
    expect(await word()).toEqual([[jo.membershipId, 1]]);
    const today = dayOf(clock.now(), jo.zone);
    await recordAway(jo, { fromDay: addDays(today, 1), untilDay: addDays(today, 20), coverId: cast.ines.membershipId });
    expect(await later(8, remind)).toBe(1);
    expect((await word()).filter(([, number]) => number === 2).map(([who]) => who).toSorted()).toEqual([jo.membershipId, cast.ines.membershipId].toSorted());
    expect(await deedsIn(jo)).toContain("reflection.unopened");
    expect(await later(9, remind)).toBe(0);
  });

  it("is told of no more once somebody opened or answered it", async () => {
    await reflectionPage(jo, reflectionId);
    expect(await later(8, remind)).toBe(0);
    await clearMarks(jo, { reflectionId, kind: "CONTACTED", reason: "Called him." });
    expect(await later(9, remind)).toBe(0);
  });

  it("is a job's to look for", async () => {
    await expect(remindOfUnopened(jo as never)).rejects.toThrow(ForbiddenError);
  });
});
