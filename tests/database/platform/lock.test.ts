import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { setClock } from "#lib/platform/clock.ts";
import { ForbiddenError, RefusedError, ThrottledError } from "#lib/platform/errors.ts";
import { giveSecondFactor } from "#lib/platform/sign-in-factor.ts";
import { lockSignIn, standingOf } from "#lib/platform/sign-in-session.ts";
import { inPractice } from "#lib/platform/tenancy.ts";
import { atHome, auditOf, codeOf, enrolledClinician, later, signedIn, waitForTries, type Enrolled } from "./people.ts";

const MINUTE = 60_000;
let jo: Enrolled;
let secret: string;
let restore = () => {};
beforeEach(async () => {
  jo = await enrolledClinician();
  secret = await signedIn(jo);
});
afterEach(async () => {
  restore();
  await waitForTries();
});

async function actorOf(of: string) {
  const standing = await standingOf(of, "local");
  if (standing.stage !== "full") throw new Error("Not signed in.");
  return standing.actor;
}

async function lock() {
  const actor = await actorOf(secret);
  await inPractice(actor, (tx) => lockSignIn(tx, actor));
  return actor;
}

describe("a sign-in that was locked, because the device is in a client's hands", () => {
  it("is worth no more than a password until the second factor is given", async () => {
    const { signInSessionId } = await lock();
    expect(await standingOf(secret, "local")).toMatchObject({ stage: "password", locked: true, enrolled: true });
    const opened = await giveSecondFactor(secret, codeOf(jo.totpSecret, 1), atHome);
    expect((await actorOf(opened)).signInSessionId).toBe(signInSessionId);
    expect((await auditOf(jo.cast)).map(({ action }) => action).slice(-2)).toEqual(["sign-in.locked", "sign-in.unlocked"]);
  });

  it("goes on under a new secret: the old one is worth nothing", async () => {
    await lock();
    await giveSecondFactor(secret, codeOf(jo.totpSecret, 1), atHome);
    expect((await standingOf(secret, "local")).stage).toBe("none");
  });

  it("opens with a recovery code too, and with no code twice", async () => {
    await lock();
    await expect(giveSecondFactor(secret, codeOf(jo.totpSecret), atHome)).rejects.toThrow(RefusedError);
    await expect(giveSecondFactor(secret, jo.recoveryCodes[0] ?? "", atHome)).resolves.toBeTypeOf("string");
  });

  it("takes five tries and no sixth", async () => {
    await lock();
    for (let tries = 0; tries < 5; tries += 1) await expect(giveSecondFactor(secret, "000000", atHome)).rejects.toThrow(RefusedError);
    await expect(giveSecondFactor(secret, codeOf(jo.totpSecret, 1), atHome)).rejects.toThrow(ThrottledError);
    expect(await standingOf(secret, "local")).toMatchObject({ stage: "password", locked: true });
  });

  it("waits longer than an idle one, and not for ever", async () => {
    await lock();
    restore = setClock(later(100 * MINUTE));
    expect((await standingOf(secret, "local")).stage).toBe("password");
    restore();
    restore = setClock(later(130 * MINUTE));
    expect((await standingOf(secret, "local")).stage).toBe("none");
  });

  it("is locked once: an ended or locked one refuses the deed", async () => {
    const actor = await lock();
    await expect(inPractice(actor, (tx) => lockSignIn(tx, actor))).rejects.toThrow(ForbiddenError);
  });
});
