import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { ZodError } from "zod";
import { setClock } from "#lib/platform/clock.ts";
import { database } from "#lib/platform/db.ts";
import { RefusedError } from "#lib/platform/errors.ts";
import { confirmEnrolment, giveSecondFactor, pendingEnrolment } from "#lib/platform/sign-in-factor.ts";
import { giveFirstFactor } from "#lib/platform/sign-in.ts";
import { standingOf } from "#lib/platform/sign-in-session.ts";
import { asUser, inPractice } from "#lib/platform/tenancy.ts";
import { atHome, auditOf, codeOf, enrolledClinician, later, newClinician, PASSWORD, pastThePassword, signedIn, waitForTries, type Enrolled } from "./people.ts";

let restore = () => {};
afterEach(async () => {
  restore();
  await waitForTries();
});

describe("a clinician who signs in", () => {
  let jo: Enrolled;
  beforeAll(async () => {
    jo = await enrolledClinician();
  });

  it("comes in with the password and the app's code, and into her practice", async () => {
    const first = await giveFirstFactor({ email: jo.email.toUpperCase(), password: PASSWORD }, atHome);
    expect(first.next).toBe("/second-factor");
    expect((await standingOf(first.secret, "local")).stage).toBe("password");
    const secret = await giveSecondFactor(first.secret, ` ${codeOf(jo.totpSecret).slice(0, 3)} ${codeOf(jo.totpSecret).slice(3)}`, atHome);
    expect(secret).not.toBe(first.secret);
    expect((await standingOf(first.secret, "local")).stage).toBe("none");
    const standing = await standingOf(secret, atHome.origin);
    expect(standing).toMatchObject({ stage: "full", actor: { practiceId: jo.cast.marta.practiceId, membershipId: jo.membershipId, role: "CLINICIAN", calledName: "Jo", zone: "Europe/London", origin: atHome.origin } });
    expect(await auditOf(jo.cast)).toContainEqual({ action: "sign-in.completed", actorKind: "clinician", actorId: jo.membershipId, detail: '{"factor":"app"}', origin: atHome.origin });
  });

  it("is refused with a wrong password, in the words an unknown address gets", async () => {
    const wrong = await giveFirstFactor({ email: jo.email, password: "not this one" }, atHome).catch((error: unknown) => error);
    const unknown = await giveFirstFactor({ email: "nobody@harbour.example", password: PASSWORD }, atHome).catch((error: unknown) => error);
    expect(wrong).toBeInstanceOf(RefusedError);
    expect((unknown as RefusedError).fields).toEqual((wrong as RefusedError).fields);
    expect((await auditOf(jo.cast)).at(-1)).toMatchObject({ action: "sign-in.refused", actorKind: "system", detail: '{"step":"password"}' });
  });

  it("waits as long for an unknown address as for a wrong password", async () => {
    const took = async (email: string) => {
      const began = performance.now();
      await giveFirstFactor({ email, password: "not this one" }, atHome).catch(() => {});
      return Math.round((performance.now() - began) / 250);
    };
    expect(await took("nobody@harbour.example")).toBe(await took(jo.email));
  });

  it("is asked for what is missing", async () => {
    for (const raw of [{}, { email: "", password: "x" }, { email: jo.email, password: "" }, { email: { $ne: "" }, password: "x" }, { email: "jo\u0000@harbour.example", password: "x" }, { email: "jo@harbour.example\ud800", password: "x" }, { email: jo.email, password: PASSWORD, role: "OWNER" }]) {
      await expect(giveFirstFactor(raw, atHome)).rejects.toThrow(ZodError);
    }
    await expect(giveFirstFactor({ email: jo.email, password: "x".repeat(1000) }, atHome)).rejects.toThrow(RefusedError);
  });

  it("cannot give a code twice, nor an earlier one after a later one", async () => {
    const at = later(3_600_000);
    restore = setClock(at);
    const code = codeOf(jo.totpSecret);
    const before = codeOf(jo.totpSecret, -1);
    await giveSecondFactor(await pastThePassword(jo.email), code, atHome);
    await expect(giveSecondFactor(await pastThePassword(jo.email), code, atHome)).rejects.toThrow(RefusedError);
    await expect(giveSecondFactor(await pastThePassword(jo.email), before, atHome)).rejects.toThrow(RefusedError);
    expect((await auditOf(jo.cast)).at(-1)).toMatchObject({ action: "sign-in.refused", detail: '{"step":"second factor"}' });
  });

  it("comes in once when the same code is posted twenty times at once", async () => {
    restore = setClock(later(7_200_000));
    const code = codeOf(jo.totpSecret);
    const firsts = await Promise.all(Array.from({ length: 5 }, () => pastThePassword(jo.email)));
    const tries = await Promise.allSettled(firsts.flatMap((secret) => Array.from({ length: 4 }, () => giveSecondFactor(secret, code, atHome))));
    expect(tries.filter((one) => one.status === "fulfilled")).toHaveLength(1);
  });

  it("is let in by the code of one step before or after, and of no other", async () => {
    restore = setClock(later(10_800_000));
    for (const steps of [-2, 2]) {
      await expect(giveSecondFactor(await pastThePassword(jo.email), codeOf(jo.totpSecret, steps), atHome)).rejects.toThrow(RefusedError);
    }
    expect(await signedIn(jo, -1)).toHaveLength(43);
    expect(await signedIn(jo, 1)).toHaveLength(43);
  });

  it.each(["", "12345", "1234567", "abcdef", "12 34", "١٢٣٤٥٦", "-12345", "1e5000", "000000\u0000"])("is refused with %j for a code", async (typed) => {
    await expect(giveSecondFactor(await pastThePassword(jo.email), typed, atHome)).rejects.toThrow(RefusedError);
  });

  it("cannot give the second factor to nothing, to a sign-in that ran out, or to one that is whole", async () => {
    restore = setClock(later(14_400_000));
    const whole = await signedIn(jo);
    const first = await pastThePassword(jo.email);
    restore = setClock(later(10 * 60_000));
    for (const secret of [null, "", "x".repeat(43), whole, first]) {
      await expect(giveSecondFactor(secret, codeOf(jo.totpSecret), atHome)).rejects.toThrow("There is a problem.");
    }
  });

  it("uses a recovery code once, under twenty tries at once", async () => {
    const code = (jo.recoveryCodes[0] as string).toLowerCase().replaceAll("-", " ");
    const firsts = await Promise.all(Array.from({ length: 5 }, () => pastThePassword(jo.email)));
    const tries = await Promise.allSettled(firsts.flatMap((secret) => Array.from({ length: 4 }, () => giveSecondFactor(secret, code, atHome))));
    expect(tries.filter((one) => one.status === "fulfilled")).toHaveLength(1);
    await waitForTries();
    await expect(giveSecondFactor(await pastThePassword(jo.email), code, atHome)).rejects.toThrow(RefusedError);
    expect(await giveSecondFactor(await pastThePassword(jo.email), jo.recoveryCodes[1] as string, atHome)).toHaveLength(43);
  });

  it("stays out when her membership has ended", async () => {
    const gone = await enrolledClinician();
    await inPractice(gone.cast.marta, (tx) => tx.membership.updateMany({ where: { practiceId: gone.cast.marta.practiceId, id: gone.membershipId }, data: { endedAt: new Date() } }));
    await expect(signedIn(gone)).rejects.toThrow(RefusedError);
  });
});

