import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ZodError } from "zod";
import { setClock } from "#lib/platform/clock.ts";
import { database } from "#lib/platform/db.ts";
import { NotFoundError, RefusedError } from "#lib/platform/errors.ts";
import { mintPracticeId } from "#lib/platform/actor.ts";
import { findBrokenLink } from "#lib/platform/audit.ts";
import { giveFirstFactor } from "#lib/platform/sign-in.ts";
import { withPractice } from "#lib/platform/tenancy.ts";
import { checkSetUpToken } from "#lib/platform/set-up-token.ts";
import { completeSetUp, issueSetUpToken } from "#lib/practices/commands.ts";
import { withConnection } from "#scripts/connection.ts";

const facts = {
  practiceName: "Harbour Street", zone: "Europe/London", region: "UK", readingHours: "Mon and Thu 9:00",
  name: "Marta Olsen", calledName: "Marta", email: "Marta@Harbour.example", password: "harbour lights at dusk",
};
const atHome = { origin: "203.0.113.7", device: "Firefox on Linux" };

// The one thing the application may not do: an empty installation again, for the next story.
async function emptyInstallation(): Promise<void> {
  await withConnection(process.env.DATABASE_ADMIN_URL as string, async (client) => {
    await client.query('TRUNCATE "Practice", "PracticeProfile", "PracticeKey", "Membership", "HelpPack", "User", "AuditEntry", "AuditHead", "SetUpToken" CASCADE');
  });
}

let restore = () => {};
beforeEach(emptyInstallation);
afterEach(() => restore());

describe("an empty installation", () => {
  it("is set up once: a practice, its owner, its keys and an unchecked help pack", async () => {
    const token = (await issueSetUpToken()) as string;
    await checkSetUpToken(token);
    const { practiceId, membershipId, userId } = await completeSetUp(token, facts);
    const made = await withPractice(practiceId, async (tx) => ({
      membership: await tx.membership.findFirst(), keys: await tx.practiceKey.count(), pack: await tx.helpPack.findFirst(),
      actions: (await tx.auditEntry.findMany({ orderBy: { sequence: "asc" } })).map((entry) => entry.action), broken: await findBrokenLink(tx, practiceId),
    }));
    expect(made).toMatchObject({ membership: { id: membershipId, userId, role: "OWNER" }, keys: 2, pack: { checkedOn: null }, actions: ["practice.founded", "set-up.completed"], broken: null });
    expect((await giveFirstFactor({ email: facts.email, password: facts.password }, atHome)).next).toBe("/enrol");
    await expect(completeSetUp(token, facts)).rejects.toThrow(NotFoundError);
    expect(await issueSetUpToken()).toBeNull();
  });

  it("makes one practice of twenty posts at once", async () => {
    const token = (await issueSetUpToken()) as string;
    const posts = await Promise.allSettled(Array.from({ length: 20 }, (_, n) => completeSetUp(token, { ...facts, email: `marta${n}@harbour.example` })));
    expect(posts.filter((post) => post.status === "fulfilled")).toHaveLength(1);
    expect(posts.every((post) => post.status === "fulfilled" || post.reason instanceof NotFoundError)).toBe(true);
    expect(await database().practice.count()).toBe(1);
    expect(await database().user.count()).toBe(1);
  });

  it("keeps one address alive, the latest", async () => {
    const [early, late] = [(await issueSetUpToken()) as string, (await issueSetUpToken()) as string];
    await expect(checkSetUpToken(early)).rejects.toThrow(NotFoundError);
    await checkSetUpToken(late);
    expect(JSON.stringify(await database().setUpToken.findMany())).not.toContain(late);
  });

  it("does not wait longer than a day", async () => {
    const token = (await issueSetUpToken()) as string;
    restore = setClock({ now: () => new Date(Date.now() + 24 * 3_600_000) });
    await expect(completeSetUp(token, facts)).rejects.toThrow(NotFoundError);
  });

  it.each(["", "x", "x".repeat(43), "../../etc", "a".repeat(10_000)])("has no page for the address %j", async (token) => {
    await issueSetUpToken();
    await expect(checkSetUpToken(token)).rejects.toThrow(NotFoundError);
    await expect(completeSetUp(token, facts)).rejects.toThrow(NotFoundError);
  });

  it("says what is missing and keeps the address alive", async () => {
    const token = (await issueSetUpToken()) as string;
    const wrong = [{ practiceName: " " }, { practiceName: "x".repeat(10_000) }, { zone: "Mars/Base" }, { region: "FR" }, { email: "nobody" }, { name: "\u0000" }, { calledName: "\ud800" }];
    for (const part of wrong) await expect(completeSetUp(token, { ...facts, ...part })).rejects.toThrow(ZodError);
    await expect(completeSetUp(token, { ...facts, role: "OWNER" })).rejects.toThrow(ZodError);
    for (const password of ["short", "password123", "middleground1", "harbour1", "Harbour Street"]) {
      const refusal = await completeSetUp(token, { ...facts, password }).catch((error: unknown) => error);
      expect(refusal).toBeInstanceOf(RefusedError);
      expect(Object.keys((refusal as RefusedError).fields)).toEqual(["password"]);
    }
    const { practiceId } = await completeSetUp(token, facts);
    expect(mintPracticeId(practiceId)).toBe(practiceId);
  });
});
