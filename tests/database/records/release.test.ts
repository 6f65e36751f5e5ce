import { beforeEach, describe, expect, it } from "vitest";
import { clock } from "#lib/platform/clock.ts";
import type { ClinicianActor } from "#lib/platform/actor.ts";
import { ConflictError, NotFoundError, RefusedError } from "#lib/platform/errors.ts";
import { jobActor } from "#lib/platform/jobs.ts";
import { inPractice } from "#lib/platform/tenancy.ts";
import { addDays, dayOf } from "#lib/platform/time.ts";
import { signNote, writeProcessNote } from "#lib/notes/commands.ts";
import { eraseClient } from "#lib/records/commands/erase.ts";
import { handOut } from "#lib/records/commands/hand-out.ts";
import { liftLegalHold, setLegalHold } from "#lib/records/commands/hold.ts";
import { recordAuthorization, withdrawAuthorization } from "#lib/records/commands/leave.ts";
import { cancelRelease, decideItems, makeRelease, prepareRelease } from "#lib/records/commands/release.ts";
import { letCasesRunOut, letReleasesRunOut } from "#lib/records/commands/run-out.ts";
import { releaseDesk } from "#lib/records/queries.ts";
import { releasePage } from "#lib/records/queries/release.ts";
import { sendReflection } from "#lib/requests/commands/send.ts";
import { decideSafety } from "#lib/safety/commands.ts";
import { deedsIn } from "#tests/factories/audit.ts";
import { openPractice } from "#tests/factories/cast.ts";
import { anHour, privateHalves } from "#tests/factories/held-hour.ts";
import { giveTask, tobiasWithLink, tokenOf, unlock } from "#tests/factories/tasks.ts";

const asked = { purpose: "a second opinion", recipient: "his doctor", withProcess: "" };

