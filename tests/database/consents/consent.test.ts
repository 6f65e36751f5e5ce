import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { recordContactPreference } from "#lib/clients/commands.ts";
import { recordConsent, withdrawConsent } from "#lib/consents/commands.ts";
import { missingBeforeLink, mayGetLink } from "#lib/consents/link-readiness.ts";
import { consentRecord, linkReadiness, thingsBeforeFirstLink } from "#lib/consents/queries.ts";
import { recordSecretsPolicy } from "#lib/couples/commands.ts";
import { NotFoundError, RefusedError } from "#lib/platform/errors.ts";
import { inPractice } from "#lib/platform/tenancy.ts";
import { lastDeedIn } from "#tests/factories/audit.ts";
import { openPractice, type PracticeCast } from "#tests/factories/cast.ts";
import { readyForLinks, ruben, tobiasAndNoor } from "#tests/factories/couples.ts";
import { behindALink, strayIds } from "#tests/factories/strangers.ts";

let cast: PracticeCast;
let mill: PracticeCast;
let made: Awaited<ReturnType<typeof tobiasAndNoor>>;
beforeAll(async () => {
  cast = await openPractice();
  mill = await openPractice("Mill Lane");
});
beforeEach(async () => {
  made = await tobiasAndNoor(cast.jo);
});

const given = (clientId: string, givenOn = "2026-01-05") => ({ clientId, textVersion: "draft 1", givenOn, manner: "ON_PAPER" });

describe("consent", () => {
  it("is each person's own, with version, day and manner", async () => {
    await recordConsent(cast.jo, given(made.noor.id));
    expect(await lastDeedIn(cast.jo)).toMatchObject({ action: "consent.recorded", coupleId: made.couple.id });
    expect((await consentRecord(cast.jo, made.noor.id)).inForce).toMatchObject({ textVersion: "draft 1", givenOn: "2026-01-05", manner: "ON_PAPER", recordedBy: "Jo" });
    expect((await consentRecord(cast.jo, made.tobias.id)).all).toEqual([]);
  });

  it("can be taken back at any time: nothing is in force then, and every row stays", async () => {
    await recordConsent(cast.jo, given(made.noor.id));
    await recordConsent(cast.jo, given(made.noor.id, "2026-02-05"));
    expect(await withdrawConsent(cast.jo, { clientId: made.noor.id })).toEqual({ withdrawn: 2 });
    expect(await lastDeedIn(cast.jo)).toMatchObject({ action: "consent.withdrawn", coupleId: made.couple.id });
    const record = await consentRecord(cast.jo, made.noor.id);
    expect([record.inForce, record.all.length]).toEqual([null, 2]);
    await expect(withdrawConsent(cast.jo, { clientId: made.noor.id })).rejects.toThrow(RefusedError);
    await recordConsent(cast.jo, given(made.noor.id, "2026-01-20"));
    expect((await consentRecord(cast.jo, made.noor.id)).inForce).toMatchObject({ givenOn: "2026-01-20" });
  });

  it.each([
    ["a day to come", { givenOn: "2099-01-01" }], ["a day in 1890", { givenOn: "1890-01-01" }], ["no version", { textVersion: " " }],
    ["a version of 10,000 characters", { textVersion: "v".repeat(10_000) }], ["a manner nobody knows", { manner: "BY_LINK" }],
  ])("refuses %s", async (_, wrong) => {
    await expect(recordConsent(cast.jo, { ...given(made.noor.id), ...wrong })).rejects.toThrow();
  });

  it("is found by nobody off the team", async () => {
    const clientId = made.noor.id;
    for (const stranger of [cast.ines, cast.marta, mill.jo, behindALink(cast.jo, made.noor, made.couple.id)]) {
      await expect(recordConsent(stranger, given(clientId))).rejects.toThrow(NotFoundError);
      await expect(withdrawConsent(stranger, { clientId })).rejects.toThrow(NotFoundError);
      await expect(consentRecord(stranger, clientId)).rejects.toThrow(NotFoundError);
      await expect(thingsBeforeFirstLink(stranger, made.couple.id)).rejects.toThrow(NotFoundError);
    }
    for (const id of strayIds) await expect(recordConsent(cast.jo, given(id))).rejects.toThrow(NotFoundError);
  });
});

describe("three things before the first link", () => {
  it("are counted for each person and for both", async () => {
    const kinds = async () => (await thingsBeforeFirstLink(cast.jo, made.couple.id)).map(({ kind, seat }) => `${kind} ${seat ?? "both"}`);
    expect(await kinds()).toEqual(["consent A", "contact A", "consent B", "contact B", "secrets-policy both"]);
    await recordConsent(cast.jo, given(made.tobias.id));
    await recordContactPreference(cast.jo, { clientId: made.tobias.id, channel: "HAND_OVER", checkedOn: "2026-01-05" });
    await recordSecretsPolicy(cast.jo, { coupleId: made.couple.id, kind: "NO_SECRETS", agreedOn: "2026-01-05" });
    expect(await kinds()).toEqual(["consent B", "contact B"]);
    const facts = await inPractice(cast.jo, (tx) => linkReadiness(tx, cast.jo, made.couple.id));
    expect([mayGetLink(facts, made.tobias.id), mayGetLink(facts, made.noor.id)]).toEqual([true, false]);
  });

  it("are there again for a person who takes consent back, and for that person only", async () => {
    await readyForLinks(cast.jo, made.couple);
    await withdrawConsent(cast.jo, { clientId: made.noor.id });
    const facts = await inPractice(cast.jo, (tx) => linkReadiness(tx, cast.jo, made.couple.id));
    expect(missingBeforeLink(facts).map(({ kind, seat }) => [kind, seat])).toEqual([["consent", "B"]]);
  });

  it("need no policy between two for somebody who comes alone", async () => {
    const alone = await ruben(cast.jo);
    await readyForLinks(cast.jo, alone.couple);
    expect(await thingsBeforeFirstLink(cast.jo, alone.couple.id)).toEqual([]);
  });
});
