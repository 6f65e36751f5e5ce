import { visibleTo as clientsVisibleTo } from "#lib/clients/policy.ts";
import type { Seat } from "#lib/couples/seat.ts";
import { exerciseGiven, givenParts } from "#lib/exercises/given.ts";
import { answersInWords } from "#lib/reflections/answer-words.ts";
import { findCriterion } from "#lib/criteria/criterion.ts";
import type { Answers } from "#lib/exercises/form.ts";
import { processVisibleTo } from "#lib/notes/policy.ts";
import { openText } from "#lib/platform/keyring.ts";
import { dateToDay, dayOf } from "#lib/platform/time.ts";
import type { RecordItem } from "../record-item.ts";
import { labelled, linesOf } from "../words.ts";
import { ofCase, opener, type Gathering } from "./joint-items.ts";

type Person = { id: string; seat: Seat };

// The two halves of a person's file share what they need of each row.
const item = (person: Person, type: RecordItem["type"], ref: string, day: string, title: string, text: string, author: RecordItem["author"] = "CLINICIAN"): RecordItem =>
  ({ type, ref, room: person.seat, author, day, title, text });

const scope = ({ actor }: Gathering, { id }: Person) => ({ client: clientsVisibleTo(actor), practiceId: actor.practiceId, clientId: id });

/** What one person was given, sent back and agreed to, in their own file. */
export async function itemsOfPerson(gathering: Gathering, person: Person): Promise<RecordItem[]> {
  const { tx, actor } = gathering;
  const where = scope(gathering, person);
  const items: RecordItem[] = [];
  const openTask = opener(gathering, "Assignment");
  for (const row of await tx.assignment.findMany({ where: { ...where, approvedAt: { not: null } }, orderBy: { approvedAt: "asc" }, select: { ...givenParts, id: true, approvedAt: true, draftedAt: true, reason: true, plan: true, obstacle: true } })) {
    const text = labelled({ Why: await openTask(row.id, "reason", row.reason), Plan: await openTask(row.id, "plan", row.plan), "What may get in the way": await openTask(row.id, "obstacle", row.obstacle) });
    items.push(item(person, "assignment", row.id, dayOf(row.approvedAt ?? row.draftedAt, actor.zone), exerciseGiven(row)?.clientTitle ?? row.exerciseCode, text));
  }
  const openReflection = opener(gathering, "Reflection");
  for (const row of await tx.reflection.findMany({ where, orderBy: { sentAt: "asc" }, include: { assignment: { select: { ...givenParts, draftedBy: { select: { calledName: true } } } } } })) {
    const answers = JSON.parse(await openReflection(row.id, "answers", row.answers)) as Answers;
    const exercise = exerciseGiven(row.assignment);
    const text = answersInWords(exercise, answers, row.assignment.draftedBy.calledName).map(({ label, value }) => `${label} ${value}`).join("\n");
    items.push(item(person, "reflection", row.id, dayOf(row.sentAt, actor.zone), exercise?.clientTitle ?? "", text, person.seat));
  }
  for (const row of await tx.consent.findMany({ where, orderBy: { recordedAt: "asc" }, include: { consentWithdrawal: true } })) {
    items.push(item(person, "consent", row.id, dateToDay(row.givenOn), `text ${row.textVersion}`, row.consentWithdrawal ? `Taken back on ${dayOf(row.consentWithdrawal.at, actor.zone)}.` : "", person.seat));
  }
  for (const row of await tx.contactPreference.findMany({ where, orderBy: { recordedAt: "asc" } })) {
    items.push(item(person, "contact", row.id, dateToDay(row.checkedOn), linesOf(JSON.stringify([row.channel])), row.email ?? "", person.seat));
  }
  const ratings = await tx.criterionRating.findMany({
    where: { practiceId: actor.practiceId, seat: person.seat, criteriaReview: ofCase(gathering) }, orderBy: { recordedAt: "asc" }, include: { criteriaReview: { select: { reviewedOn: true } } },
  });
  items.push(...ratings.map((row) => item(person, "rating", row.id, dateToDay(row.criteriaReview.reviewedOn), findCriterion(row.criterion)?.title ?? row.criterion,
    `${row.informant === "SELF" ? "By the person" : "By the therapist, not blind"}: ${row.tenths === null ? "not seen" : (row.tenths / 10).toFixed(1)} of 4`, row.informant === "SELF" ? person.seat : "CLINICIAN")));
  return items;
}

