import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { assignExercise } from "#lib/assignments/commands/draft.ts";
import { approveTasks } from "#lib/assignments/commands/approve.ts";
import { pauseAssignment, resumeAssignment, withdrawAssignment } from "#lib/assignments/commands/change.ts";
import { recordContactPreference } from "#lib/clients/commands.ts";
import { withdrawConsent } from "#lib/consents/commands.ts";
import { askSelfItems } from "#lib/criteria/commands/ask.ts";
import type { CoupleDto } from "#lib/couples/dto.ts";
import { setClock } from "#lib/platform/clock.ts";
import { newId, newSecret } from "#lib/platform/ids.ts";
import { sealText } from "#lib/platform/keyring.ts";
import { jobActor, startJobs, stopJobs } from "#lib/platform/jobs.ts";
import { closeMail } from "#lib/platform/mail.ts";
import { inPractice } from "#lib/platform/tenancy.ts";
import { addDays, dayOf, instantOf } from "#lib/platform/time.ts";
import { cancelMails, enqueueDue, queueInvitation, queueWordToClinician, sendAgain, sendMail } from "#lib/requests/commands/deliver.ts";
import { endLinks, revokeRequest } from "#lib/requests/commands/end.ts";
import { mailSweep, mailWorker } from "#lib/requests/jobs.ts";
import { deedsIn } from "#tests/factories/audit.ts";
import { openPractice, type PracticeCast } from "#tests/factories/cast.ts";
import { askedAlone, readyForLinks, tobiasAndNoor } from "#tests/factories/couples.ts";
import { anHour } from "#tests/factories/held-hour.ts";
import { startMailServer, type MailServer } from "#tests/factories/mail-server.ts";
import { recipient } from "#tests/factories/tasks.ts";

type Made = Awaited<ReturnType<typeof tobiasAndNoor>>;
type Person = CoupleDto["clients"][number];

const ZONE = "Europe/London";
/** A Monday at noon, far from any quiet hour. */
const NOON = instantOf("2027-02-01", "12:00", ZONE);

let server: MailServer;
let cast: PracticeCast;
let made: Made;
let present = NOON;
let restore: () => void;

const later = (ms: number) => {
  present = new Date(present.getTime() + ms);
};
const job = () => jobActor(cast.jo.practiceId, "mail");
const rows = () => inPractice(cast.jo, (tx) => tx.outgoingMail.findMany({ where: { practiceId: cast.jo.practiceId }, orderBy: [{ kind: "asc" }, { notBefore: "asc" }, { id: "asc" }] }));
const rowOf = async (id: string) => (await rows()).find((row) => row.id === id);

async function byMail(person: Person, email: string, more: object = {}): Promise<void> {
  await recordContactPreference(cast.jo, { clientId: person.id, channel: "EMAIL", sharedDevice: "NO", email, checkedOn: dayOf(present, ZONE), ...more });
}

/** Gives Noor a task by e-mail, due in a week; returns its link and its messages. */
async function given(person: Person = made.noor, more: object = {}) {
  const dueOn = addDays(dayOf(present, ZONE), 7);
  const { links } = await assignExercise(cast.jo, {
    coupleId: made.couple.id, exerciseCode: "EX.WARM_EYES", dueOn, recipients: [recipient(person, "EX.WARM_EYES", { delivery: "EMAIL", ...more } as never)],
  });
  const [link] = links;
  if (!link) throw new Error("There is no link.");
  const mails = (await rows()).filter((row) => row.requestId === link.requestId);
  const invitation = mails.find(({ kind }) => kind === "INVITATION");
  if (!invitation) throw new Error("Nothing was queued.");
  return { link, invitation, reminders: mails.filter(({ kind }) => kind === "REMINDER") };
}

beforeAll(async () => {
  server = await startMailServer();
  process.env.SMTP_URL = `smtp://127.0.0.1:${server.port}`;
  restore = setClock({ now: () => present });
});
async function setUp(at: Date): Promise<void> {
  present = at;
  cast = await openPractice();
  made = await tobiasAndNoor(cast.jo);
  await askedAlone(cast.jo, made.couple);
  await readyForLinks(cast.jo, made.couple);
  later(1000);
  await byMail(made.noor, "noor@pharmacy.example");
  server.taken.length = 0;
  server.answer("take");
}

