import { describe, expect, it } from "vitest";
import { SUBJECTS, tellsTooMuch } from "#lib/clients/contact.ts";
import { recordContactPreferenceInput } from "#lib/clients/schema.ts";
import { allExercises } from "#lib/exercises/exercise.ts";
import { gradeOf, sentencesOf, wordsOf } from "#lib/exercises/reading-grade.ts";
import { instantInWords, instantOf } from "#lib/platform/time.ts";
import { linkInWords } from "#lib/requests/link-words.ts";
import { clientMail, clinicianMail, isOnItsWay, mailInWords, mailState, type MailFacts } from "#lib/requests/mail.ts";
import { mail as words } from "#lib/requests/messages.ts";
import { outsideQuietHours, reminderTimes } from "#lib/requests/quiet-hours.ts";

const LONDON = "Europe/London";
const at = (day: string, time: string, zone = LONDON) => instantOf(day, time, zone);
const URL_OF_LINK = `https://notes.example.org/r/${"A".repeat(43)}`;
const DAYS = ["2027-02-01", "2027-02-02", "2027-02-03", "2027-02-04", "2027-02-05", "2027-02-06", "2027-02-07"];

const FORBIDDEN = /couple|therap|relationship|attachment|middleground|partner|session|exercise|homework|task|practice|anxious|avoidant/i;
const NAMES = allExercises.flatMap(({ title, clientTitle }) => [title, clientTitle]);

const messages = (["INVITATION", "REMINDER"] as const).flatMap((kind) => SUBJECTS.flatMap((subject) => ["Jo", "Dr K.", "Harbour"].flatMap((sender) => DAYS.map((day) => ({
  sender, ...clientMail(kind, { sender, subject, url: URL_OF_LINK, day }),
})))));

describe("what a mailbox may show", () => {
  it("says nothing of what it is for, in any preset, on any day", () => {
    expect(messages.length).toBe(84);
    for (const message of messages) {
      for (const shown of [message.subject, message.sender, message.text.replace(URL_OF_LINK, "")]) {
        expect(shown).not.toMatch(FORBIDDEN);
        for (const name of NAMES) expect(shown.toLowerCase()).not.toContain(name.toLowerCase());
      }
    }
  });

  it("has one of two subjects", () => {
    expect(clientMail("INVITATION", { sender: "Jo", subject: "NOTE_FROM_SENDER", url: URL_OF_LINK, day: "2027-02-01" }).subject).toBe("A note from Jo");
    expect(DAYS.map((day) => clientMail("REMINDER", { sender: "Jo", subject: "WEEKDAY_NOTE", url: URL_OF_LINK, day }).subject)).toEqual(
      ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"].map((day) => `Your ${day} note`),
    );
  });

  it("previews one neutral line and never the link", () => {
    for (const { text } of messages) {
      expect(text.slice(0, 200)).not.toContain("http");
      expect(text.split("\n").filter((line) => line.trim().replaceAll(/[\u200c ]/gu, "") !== "")).toHaveLength(3);
      expect(text.match(/https?:/g)).toHaveLength(1);
      expect(text).toContain("Not for you? Ignore this.");
    }
  });

  it("is plain to read", () => {
    for (const text of [words.invitation({ sender: "Jo" }), words.reminder({ sender: "Jo" })]) {
      expect(gradeOf(text)).toBeLessThanOrEqual(6);
      for (const sentence of sentencesOf(text)) expect(wordsOf(sentence).length).toBeLessThanOrEqual(20);
      expect(text).not.toMatch(/[!]|\p{Extended_Pictographic}|please|just|should|overdue/iu);
    }
  });

  it("tells a clinician only that something waits", () => {
    const { subject, text } = clinicianMail("https://notes.example.org/today");
    expect(`${subject} ${text}`).not.toMatch(FORBIDDEN);
  });

  it("lets nobody choose a sender that tells", () => {
    for (const name of ["Couples Clinic", "Therapy with Jo", "Middleground", "Marriage counselling", "Your partner"]) expect(tellsTooMuch(name)).toBe(true);
    for (const name of ["Jo", "Dr K.", "Jo Brandt", "Harbour"]) expect(tellsTooMuch(name)).toBe(false);
    const input = { clientId: "", channel: "EMAIL", email: "a@b.example", checkedOn: "2027-02-01" };
    expect(recordContactPreferenceInput.safeParse({ ...input, senderName: "Couples Clinic" }).success).toBe(false);
    expect(recordContactPreferenceInput.safeParse({ ...input, senderName: "Jo <other@mail.example>" }).success).toBe(false);
    expect(recordContactPreferenceInput.parse({ ...input, senderName: " " })).toMatchObject({ senderName: null, subject: "NOTE_FROM_SENDER" });
    expect(recordContactPreferenceInput.safeParse({ ...input, subject: "COUPLES_NOTE" }).success).toBe(false);
  });
});

