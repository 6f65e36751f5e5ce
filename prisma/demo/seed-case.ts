import type { ClinicianActor } from "#lib/platform/actor.ts";
import { newId } from "#lib/platform/ids.ts";
import { assignExercise } from "#lib/assignments/commands/draft.ts";
import { recordDoneTogether, recordOutcome } from "#lib/assignments/commands/outcome.ts";
import { recordContactPreference } from "#lib/clients/commands.ts";
import { recordConsent } from "#lib/consents/commands.ts";
import { consentText } from "#lib/consents/consent-text.ts";
import { findExercise } from "#lib/exercises/exercise.ts";
import { addCouple, recordSecretsPolicy } from "#lib/couples/commands.ts";
import { signSecretsPolicy } from "#lib/couples/commands/sign.ts";
import { draftNote, signNote } from "#lib/notes/commands.ts";
import { notePage } from "#lib/notes/queries.ts";
import { easedText, type EasedBy } from "#lib/observations/episode.ts";
import { recordObservations } from "#lib/observations/commands.ts";
import { decideSafety } from "#lib/safety/commands.ts";
import { planSession, recordAttendance, recordPartnerWords, wrapUpSession } from "#lib/sessions/commands.ts";
import { demoReflections, type DemoCase, type DemoReflection, type DemoSeat, type DemoSession, type DemoTask } from "./case-data.ts";
import type { DemoDays } from "./days.ts";
import { planOf, reasonOf } from "./words.ts";
import { readDemoReflection, replySafe, storeDemoReflection } from "./seed-reflection.ts";
import { reviewCriteria } from "./seed-review.ts";
import { afterTheHour, askAlone } from "./seed-safety.ts";

type Given = { assignmentId: string; task: DemoTask; seat: DemoSeat };
type Story = { actor: ClinicianActor; days: DemoDays; data: DemoCase; time: string; coupleId: string; clientIds: Partial<Record<DemoSeat, string>> };

/** Lives one fictional case from its intake to today through the product's own commands. */
export async function seedCase(actor: ClinicianActor, days: DemoDays, data: DemoCase, time: string): Promise<string> {
  const story = await intake(actor, days, data, time);
  let open: Given[] = [];
  const given: Given[] = [];
  for (const session of data.sessions) {
    await hearOutcomes(story, open, session);
    await lateReflections(story, given, session);
    await screensAndClearance(story, session);
    const sessionId = await holdSession(story, session);
    await days.at(session.dayOffset, "18:00", () => reviewCriteria(actor, data, session.n, { coupleId: story.coupleId, sessionId, day: days.day(session.dayOffset) }));
    open = await giveTasks(story, session, sessionId);
    given.push(...open);
    await afterTheHour(story, session);
  }
  await openTasksToday(story, open);
  await days.at(-7, "19:00", () => planSession(actor, planOfSession(story, 0, { format: data.kind === "COUPLE" ? "JOINT" : "ONE", oneSeat: data.kind === "COUPLE" ? null : "A", place: "ROOM", minutes: 50 })));
  return story.coupleId;
}

async function intake(actor: ClinicianActor, days: DemoDays, data: DemoCase, time: string): Promise<Story> {
  const first = Math.min(...data.sessions.map((session) => session.dayOffset), ...data.screens.map((screen) => screen.dayOffset));
  const name = (seat: DemoSeat) => ({ name: data.people.find((person) => person.seat === seat)?.name ?? "", channel: "NONE", email: "" });
  return days.at(first - 3, "10:00", async () => {
    const couple = await addCouple(actor, data.kind === "COUPLE"
      ? { kind: "COUPLE", a: name("A"), b: name("B"), leftSeat: "A", aloneRule: data.aloneRule ?? "" }
      : { kind: "INDIVIDUAL", a: name("A"), partnerCalled: data.partnerCalled ?? "" });
    if (data.secretsPolicy) await recordSecretsPolicy(actor, { coupleId: couple.id, kind: data.secretsPolicy, exceptions: "", agreedOn: days.day(first - 3) });
    const clientIds: Story["clientIds"] = {};
    for (const client of couple.clients) {
      clientIds[client.seat] = client.id;
      if (data.secretsPolicy) await signSecretsPolicy(actor, { clientId: client.id, signedOn: days.day(first - 3), manner: "ON_PAPER" });
      await recordContactPreference(actor, { clientId: client.id, channel: "HAND_OVER", email: "", checkedOn: days.day(first - 3) });
      await recordConsent(actor, { clientId: client.id, textVersion: consentText.version, givenOn: days.day(first - 3), manner: "ON_PAPER" });
    }
    return { actor, days, data, time, coupleId: couple.id, clientIds };
  });
}

