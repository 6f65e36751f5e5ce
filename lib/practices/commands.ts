import { beginAudit, recordChange } from "#lib/platform/audit.ts";
import { mintPracticeId, type ClinicianActor, type PracticeId, type SystemActor } from "#lib/platform/actor.ts";
import { clock } from "#lib/platform/clock.ts";
import { NotFoundError, RefusedError } from "#lib/platform/errors.ts";
import { isId, newId } from "#lib/platform/ids.ts";
import { createPracticeKey } from "#lib/platform/keyring.ts";
import { hashPassword, passwordProblem } from "#lib/platform/password.ts";
import { authorize } from "#lib/platform/policy.ts";
import { sealTotpSecret } from "#lib/platform/second-factor.ts";
import { checkSetUpToken, issueToken, spendSetUpToken } from "#lib/platform/set-up-token.ts";
import { inPractice, withoutPractice, withPractice, type Transaction } from "#lib/platform/tenancy.ts";
import { dateToDay, dayOf, dayToDate } from "#lib/platform/time.ts";
import { weightSetVersion } from "#lib/observations/code.ts";
import { toHelpPackDto, type HelpPackDto } from "./dto.ts";
import { helpPackOf } from "./help-pack.ts";
import { overlaps } from "./away.ts";
import { awayVisibleTo, can, visibleTo } from "./policy.ts";
import { readingHoursText } from "./reading-hours.ts";
import { addMemberInput, cancelAwayInput, foundPracticeInput, quietHoursInput, readingHoursInput, recordAwayInput, setUpInput, type FoundPractice } from "./schema.ts";

/** The new practice, its owner's membership, and the owner. */
export type Founded = { practiceId: PracticeId; membershipId: string; userId: string };

const founder = (practiceId: PracticeId): SystemActor => ({ kind: "system", practiceId, job: "set-up", origin: "local" });

/**
 * Makes a practice with its keys, its audit chain, its (unchecked) help pack and its owner, in one
 * transaction. The caller has proved a set-up token or is the seed. Throws ZodError.
 */
export async function foundPractice(raw: FoundPractice): Promise<Founded> {
  const input = foundPracticeInput.parse(raw);
  const practiceId = mintPracticeId(newId());
  return withPractice(practiceId, (tx) => found(tx, practiceId, input));
}

async function found(tx: Transaction, practiceId: PracticeId, input: FoundPractice): Promise<Founded> {
  const ids = { practiceId, membershipId: newId(), userId: newId() };
  const now = clock.now();
  await tx.practice.create({ data: { id: practiceId, zone: input.zone, region: input.region, createdAt: now } });
  await tx.practiceProfile.create({
    data: { practiceId, name: input.practiceName, readingHours: input.readingHours, weightSet: weightSetVersion, createdAt: now },
  });
  await createPracticeKey(tx, practiceId, "RECORD");
  await createPracticeKey(tx, practiceId, "PROCESS");
  await beginAudit(tx, practiceId);
  await tx.helpPack.create({ data: { practiceId, id: newId(), region: input.region, lines: helpPackOf(input.region), createdAt: now } });
  const { name, email, passwordHash, calledName } = input.owner;
  await tx.user.create({ data: { id: ids.userId, email, name, passwordHash, createdAt: now } });
  await tx.membership.create({
    data: { practiceId, id: ids.membershipId, userId: ids.userId, role: "OWNER", calledName, createdAt: now },
  });
  await recordChange(tx, founder(practiceId), "practice.founded", { type: "practice", id: practiceId });
  return ids;
}

/**
 * A fresh set-up token for an empty installation: valid once, for 24 hours, and the only one; an
 * earlier unused one is dead from then on. Null when a practice exists.
 */
export async function issueSetUpToken(): Promise<string | null> {
  return withoutPractice(async (tx) => ((await tx.practice.count()) > 0 ? null : issueToken(tx)));
}

/**
 * Uses the set-up token up and makes the practice and its owner, together or not at all; of two
 * posts at once exactly one does. Throws NotFoundError (unknown, used or old token), ZodError, RefusedError.
 */
export async function completeSetUp(token: string, raw: unknown): Promise<Founded> {
  await checkSetUpToken(token);
  const { password, practiceName, zone, region, readingHours, ...person } = setUpInput.parse(raw);
  const problem = passwordProblem(password, [person.email, practiceName]);
  if (problem) throw new RefusedError({ password: problem });
  const input = { practiceName, zone, region, readingHours, owner: { ...person, passwordHash: await hashPassword(password) } };
  const practiceId = mintPracticeId(newId());
  return withPractice(practiceId, async (tx) => {
    await spendSetUpToken(tx, token);
    if (await tx.practice.count()) throw new NotFoundError();
    const founded = await found(tx, practiceId, input);
    await recordChange(tx, founder(practiceId), "set-up.completed", { type: "user", id: founded.userId });
    return founded;
  });
}

/** Adds someone to the owner's practice. Throws ForbiddenError, ZodError, RefusedError when the address is taken. */
export async function addMember(actor: ClinicianActor, raw: unknown): Promise<{ membershipId: string; userId: string }> {
  authorize(can, actor, "add a member", null);
  const { name, email, calledName, role, passwordHash, totpSecret } = addMemberInput.parse(raw);
  const ids = { membershipId: newId(), userId: newId() };
  return inPractice(actor, async (tx) => {
    const now = clock.now();
    if (await tx.user.findUnique({ where: { email }, select: { id: true } })) {
      throw new RefusedError({ email: "Someone signs in with this e-mail address already. Enter another one." });
    }
    const factor = totpSecret ? { totpSecret: sealTotpSecret(ids.userId, totpSecret), totpConfirmedAt: now } : {};
    await tx.user.create({ data: { id: ids.userId, email, name, passwordHash, createdAt: now, ...factor } });
    await tx.membership.create({
      data: { practiceId: actor.practiceId, id: ids.membershipId, userId: ids.userId, role, calledName, createdAt: now },
    });
    await recordChange(tx, actor, "member.added", { type: "membership", id: ids.membershipId }, { role });
    return ids;
  });
}

