import { createHash } from "node:crypto";
import pg from "pg";
import { afterEach, beforeAll, expect, it } from "vitest";
import { withdrawAssignment } from "#lib/assignments/commands/change.ts";
import { setClock } from "#lib/platform/clock.ts";
import { newId } from "#lib/platform/ids.ts";
import { inPractice } from "#lib/platform/tenancy.ts";
import { decideSafety } from "#lib/safety/commands.ts";
import { keepPrivateCheck } from "#lib/safety/commands/check.ts";
import { decideOpenTask } from "#lib/safety/commands/open-tasks.ts";
import { recordPrivateTalk, writeSafetyPlan } from "#lib/safety/commands/talk.ts";
import { answerMayRaise, recordTold } from "#lib/safety/commands/told.ts";
import { checkPage } from "#lib/safety/queries/check.ts";
import { Browser } from "#tests/factories/browser.ts";
import { openPractice, type PracticeCast } from "#tests/factories/cast.ts";
import { giveTask, tobiasWithLink } from "#tests/factories/tasks.ts";

let cast: PracticeCast;
let restore: () => void = () => {};
const at = (instant: string) => {
  restore();
  restore = setClock({ now: () => new Date(instant) });
};
beforeAll(async () => {
  cast = await openPractice();
});
afterEach(() => restore());

const calm = { 1: "NO", 2: "NO", 3: "NO", 4: "NO", 5: "NO", 6: "NO", 7: "NO", 8: "NO", 9: "NO", 10: "YES" };
const ON = "2026-11-20";

/** Everything the partner's browser can reach with this link, pages, refusals and headers, by the hash of their bytes; the form's own random mark is left out. */
async function sweep(phone: Browser, base: string, token: string): Promise<string[]> {
  const answers = [
    await phone.get(base), await phone.get(`${base}/write`), await phone.get(`${base}/not-now`), await phone.get(`${base}/safety`), await phone.get(`${base}/reach`), await phone.get(`${base}/reminders`), await phone.get(`${base}/consent`),
    await phone.get(`/r/${token}`), await phone.get(`/r/${newId()}`), await phone.post(`/r/${newId()}`, { code: "123456" }), await phone.get(`/r/s/${newId()}`),
  ];
  return answers.map(({ status, html, headers }, index) => `${index} ${status} ${createHash("sha256").update(`${[...headers].map(([name, value]) => `${name}: ${value}`).toSorted().join("\n")}\n${html.replace(/name="v" value="0-[0-9a-f]{8}"/, "")}`).digest("hex")}`);
}

const tobiasHas = (clientId: string) =>
  inPractice(cast.jo, async (tx) => JSON.stringify([
    await tx.outgoingMail.findMany({ where: { practiceId: cast.jo.practiceId, clientId }, orderBy: { id: "asc" } }), await tx.assignment.findMany({ where: { practiceId: cast.jo.practiceId, clientId }, orderBy: { id: "asc" } }),
    await tx.request.findMany({ where: { practiceId: cast.jo.practiceId, clientId }, orderBy: { id: "asc" } }), await tx.contactPreference.findMany({ where: { practiceId: cast.jo.practiceId, clientId } }),
  ], (_, value: unknown) => (typeof value === "bigint" ? String(value) : value)));

it("the partner's pages, mail, tasks and refusals are the same bytes, whatever the other's screen says", async () => {
  at("2026-11-20T12:00:00Z");
  const { couple, noor, tobias, token, code } = await tobiasWithLink(cast.jo, "EX.SWITCH_ASK");
  const hers = (await giveTask(cast.jo, couple, noor, "EX.HOME_BASE")).assignments[0]?.id ?? "";
  const phone = new Browser();
  const base = await phone.unlock(token, code);
  const before = await sweep(phone, base, token);
  const had = await tobiasHas(tobias.id);
  const check = (answers: object, more: object = {}) => keepPrivateCheck(cast.jo, { clientId: noor.id, heard: "NOBODY", askedOn: ON, manner: "ALONE_IN_ROOM", minutes: 24, answers, ...more });
  const decide = (decision: object) => decideSafety(cast.jo, { coupleId: couple.id, words: "CANARY", ...decision });

  const told = async () => (await checkPage(cast.jo, couple.id, noor.id)).told[0]?.id ?? "";
  const deeds: [string, () => Promise<unknown>][] = [
    ["no concern", () => check(calm)], ["a concern", () => check({ ...calm, 2: "YES" }, { notes: { 2: "CANARY" } })], ["a stop", () => check({ ...calm, 3: "YES" })],
    ["stopped", () => check({ 1: "NO" }, { stopped: "yes" })], ["nothing is to be sent to her", () => check({ ...calm, 10: "NO" })], ["her own path", () => check(calm, { ownThoughts: "YES" })],
    ["a talk", () => recordPrivateTalk(cast.jo, { clientId: noor.id, talkedOn: ON, minutes: 20, points: { fear: "CANARY" } })],
    ["a plan", () => writeSafetyPlan(cast.jo, { clientId: noor.id, points: { helps: "CANARY" } })], ["something told", () => recordTold(cast.jo, { clientId: noor.id, words: "CANARY", toldOn: ON })],
    ["a no", async () => answerMayRaise(cast.jo, { toldAloneId: await told(), answer: "NO", askedOn: ON })], ["a tier", () => decide({ kind: "TIER_SET", tier: "S3", room: "B" })],
    ["joint work not cleared", () => decide({ kind: "JOINT_NOT_CLEARED" })], ["her task left", () => decideOpenTask(cast.jo, { assignmentId: hers, choice: "LEAVE", words: "" })],
    ["her task let lapse", () => decideOpenTask(cast.jo, { assignmentId: hers, choice: "LAPSE", words: "CANARY" })], ["her task withdrawn", () => withdrawAssignment(cast.jo, { assignmentId: hers })],
  ];
  for (const [what, deed] of deeds) {
    await deed();
    expect([what, await sweep(phone, base, token)]).toEqual([what, before]);
    expect([what, await tobiasHas(tobias.id)]).toEqual([what, had]);
  }
});

it("nor can time tell: those pages never read where such things are kept", async () => {
  at("2026-11-20T12:00:00Z");
  const { noor, token, code } = await tobiasWithLink(cast.jo, "EX.SWITCH_ASK");
  await keepPrivateCheck(cast.jo, { clientId: noor.id, heard: "NOBODY", askedOn: ON, manner: "ALONE_IN_ROOM", minutes: 24, answers: { ...calm, 2: "YES" } });
  const phone = new Browser();
  const base = await phone.unlock(token, code);
  const before = await sweep(phone, base, token);
  const tables = ["PrivateScreen", "ToldAlone", "MayRaiseAnswer", "PrivateTalk", "OpenTaskDecision", "SafetyPlan", "SafetyDecision", "Observation"].map((name) => pg.escapeIdentifier(name)).join(", ");
  const role = pg.escapeIdentifier(new URL(process.env.DATABASE_URL ?? "").username);
  const owner = new pg.Client({ connectionString: process.env.DATABASE_ADMIN_URL });
  await owner.connect();
  try {
    await owner.query(`REVOKE SELECT ON ${tables} FROM ${role}`);
    await expect(checkPage(cast.jo, noor.id, noor.id)).rejects.toThrow();
    expect(await sweep(phone, base, token)).toEqual(before);
    expect((await phone.submit(`${base}/write`, { do: "send", c_did: "DID", c_share: "NO" })).status).toBe(200);
  } finally {
    await owner.query(`GRANT SELECT ON ${tables} TO ${role}`);
    await owner.end();
  }
});