describe("handing out what may be handed out", () => {
  let jo: ClinicianActor, ines: ClinicianActor, marta: ClinicianActor;
  let made: Awaited<ReturnType<typeof tobiasWithLink>>;
  const today = () => dayOf(clock.now(), jo.zone);

  beforeEach(async () => {
    ({ jo, ines, marta } = await openPractice());
    made = await tobiasWithLink(jo, "EX.BODY_SCAN");
    const { couple, noor, codes, token, code } = made;
    const hers = await giveTask(jo, couple, noor, "EX.HOME_BASE", { reason: "canary reason", plan: "canary plan" });
    await sendReflection((await unlock(tokenOf(hers.links[0]?.url ?? ""), codes.noor)).actor, { c_did: "DID", c_share: "NO", c_note: "canary note" });
    await sendReflection((await unlock(token, code)).actor, { c_did: "DID", c_share: "NO", c_note: "I slept well. Noor shouted at breakfast." });
    await privateHalves(jo, couple.id, -7);
    await decideSafety(jo, { coupleId: couple.id, kind: "TIER_SET", tier: "S2", room: "B", words: "canary words" });
    await writeProcessNote(jo, { coupleId: couple.id, body: "canary thought" });
    const sessionId = await anHour(jo, couple.id, -3);
    await signNote(jo, { sessionId, body: "Tobias spoke of the train. Noor spoke of her mother.", version: 0 });
  });

  const ofTobias = () => prepareRelease(jo, { coupleId: made.couple.id, kind: "PERSON", clientId: made.tobias.id, ground: "OWN_REQUEST", ...asked });
  const joint = (more = {}) => prepareRelease(jo, { coupleId: made.couple.id, kind: "JOINT", ground: "BOTH_AUTHORIZED", ...asked, ...more });
  const leave = (person: { id: string }, more = {}) => recordAuthorization(jo, { clientId: person.id, coversJoint: "yes", recipient: "the court", purpose: "a report", signedOn: today(), ...more });

  /** Goes through every item as it is proposed. */
  async function goThrough(releaseId: string, changes: Record<string, object> = {}): Promise<number> {
    const page = await releasePage(jo, made.couple.id, releaseId);
    const items = Object.fromEntries(page.items.map((one) => [one.id, changes[one.item.type] ?? { decision: one.proposed, text: one.proposedText || "nothing", reason: one.proposedReason || "as proposed" }]));
    return (await decideItems(jo, { releaseId, version: page.version, items })).version;
  }
  async function readyToHand(releaseId: string): Promise<void> {
    await makeRelease(jo, { releaseId, version: await goThrough(releaseId) });
  }
  const out = async (releaseId: string, format = "JSON") => (await handOut(jo, { coupleId: made.couple.id, releaseId, format })).bytes.toString("latin1");

  it("gives one partner their own file, gone through item by item, and no byte of the other's", async () => {
    const { id } = await ofTobias();
    const page = await releasePage(jo, made.couple.id, id);
    expect(page.undecided).toBe(page.items.length);
    expect(page.items.find(({ item }) => item.type === "reflection")).toMatchObject({ proposed: "REDACT", proposedReason: "It is about another person." });
    expect(JSON.stringify(page.items)).not.toMatch(/canary|doorway|mother/);
    await readyToHand(id);
    for (const format of ["JSON", "CSV", "PDF"]) expect(await out(id, format)).not.toMatch(/canary|doorway|Noor|Haddad|mother|train/);
    expect(await out(id)).toContain("I slept well.");
    expect(await out(id)).toContain("[left out: about another person]");
  });

  it("keeps the account: what, to whom, when, with the fingerprint of the very bytes", async () => {
    const { id } = await ofTobias();
    await readyToHand(id);
    const [first, again] = [await out(id, "PDF"), await out(id, "PDF")];
    expect(first).toBe(again);
    const { releases: [line] } = await releaseDesk(jo, made.couple.id);
    expect(line).toMatchObject({ of: "Tobias Lindqvist", recipient: "his doctor", purpose: "a second opinion", state: "MADE" });
    expect(line?.handouts.map(({ format, by }) => [format, by])).toEqual([["PDF", "Jo"], ["PDF", "Jo"]]);
    expect((await deedsIn(jo)).filter((deed) => deed.startsWith("release"))).toEqual(["release.prepared", "release.viewed", "release.decided", "release.made", "release.handed-out", "release.handed-out", "release-desk.viewed"]);
  });

  it("makes nothing while an item is undecided, also one that came in meanwhile", async () => {
    const { id } = await ofTobias();
    await expect(makeRelease(jo, { releaseId: id, version: 1 })).rejects.toThrow(RefusedError);
    const version = await goThrough(id);
    await giveTask(jo, made.couple, made.tobias, "EX.WARM_EYES");
    await expect(makeRelease(jo, { releaseId: id, version })).rejects.toMatchObject({ fields: { form: "One item is not decided yet." } });
  });

  it("asks for the reason of what is left out, and the words of what is changed", async () => {
    const { id } = await ofTobias();
    const page = await releasePage(jo, made.couple.id, id);
    const [one] = page.items;
    const bad = (given: object) => decideItems(jo, { releaseId: id, version: 1, items: { [one?.id ?? ""]: given } });
    await expect(bad({ decision: "LEAVE_OUT" })).rejects.toMatchObject({ fields: { [`items.${one?.id}.reason`]: "Write why it is left out." } });
    await expect(bad({ decision: "REDACT", text: " " })).rejects.toThrow(RefusedError);
    expect((await decideItems(jo, { releaseId: id, version: 1, items: { "reflection_unknown": { decision: "INCLUDE" } } })).version).toBe(2);
    await expect(decideItems(jo, { releaseId: id, version: 1, items: {} })).rejects.toThrow(ConflictError);
  });

  it("opens the joint file with the leave of both only, and no private room even then", async () => {
    const { id } = await joint();
    const version = await goThrough(id);
    await leave(made.tobias);
    await expect(makeRelease(jo, { releaseId: id, version })).rejects.toMatchObject({ fields: { form: "No written leave of Noor Haddad for the joint file. Each of them may have their own file without it." } });
    const { id: leaveId } = await leave(made.noor);
    const again = (await releasePage(jo, made.couple.id, id)).version;
    await makeRelease(jo, { releaseId: id, version: again });
    expect(await out(id)).toContain("Tobias spoke of the train.");
    expect(await out(id)).not.toMatch(/canary|doorway|I slept well/);
    await withdrawAuthorization(jo, { authorizationId: leaveId });
    await expect(out(id)).rejects.toThrow("There is a problem.");
  });

  it("takes a legal basis that is written down, and none that is not", async () => {
    await expect(joint({ ground: "LEGAL_BASIS" })).rejects.toMatchObject({ issues: [{ path: ["basis"] }] });
    await expect(joint({ ground: "OWN_REQUEST" })).rejects.toMatchObject({ issues: [{ path: ["ground"] }] });
    const { id } = await joint({ ground: "LEGAL_BASIS", basis: "Order of the county court, 3 November, read by our lawyer." });
    await readyToHand(id);
    expect(await out(id)).toContain("Noor spoke of her mother.");
  });

  it("never lets process notes go without a leave of their own", async () => {
    const { id } = await prepareRelease(jo, { coupleId: made.couple.id, kind: "PERSON", clientId: made.tobias.id, ground: "OWN_REQUEST", ...asked, withProcess: "yes" });
    const version = await goThrough(id);
    await expect(makeRelease(jo, { releaseId: id, version })).rejects.toMatchObject({ fields: { form: "Process notes need a leave of their own. Tobias Lindqvist gave none." } });
    await leave(made.tobias, { coversJoint: "", coversProcess: "yes" });
    await makeRelease(jo, { releaseId: id, version: (await releasePage(jo, made.couple.id, id)).version });
    expect(await out(id)).toContain("canary thought");
  });

  it("lets each have their own file when the two wish opposite things", async () => {
    await leave(made.tobias);
    const { id: both } = await joint();
    const { id: hers } = await prepareRelease(jo, { coupleId: made.couple.id, kind: "PERSON", clientId: made.noor.id, ground: "OWN_REQUEST", ...asked });
    await readyToHand(hers);
    expect(await out(hers)).toContain("canary note");
    expect(await out(hers)).not.toMatch(/I slept well|train/);
    expect((await releasePage(jo, made.couple.id, both)).against).toHaveLength(1);
  });

  it("runs out after 30 days: the text goes, the account stays; taken back, nothing more goes out", async () => {
    const { id } = await ofTobias();
    await readyToHand(id);
    const later = new Date(clock.now().getTime() + 31 * 86_400_000);
    const { now } = clock;
    clock.now = () => later;
    try {
      await expect(out(id)).rejects.toMatchObject({ fields: { form: "This release has run out. Prepare a new one." } });
      expect(await letReleasesRunOut(jobActor(jo.practiceId, "records"))).toBe(1);
      expect((await releaseDesk(jo, made.couple.id)).releases[0]).toMatchObject({ state: "RUN_OUT", recipient: "his doctor" });
    } finally {
      clock.now = now;
    }
    const { id: next } = await ofTobias();
    await cancelRelease(jo, { releaseId: next });
    await expect(goThrough(next)).rejects.toThrow(RefusedError);
  });

  it("is not found by a colleague off the team, the owner, another practice, or under another case", async () => {
    const { jo: other } = await openPractice("Mill Lane");
    const { id } = await ofTobias();
    for (const actor of [ines, marta, other]) {
      await expect(releaseDesk(actor, made.couple.id)).rejects.toThrow(NotFoundError);
      await expect(releasePage(actor, made.couple.id, id)).rejects.toThrow(NotFoundError);
      await expect(handOut(actor, { coupleId: made.couple.id, releaseId: id, format: "JSON" })).rejects.toThrow(NotFoundError);
      await expect(prepareRelease(actor, { coupleId: made.couple.id, kind: "JOINT", ground: "BOTH_AUTHORIZED", ...asked })).rejects.toThrow(NotFoundError);
      await expect(recordAuthorization(actor, { clientId: made.tobias.id, coversJoint: "yes", recipient: "x", purpose: "y", signedOn: today() })).rejects.toThrow(NotFoundError);
      await expect(setLegalHold(actor, { coupleId: made.couple.id, reason: "x" })).rejects.toThrow(NotFoundError);
      await expect(eraseClient(actor, { clientId: made.tobias.id, reason: "x", name: "Tobias Lindqvist" })).rejects.toThrow(NotFoundError);
    }
    await expect(releasePage(jo, made.tobias.id, id)).rejects.toThrow(NotFoundError);
  });

  it("erases one person's words for good, and the other's stay", async () => {
    const { id } = await ofTobias();
    await readyToHand(id);
    const erase = (name: string) => eraseClient(jo, { clientId: made.tobias.id, reason: "He asked by letter.", name });
    await expect(erase("Tobias")).rejects.toMatchObject({ fields: { name: expect.stringContaining("not the name") } });
    const { id: holdId } = await setLegalHold(jo, { coupleId: made.couple.id, reason: "A claim is open." });
    await expect(erase("Tobias Lindqvist")).rejects.toMatchObject({ fields: { form: "A legal hold stands on this case. Nothing is erased until it is lifted." } });
    await liftLegalHold(jo, { holdId });
    expect((await erase("Tobias Lindqvist")).counts).toMatchObject({ Reflection: 1, JointNotes: 1 });
    await expect(out(id)).rejects.toThrow(RefusedError);
    const { id: hers } = await prepareRelease(jo, { coupleId: made.couple.id, kind: "PERSON", clientId: made.noor.id, ground: "OWN_REQUEST", ...asked });
    await readyToHand(hers);
    expect(await out(hers)).toContain("canary note");
    const { id: both } = await joint({ ground: "LEGAL_BASIS", basis: "Court order" });
    await readyToHand(both);
    expect(await out(both)).toContain("[erased: about a person who asked for it] Noor spoke of her mother.");
    const rows = await inPractice(jo, (tx) => tx.client.findMany({ where: { practiceId: jo.practiceId }, orderBy: { seat: "asc" } }));
    expect(rows.map(({ name }) => name)).toEqual(["Erased person", "Noor Haddad"]);
  });

  it("erases what was kept long enough, unless a hold stands", async () => {
    const { coupleId } = { coupleId: made.couple.id };
    await inPractice(jo, (tx) => tx.ending.create({
      data: { practiceId: jo.practiceId, id: made.couple.id, coupleId, kind: "PARTING", words: "sealed elsewhere", endedOn: new Date(`${addDays(today(), -8 * 366)}T00:00:00Z`), recordedAt: clock.now(), recordedById: jo.membershipId },
    }));
    const { id: holdId } = await setLegalHold(jo, { coupleId, reason: "A claim is open." });
    const job = jobActor(jo.practiceId, "records");
    expect(await letCasesRunOut(job)).toBe(0);
    await liftLegalHold(jo, { holdId });
    expect(await letCasesRunOut(job)).toBe(2);
    expect(await letCasesRunOut(job)).toBe(0);
    expect((await releaseDesk(jo, coupleId)).people.map(({ erasedAt }) => erasedAt !== null)).toEqual([true, true]);
  });
});
