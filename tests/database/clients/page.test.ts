import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { recordContactPreference, renameClient, setClientCode, setReminders, settleContactWish } from "#lib/clients/commands.ts";
import { clientPage } from "#lib/clients/queries.ts";
import { verifyCode } from "#lib/platform/code-hash.ts";
import { ConflictError, NotFoundError, RefusedError } from "#lib/platform/errors.ts";
import { newId } from "#lib/platform/ids.ts";
import { inPractice } from "#lib/platform/tenancy.ts";
import { revokeRequest } from "#lib/requests/commands/end.ts";
import { linkCard, personLinks } from "#lib/requests/queries/links.ts";
import { lastDeedIn } from "#tests/factories/audit.ts";
import { openPractice, type PracticeCast } from "#tests/factories/cast.ts";
import { askedAlone, readyForLinks, ruben, tobiasAndNoor } from "#tests/factories/couples.ts";
import { behindALink, strayIds } from "#tests/factories/strangers.ts";
import { giveTask, tokenOf } from "#tests/factories/tasks.ts";

type TobiasAndNoor = Awaited<ReturnType<typeof tobiasAndNoor>>;

let cast: PracticeCast;
let mill: PracticeCast;
let made: TobiasAndNoor;
beforeAll(async () => {
  cast = await openPractice();
  mill = await openPractice("Mill Lane");
});
beforeEach(async () => {
  made = await tobiasAndNoor(cast.jo);
});

const email = (address: string) => ({ channel: "EMAIL", email: address, checkedOn: "2026-01-05" });
const reach = (clientId: string, contact: object) => recordContactPreference(cast.jo, { clientId, ...contact });