beforeEach(() => setUp(NOON));
afterEach(closeMail);
afterAll(async () => {
  restore();
  await stopJobs();
  await server.goDown();
});

describe("one approval, one message", () => {
  it("goes out once, plain, and tells nothing", async () => {
    const { link, invitation } = await given();
    expect(await sendMail(job(), invitation.id)).toBe("sent");
    expect(await sendMail(job(), invitation.id)).toBe("nothing");
    expect(server.taken).toHaveLength(1);
    const [mail] = server.taken;
    expect(mail?.subject).toBe("A note from Jo");
    expect(mail?.from?.value[0]).toEqual({ name: "Jo", address: "notes@practice.example" });
    expect(mail?.text).toContain(link.url);
    expect(mail?.html).toBe(false);
    expect(mail?.messageId).toBe(`<${invitation.id}@practice.example>`);
    expect([...(mail?.headers.keys() ?? [])].toSorted()).toEqual([
      "auto-submitted", "content-transfer-encoding", "content-type", "date", "from", "message-id", "mime-version", "subject", "to",
    ]);
    const shown = [...(mail?.headerLines ?? []).map(({ line }) => line), mail?.text?.replace(link.url, "")].join("\n");
    expect(shown).not.toMatch(/couple|therap|relationship|attachment|middleground|partner|Tobias|Lindqvist|Haddad|Warm/i);
    expect(await deedsIn(cast.jo)).toEqual(expect.arrayContaining(["mail.queued", "mail.begun", "mail.sent"]));
  });

  it("is queued once, however often", async () => {
    const { link } = await given();
    await inPractice(cast.jo, (tx) => queueInvitation(tx, cast.jo, link.requestId));
    expect((await rows()).filter(({ kind }) => kind === "INVITATION")).toHaveLength(1);
  });

  it("of two workers at once one sends", async () => {
    const { invitation } = await given();
    const ends = await Promise.all([sendMail(job(), invitation.id), sendMail(job(), invitation.id), sendMail(job(), invitation.id)]);
    expect(ends.toSorted()).toEqual(["nothing", "nothing", "sent"]);
    expect(server.taken).toHaveLength(1);
  });

  it("bears the name and the subject that were chosen", async () => {
    later(1000);
    await byMail(made.noor, "noor@pharmacy.example", { senderName: "Harbour", subject: "WEEKDAY_NOTE" });
    const { invitation } = await given();
    await sendMail(job(), invitation.id);
    expect(server.taken[0]).toMatchObject({ subject: "Your Monday note", from: { value: [{ name: "Harbour" }] } });
  });
});

