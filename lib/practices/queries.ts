import type { ClinicianActor, PracticeId, SystemActor } from "#lib/platform/actor.ts";
import { NotFoundError } from "#lib/platform/errors.ts";
import { practiceTime, type PracticeTime } from "#lib/platform/practice-time.ts";
import { authorize } from "#lib/platform/policy.ts";
import { inPractice, type Transaction } from "#lib/platform/tenancy.ts";
import { addDays, dateToDay, dayToDate } from "#lib/platform/time.ts";
import { awayOn, COVER_AHEAD_DAYS, coverNamed, isUnreadOn } from "./away.ts";
import { toPracticeSettings, type AwayDto, type AwayPageDto, type PracticeSettings, type ReadingDto } from "./dto.ts";
import { awayVisibleTo, can, visibleTo } from "./policy.ts";
import { nextReading, parseReadingHours } from "./reading-hours.ts";

/** The facts of the actor's practice, with its latest help pack. Throws ForbiddenError, NotFoundError. */
export async function practiceSettings(actor: ClinicianActor): Promise<PracticeSettings> {
  authorize(can, actor, "view", null);
  return inPractice(actor, async (tx) => {
    const practice = await tx.practice.findUnique({ where: { id: actor.practiceId } });
    const profile = await tx.practiceProfile.findUnique({ where: { practiceId: actor.practiceId } });
    if (!practice || !profile) throw new NotFoundError();
    const pack = await tx.helpPack.findFirst({ where: visibleTo(actor), orderBy: { createdAt: "desc" } });
    return toPracticeSettings(practice, profile, pack);
  });
}

/** Own days away, possible covers, and whom the actor covers for today. Throws ForbiddenError. */
export async function awayPage(actor: ClinicianActor): Promise<AwayPageDto> {
  authorize(can, actor, "record days away", null);
  return inPractice(actor, async (tx) => {
    const { practiceId, membershipId } = actor;
    const { today } = await practiceTime(tx, practiceId);
    const covered = await tx.awayTime.findMany({
      where: { practiceId, coverId: membershipId, memberId: { in: [...actor.coversFor] }, cancelledAt: null, fromDay: { lte: dayToDate(today) }, untilDay: { gte: dayToDate(today) } },
      include: { member: { select: { calledName: true } } }, orderBy: { untilDay: "asc" },
    });
    const colleagues = await tx.membership.findMany({
      where: { practiceId, endedAt: null, id: { not: membershipId } }, select: { id: true, calledName: true }, orderBy: { calledName: "asc" },
    });
    return {
      today, mine: await awayFrom(tx, actor, membershipId, today), colleagues: colleagues.map(({ id, calledName }) => ({ id, name: calledName })),
      covering: covered.map(({ member, untilDay }) => ({ name: member.calledName, untilDay: dateToDay(untilDay) })),
    };
  });
}

async function awayFrom(tx: Transaction, actor: ClinicianActor | SystemActor, memberId: string, day: string): Promise<AwayDto[]> {
  const rows = await tx.awayTime.findMany({
    where: { AND: [awayVisibleTo(actor), { practiceId: actor.practiceId, memberId, cancelledAt: null, untilDay: { gte: dayToDate(day) } }] },
    include: { cover: { select: { calledName: true, endedAt: true } } }, orderBy: { fromDay: "asc" },
  });
  return rows.map(({ id, fromDay, untilDay, cover }) => ({
    id, fromDay: dateToDay(fromDay), untilDay: dateToDay(untilDay), cover: cover && cover.endedAt === null ? cover.calledName : null,
  }));
}

/**
 * When what is written for a clinician will be read, and by whom while they are away. For client pages
 * and cards; `next` is null when the practice's text names no times, and then nothing is promised.
 * `known`: the practice's hours and its time, where the caller has read them already.
 */
export async function readingOf(tx: Transaction, practiceId: PracticeId, membershipId: string, known?: { readingHours: string; time: PracticeTime }): Promise<ReadingDto> {
  const { readingHours } = known ?? (await tx.practiceProfile.findUniqueOrThrow({ where: { practiceId }, select: { readingHours: true } }));
  const { now, today, zone } = known?.time ?? (await practiceTime(tx, practiceId));
  const away = await awayFrom(tx, { kind: "system", practiceId, job: "reading", origin: "local" }, membershipId, today);
  return {
    hours: readingHours, next: nextReading(parseReadingHours(readingHours), now, zone, (day) => isUnreadOn(away, day)),
    awayUntil: awayOn(away, today)?.untilDay ?? null, cover: coverNamed(away, today, addDays(today, COVER_AHEAD_DAYS)),
  };
}