describe("quiet hours", () => {
  const night = { from: 20, until: 8 };

  it.each([
    ["by day", at("2027-02-01", "12:00"), at("2027-02-01", "12:00")],
    ["in the evening", at("2027-02-01", "20:00"), at("2027-02-02", "08:00")],
    ["after midnight", at("2027-02-02", "03:00"), at("2027-02-02", "08:00")],
    ["at the very end", at("2027-02-02", "08:00"), at("2027-02-02", "08:00")],
    ["a moment before", at("2027-02-01", "19:59"), at("2027-02-01", "19:59")],
    ["in the night the clocks go forward", at("2027-03-27", "23:00"), at("2027-03-28", "08:00")],
    ["in the night the clocks go back", at("2027-10-30", "23:00"), at("2027-10-31", "08:00")],
  ])("%s", (_, wanted, expected) => {
    expect(outsideQuietHours(wanted, night, LONDON)).toEqual(expected);
  });

  it("may lie within one day, or be none", () => {
    expect(outsideQuietHours(at("2027-02-01", "13:00"), { from: 12, until: 14 }, LONDON)).toEqual(at("2027-02-01", "14:00"));
    expect(outsideQuietHours(at("2027-02-01", "03:00"), { from: 0, until: 0 }, LONDON)).toEqual(at("2027-02-01", "03:00"));
  });

  it("are the practice's, wherever the server stands", () => {
    const zone = "Pacific/Auckland";
    expect(outsideQuietHours(at("2027-02-01", "21:00", zone), night, zone)).toEqual(at("2027-02-02", "08:00", zone));
  });

  it("end after the wanted moment by less than a day, and outside themselves, at every hour of a year", () => {
    for (let hour = 0; hour < 366 * 24; hour++) {
      const wanted = new Date(Date.UTC(2027, 0, 1) + hour * 3_600_000);
      const moved = outsideQuietHours(wanted, night, LONDON);
      expect(moved.getTime() - wanted.getTime()).toBeGreaterThanOrEqual(0);
      expect(moved.getTime() - wanted.getTime()).toBeLessThan(86_400_000);
      expect(outsideQuietHours(moved, night, LONDON)).toEqual(moved);
    }
  });
});

describe("the plan of reminders", () => {
  const night = { from: 20, until: 8 };

  it("is two days before and the morning of the day", () => {
    expect(reminderTimes("2027-02-08", night, LONDON, at("2027-02-01", "12:00"))).toEqual([at("2027-02-06", "09:00"), at("2027-02-08", "09:00")]);
  });

  it("leaves out what lies behind, and waits for the end of a long night", () => {
    expect(reminderTimes("2027-02-08", night, LONDON, at("2027-02-07", "12:00"))).toEqual([at("2027-02-08", "09:00")]);
    expect(reminderTimes("2027-02-08", night, LONDON, at("2027-02-08", "12:00"))).toEqual([]);
    expect(reminderTimes("2027-02-08", { from: 20, until: 11 }, LONDON, at("2027-02-07", "12:00"))).toEqual([at("2027-02-08", "11:00")]);
  });
});

describe("where a message stands", () => {
  const now = at("2027-02-01", "12:00");
  const before = (minutes: number) => new Date(now.getTime() - minutes * 60_000);
  const facts: MailFacts = { kind: "INVITATION", number: 1, notBefore: before(1), attempts: 0, startedAt: null, sentAt: null, cancelledAt: null, cancelReason: null };

  it.each<[string, Partial<MailFacts>, RegExp]>([
    ["planned", { notBefore: at("2027-02-02", "08:00") }, /^Message with the link: goes out Tue,? 2 Feb 2027, 08:00\.$/],
    ["waiting", {}, /going out now/],
    ["trying", { attempts: 2 }, /tried again by itself/],
    ["going-out", { startedAt: before(1), attempts: 1 }, /going out now/],
    ["unclear", { startedAt: before(5), attempts: 1 }, /could not tell whether it went out/],
    ["sent", { startedAt: before(5), sentAt: before(5), kind: "REMINDER", number: 2 }, /^Reminder 2: sent Mon,? 1 Feb 2027, 11:55\.$/],
    ["cancelled", { cancelledAt: before(5), cancelReason: "no-consent" }, /not sent\. No consent is in force\.$/],
    ["cancelled", { cancelledAt: before(5), cancelReason: "REVOKED", number: 2 }, /^Message sent again: not sent\. The link had ended\.$/],
  ])("%s", (state, more, said) => {
    expect(mailState({ ...facts, ...more }, now)).toBe(state);
    expect(mailInWords({ ...facts, ...more }, now, LONDON)).toMatch(said);
    expect(isOnItsWay({ ...facts, ...more }, now)).toBe(["planned", "waiting", "trying", "going-out"].includes(state));
  });
});

describe("where a link stands", () => {
  const now = at("2027-02-01", "12:00");
  const said = (day: string, time: string) => instantInWords(at(day, time), LONDON);
  const facts = { end: null, paused: false, opensAt: at("2027-01-30", "12:00"), expiresAt: at("2027-02-05", "00:00"), openedAt: null };

  it.each<[string, Partial<Parameters<typeof linkInWords>[0]>]>([
    [`Open until ${said("2027-02-05", "00:00")}; not opened with the code yet.`, {}],
    [`Open until ${said("2027-02-05", "00:00")}; first opened with the code ${said("2027-01-31", "09:00")}.`, { openedAt: at("2027-01-31", "09:00") }],
    [`Ran out ${said("2027-02-01", "00:00")}.`, { expiresAt: at("2027-02-01", "00:00") }],
    [`Rests while the task is paused.`, { paused: true }],
    [`Next turn, open from ${said("2027-02-03", "00:00")}.`, { opensAt: at("2027-02-03", "00:00") }],
    [`Came back ${said("2027-01-31", "09:00")}.`, { end: { kind: "SENT", at: at("2027-01-31", "09:00") } }],
    [`Locked after wrong codes ${said("2027-01-31", "09:00")}.`, { end: { kind: "LOCKED", at: at("2027-01-31", "09:00") }, paused: true }],
  ])("%s", (words, more) => {
    expect(linkInWords({ ...facts, ...more }, now, LONDON)).toBe(words);
  });
});
