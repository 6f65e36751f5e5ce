import { vi } from "vitest";
import { separateCouple } from "#lib/couples/commands/separate.ts";
import { recordEnding } from "#lib/direction/commands.ts";
import { copyExercise } from "#lib/exercises/commands.ts";
import type { ClientActor, ClinicianActor, SystemActor } from "#lib/platform/actor.ts";
import { clock } from "#lib/platform/clock.ts";
import { database } from "#lib/platform/db.ts";
import { newId } from "#lib/platform/ids.ts";
import { jobActor } from "#lib/platform/jobs.ts";
import { openSignIn } from "#lib/platform/sign-in-session.ts";
import { inPractice, type Transaction } from "#lib/platform/tenancy.ts";
import { addDays, dayOf } from "#lib/platform/time.ts";
import { saveNote } from "#lib/notes/commands.ts";
import { recordAway } from "#lib/practices/commands.ts";
import { prepareRelease } from "#lib/records/commands/release.ts";
import { recordAuthorization } from "#lib/records/commands/leave.ts";
import { setLegalHold } from "#lib/records/commands/hold.ts";
import { sendReflection } from "#lib/requests/commands/send.ts";
import { askOtherContact } from "#lib/requests/commands/reach.ts";
import { holdSecret } from "#lib/safety/commands/secret.ts";
import { recordTold } from "#lib/safety/commands/told.ts";
import { draftTasks } from "#lib/assignments/commands/draft.ts";
import { openPractice } from "#tests/factories/cast.ts";
import { anHour, privateHalves } from "#tests/factories/held-hour.ts";
import { dayAhead, giveTask, readyPair, recipient, tokenOf, unlock } from "#tests/factories/tasks.ts";

/** Everybody who could ask, each with what they may hold in their hands. */
export type Cast = {
  /** A clinician of the case team: whose case it is. */
  therapist: ClinicianActor;
  /** Another clinician on the same case team. */
  coTherapist: ClinicianActor;
  /** A clinician of the practice who is on no case team; a supervisor without one is no more. */
  colleague: ClinicianActor;
  /** The owner, who runs the practice and is on no case team. */
  admin: ClinicianActor;
  /** A therapist of another practice. */
  otherPractice: ClinicianActor;
  /** The two partners, each behind their own unlocked link. */
  partnerA: ClientActor;
  partnerB: ClientActor;
  /** Somebody whose couple was separated, with the visit that was open then. */
  exPartner: ClientActor;
  /** Who has just sent, on the page of thanks. */
  sender: ClientActor;
  /** A background job of the practice. */
  job: SystemActor;
};

export type World = { cast: Cast; ids: Record<string, unknown>; names: string[] };

const WORDS = "A few words";

/** One case that holds something of every kind, and everybody who could ask for it. */
export async function openWorld(): Promise<World> {
  const { jo, ines, marta } = await openPractice();
  const mill = await openPractice("Mill Lane");
  const today = dayOf(clock.now(), jo.zone);
  const pair = await readyPair(jo);
  const { couple, tobias, noor, codes } = pair;
  const kitty = await openColleague(jo, couple.id, ines);
  const give = async (person: typeof tobias, code: string, exercise: string) => {
    const { assignments, links } = await giveTask(jo, couple, person, exercise);
    return { assignmentId: assignments[0]?.id ?? "", requestId: links[0]?.requestId ?? "", visit: await unlock(tokenOf(links[0]?.url ?? ""), code) };
  };
  const sent = await give(tobias, codes.tobias, "EX.STEADY");
  const { reflectionId } = await sendReflection(sent.visit.actor, { c_did: "DID", what: "Tea at six", c_share: "ASK", c_note: "I want to kill myself" });
  const his = await give(tobias, codes.tobias, "EX.BODY_SCAN");
  const hers = await give(noor, codes.noor, "EX.BODY_SCAN");
  await askOtherContact(his.visit.actor, { channel: "NONE" });
  const halves = await privateHalves(jo, couple.id, -7);
  const hour = await anHour(jo, couple.id, 3);
  const { assignmentIds } = await draftTasks(jo, { coupleId: couple.id, exerciseCode: "EX.HOME_BASE", dueOn: dayAhead(jo, 7), recipients: [recipient(noor, "EX.HOME_BASE")] });
  const { id: noteId } = await saveNote(jo, { sessionId: halves, version: 0, body: WORDS });
  const { id: toldAloneId } = await recordTold(jo, { clientId: noor.id, words: WORDS, toldOn: today });
  const { id: secretId } = await holdSecret(jo, { clientId: noor.id, about: WORDS, agreed: WORDS, until: addDays(today, 9), nextStep: WORDS, otherwise: WORDS });
  const { id: authorizationId } = await recordAuthorization(jo, { clientId: tobias.id, coversJoint: "yes", recipient: "x", purpose: "x", signedOn: today });
  const { id: releaseId } = await prepareRelease(jo, { coupleId: couple.id, kind: "PERSON", clientId: tobias.id, ground: "OWN_REQUEST", purpose: "x", recipient: "x" });
  await setLegalHold(jo, { coupleId: couple.id, reason: WORDS });
  await recordEnding(jo, { coupleId: couple.id, kind: "PAUSE", words: WORDS, endedOn: today });
  const own = await copyExercise(jo, { code: "EX.BODY_SCAN" });
  await recordAway(jo, { fromDay: addDays(today, 20), untilDay: addDays(today, 22), coverId: ines.membershipId });
  const found = await inPractice(jo, (tx) => rowsOf(tx, jo, { coupleId: couple.id, sessionId: halves, reflectionId }));
  return {
    names: ["Tobias", "Noor", "Lindqvist", "Haddad"],
    cast: { therapist: await signedIn(jo), coTherapist: await signedIn(kitty), colleague: ines, admin: marta, otherPractice: mill.jo, partnerA: his.visit.actor, partnerB: hers.visit.actor, exPartner: await exPartner(jo), sender: sent.visit.actor, job: jobActor(jo.practiceId, "mail") },
    ids: {
      coupleId: couple.id, clientId: tobias.id, sessionId: halves, plannedSessionId: hour, assignmentId: his.assignmentId, assignmentIds, draftId: assignmentIds[0], requestId: his.requestId, reflectionId, noteId,
      toldAloneId, secretId, authorizationId, releaseId, ownCode: own.code, otherClientId: noor.id, today, ahead: addDays(today, 7), ...found,
    },
  };
}