/** What fell between the hour before and this one: screens of that time, then the clinician's written decisions. */
async function screensAndClearance(story: Story, session: DemoSession): Promise<void> {
  const { actor, days, data, coupleId } = story;
  const before = data.sessions.filter((other) => other.n < session.n).at(-1)?.dayOffset ?? -10_000;
  for (const screen of data.screens.filter((one) => one.dayOffset > before && one.dayOffset <= session.dayOffset)) {
    await days.at(screen.dayOffset, "08:15", () => askAlone(story, screen));
  }
  const cleared = data.jointWork.some((decision) => decision.kind === "JOINT_CLEARED" && decision.dayOffset === session.dayOffset);
  if (!cleared) return;
  await days.at(session.dayOffset, "08:30", async () => {
    if (before > -10_000) {
      await decideSafety(actor, { coupleId, kind: "ANSWERED", tier: "S2", room: "B", words: "Three private talks with each. She said what is safest and how it may be raised." });
    }
    await decideSafety(actor, { coupleId, kind: "JOINT_CLEARED", room: "JOINT", words: "Screens of both on file; both want the joint hour." });
  });
}

function firstNames(data: DemoCase): Record<DemoSeat, string> {
  const first = (seat: DemoSeat) => data.people.find((person) => person.seat === seat)?.name.split(" ")[0] ?? "";
  return { A: first("A"), B: first("B") };
}

function planOfSession({ coupleId, days, time }: Story, offset: number, rest: { format: string; oneSeat: string | null; place: string; minutes: number }) {
  return { coupleId, day: days.day(offset), time, ...rest, oneSeat: rest.oneSeat ?? "" };
}

async function holdSession(story: Story, session: DemoSession): Promise<string> {
  const { actor, days, data } = story;
  const minutes = Math.max(...Object.values(session.minutes.joint), Object.values(session.minutes.alone).reduce((sum, part) => sum + part, 0));
  const planned = await days.at(session.dayOffset - 1, "12:00", () => planSession(actor, planOfSession(story, session.dayOffset, { format: session.format, oneSeat: session.oneSeat, place: session.place, minutes })));
  const seat = (which: DemoSeat) => ({ status: session.attendance[which] ?? "CAME", minutesLate: "", minutesJoint: session.minutes.joint[which], minutesAlone: session.minutes.alone[which] });
  await days.at(session.dayOffset, "17:30", async () => {
    await recordAttendance(actor, { sessionId: planned.id, a: seat("A"), ...(data.kind === "COUPLE" ? { b: seat("B") } : {}) });
    await recordObservations(actor, { sessionId: planned.id, items: session.moves.map(({ seq: _seq, retracted: _retracted, ...move }) => ({ ...move, id: newId(), toldBy: move.toldBy ?? "" })) });
    await wrapUpSession(actor, {
      sessionId: planned.id, nothingToNote: "", closingLine: session.closingLine ?? "", whatEased: session.eased ? easedText(session.eased as EasedBy, firstNames(data)) : "",
      promise: session.promise ?? "", nextFocus: "",
    });
    if (session.partnerInClientsWords) await recordPartnerWords(actor, { sessionId: planned.id, words: session.partnerInClientsWords });
    await draftNote(actor, { sessionId: planned.id });
    const { note } = await notePage(actor, planned.id);
    await signNote(actor, { sessionId: planned.id, version: note.version, body: note.body });
  });
  if (data.jointWork.some((decision) => decision.kind === "JOINT_NOT_CLEARED" && decision.dayOffset === session.dayOffset)) {
    await days.at(session.dayOffset, "18:30", () => decideSafety(actor, {
      coupleId: story.coupleId, kind: "JOINT_NOT_CLEARED", room: "JOINT", words: "Private halves for three weeks, same length for each. What is open stays as it is.",
    }));
  }
  return planned.id;
}

/** Who asked for e-mail, and after which hour: the tasks of that hour and later bring a message. */
const byMail: Readonly<Record<string, { seat: DemoSeat; session: number; email: string }>> = { "demo-couple-2": { seat: "A", session: 6, email: "grace.okafor@post.example" } };