describe("a first sign-in", () => {
  it("sets up the app, shows ten recovery codes once and goes on", async () => {
    const ines = await newClinician();
    const first = await giveFirstFactor({ email: ines.email, password: PASSWORD }, atHome);
    expect(first.next).toBe("/enrol");
    const pending = await pendingEnrolment(first.secret);
    expect(pending?.email).toBe(ines.email);
    const secret = pending?.totpSecret as string;
    await expect(giveSecondFactor(first.secret, codeOf(secret), atHome)).rejects.toThrow(RefusedError);
    await expect(confirmEnrolment(first.secret, "000000", atHome)).rejects.toThrow(RefusedError);
    const confirmed = await confirmEnrolment(first.secret, codeOf(secret), atHome);
    expect(new Set(confirmed.recoveryCodes).size).toBe(10);
    expect((await standingOf(confirmed.secret, "local")).stage).toBe("full");
    await expect(confirmEnrolment(first.secret, codeOf(secret, 1), atHome)).rejects.toThrow(RefusedError);
    expect((await auditOf(ines.cast)).map((entry) => entry.action)).toEqual(["second-factor.enrolled", "sign-in.completed"]);
    expect(await pendingEnrolment(confirmed.secret)).toBeNull();
    const again = await pastThePassword(ines.email);
    expect(await giveSecondFactor(again, confirmed.recoveryCodes[3] as string, atHome)).toHaveLength(43);
  });

  it("keeps the same secret when it is begun twice", async () => {
    const ines = await newClinician();
    const both = [await pastThePassword(ines.email), await pastThePassword(ines.email)];
    const [one, two] = await Promise.all(both.map((secret) => pendingEnrolment(secret)));
    expect(one?.totpSecret).toBe(two?.totpSecret);
  });

  it("leaves nothing readable in the database", async () => {
    const ines = await newClinician();
    const first = await pastThePassword(ines.email);
    const secret = (await pendingEnrolment(first))?.totpSecret as string;
    const { recoveryCodes } = await confirmEnrolment(first, codeOf(secret), atHome);
    const rows = await asUser(ines.userId, async (tx) => [await tx.user.findMany(), await tx.recoveryCode.findMany(), await tx.signInSession.findMany()]);
    const dump = JSON.stringify(rows, (_, value: unknown) => (typeof value === "bigint" ? value.toString() : value));
    for (const plain of [PASSWORD, secret, first, ...recoveryCodes, recoveryCodes[0]?.replaceAll("-", "") as string]) expect(dump).not.toContain(plain);
    expect(await database().user.findUnique({ where: { id: ines.userId } })).toMatchObject({ passwordHash: expect.stringMatching(/^\$argon2id\$v=19\$m=65536,t=3,p=1\$/) });
  });
});