/** What one person told alone and what was decided with them, in their own file. */
export async function itemsToldAlone(gathering: Gathering, person: Person): Promise<RecordItem[]> {
  const { tx, actor } = gathering;
  const where = scope(gathering, person);
  const items: RecordItem[] = [];
  for (const row of await tx.privateScreen.findMany({ where, orderBy: { recordedAt: "asc" } })) {
    const answers = await opener(gathering, "PrivateScreen")(row.id, "answers", row.answers);
    items.push(item(person, "screen", row.id, dateToDay(row.askedOn), "", answers ? linesOf(answers) : linesOf(JSON.stringify([row.outcome])), person.seat));
  }
  for (const row of await tx.toldAlone.findMany({ where, orderBy: { recordedAt: "asc" }, include: { mayRaiseAnswers: { orderBy: { recordedAt: "asc" } } } })) {
    const told = await opener(gathering, "ToldAlone")(row.id, "words", row.words);
    const raised: string[] = [];
    for (const one of row.mayRaiseAnswers) raised.push(`May it be raised, ${dateToDay(one.askedOn)}: ${linesOf(JSON.stringify([one.answer]))}. ${(await opener(gathering, "MayRaiseAnswer")(one.id, "words", one.words)) ?? ""}`.trim());
    items.push(item(person, "told", row.id, dateToDay(row.toldOn), "", [told, ...raised].join("\n"), person.seat));
  }
  for (const row of await tx.privateTalk.findMany({ where, orderBy: { recordedAt: "asc" } })) {
    items.push(item(person, "talk", row.id, dateToDay(row.talkedOn), `${row.minutes} minutes`, linesOf(await opener(gathering, "PrivateTalk")(row.id, "checklist", row.checklist)), person.seat));
  }
  for (const row of await tx.safetyPlan.findMany({ where, orderBy: { writtenAt: "asc" } })) {
    items.push(item(person, "plan", row.id, dayOf(row.writtenAt, actor.zone), "", linesOf(await opener(gathering, "SafetyPlan")(row.id, "plan", row.plan)), person.seat));
  }
  for (const row of await tx.secretHeld.findMany({ where, orderBy: { recordedAt: "asc" } })) {
    const open = (column: "about" | "agreed" | "nextStep" | "otherwise") => opener(gathering, "SecretHeld")(row.id, column, row[column]);
    const text = labelled({ About: await open("about"), Agreed: await open("agreed"), Until: dateToDay(row.until), "Next step": await open("nextStep"), Otherwise: await open("otherwise") });
    items.push(item(person, "held", row.id, dayOf(row.recordedAt, actor.zone), "", text, person.seat));
  }
  return items;
}

/** What one person wants, marks and was given at the end, in their own file. */
export async function itemsOfDirection(gathering: Gathering, person: Person): Promise<RecordItem[]> {
  const { tx, actor } = gathering;
  const where = scope(gathering, person);
  const items: RecordItem[] = [];
  for (const row of await tx.goalAnswer.findMany({ where, orderBy: { recordedAt: "asc" } })) {
    items.push(item(person, "goal", row.id, dateToDay(row.askedOn), linesOf(JSON.stringify([row.goal])), (await opener(gathering, "GoalAnswer")(row.id, "words", row.words)) ?? "", person.seat));
  }
  for (const row of await tx.stayingFor.findMany({ where, orderBy: { recordedAt: "asc" } })) {
    items.push(item(person, "stayingFor", row.id, dateToDay(row.takenOn), "", linesOf(await opener(gathering, "StayingFor")(row.id, "answers", row.answers)), person.seat));
  }
  for (const row of await tx.closureMarks.findMany({ where, orderBy: { recordedAt: "asc" } })) {
    items.push(item(person, "closure", row.id, dateToDay(row.markedOn), row.by === "CLIENT" ? "by the person" : "as the therapist sees it", linesOf(await opener(gathering, "ClosureMarks")(row.id, "marks", row.marks)), row.by === "CLIENT" ? person.seat : "CLINICIAN"));
  }
  for (const row of await tx.whatWeSaw.findMany({ where, orderBy: { writtenAt: "asc" } })) {
    items.push(item(person, "saw", row.id, dayOf(row.writtenAt, actor.zone), "", linesOf(await opener(gathering, "WhatWeSaw")(row.id, "body", row.body))));
  }
  for (const row of await tx.followUp.findMany({ where, orderBy: { dueOn: "asc" } })) {
    items.push(item(person, "followUp", row.id, dateToDay(row.doneOn ?? row.dueOn), row.doneOn ? "held" : "due", (await opener(gathering, "FollowUp")(row.id, "words", row.words)) ?? ""));
  }
  return items;
}

/** The acting clinician's own process notes of the case. They open under their own key and lie in no person's file (decision 9). */
export async function itemsOfProcess(gathering: Gathering): Promise<RecordItem[]> {
  const { tx, actor } = gathering;
  const rows = await tx.processNote.findMany({ where: { AND: [processVisibleTo(actor), ofCase(gathering)] }, orderBy: { writtenAt: "asc" } });
  const items: RecordItem[] = [];
  for (const row of rows) {
    const text = await openText(tx, actor.practiceId, { table: "ProcessNote", row: row.id, column: "body" }, row.body, "PROCESS");
    items.push({ type: "process-note", ref: row.id, room: "PROCESS", author: "CLINICIAN", day: dayOf(row.writtenAt, actor.zone), title: "", text });
  }
  return items;
}
