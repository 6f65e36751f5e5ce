import { beforeAll, describe, expect, it } from "vitest";
import { recordContactPreference } from "#lib/clients/commands.ts";
import { recordSecretsPolicy } from "#lib/couples/commands.ts";
import { recordGoal, recordMarks, recordStayingFor, recordStep, writeWhatWeSaw } from "#lib/direction/commands.ts";
import { signNote, writeProcessNote } from "#lib/notes/commands.ts";
import type { ClinicianActor } from "#lib/platform/actor.ts";
import { clock, setClock } from "#lib/platform/clock.ts";
import { jobActor } from "#lib/platform/jobs.ts";
import { inPractice } from "#lib/platform/tenancy.ts";
import { addDays, dayOf } from "#lib/platform/time.ts";
import { handOut } from "#lib/records/commands/hand-out.ts";
import { decideItems, makeRelease, prepareRelease } from "#lib/records/commands/release.ts";
import { releasePage } from "#lib/records/queries/release.ts";
import { saveDraft } from "#lib/requests/commands/draft.ts";
import { sendReflection } from "#lib/requests/commands/send.ts";
import { letterOf } from "#lib/requests/queries/letter.ts";
import { keepPrivateCheck } from "#lib/safety/commands/check.ts";
import { decideSafety } from "#lib/safety/commands.ts";
import { holdSecret } from "#lib/safety/commands/secret.ts";
import { recordPrivateTalk, writeSafetyPlan } from "#lib/safety/commands/talk.ts";
import { answerMayRaise, recordTold } from "#lib/safety/commands/told.ts";
import { recordPrivateContact } from "#lib/sessions/commands/private-contact.ts";
import { Browser } from "#tests/factories/browser.ts";
import { openPractice } from "#tests/factories/cast.ts";
import { privateHalves } from "#tests/factories/held-hour.ts";
import { giveTask, readyPair, tokenOf, unlock } from "#tests/factories/tasks.ts";

type Pair = Awaited<ReturnType<typeof readyPair>>;
type Person = Pair["tobias"];

const CANARY = /canary/i;
const PAGES = ["", "/task", "/write", "/check", "/not-now", "/safety", "/reminders", "/reach", "/consent", "/merge", "/sent", "/again"];
// What differs between two looks at one page: the name each look gives itself.
const steady = (html: string): string => html.replaceAll(/(name="v" value="\d+-)[^"]*/g, "$1…");

/** Everything one person can leave with the therapist alone, each with a canary in it. */
async function tellAll(jo: ClinicianActor, { couple, codes }: Pair, person: Person): Promise<void> {
  const today = dayOf(clock.now(), jo.zone);
  const clientId = person.id;
  const sessionId = await privateHalves(jo, couple.id, -7);
  await signNote(jo, { sessionId, room: person.seat, format: "DAP", version: 0, body: "Data: canary note of the half" });
  const answers = Object.fromEntries(Array.from({ length: 10 }, (_, index) => [String(index + 1), index === 9 ? "YES" : index % 2 === 0 ? "YES" : "NO"]));
  await keepPrivateCheck(jo, { clientId, heard: "NOBODY", askedOn: today, minutes: 20, manner: "ALONE_IN_ROOM", answers, notes: { 1: "canary who did what" } });
  const { id: toldAloneId } = await recordTold(jo, { clientId, words: "canary told alone", toldOn: today });
  await answerMayRaise(jo, { toldAloneId, answer: "NOT_YET", words: null, askedOn: today });
  await holdSecret(jo, { clientId, about: "canary secret", agreed: "canary", until: addDays(today, 9), nextStep: "canary", otherwise: "canary" });
  await recordPrivateTalk(jo, { clientId, talkedOn: today, minutes: 30, points: { fear: "canary fear" } }).catch(() => null);
  await writeSafetyPlan(jo, { clientId, points: { signs: "canary plan" } }).catch(() => null);
  await recordPrivateContact(jo, { clientId, on: today, minutes: 17 });
  await recordGoal(jo, { clientId, goal: "PART_WELL", words: "canary goal", askedOn: today });
  await recordStayingFor(jo, { clientId, takenOn: today, answers: { afraid_of_partner: "yes", lean: "1", line: "canary line" } });
  await recordStep(jo, { coupleId: couple.id, clientId, step: 1, path: "PART", words: "canary path", metOn: today, nextLookOn: null });
  await recordMarks(jo, { clientId, by: "CLIENT", markedOn: today, marks: { story: "YES" } });
  await writeWhatWeSaw(jo, { clientId, body: "canary page" });
  await writeProcessNote(jo, { coupleId: couple.id, body: "canary thought" });
  await recordContactPreference(jo, { clientId, channel: "EMAIL", sharedDevice: "NO", email: "canary@post.example", senderName: "Canary", checkedOn: today });
  await recordSecretsPolicy(jo, { coupleId: couple.id, kind: "LIMITED_SECRETS", exceptions: "canary exceptions", agreedOn: today });
  await decideSafety(jo, { coupleId: couple.id, kind: "TIER_SET", tier: "S3", room: person.seat, words: "canary words" });
  const [link] = (await giveTask(jo, couple, person, "EX.BODY_SCAN", { reason: "canary reason", plan: "canary plan" })).links;
  const [open] = (await giveTask(jo, couple, person, "EX.WIDEN", { reason: "canary reason", plan: "canary plan" })).links;
  const code = person.seat === "A" ? codes.tobias : codes.noor;
  await sendReflection((await unlock(tokenOf(link?.url ?? ""), code)).actor, { c_did: "DID", c_share: "NO", c_note: "canary: I want to kill myself" });
  await saveDraft((await unlock(tokenOf(open?.url ?? ""), code)).actor, { c_note: "canary draft" });
}

