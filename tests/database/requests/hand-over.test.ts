import { encode } from "next-auth/jwt";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { POST } from "#app/(practice)/hand-over/route.ts";
import { endedVisitCookie, visitCookieName } from "#lib/platform/link.ts";
import type { ClinicianActor } from "#lib/platform/actor.ts";
import { sessionCookie } from "#lib/platform/auth.ts";
import { setClock } from "#lib/platform/clock.ts";
import { env } from "#lib/platform/env.ts";
import { NotFoundError, RefusedError } from "#lib/platform/errors.ts";
import { requireClinician } from "#lib/platform/session.ts";
import { giveSecondFactor } from "#lib/platform/sign-in-factor.ts";
import { standingOf } from "#lib/platform/sign-in-session.ts";
import { inPractice } from "#lib/platform/tenancy.ts";
import { withdrawAssignment } from "#lib/assignments/commands/change.ts";
import { handOver } from "#lib/requests/commands/hand-over.ts";
import { deedsIn } from "#tests/factories/audit.ts";
import { Browser } from "#tests/factories/browser.ts";
import { openPractice } from "#tests/factories/cast.ts";
import { tobiasAndNoor } from "#tests/factories/couples.ts";
import { giveTask, tobiasWithLink } from "#tests/factories/tasks.ts";
import { atHome, codeOf, enrolledClinician, signedIn, waitForTries, type Enrolled } from "#tests/database/platform/people.ts";

let cookie: string | undefined;
vi.mock("next/headers", () => ({
  cookies: async () => ({ get: (name: string) => (name === sessionCookie && cookie ? { value: cookie } : undefined) }),
  headers: async () => new Headers({ host: "localhost:3000" }),
}));
vi.mock("next/navigation", () => ({ redirect: (to: string) => { throw new Error(`redirect ${to}`); } }));

let person: Enrolled;
let secret: string;
let jo: ClinicianActor;
beforeEach(async () => {
  person = await enrolledClinician();
  secret = await signedIn(person);
  const standing = await standingOf(secret, "127.0.0.1");
  if (standing.stage !== "full") throw new Error("Not signed in.");
  jo = standing.actor;
  cookie = await encode({ token: { secret }, secret: env().SESSION_SECRET });
});
afterEach(waitForTries);

const HOME = "http://localhost:3000";
function post(assignmentId: string, headers: Record<string, string> = { Origin: HOME }): Promise<Response> {
  const body = new URLSearchParams({ assignmentId });
  return POST(new Request(`${HOME}/hand-over`, { method: "POST", body, headers: { Host: "localhost:3000", ...headers } }));
}

async function aTask() {
  const { couple, tobias } = await tobiasAndNoor(jo);
  const { assignments: [task], links } = await giveTask(jo, couple, tobias, "EX.BODY_SCAN");
  return { couple, tobias, task: task?.id ?? "", links };
}

/** The browser on which the device was handed over. */
async function handedTo(assignmentId: string): Promise<{ browser: Browser; base: string; answer: Response }> {
  const answer = await post(assignmentId);
  const browser = new Browser();
  for (const one of answer.headers.getSetCookie()) {
    const [name = "", value = ""] = (one.split(";")[0] ?? "").split("=");
    browser.cookies.set(name, value);
  }
  return { browser, base: answer.headers.get("location") ?? "", answer };
}

