import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { setClock } from "#lib/platform/clock.ts";
import { database } from "#lib/platform/db.ts";
import { hashSecret, newId } from "#lib/platform/ids.ts";
import { listOpenSignIns, signOut, signOutEverywhere, standingOf } from "#lib/platform/sign-in-session.ts";
import { inPractice, withPractice } from "#lib/platform/tenancy.ts";
import { openPractice } from "#tests/factories/cast.ts";
import { auditOf, enrolledClinician, later, pastThePassword, signedIn, waitForTries, type Enrolled } from "./people.ts";

const MINUTE = 60_000;
let restore = () => {};
let jo: Enrolled;
beforeEach(async () => {
  jo = await enrolledClinician();
});
afterEach(async () => {
  restore();
  await waitForTries();
});

const stage = async (secret: string | null) => (await standingOf(secret, "local")).stage;
const actorOf = async (secret: string) => {
  const standing = await standingOf(secret, "local");
  if (standing.stage !== "full") throw new Error("Not signed in.");
  return standing.actor;
};

describe("a sign-in", () => {
  it("runs out after 30 idle minutes", async () => {
    const secret = await signedIn(jo);
    restore = setClock(later(29 * MINUTE));
    expect(await stage(secret)).toBe("full");
    restore = setClock(later(30 * MINUTE));
    expect(await stage(secret)).toBe("full");
    restore = setClock(later(31 * MINUTE));
    expect(await stage(secret)).toBe("none");
  });

  it("runs out after twelve hours of use", async () => {
    const secret = await signedIn(jo);
    const began = Date.now();
    for (let minutes = 20; minutes < 720; minutes += 20) {
      restore = setClock({ now: () => new Date(began + minutes * MINUTE) });
      expect(await stage(secret)).toBe("full");
    }
    restore = setClock({ now: () => new Date(began + 721 * MINUTE) });
    expect(await stage(secret)).toBe("none");
  });

  it("is worth ten minutes between the two factors", async () => {
    const first = await pastThePassword(jo.email);
    restore = setClock(later(9 * MINUTE));
    expect(await stage(first)).toBe("password");
    restore = setClock(later(2 * MINUTE));
    expect(await stage(first)).toBe("none");
  });

  it("notes that it was used at most once a minute", async () => {
    const secret = await signedIn(jo);
    const seen = async () => (await database().signInSession.findUniqueOrThrow({ where: { tokenHash: hashSecret(secret) } })).lastSeenAt.getTime();
    const first = await seen();
    restore = setClock(later(30_000));
    await stage(secret);
    expect(await seen()).toBe(first);
    restore = setClock(later(31_000));
    await stage(secret);
    expect(await seen()).toBeGreaterThan(first + MINUTE);
  });

  it("is worth nothing once revoked, and leaves an entry", async () => {
    const secret = await signedIn(jo);
    await signOut(secret, "203.0.113.7");
    await signOut(secret, "203.0.113.7");
    expect(await stage(secret)).toBe("none");
    const ends = (await auditOf(jo.cast)).filter((entry) => entry.action === "sign-in.ended");
    expect(ends).toEqual([{ action: "sign-in.ended", actorKind: "clinician", actorId: jo.membershipId, detail: "{}", origin: "203.0.113.7" }]);
  });

  it("ends on all devices at once, and only the person's own", async () => {
    const ines = await enrolledClinician();
    const other = await signedIn(ines);
    const secrets = [await signedIn(jo, -1), await signedIn(jo), await signedIn(jo, 1)];
    const actor = await actorOf(secrets[0] as string);
    const open = await listOpenSignIns(actor);
    expect(open).toHaveLength(3);
    expect(open.filter((one) => one.current)).toEqual([expect.objectContaining({ device: "Firefox on Linux", address: "203.0.113.7" })]);
    expect(await signOutEverywhere(actor)).toBe(3);
    expect(await Promise.all(secrets.map(stage))).toEqual(["none", "none", "none"]);
    expect(await stage(other)).toBe("full");
    expect((await auditOf(jo.cast)).at(-1)).toMatchObject({ action: "sign-in.ended-everywhere", detail: '{"ended":3}' });
  });

  it("is worth nothing once the membership has ended", async () => {
    const secret = await signedIn(jo);
    await inPractice(jo.cast.marta, (tx) => tx.membership.updateMany({ where: { practiceId: jo.cast.marta.practiceId, id: jo.membershipId }, data: { endedAt: new Date() } }));
    expect(await stage(secret)).toBe("none");
  });

  it("cannot be moved into a practice the person does not work in", async () => {
    const secret = await signedIn(jo);
    const mill = await openPractice("Mill Lane");
    await database().signInSession.update({ where: { tokenHash: hashSecret(secret) }, data: { practiceId: mill.jo.practiceId } });
    expect(await stage(secret)).toBe("none");
  });

  it("carries the one practice in use, of several", async () => {
    const mill = await openPractice("Mill Lane");
    const membershipId = newId();
    await withPractice(mill.marta.practiceId, (tx) => tx.membership.create({
      data: { practiceId: mill.marta.practiceId, id: membershipId, userId: jo.userId, role: "CLINICIAN", calledName: "Johanna", createdAt: new Date() },
    }));
    const secret = await signedIn(jo);
    expect(await actorOf(secret)).toMatchObject({ practiceId: jo.cast.marta.practiceId, calledName: "Jo" });
    for (const cast of [jo.cast, mill]) expect((await auditOf(cast)).map((entry) => entry.action)).toEqual(["sign-in.completed"]);
    expect((await auditOf(mill))[0]?.actorId).toBe(membershipId);
  });

  it.each([null, "", "short", "x".repeat(43), "'; DROP TABLE \"User\"; --", "a".repeat(5000)])("is not found by %j", async (secret) => {
    expect(await stage(secret)).toBe("none");
  });
});