describe("a server in trouble", () => {
  it("that is down for an hour loses nothing and doubles nothing", async () => {
    const { invitation } = await given();
    await server.goDown();
    for (let tries = 0; tries < 6; tries++) {
      await expect(sendMail(job(), invitation.id)).rejects.toThrow("did not take it");
      later(10 * 60_000);
    }
    expect(await rowOf(invitation.id)).toMatchObject({ attempts: 6, startedAt: null, sentAt: null, cancelledAt: null });
    await server.comeBack();
    expect(await sendMail(job(), invitation.id)).toBe("sent");
    expect(server.taken).toHaveLength(1);
  });

  it("that is busy is asked again", async () => {
    const { invitation } = await given();
    server.answer("busy");
    await expect(sendMail(job(), invitation.id)).rejects.toThrow();
    server.answer("take", { code: 450 });
    await expect(sendMail(job(), invitation.id)).rejects.toThrow();
    server.answer("take");
    expect(await sendMail(job(), invitation.id)).toBe("sent");
    expect(server.taken).toHaveLength(1);
  });

  it("that refuses the address for good is not asked again", async () => {
    const { invitation } = await given();
    server.answer("take", { code: 550 });
    expect(await sendMail(job(), invitation.id)).toBe("rejected");
    expect(await rowOf(invitation.id)).toMatchObject({ cancelReason: "rejected" });
    expect(await sendMail(job(), invitation.id)).toBe("nothing");
  });

  it("that hangs up after the words is never asked again by itself, and the therapist sends by hand", async () => {
    const { link, invitation } = await given();
    const before = server.handedOver();
    server.answer("cut");
    expect(await sendMail(job(), invitation.id)).toBe("unclear");
    expect(server.handedOver()).toBe(before + 1);
    server.answer("take");
    expect(await sendMail(job(), invitation.id)).toBe("nothing");
    await expect(sendAgain(cast.jo, { requestId: link.requestId })).rejects.toMatchObject({ fields: { form: expect.stringContaining("on its way") } });
    later(5 * 60_000);
    await sendAgain(cast.jo, { requestId: link.requestId });
    const again = (await rows()).find(({ kind, number }) => kind === "INVITATION" && number === 2);
    expect(await sendMail(job(), again?.id ?? "")).toBe("sent");
    expect(server.taken).toHaveLength(1);
    expect(await deedsIn(cast.jo)).toEqual(expect.arrayContaining(["mail.unclear", "mail.sent-again"]));
  });

  it("does not hold back fifty others", async () => {
    const { link } = await given();
    const place = { practiceId: cast.jo.practiceId, clientId: made.noor.id };
    const like = await inPractice(cast.jo, (tx) => tx.request.findFirstOrThrow({ where: { practiceId: place.practiceId, id: link.requestId } }));
    const all = Array.from({ length: 50 }, () => ({ id: newId(), requestId: newId() }));
    await inPractice(cast.jo, async (tx) => {
      for (const { requestId } of all) {
        const sealedToken = await sealText(tx, place.practiceId, { table: "Request", row: requestId, column: "sealedToken" }, newSecret());
        await tx.request.create({ data: { ...like, id: requestId, tokenHash: newId(), sealedToken } });
      }
      await tx.outgoingMail.createMany({ data: all.map((ids) => ({ ...place, ...ids, kind: "INVITATION" as const, notBefore: present, createdAt: present })) });
    });
    const ids = all.map(({ id }) => id);
    const ends: string[] = [];
    for (let from = 0; from < 50; from += 10) ends.push(...(await Promise.all(ids.slice(from, from + 10).map((id) => sendMail(job(), id)))));
    expect(ends.every((end) => end === "sent")).toBe(true);
    expect(new Set(server.taken.map(({ messageId }) => messageId)).size).toBe(50);
  }, 60_000);
});

describe("what changed since is asked when it goes out", () => {
  const cancelled = async () => {
    const [row] = (await rows()).filter(({ kind }) => kind === "INVITATION");
    expect(await sendMail(job(), row?.id ?? "")).toBe("nothing");
    expect(server.taken).toHaveLength(0);
    return (await rowOf(row?.id ?? ""))?.cancelReason;
  };

  it("a link that was closed", async () => {
    const { link } = await given();
    await revokeRequest(cast.jo, { requestId: link.requestId });
    expect(await cancelled()).toBe("REVOKED");
  });

  it("consent taken back", async () => {
    await given();
    await withdrawConsent(cast.jo, { clientId: made.noor.id });
    const [row] = await rows();
    expect(await sendMail(job(), row?.id ?? "")).toBe("nothing");
    expect((await rows())[0]?.cancelledAt).not.toBeNull();
    expect(server.taken).toHaveLength(0);
  });

  it("another way of being reached", async () => {
    await given();
    later(1000);
    await recordContactPreference(cast.jo, { clientId: made.noor.id, channel: "HAND_OVER", email: null, checkedOn: dayOf(present, ZONE) });
    expect(await cancelled()).toBe("no-address");
  });

  it("a wish of the person, from now on", async () => {
    await given();
    await inPractice(cast.jo, (tx) => tx.contactWish.create({ data: { practiceId: cast.jo.practiceId, id: newId(), clientId: made.noor.id, channel: "NONE", askedAt: present } }));
    expect(await cancelled()).toBe("other-way-wished");
  });

  it("an address that both have, whichever way it came there", async () => {
    await given();
    await inPractice(cast.jo, (tx) => tx.contactPreference.create({
      data: { practiceId: cast.jo.practiceId, id: newId(), clientId: made.tobias.id, channel: "EMAIL", email: "NOOR+home@pharmacy.example", checkedOn: present, recordedAt: present, recordedById: cast.jo.membershipId },
    }));
    expect(await cancelled()).toBe("shared-address");
  });

  it("a pause", async () => {
    const { link } = await given();
    await inPractice(cast.jo, (tx) => tx.assignmentPause.create({ data: { practiceId: cast.jo.practiceId, id: newId(), assignmentId: link.assignmentId, pausedAt: present, pausedById: cast.jo.membershipId } }));
    expect(await cancelled()).toBe("paused");
  });

  it("a rest: once it ends, what came due goes out as one message, once", async () => {
    const { link, invitation, reminders } = await given(made.noor, { reminders: true });
    expect(reminders.length).toBeGreaterThan(0);
    await pauseAssignment(cast.jo, { assignmentId: link.assignmentId });
    later(8 * 24 * 3_600_000);
    for (const { id } of [invitation, ...reminders]) expect(await sendMail(job(), id)).toBe("nothing");
    expect(server.taken).toHaveLength(0);
    await resumeAssignment(cast.jo, { assignmentId: link.assignmentId });
    const ends = [];
    for (const { id } of [invitation, invitation, ...reminders]) ends.push(await sendMail(job(), id));
    expect(ends.filter((end) => end === "sent")).toHaveLength(1);
    expect(server.taken).toHaveLength(1);
    expect((await rowOf(invitation.id))?.sentAt).not.toBeNull();
    await pauseAssignment(cast.jo, { assignmentId: link.assignmentId });
    await resumeAssignment(cast.jo, { assignmentId: link.assignmentId });
    expect((await rows()).filter(({ sentAt, cancelledAt }) => !sentAt && !cancelledAt)).toEqual([]);
  });

  it("a rest and then an end: nothing goes out", async () => {
    const { link, invitation } = await given();
    await pauseAssignment(cast.jo, { assignmentId: link.assignmentId });
    expect(await cancelled()).toBe("paused");
    await withdrawAssignment(cast.jo, { assignmentId: link.assignmentId });
    await resumeAssignment(cast.jo, { assignmentId: link.assignmentId });
    expect(await sendMail(job(), invitation.id)).toBe("nothing");
    expect(server.taken).toHaveLength(0);
  });

  it("quiet hours: what could not go out by day waits for the morning", async () => {
    const { invitation } = await given();
    present = instantOf("2027-02-01", "22:30", ZONE);
    expect(await sendMail(job(), invitation.id)).toBe("nothing");
    expect((await rowOf(invitation.id))?.notBefore).toEqual(instantOf("2027-02-02", "08:00", ZONE));
    present = instantOf("2027-02-02", "08:00", ZONE);
    expect(await sendMail(job(), invitation.id)).toBe("sent");
  });
});

