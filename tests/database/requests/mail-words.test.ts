import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import type { ParsedMail } from "mailparser";
import { assignExercise } from "#lib/assignments/commands/draft.ts";
import { toSlips } from "#lib/assignments/dto.ts";
import { assignmentPage } from "#lib/assignments/queries.ts";
import { recordContactPreference } from "#lib/clients/commands.ts";
import { allExercises } from "#lib/exercises/exercise.ts";
import { setClock } from "#lib/platform/clock.ts";
import { jobActor } from "#lib/platform/jobs.ts";
import { closeMail } from "#lib/platform/mail.ts";
import { inPractice } from "#lib/platform/tenancy.ts";
import { addDays, dayOf, instantOf } from "#lib/platform/time.ts";
import { sendAgain, sendMail } from "#lib/requests/commands/deliver.ts";
import { sendReflection } from "#lib/requests/commands/send.ts";
import { openPractice, type PracticeCast } from "#tests/factories/cast.ts";
import { startSmtp, type CatchingServer } from "#tests/factories/smtp.ts";
import { readyPair, recipient, tokenOf, unlock } from "#tests/factories/tasks.ts";

const ZONE = "Europe/London";
/** Words that no mail may hold anywhere (ux.md E, rule 10), beside the names of exercises and of the partner. */
const FORBIDDEN = /middleground|couple|therap|relationship|attachment|partner|exercise|homework|reflection|session|counsel|clinic|practice(?!\.example)/iu;
const ADDRESSES = { tobias: "t@post.example", noor: "n@mail.example" };

let server: CatchingServer;
let cast: PracticeCast;
let present: Date;
let restore: () => void;

beforeAll(async () => {
  server = await startSmtp();
  process.env.SMTP_URL = server.url;
  restore = setClock({ now: () => present });
});
beforeEach(async () => {
  closeMail();
  server.mails.length = 0;
  present = instantOf("2027-02-01", "12:00", ZONE);
  cast = await openPractice();
});
afterAll(async () => {
  restore();
  closeMail();
  await server.stop();
});

const rows = () => inPractice(cast.jo, (tx) => tx.outgoingMail.findMany({ where: { practiceId: cast.jo.practiceId }, orderBy: [{ notBefore: "asc" }, { id: "asc" }] }));
const everyByte = (mail: ParsedMail): string => `${mail.headerLines.map(({ line }) => line).join("\n")}\n${mail.subject ?? ""}\n${mail.from?.text ?? ""}\n${mail.text ?? ""}\n${String(mail.html)}`;

async function bothByMail() {
  const pair = await readyPair(cast.jo);
  present = new Date(present.getTime() + 1000);
  for (const [who, subject] of [["tobias", "NOTE_FROM_SENDER"], ["noor", "WEEKDAY_NOTE"]] as const) {
    await recordContactPreference(cast.jo, { clientId: pair[who].id, channel: "EMAIL", sharedDevice: "NO", email: ADDRESSES[who], checkedOn: dayOf(present, ZONE), subject });
  }
  const given = await assignExercise(cast.jo, {
    coupleId: pair.couple.id, exerciseCode: "EX.WARM_EYES", dueOn: addDays(dayOf(present, ZONE), 7),
    recipients: [pair.tobias, pair.noor].map((person) => recipient(person, "EX.WARM_EYES", { delivery: "EMAIL", reminders: true } as never)),
  });
  return { ...pair, given };
}

it("every mail there is says nothing to who reads over a shoulder, and goes to one person alone", async () => {
  const { tobias, noor, given, codes } = await bothByMail();
  for (const row of await rows()) {
    if (row.notBefore > present) present = row.notBefore;
    expect(await sendMail(jobActor(cast.jo.practiceId, "mail"), row.id)).toBe("sent");
  }
  const link = given.links.find(({ clientId }) => clientId === noor.id);
  const { actor } = await unlock(tokenOf(link?.url ?? ""), codes.noor);
  await sendReflection(actor, { c_did: "DID", c_share: "NO", c_note: "I want to kill myself." });
  for (const row of (await rows()).filter(({ sentAt, cancelledAt }) => !sentAt && !cancelledAt)) await sendMail(jobActor(cast.jo.practiceId, "mail"), row.id);
  const kinds = (await rows()).filter(({ sentAt }) => sentAt).map(({ kind }) => kind);
  expect(kinds.toSorted()).toEqual(["INVITATION", "INVITATION", "REMINDER", "REMINDER", "REMINDER", "REMINDER", "WORD_TO_CLINICIAN"]);
  expect(server.mails).toHaveLength(kinds.length);
  const urls = new Map(given.links.map(({ clientId, url }) => [clientId, url]));
  const titles = allExercises.flatMap(({ code, title, clientTitle }) => [code, title, clientTitle]);
  for (const mail of server.mails) {
    const said = everyByte(mail);
    expect(said).not.toMatch(FORBIDDEN);
    for (const title of titles) expect(said).not.toContain(title);
    for (const name of [tobias.name, noor.name]) expect(said).not.toContain(name);
    const to = [mail.to].flat().flatMap((address) => address?.value ?? []);
    expect([to.length, mail.cc, mail.bcc, mail.replyTo, mail.html, mail.attachments]).toEqual([1, undefined, undefined, undefined, false, []]);
    const isTo = (who: "tobias" | "noor"): boolean => to[0]?.address === ADDRESSES[who];
    expect([said.includes(urls.get(tobias.id) ?? "-"), said.includes(urls.get(noor.id) ?? "-")]).toEqual([isTo("tobias"), isTo("noor")]);
  }
  expect(new Set(server.mails.map(({ subject }) => subject))).toEqual(new Set(["A note from Jo", "Your Monday note", "Your Saturday note", "Something waits for you"]));
});

it("in quiet hours the slip says when the message goes out; sent again, a task is still one that was sent", async () => {
  present = instantOf("2027-02-01", "22:30", ZONE);
  const { couple, given } = await bothByMail();
  const slips = toSlips(given, couple.id, ZONE).filter(({ kind }) => kind === "mail");
  expect(slips.map((slip) => slip.kind === "mail" && slip.goesOut)).toEqual(["Tue, 2 Feb 2027, 08:00", "Tue, 2 Feb 2027, 08:00"]);
  const [first] = given.links;
  const task = async () => (await assignmentPage(cast.jo, couple.id, first?.assignmentId ?? "")).status;
  expect(await task()).toBe("approved");
  present = instantOf("2027-02-02", "08:00", ZONE);
  for (const row of (await rows()).filter(({ kind }) => kind === "INVITATION")) await sendMail(jobActor(cast.jo.practiceId, "mail"), row.id);
  expect(await task()).toBe("sent");
  await sendAgain(cast.jo, { requestId: first?.requestId ?? "" });
  expect(await task()).toBe("sent");
});