async function signedIn(actor: ClinicianActor): Promise<ClinicianActor> {
  const { userId, practiceId } = actor;
  const { id } = await inPractice(actor, async (tx) => {
    await openSignIn(tx, { userId, practiceId, caller: { origin: "127.0.0.1", device: "A device" } });
    return tx.signInSession.findFirstOrThrow({ where: { userId }, select: { id: true } });
  });
  return { ...actor, signInSessionId: id };
}

async function openColleague(jo: ClinicianActor, coupleId: string, like: ClinicianActor): Promise<ClinicianActor> {
  const [membershipId, userId] = [newId(), newId()];
  await inPractice(jo, async (tx) => {
    const { userId: known } = await tx.membership.findFirstOrThrow({ where: { practiceId: jo.practiceId, id: like.membershipId } });
    const user = { ...(await tx.user.findUniqueOrThrow({ where: { id: known } })), email: `${membershipId}@practice.example` };
    await tx.user.create({ data: { id: userId, email: user.email, name: "Kit Marlow", passwordHash: user.passwordHash, createdAt: clock.now() } });
    await tx.membership.create({ data: { practiceId: jo.practiceId, id: membershipId, userId, role: "CLINICIAN", calledName: "Kit", createdAt: clock.now() } });
    await tx.caseClinician.create({ data: { practiceId: jo.practiceId, id: newId(), coupleId, clinicianId: membershipId, addedAt: clock.now(), addedById: jo.membershipId } });
  });
  return { ...like, userId, membershipId, calledName: "Kit", signInSessionId: newId() };
}

async function exPartner(jo: ClinicianActor): Promise<ClientActor> {
  const { couple, tobias, codes } = await readyPair(jo);
  const { links } = await giveTask(jo, couple, tobias, "EX.BODY_SCAN");
  const { actor } = await unlock(tokenOf(links[0]?.url ?? ""), codes.tobias);
  await separateCouple(jo, { coupleId: couple.id, reason: WORDS });
  return actor;
}

async function rowsOf(tx: Transaction, { practiceId, membershipId: openedById }: ClinicianActor, { coupleId, sessionId, reflectionId }: { coupleId: string; sessionId: string; reflectionId: string }) {
  const client = { practiceId, coupleId };
  const observation = await tx.observation.findFirstOrThrow({ where: { practiceId, sessionId, code: "SAF.BLOCK" } });
  const followUp = await tx.followUp.findFirstOrThrow({ where: { practiceId, client } });
  const wish = await tx.contactWish.findFirstOrThrow({ where: { practiceId, client } });
  const hold = await tx.legalHold.findFirstOrThrow({ where: { practiceId, coupleId } });
  const opening = { practiceId, id: newId(), sessionId, reflectionId, fieldId: "what", openedAt: clock.now(), openedById };
  await tx.sharedOpening.create({ data: opening });
  const away = await tx.awayTime.findFirstOrThrow({ where: { practiceId } });
  return { observationId: observation.id, itemId: observation.id, followUpId: followUp.id, wishId: wish.id, holdId: hold.id, awayId: away.id, openingId: opening.id, mailId: newId() };
}

class RolledBack extends Error {
  readonly value: unknown;
  constructor(value: unknown) {
    super("rolled back");
    this.value = value;
  }
}

/** Lets every transaction run to its end and then takes it back, so that no asking changes the world for the next. */
export function takeEverythingBack(): void {
  const db = database();
  const real = db.$transaction.bind(db) as (work: (tx: Transaction) => Promise<unknown>, options?: object) => Promise<unknown>;
  vi.spyOn(db, "$transaction").mockImplementation((async (work: (tx: Transaction) => Promise<unknown>, options?: object) => {
    try {
      return await real(async (tx) => {
        throw new RolledBack(await work(tx));
      }, options);
    } catch (error) {
      if (error instanceof RolledBack) return error.value;
      throw error;
    }
  }) as never);
}