describe("reminders", () => {
  it("are two at most, in the morning, and bear the same link", async () => {
    const { link, reminders } = await given(made.noor, { reminders: true });
    expect(reminders.map(({ number, notBefore }) => [number, notBefore.toISOString()])).toEqual([
      [1, instantOf("2027-02-06", "09:00", ZONE).toISOString()], [2, instantOf("2027-02-08", "09:00", ZONE).toISOString()],
    ]);
    expect(await sendMail(job(), reminders[0]?.id ?? "")).toBe("nothing");
    present = instantOf("2027-02-06", "09:01", ZONE);
    expect(await sendMail(job(), reminders[0]?.id ?? "")).toBe("sent");
    expect(server.taken[0]?.text).toContain(link.url);
  });

  it("stop when the person wants none, and the message with the link does not", async () => {
    const { invitation, reminders } = await given(made.noor, { reminders: true });
    await inPractice(cast.jo, (tx) => tx.reminderStop.create({ data: { practiceId: cast.jo.practiceId, id: newId(), clientId: made.noor.id, stoppedAt: present } }));
    expect(await sendMail(job(), invitation.id)).toBe("sent");
    present = instantOf("2027-02-06", "09:01", ZONE);
    expect(await sendMail(job(), reminders[0]?.id ?? "")).toBe("nothing");
    expect(await rowOf(reminders[0]?.id ?? "")).toMatchObject({ cancelReason: "no-reminders" });
  });

  it("end with the link", async () => {
    const { link } = await given(made.noor, { reminders: true });
    await inPractice(cast.jo, (tx) => endLinks(tx, cast.jo, { id: link.requestId }, "ON_PAPER"));
    expect((await rows()).every(({ cancelReason }) => cancelReason === "ON_PAPER")).toBe(true);
  });

  it("are taken back for one person at once", async () => {
    await given(made.noor, { reminders: true });
    expect(await inPractice(cast.jo, (tx) => cancelMails(tx, cast.jo.practiceId, { clientId: made.noor.id }))).toBe(3);
    expect(await inPractice(cast.jo, (tx) => cancelMails(tx, cast.jo.practiceId, { clientId: made.noor.id }))).toBe(0);
  });
});