/** Dates the practice's check of its latest help lines with today, in its own zone (rule M5). Throws ForbiddenError, NotFoundError. */
export async function markHelpPackChecked(actor: ClinicianActor): Promise<HelpPackDto> {
  authorize(can, actor, "check the help pack", null);
  return inPractice(actor, async (tx) => {
    const pack = await tx.helpPack.findFirst({ where: { AND: [visibleTo(actor), { practiceId: actor.practiceId }] }, orderBy: { createdAt: "desc" } });
    if (!pack) throw new NotFoundError();
    const checkedOn = dayToDate(dayOf(clock.now(), actor.zone));
    await tx.helpPack.updateMany({ where: { practiceId: actor.practiceId, id: pack.id }, data: { checkedOn, checkedById: actor.membershipId } });
    await recordChange(tx, actor, "help-pack.checked", { type: "help-pack", id: pack.id });
    return toHelpPackDto({ ...pack, checkedOn });
  });
}

/**
 * Records own days away, today or later, with a colleague who may read what comes in for them on those
 * days (decision 33). Throws ZodError, and RefusedError for days gone by, days that overlap others of
 * one's own, and a cover who is not a colleague of this practice.
 */
export async function recordAway(actor: ClinicianActor, raw: unknown): Promise<{ id: string }> {
  authorize(can, actor, "record days away", null);
  const { fromDay, untilDay, coverId } = recordAwayInput.parse(raw);
  const { practiceId, membershipId: memberId } = actor;
  return inPractice(actor, async (tx) => {
    const now = clock.now();
    if (untilDay < dayOf(now, actor.zone)) throw new RefusedError({ untilDay: "Choose days that are not over yet." });
    // One at a time per person, so that two posts at once cannot overlap.
    await tx.$queryRaw`SELECT "id" FROM "Membership" WHERE "practiceId" = ${practiceId}::uuid AND "id" = ${memberId}::uuid FOR NO KEY UPDATE`;
    const others = await tx.awayTime.findMany({ where: { AND: [awayVisibleTo(actor), { practiceId, memberId, cancelledAt: null }] } });
    if (others.some((other) => overlaps({ fromDay, untilDay }, { fromDay: dateToDay(other.fromDay), untilDay: dateToDay(other.untilDay) }))) {
      throw new RefusedError({ fromDay: "These days overlap others you gave. Take those back first." });
    }
    if (coverId !== null) await checkCover(tx, actor, coverId);
    const id = newId();
    await tx.awayTime.create({
      data: { practiceId, id, memberId, coverId, fromDay: dayToDate(fromDay), untilDay: dayToDate(untilDay), recordedAt: now, recordedById: memberId },
    });
    await recordChange(tx, actor, "away.recorded", { type: "away", id }, { fromDay, untilDay, coverId });
    return { id };
  });
}

async function checkCover(tx: Transaction, actor: ClinicianActor, coverId: string): Promise<void> {
  const { practiceId, membershipId } = actor;
  const cover = isId(coverId) ? await tx.membership.findFirst({ where: { practiceId, id: coverId, endedAt: null }, select: { id: true } }) : null;
  if (!cover || cover.id === membershipId) throw new RefusedError({ coverId: "Choose a colleague of this practice, or nobody." });
}

/** Takes own days away back; a cover's reading ends at once. Throws NotFoundError, also for those taken back already. */
export async function cancelAway(actor: ClinicianActor, raw: unknown): Promise<void> {
  authorize(can, actor, "record days away", null);
  const { awayId } = cancelAwayInput.parse(raw);
  if (!isId(awayId)) throw new NotFoundError();
  return inPractice(actor, async (tx) => {
    const { count } = await tx.awayTime.updateMany({
      where: { AND: [awayVisibleTo(actor), { practiceId: actor.practiceId, id: awayId, cancelledAt: null }] }, data: { cancelledAt: clock.now() },
    });
    if (count !== 1) throw new NotFoundError();
    await recordChange(tx, actor, "away.cancelled", { type: "away", id: awayId });
  });
}

/** Sets when what came in is read, by day of the week; client pages name it. Throws ForbiddenError, ZodError. */
export async function setReadingHours(actor: ClinicianActor, raw: unknown): Promise<{ readingHours: string }> {
  authorize(can, actor, "change hours", null);
  const readingHours = readingHoursText(readingHoursInput.parse(raw));
  return inPractice(actor, async (tx) => {
    await tx.practiceProfile.updateMany({ where: { practiceId: actor.practiceId }, data: { readingHours } });
    await recordChange(tx, actor, "practice.reading-hours-set", { type: "practice", id: actor.practiceId }, { readingHours });
    return { readingHours };
  });
}

/** Sets the hours of the practice's day in which no message goes out. Throws ForbiddenError, ZodError. */
export async function setQuietHours(actor: ClinicianActor, raw: unknown): Promise<void> {
  authorize(can, actor, "change hours", null);
  const hours = quietHoursInput.parse(raw);
  return inPractice(actor, async (tx) => {
    await tx.practiceProfile.updateMany({ where: { practiceId: actor.practiceId }, data: hours });
    await recordChange(tx, actor, "practice.quiet-hours-set", { type: "practice", id: actor.practiceId }, hours);
  });
}
