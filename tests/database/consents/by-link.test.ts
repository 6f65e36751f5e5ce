import { beforeAll, describe, expect, it } from "vitest";
import { approveTasks } from "#lib/assignments/commands/approve.ts";
import { assignmentsPage } from "#lib/assignments/queries.ts";
import { recordContactPreference, setClientCode } from "#lib/clients/commands.ts";
import { recordSecretsPolicy } from "#lib/couples/commands.ts";
import { askConsent } from "#lib/consents/commands/by-link.ts";
import { markConsentTextChecked, writeConsentText } from "#lib/consents/commands/text.ts";
import { consentRecord, thingsBeforeFirstLink } from "#lib/consents/queries.ts";
import { currentConsentText } from "#lib/consents/queries/text.ts";
import { ownLibrary } from "#lib/exercises/queries.ts";
import { copyExercise } from "#lib/exercises/commands.ts";
import { clock } from "#lib/platform/clock.ts";
import { ForbiddenError, NotFoundError, RefusedError } from "#lib/platform/errors.ts";
import { dayOf } from "#lib/platform/time.ts";
import { Browser } from "#tests/factories/browser.ts";
import { deedsIn } from "#tests/factories/audit.ts";
import { openPractice, type PracticeCast } from "#tests/factories/cast.ts";
import { tobiasAndNoor } from "#tests/factories/couples.ts";
import { behindALink, strayIds } from "#tests/factories/strangers.ts";
import { tokenOf } from "#tests/factories/tasks.ts";

let cast: PracticeCast;
let mill: PracticeCast;
beforeAll(async () => {
  cast = await openPractice();
  mill = await openPractice("Mill Lane");
});

const today = () => dayOf(clock.now(), cast.jo.zone);
const points = (first: string) => [first, ...Array.from({ length: 11 }, (_, index) => `Point ${index + 2}`)];

/** Tobias, who may be reached and has a code, and has not consented yet. */
async function beforeConsent() {
  const pair = await tobiasAndNoor(cast.jo);
  await recordContactPreference(cast.jo, { clientId: pair.tobias.id, channel: "HAND_OVER", email: null, checkedOn: today() });
  await recordSecretsPolicy(cast.jo, { coupleId: pair.couple.id, kind: "LIMITED_SECRETS", exceptions: null, agreedOn: today() });
  return { ...pair, code: (await setClientCode(cast.jo, { clientId: pair.tobias.id })).code };
}

async function asked() {
  const made = await beforeConsent();
  const { assignmentId } = await askConsent(cast.jo, { clientId: made.tobias.id });
  const { links } = await approveTasks(cast.jo, { coupleId: made.couple.id, assignmentIds: [assignmentId] });
  const phone = new Browser();
  return { ...made, assignmentId, phone, base: await phone.unlock(tokenOf(links[0]?.url ?? ""), made.code) };
}

describe("consent by link", () => {
  it("goes out before there is a consent, is read word for word behind the code, and a yes is the signature", async () => {
    const { tobias, phone, base } = await asked();
    const text = await currentConsentText(cast.jo);
    const { html } = await phone.get(base);
    for (const point of text.points) expect(html).toContain(point.replaceAll("'", "&#x27;"));
    expect((await phone.post(`${base}/write`, { consent: "AGREE" })).status).toBe(303);
    const { all, inForce } = await consentRecord(cast.jo, tobias.id);
    expect(all).toHaveLength(1);
    expect(inForce).toMatchObject({ manner: "BY_LINK", textVersion: text.version, givenOn: today(), recordedBy: null });
    expect(await deedsIn(cast.jo)).toEqual(expect.arrayContaining(["consent.asked", "consent.signed"]));
    await phone.post(`${base}/write`, { consent: "AGREE" });
    expect((await consentRecord(cast.jo, tobias.id)).all).toHaveLength(1);
  });

  it.each(["TALK", "NO"])("%s signs nothing, and comes back as an answer", async (consent) => {
    const { couple, tobias, phone, base } = await asked();
    await phone.post(`${base}/write`, { consent });
    expect((await consentRecord(cast.jo, tobias.id)).all).toEqual([]);
    expect((await assignmentsPage(cast.jo, couple.id)).people[0]?.past).toMatchObject([{ status: "sent-back" }]);
  });

  it("needs an answer, and says so", async () => {
    const { tobias, phone, base } = await asked();
    expect((await phone.submit(`${base}/write`, {})).status).toBe(422);
    expect((await consentRecord(cast.jo, tobias.id)).all).toEqual([]);
  });

  it("is asked once at a time, waits for the other things, and is nobody else's to ask", async () => {
    const { couple, tobias, noor } = await asked();
    await expect(askConsent(cast.jo, { clientId: tobias.id })).rejects.toThrow(RefusedError);
    const { assignmentId } = await askConsent(cast.jo, { clientId: noor.id });
    const { links, missing } = await approveTasks(cast.jo, { coupleId: couple.id, assignmentIds: [assignmentId] });
    expect(links).toEqual([]);
    expect(missing[0]?.sentences).toEqual(["How to reach Noor Haddad: ask alone"]);
    for (const stranger of [cast.ines, cast.marta, mill.jo, behindALink(cast.jo, tobias, couple.id)]) await expect(askConsent(stranger, { clientId: noor.id })).rejects.toThrow(NotFoundError);
    for (const clientId of strayIds) await expect(askConsent(cast.jo, { clientId })).rejects.toThrow(NotFoundError);
  });
});