it("a check-in leaves two days before its hour, not at its approval", async () => {
  const sessionId = await anHour(cast.jo, made.couple.id, 21);
  const { assignmentIds } = await askSelfItems(cast.jo, { coupleId: made.couple.id, sessionId });
  await approveTasks(cast.jo, { coupleId: made.couple.id, assignmentIds });
  const [invitation, ...others] = await rows();
  expect(others).toEqual([]);
  expect(invitation).toMatchObject({ kind: "INVITATION", clientId: made.noor.id, notBefore: instantOf(addDays(dayOf(present, ZONE), 19), "08:00", ZONE) });
  expect(await sendMail(job(), invitation?.id ?? "")).toBe("nothing");
  present = instantOf(addDays(dayOf(present, ZONE), 19), "08:00", ZONE);
  expect(await sendMail(job(), invitation?.id ?? "")).toBe("sent");
});

describe("a word to the clinician", () => {
  it("goes to each once and says nothing of whom or what", async () => {
    const { link } = await given();
    const reflectionId = newId();
    await inPractice(cast.jo, (tx) => tx.reflection.create({
      data: { practiceId: cast.jo.practiceId, id: reflectionId, assignmentId: link.assignmentId, clientId: made.noor.id, requestId: link.requestId, did: "DID", answers: "", sentAt: present },
    }));
    const about = { reflectionId, membershipIds: [cast.jo.membershipId, cast.ines.membershipId, cast.jo.membershipId] };
    await inPractice(cast.jo, (tx) => queueWordToClinician(tx, cast.jo.practiceId, about));
    await inPractice(cast.jo, (tx) => queueWordToClinician(tx, cast.jo.practiceId, about));
    const words = (await rows()).filter(({ kind }) => kind === "WORD_TO_CLINICIAN");
    expect(words).toHaveLength(2);
    for (const { id } of words) expect(await sendMail(job(), id)).toBe("sent");
    expect(server.taken.map((mail) => mail.text?.includes("Noor"))).toEqual([false, false]);
  });
});

describe("by hand", () => {
  it("is for the case team alone", async () => {
    const { link } = await given();
    const mill = await openPractice("Mill Lane");
    for (const stranger of [cast.ines, cast.marta, mill.jo]) await expect(sendAgain(stranger, { requestId: link.requestId })).rejects.toThrow("Not found");
    await expect(sendAgain(cast.jo, { requestId: "no" })).rejects.toThrow("Not found");
  });

  it("is refused where it could not go out", async () => {
    const { link } = await given();
    await revokeRequest(cast.jo, { requestId: link.requestId });
    await expect(sendAgain(cast.jo, { requestId: link.requestId })).rejects.toMatchObject({ fields: { form: expect.stringContaining("had ended") } });
  });
});

// The queue has the database's clock, so here the present is the real one and no hour is quiet.
describe("the queue", () => {
  beforeEach(async () => {
    await setUp(new Date(Date.now() - 1500));
    present = new Date();
    await inPractice(cast.jo, (tx) => tx.practiceProfile.updateMany({ where: { practiceId: cast.jo.practiceId }, data: { quietFrom: 0, quietUntil: 0 } }));
  });
  afterEach(stopJobs);

  it("carries it from approval to mailbox, also what was approved while nothing ran, each once", async () => {
    const first = await given();
    await startJobs([mailWorker], [mailSweep]);
    expect(await enqueueDue(job())).toBe(1);
    await byMail(made.tobias, "tobias@post.example");
    const second = await given(made.tobias);
    await expect.poll(() => server.taken.length, { timeout: 15_000 }).toBe(2);
    await new Promise((resolve) => setTimeout(resolve, 2500));
    expect(server.taken.map(({ messageId }) => messageId).toSorted()).toEqual([first, second].map(({ invitation }) => `<${invitation.id}@practice.example>`).toSorted());
  }, 40_000);

  it("keeps nothing of an approval that failed", async () => {
    await startJobs([mailWorker], [mailSweep]);
    const { link } = await given();
    await expect(inPractice(cast.jo, async (tx) => {
      await tx.outgoingMail.deleteMany({ where: { practiceId: cast.jo.practiceId, requestId: link.requestId } });
      await queueInvitation(tx, cast.jo, link.requestId);
      throw new Error("and then this");
    })).rejects.toThrow("and then this");
    expect(await rows()).toHaveLength(1);
  }, 30_000);
});