async function giveTasks(story: Story, session: DemoSession, sessionId: string): Promise<Given[]> {
  const { actor, days, data, clientIds } = story;
  const given: Given[] = [];
  const mail = byMail[data.id];
  if (mail?.session === session.n) {
    await days.at(session.dayOffset, "18:05", () => recordContactPreference(actor, { clientId: clientIds[mail.seat], channel: "EMAIL", sharedDevice: "NO", email: mail.email, checkedOn: days.day(session.dayOffset) }));
  }
  for (const task of data.assignments.filter((one) => one.session === session.n)) {
    await days.at(session.dayOffset, "18:15", async () => {
      for (const { seat } of task.doneTogether ? task.given : []) {
        await recordDoneTogether(actor, { clientId: clientIds[seat], exerciseCode: task.exercise, on: days.day(session.dayOffset), sessionId });
      }
      // A one-sided exercise that two people get is each one's own task, not a pair (rule P12).
      const together = findExercise(task.exercise)?.side === "both" ? [task.given] : task.given.map((one) => [one]);
      for (const people of together) given.push(...(await giveTask(story, session, sessionId, task, people)));
    });
  }
  return given;
}

async function giveTask(story: Story, session: DemoSession, sessionId: string, task: DemoTask, people: DemoTask["given"]): Promise<Given[]> {
  const { actor, days, data, clientIds, coupleId } = story;
  const next = data.sessions.find((other) => other.n === session.n + 1)?.dayOffset ?? 7;
  const { assignments } = await assignExercise(actor, {
    coupleId, exerciseCode: task.exercise, dueOn: days.day(next), sessionId, checkedSafe: task.g2Ticked ? "on" : "",
    recipients: people.map(({ seat }) => ({
      clientId: clientIds[seat], exerciseCode: task.exercise, reason: reasonOf(task.exercise), plan: planOf(task.exercise), confidence: 8, size: "FULL",
      solo: task.soloSteps ? "on" : "",
    })),
  });
  return assignments.map(({ id, clientId }) => ({ assignmentId: id, task, seat: clientIds.A === clientId ? "A" : "B" }));
}

/** Before the next hour: what came back, by a reflection where the domain has one, else as it was told. */
async function hearOutcomes(story: Story, open: Given[], session: DemoSession): Promise<void> {
  for (const { assignmentId, task, seat } of open) {
    const result = task.given.find((one) => one.seat === seat);
    if (!result || result.outcome === "OPEN") continue;
    await reflect(story, { assignmentId, task, seat }, session.dayOffset - 2);
    await story.days.at(session.dayOffset, "08:45", () => recordOutcome(story.actor, {
      assignmentId, did: result.outcome === "NOT" ? "NOT_THIS_TIME" : result.outcome, adherence: result.adherence ?? "",
      note: [result.barrier, task.note].filter(Boolean).join("; "),
    }));
  }
}

async function reflect(story: Story, given: Given, offset: number): Promise<void> {
  const found = demoReflections.find((one) => isOf(story, given)(one) && one.afterSession === given.task.session);
  if (found) await comesBack(story, given.assignmentId, found, { offset, time: "20:40" });
}

/** A form of a task given earlier that came back only after a later hour, as the body scan's after session 4. */
async function lateReflections(story: Story, given: Given[], session: DemoSession): Promise<void> {
  for (const late of demoReflections.filter((one) => one.case === story.data.id && one.afterSession === session.n - 1)) {
    if (given.some((one) => one.task.session === late.afterSession && isOf(story, one)(late))) continue;
    const task = given.findLast((one) => one.task.session < late.afterSession && isOf(story, one)(late));
    if (task) await comesBack(story, task.assignmentId, late, { offset: session.dayOffset - 5, time: "02:10" });
  }
}

async function comesBack({ actor, days }: Story, assignmentId: string, { answers }: DemoReflection, at: { offset: number; time: string }): Promise<void> {
  const stored = await days.at(at.offset, at.time, async () => {
    const sent = await storeDemoReflection(actor, assignmentId, answers);
    if (sent.marks > 0) await replySafe(actor, sent.reflectionId);
    return sent;
  });
  await days.at(at.offset + 1, "08:05", () => readDemoReflection(actor, stored));
}

const isOf = (story: Story, { task, seat }: Given) => (one: DemoReflection): boolean =>
  one.case === story.data.id && one.seat === seat && one.exercise === task.exercise;

/** The newest tasks: one came back yesterday, the others are still open. */
async function openTasksToday(story: Story, open: Given[]): Promise<void> {
  for (const { assignmentId, task } of open.filter(({ task: { sentDayOffset } }) => sentDayOffset !== undefined)) {
    await story.days.at(task.sentDayOffset ?? -1, "21:10", () => storeDemoReflection(story.actor, assignmentId, { c_did: "DID", ...task.answers }));
  }
}