async function crawl(phone: Browser, base: string): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const page of PAGES) {
    const { status, html, location, headers } = await phone.get(`${base}${page}`);
    found[page] = `${status} ${location ?? ""} ${JSON.stringify([...headers].toSorted())} ${steady(html)}`;
  }
  return found;
}

describe.each([["A", "tobias", "noor"], ["B", "noor", "tobias"]] as const)("with everything that partner %s could come by", (_, reader, teller) => {
  let jo: ClinicianActor;
  let pair: Pair;
  let before: Record<string, string>;
  let after: Record<string, string>;
  let phone: Browser;
  let base: string;
  let requestId: string;
  const other = teller === "noor" ? /Noor|Haddad/ : /Tobias|Lindqvist/;

  beforeAll(async () => {
    ({ jo } = await openPractice());
    // A moment that stands still, so that nothing differs by the clock.
    const now = new Date();
    const restore = setClock({ now: () => now });
    try {
      pair = await readyPair(jo);
      const [link] = (await giveTask(jo, pair.couple, pair[reader], "EX.HOME_BASE")).links;
      requestId = link?.requestId ?? "";
      phone = new Browser();
      base = await phone.unlock(tokenOf(link?.url ?? ""), pair.codes[reader]);
      await crawl(phone, base);
      before = await crawl(phone, base);
      await tellAll(jo, pair, pair[teller]);
      after = await crawl(phone, base);
    } finally {
      restore();
    }
  }, 60_000);

  it("every page by link is byte for byte what it was before the other told anything", () => {
    expect(Object.keys(after)).toHaveLength(PAGES.length);
    for (const page of PAGES) expect(after[page], page).toBe(before[page]);
    for (const html of phone.seen) expect(html).not.toMatch(CANARY);
    for (const html of phone.seen) expect(html).not.toMatch(other);
  });

  it("the message that brings a link holds nothing of the other, in no header", async () => {
    const today = dayOf(clock.now(), jo.zone);
    await recordContactPreference(jo, { clientId: pair[reader].id, channel: "EMAIL", sharedDevice: "NO", email: "reader@post.example", checkedOn: today });
    const { practiceId } = jo;
    await inPractice(jo, (tx) => tx.assignment.updateMany({ where: { practiceId, requests: { some: { id: requestId } } }, data: { delivery: "EMAIL" } }));
    const found = await inPractice(jo, (tx) => letterOf(tx, jobActor(practiceId, "mail"), { id: requestId, kind: "INVITATION", requestId, membershipId: null, reflectionId: null }));
    const letter = JSON.stringify(found);
    expect(letter).toContain("reader@post.example");
    expect(letter).not.toMatch(CANARY);
    expect(letter).not.toMatch(other);
  });

  it("their own file, handed out in every format, holds no byte of the other's room", async () => {
    const { couple } = pair;
    const { id: releaseId } = await prepareRelease(jo, { coupleId: couple.id, kind: "PERSON", clientId: pair[reader].id, ground: "OWN_REQUEST", purpose: "asked", recipient: "themselves", withProcess: "" });
    const page = await releasePage(jo, couple.id, releaseId);
    expect(page.items.length).toBeGreaterThan(0);
    // As proposed: what names another person goes out in other words, or not at all.
    const everything = Object.fromEntries(page.items.map((one) => [one.id, { decision: one.proposed, text: one.proposedText || "nothing", reason: one.proposedReason || "as proposed" }]));
    const { version } = await decideItems(jo, { releaseId, version: page.version, items: everything });
    await makeRelease(jo, { releaseId, version });
    for (const format of ["PDF", "JSON", "CSV"]) {
      const out = await handOut(jo, { coupleId: couple.id, releaseId, format });
      const { bytes, ...rest } = out as unknown as { bytes: Buffer };
      const text = bytes.toString("latin1");
      expect(text.length).toBeGreaterThan(200);
      for (const said of [text, text.replaceAll("\u0000", ""), JSON.stringify(rest)]) {
        expect(said).not.toMatch(CANARY);
        expect(said).not.toMatch(other);
      }
    }
  });
});