describe("handing this device over in the room", () => {
  it("opens the person's page without a code and locks the therapist's side in the same act", async () => {
    const { task } = await aTask();
    const { browser, base, answer } = await handedTo(task);
    expect(answer.status).toBe(303);
    expect(base).toMatch(/^\/r\/s\/[0-9a-f-]{36}$/);
    expect(answer.headers.get("clear-site-data")).toBe('"cache"');
    expect(answer.headers.get("cache-control")).toContain("no-store");
    expect(answer.headers.getSetCookie()).toEqual([expect.stringMatching(new RegExp(`^${visitCookieName(base.slice(5))}=.*HttpOnly; Secure; SameSite=Strict$`))]);
    expect((await browser.get(base)).status).toBe(200);
    await expect(requireClinician()).rejects.toThrow("redirect /second-factor");
    expect((await post(task)).headers.get("location")).toBe("/second-factor");
    expect(await deedsIn(jo)).toEqual(expect.arrayContaining(["request.unlocked", "sign-in.locked", "request.handed-over"]));
  });

  it("needs neither consent nor help lines, and leaves no address behind that could be mailed", async () => {
    const { task, links } = await aTask();
    expect(links).toEqual([]);
    await handedTo(task);
    const requests = await inPractice(jo, (tx) => tx.request.findMany({ where: { practiceId: jo.practiceId } }));
    expect(requests).toMatchObject([{ sealedToken: null }]);
    expect(await inPractice(jo, (tx) => tx.outgoingMail.count({ where: { practiceId: jo.practiceId } }))).toBe(0);
  });

  it("uses the link that is open, with what was typed behind it", async () => {
    const { assignment, token, code } = await tobiasWithLink(jo);
    const own = new Browser();
    await own.post(`${await own.unlock(token, code)}/draft`, { feeling: "half a sentence" });
    const { browser, base } = await handedTo(assignment.id);
    expect((await browser.get(`${base}/write`)).html).toContain("half a sentence");
    expect(await inPractice(jo, (tx) => tx.request.count({ where: { practiceId: jo.practiceId } }))).toBe(1);
  });

  it("asks for the device back after sending, and shows the therapist's side to nobody before the code of the app", async () => {
    const { task } = await aTask();
    const { browser, base } = await handedTo(task);
    const sent = await browser.post(`${base}/write`, { c_did: "DID", c_share: "NO" });
    expect(sent.status).toBe(303);
    const thanks = await browser.get(sent.location ?? "");
    expect(thanks.html).toContain("Give the device back");
    expect(thanks.html).toContain('href="/second-factor"');
    expect((await browser.get(base)).status).toBe(404);
    expect((await standingOf(secret, "local")).stage).toBe("password");
    const unlocked = await giveSecondFactor(secret, codeOf(person.totpSecret, 1), atHome);
    expect((await standingOf(unlocked, "local")).stage).toBe("full");
  });

  it("leads to the lock when the person leaves without sending", async () => {
    const { task } = await aTask();
    const { browser, base } = await handedTo(task);
    const left = await browser.post(`${base}/leave`);
    expect(left.headers.get("refresh")).toBe("0; url=/second-factor");
    expect(left.headers.getSetCookie()).toContain(endedVisitCookie(base.slice(5)));
    expect((await browser.get(base)).status).toBe(404);
    expect((await standingOf(secret, "local")).stage).toBe("password");
  });

  it("is still handed over when the page went quiet and the code opened it again: every way out leads to the lock", async () => {
    const { assignment, code } = await tobiasWithLink(jo);
    const { browser, base } = await handedTo(assignment.id);
    const restore = setClock({ now: () => new Date(Date.now() + 11 * 60_000) });
    const { location } = await browser.post(`${base}/again`, { code });
    restore();
    const reopened = (location ?? "").replace(/\/write$/, "");
    expect((await browser.get(reopened)).html).toContain('data-exit="/second-factor"');
    expect((await browser.post(`${reopened}/leave`)).headers.get("refresh")).toBe("0; url=/second-factor");
    expect((await browser.get(`${base}/write`)).status).toBe(404);
  });

  it("is refused from another site, for a task that is closed, and for one that is not theirs; nothing is locked then", async () => {
    const { task } = await aTask();
    expect((await post(task, { Origin: "https://elsewhere.example" })).status).toBe(403);
    const mill = await openPractice("Mill Lane");
    await expect(handOver(mill.jo, { assignmentId: task })).rejects.toThrow(NotFoundError);
    await expect(handOver({ ...person.cast.ines, coversFor: [jo.membershipId] }, { assignmentId: task })).rejects.toThrow(NotFoundError);
    await withdrawAssignment(jo, { assignmentId: task });
    await expect(handOver(jo, { assignmentId: task })).rejects.toThrow(RefusedError);
    expect((await post(task)).status).toBe(409);
    expect((await post("nothing")).status).toBe(404);
    expect((await standingOf(secret, "local")).stage).toBe("full");
  });

  it("opens nothing when the sign-in has ended meanwhile", async () => {
    const { task } = await aTask();
    await expect(handOver(person.cast.jo, { assignmentId: task })).rejects.toThrow(NotFoundError);
    await expect(handOver({ ...jo, signInSessionId: person.cast.jo.signInSessionId }, { assignmentId: task })).rejects.toThrow("Your sign-in has ended");
    expect(await inPractice(jo, (tx) => tx.requestVisit.count({ where: { practiceId: jo.practiceId } }))).toBe(0);
  });
});