describe("the practice's consent text", () => {
  it("is written in versions; who was asked in an older one signs that one", async () => {
    const { marta } = cast;
    const { tobias, phone, base } = await asked();
    const shipped = await currentConsentText(cast.jo);
    expect(await writeConsentText(marta, { summary: "Our own", points: points("We are in Harbour Street.") })).toEqual({ version: "own text 1" });
    expect(await writeConsentText(marta, { summary: "Our own", points: points("We moved to Mill Lane.") })).toEqual({ version: "own text 2" });
    expect((await phone.get(base)).html).not.toContain("Mill Lane");
    await phone.post(`${base}/write`, { consent: "AGREE" });
    expect((await consentRecord(cast.jo, tobias.id)).inForce?.textVersion).toBe(shipped.version);
    expect(await currentConsentText(cast.jo)).toMatchObject({ version: "own text 2", checkedOn: null });
    await markConsentTextChecked(marta, { checkedBy: "A. Reyes, lawyer" });
    expect(await currentConsentText(cast.jo)).toMatchObject({ checkedOn: today(), checkedBy: "A. Reyes, lawyer" });
    expect(await deedsIn(cast.jo)).toEqual(expect.arrayContaining(["consent-text.written", "consent-text.checked"]));
    expect((await currentConsentText(mill.jo)).version).toBe(shipped.version);
    const next = await asked();
    expect((await next.phone.get(next.base)).html).toContain("Mill Lane");
  });

  it("is the owner's to write, keeps ten points at least, and the draft that ships is never marked checked", async () => {
    await expect(writeConsentText(cast.jo, { summary: "x", points: points("x") })).rejects.toThrow(ForbiddenError);
    await expect(markConsentTextChecked(cast.jo, { checkedBy: "x" })).rejects.toThrow(ForbiddenError);
    await expect(writeConsentText(mill.marta, { summary: "x", points: ["one", " ", "two"] })).rejects.toThrow("Keep at least ten points");
    await expect(markConsentTextChecked(mill.marta, { checkedBy: "x" })).rejects.toThrow(RefusedError);
  });

  it("is no exercise: it stands in no library and takes no number from one", async () => {
    await asked();
    expect(await ownLibrary(cast.jo)).toEqual([]);
    expect(await copyExercise(cast.jo, { code: "EX.WIDEN" })).toEqual({ code: "OWN.1" });
  });
});

describe("a phone or mailbox that somebody else can open", () => {
  it("is asked about before the first link by e-mail, and gets none", async () => {
    const { couple, noor } = await tobiasAndNoor(cast.jo);
    const email = { clientId: noor.id, channel: "EMAIL", email: "noor@post.example", checkedOn: today() };
    await recordContactPreference(cast.jo, email);
    const sentences = async () => (await thingsBeforeFirstLink(cast.jo, couple.id)).map(({ sentence }) => sentence);
    expect(await sentences()).toContain("Ask Noor Haddad alone: can somebody else open this phone or mailbox?");
    await expect(recordContactPreference(cast.jo, { ...email, sharedDevice: "YES" })).rejects.toThrow("Somebody else can open it");
    await recordContactPreference(cast.jo, { ...email, sharedDevice: "NO" });
    expect((await sentences()).filter((sentence) => sentence.includes("mailbox"))).toEqual([]);
  });
});