describe("how a person wants to be reached", () => {
  it("is nothing until somebody asked, then the newest choice", async () => {
    expect((await clientPage(cast.jo, made.noor.id)).contact).toBeNull();
    await reach(made.noor.id, email("Noor@Pharmacy.example"));
    expect(await lastDeedIn(cast.jo)).toMatchObject({ action: "contact-preference.recorded", coupleId: made.couple.id });
    await reach(made.noor.id, { channel: "NONE", email: "left@behind.example", checkedOn: "2026-01-06" });
    expect((await clientPage(cast.jo, made.noor.id)).contact).toMatchObject({ channel: "NONE", email: null, checkedOn: "2026-01-06", recordedBy: "Jo" });
  });

  it("is asked again after 30 days", async () => {
    await reach(made.noor.id, { channel: "HAND_OVER", email: null, checkedOn: "2020-01-01" });
    expect((await clientPage(cast.jo, made.noor.id)).contact).toMatchObject({ askAgain: true });
  });

  it("is never the partner's mailbox, also later and in other letters", async () => {
    await reach(made.tobias.id, email("home@family.example"));
    await expect(reach(made.noor.id, email("HOME+n@Family.example"))).rejects.toMatchObject({ fields: { email: expect.stringMatching(/Both partners have this address/) } });
    await reach(made.tobias.id, { channel: "NONE", email: null, checkedOn: "2026-01-07" });
    await reach(made.noor.id, email("home@family.example"));
    await expect(reach(made.tobias.id, email("home@family.example"))).rejects.toThrow(RefusedError);
  });

  it("is not raced into one mailbox for both", async () => {
    const both = await Promise.allSettled([reach(made.tobias.id, email("one@door.example")), reach(made.noor.id, email("one@door.example"))]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
  });

  it("may be anything for somebody who comes alone", async () => {
    const alone = await ruben(cast.jo);
    await reach(alone.ruben.id, email("ruben@sound.example"));
    await expect(reach(alone.ruben.id, email("ruben@sound.example"))).resolves.toBeTruthy();
  });

  it.each([
    ["no address for e-mail", { channel: "EMAIL", email: "", checkedOn: "2026-01-05" }],
    ["a day in 1890", { channel: "NONE", email: null, checkedOn: "1890-01-01" }],
    ["a day to come", { channel: "NONE", email: null, checkedOn: "2099-01-01" }],
    ["an address with a line break", { channel: "EMAIL", email: "a@b.example\nbcc: c@d.example", checkedOn: "2026-01-05" }],
  ])("refuses %s", async (_, contact) => {
    await expect(reach(made.noor.id, contact)).rejects.toThrow();
  });
});

describe("a person's name", () => {
  it("changes, and keeps both versions in sight when two change it at once", async () => {
    await renameClient(cast.jo, { clientId: made.noor.id, name: "N. Haddad", version: 1 });
    expect(await lastDeedIn(cast.jo)).toMatchObject({ action: "client.renamed", coupleId: made.couple.id });
    const late = await renameClient(cast.jo, { clientId: made.noor.id, name: "Noor", version: 1 }).catch((error: unknown) => error);
    expect(late).toBeInstanceOf(ConflictError);
    expect(late).toMatchObject({ theirs: { Name: "N. Haddad" }, version: 2 });
    expect(await renameClient(cast.jo, { clientId: made.noor.id, name: "Noor", version: 2 })).toMatchObject({ name: "Noor", version: 3 });
  });

  it.each([["nothing", " "], ["10,000 characters", "N".repeat(10_000)], ["a NUL", "No\u0000or"]])("is never %s", async (_, name) => {
    await expect(renameClient(cast.jo, { clientId: made.noor.id, name, version: 1 })).rejects.toThrow();
  });
});

describe("a person's code", () => {
  it("has six digits, is told once and stored as a hash; the newest is in force", async () => {
    const { code } = await setClientCode(cast.jo, { clientId: made.noor.id });
    expect(code).toMatch(/^\d{6}$/);
    const rows = await inPractice(cast.jo, (tx) => tx.clientCode.findMany({ where: { practiceId: cast.jo.practiceId, clientId: made.noor.id } }));
    expect(rows).toHaveLength(1);
    expect(rows[0]?.codeHash).toMatch(/^\$argon2id\$/);
    expect(JSON.stringify(rows)).not.toContain(code);
    expect(await verifyCode(rows[0]?.codeHash ?? "", `${code.slice(0, 3)} ${code.slice(3)}`)).toBe(true);
    expect(await verifyCode(rows[0]?.codeHash ?? "", code === "000000" ? "111111" : "000000")).toBe(false);
    expect(await lastDeedIn(cast.jo)).toMatchObject({ action: "client-code.set", coupleId: made.couple.id });
    const page = await clientPage(cast.jo, made.noor.id);
    expect(page.codeSetAt).toBeInstanceOf(Date);
    expect(JSON.stringify(page)).not.toContain("argon2");
  });
});

describe("a person's page", () => {
  it("holds no byte of the partner's file", async () => {
    await reach(made.noor.id, email("canary.noor@pharmacy.example"));
    await setClientCode(cast.jo, { clientId: made.noor.id });
    const page = await clientPage(cast.jo, made.tobias.id);
    expect(JSON.stringify(page)).not.toContain("canary");
    expect(page).toMatchObject({ contact: null, codeSetAt: null, wrongCodes: 0 });
    expect(await lastDeedIn(cast.jo)).toMatchObject({ action: "client.viewed", subjectId: made.tobias.id });
  });

  it("belongs to its own case", async () => {
    const alone = await ruben(cast.jo);
    await expect(clientPage(cast.jo, made.noor.id, alone.couple.id)).rejects.toThrow(NotFoundError);
    await expect(clientPage(cast.jo, made.noor.id, made.couple.id)).resolves.toMatchObject({ client: { name: "Noor Haddad" } });
  });

  it("and all that is done on it is found by nobody off the team", async () => {
    const clientId = made.noor.id;
    for (const stranger of [cast.ines, cast.marta, mill.jo, behindALink(cast.jo, made.tobias, made.couple.id), behindALink(cast.jo, made.noor, made.couple.id)]) {
      await expect(clientPage(stranger, clientId)).rejects.toThrow(NotFoundError);
      await expect(renameClient(stranger, { clientId, name: "X", version: 1 })).rejects.toThrow(NotFoundError);
      await expect(recordContactPreference(stranger, { clientId, channel: "NONE", checkedOn: "2026-01-05" })).rejects.toThrow(NotFoundError);
      await expect(setClientCode(stranger, { clientId })).rejects.toThrow(NotFoundError);
    }
    for (const id of strayIds) await expect(clientPage(cast.jo, id)).rejects.toThrow(NotFoundError);
  });
});

describe("messages to a person", () => {
  it("come from the name and under the subject that were chosen; the newest choice counts", async () => {
    await reach(made.noor.id, { ...email("noor@pharmacy.example"), senderName: "Jo B.", subject: "WEEKDAY_NOTE" });
    expect((await clientPage(cast.jo, made.noor.id)).contact).toMatchObject({ senderName: "Jo B.", subject: "WEEKDAY_NOTE" });
    await reach(made.noor.id, email("noor@pharmacy.example"));
    expect((await clientPage(cast.jo, made.noor.id)).contact).toMatchObject({ senderName: null, subject: "NOTE_FROM_SENDER" });
  });

  it.each(["Couples Clinic", "Your partner", "Jo <jo@mail.example>", "Jo\nBcc: a@b.example", "J".repeat(41)])("never come from %j", async (senderName) => {
    await expect(reach(made.noor.id, { ...email("noor@pharmacy.example"), senderName })).rejects.toThrow();
  });

  it("remind no more once stopped, and again once let; said twice it is done once", async () => {
    const off = { clientId: made.noor.id, reminders: "OFF" };
    await Promise.all([setReminders(cast.jo, off), setReminders(cast.jo, off)]);
    const stops = () => inPractice(cast.jo, (tx) => tx.reminderStop.findMany({ where: { practiceId: cast.jo.practiceId, clientId: made.noor.id } }));
    expect(await stops()).toMatchObject([{ resumedAt: null }]);
    expect((await personLinks(cast.jo, made.noor.id)).remindersStoppedAt).toBeInstanceOf(Date);
    await setReminders(cast.jo, { ...off, reminders: "ON" });
    expect((await stops())[0]?.resumedAt).toBeInstanceOf(Date);
    expect(await lastDeedIn(cast.jo)).toMatchObject({ action: "reminders.resumed", subjectId: made.noor.id, detail: "{}" });
  });

  it("wait while a wish is open; recording an answer settles it, and so does the therapist", async () => {
    const wished = async () => {
      const id = newId();
      await inPractice(cast.jo, (tx) => tx.contactWish.create({ data: { practiceId: cast.jo.practiceId, id, clientId: made.noor.id, channel: "NONE", askedAt: new Date() } }));
      return id;
    };
    await wished();
    expect((await personLinks(cast.jo, made.noor.id)).wish).toMatchObject({ channel: "NONE" });
    await reach(made.noor.id, { channel: "NONE", email: null, checkedOn: "2026-01-06" });
    expect((await personLinks(cast.jo, made.noor.id)).wish).toBeNull();
    const wishId = await wished();
    for (const stranger of [cast.ines, cast.marta, mill.jo, behindALink(cast.jo, made.noor, made.couple.id)]) await expect(settleContactWish(stranger, { wishId })).rejects.toThrow(NotFoundError);
    await settleContactWish(cast.jo, { wishId });
    expect(await lastDeedIn(cast.jo)).toMatchObject({ action: "contact-wish.settled" });
    expect((await personLinks(cast.jo, made.noor.id)).wish).toBeNull();
    for (const id of strayIds) await expect(settleContactWish(cast.jo, { wishId: id })).rejects.toThrow(NotFoundError);
  });
});

describe("a person's links", () => {
  it("show their card again while they live, with the view recorded, and to nobody else", async () => {
    await askedAlone(cast.jo, made.couple);
    await readyForLinks(cast.jo, made.couple);
    const { links } = await giveTask(cast.jo, made.couple, made.noor, "EX.WARM_EYES", { delivery: "QR" });
    const [link] = links;
    if (!link) throw new Error("There is no link.");
    const card = () => linkCard(cast.jo, link.requestId, made.noor.id);
    expect(await card()).toMatchObject({ url: link.url });
    expect(await lastDeedIn(cast.jo)).toMatchObject({ action: "link.viewed", subjectId: link.requestId });
    const listed = await personLinks(cast.jo, made.noor.id);
    expect(listed.links).toMatchObject([{ requestId: link.requestId, isLive: true, canMail: false, mails: [], standing: expect.stringContaining("not opened with the code yet") }]);
    expect(JSON.stringify(listed)).not.toContain(tokenOf(link.url));
    expect((await personLinks(cast.jo, made.tobias.id)).links).toEqual([]);
    await expect(linkCard(cast.jo, link.requestId, made.tobias.id)).rejects.toThrow(NotFoundError);
    for (const stranger of [cast.ines, cast.marta, mill.jo]) {
      await expect(linkCard(stranger, link.requestId, made.noor.id)).rejects.toThrow(NotFoundError);
      await expect(personLinks(stranger, made.noor.id)).rejects.toThrow(NotFoundError);
    }
    await revokeRequest(cast.jo, { requestId: link.requestId });
    await expect(card()).rejects.toThrow(NotFoundError);
    expect((await personLinks(cast.jo, made.noor.id)).links).toMatchObject([{ isLive: false, standing: expect.stringContaining("Closed by hand") }]);
  });
});
