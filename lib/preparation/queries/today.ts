import { isUnderWay } from "#lib/couples/case-dates.ts";
import { asTheySit, caseName } from "#lib/couples/case-name.ts";
import { visibleTo as couplesVisibleTo } from "#lib/couples/policy.ts";
import { unsignedNotes } from "#lib/notes/queries.ts";
import type { ClinicianActor } from "#lib/platform/actor.ts";
import { recordView } from "#lib/platform/audit.ts";
import { clock } from "#lib/platform/clock.ts";
import { authorize } from "#lib/platform/policy.ts";
import { inPractice, type Transaction } from "#lib/platform/tenancy.ts";
import { addDays, dayInWords, dayOf, instantInWords, startOfDay } from "#lib/platform/time.ts";
import type { ReflectionLineDto } from "#lib/reflections/dto.ts";
import { unreviewed } from "#lib/reflections/queries.ts";
import { shareInWords } from "#lib/reflections/share.ts";
import { sessionInclude, toSessionDto, type SessionDto } from "#lib/sessions/dto.ts";
import { placeWords } from "#lib/sessions/hour.ts";
import { visibleTo as sessionsVisibleTo } from "#lib/sessions/policy.ts";
import { briefOf } from "../brief.ts";
import { gistOf } from "../day.ts";
import type { ArrivedLine, HourLine, NeedLine, TodayDto } from "../dto.ts";
import { can } from "../policy.ts";
import { factsOfBrief } from "./facts.ts";

/** Hours longer ago than this many days are no longer asked about. */
const ASKED_FOR_DAYS = 60;

/**
 * The therapist's day in the practice's zone: the next hour with its gist, the rest of the day, what came back, what
 * only they can do. The gist opens words of that case, so its view is recorded.
 */
export async function today(actor: ClinicianActor): Promise<TodayDto> {
  return inPractice(actor, async (tx) => {
    authorize(can, actor, "prepare", null);
    const now = clock.now();
    const day = dayOf(now, actor.zone);
    const hours = await hoursAround(tx, actor, day);
    const next = hours.find((hour) => hour.plannedEndsAt > now) ?? (await nextAfter(tx, actor));
    const isToday = (hour: SessionDto) => dayOf(hour.startsAt, actor.zone) === day;
    const lines = await unreviewed(tx, actor);
    return {
      today: dayInWords(day),
      firstRun: (await tx.couple.count({ where: { AND: [couplesVisibleTo(actor), { practiceId: actor.practiceId }] } })) === 0,
      next: next && {
        ...toLine(next, isToday(next), now), underWay: isUnderWay(next, now), where: placeWords[next.place], gist: await gistFor(tx, actor, next.coupleId),
      },
      rest: hours.filter((hour) => hour.id !== next?.id).map((hour) => toLine(hour, true, now)),
      arrived: lines.map((line) => toArrived(line, actor)),
      needs: [...lines.flatMap((line) => toMarkNeed(line)), ...(await needsOf(tx, actor))],
    };
  });
}

async function hoursAround(tx: Transaction, actor: ClinicianActor, day: string): Promise<SessionDto[]> {
  const rows = await tx.session.findMany({
    where: {
      AND: [sessionsVisibleTo(actor), {
        practiceId: actor.practiceId, sessionCancellation: null,
        startsAt: { gte: startOfDay(day, actor.zone), lt: startOfDay(addDays(day, 1), actor.zone) },
      }],
    },
    include: sessionInclude, orderBy: { startsAt: "asc" },
  });
  return rows.map(toSessionDto);
}

async function nextAfter(tx: Transaction, actor: ClinicianActor): Promise<SessionDto | null> {
  const row = await tx.session.findFirst({
    where: { AND: [sessionsVisibleTo(actor), { practiceId: actor.practiceId, sessionCancellation: null, plannedEndsAt: { gt: clock.now() } }] },
    include: sessionInclude, orderBy: { startsAt: "asc" },
  });
  return row && toSessionDto(row);
}

function toLine(hour: SessionDto, isToday: boolean, now: Date): HourLine {
  const { id, coupleId, couple, time, endTime, day } = hour;
  const name = asTheySit(couple.leftSeat, couple.clients).map(({ seat }) => couple.names[seat]).join(" and ");
  return { sessionId: id, coupleId, name, time, endTime, day: dayInWords(day), isToday, ended: hour.plannedEndsAt <= now };
}

async function gistFor(tx: Transaction, actor: ClinicianActor, coupleId: string) {
  const { facts } = await factsOfBrief(tx, actor, coupleId, { answers: "none", names: "full" });
  await recordView(tx, actor, { type: "brief-gist", id: coupleId, coupleId });
  return gistOf(briefOf(facts), facts.names);
}

function toArrived({ id, coupleId, seat, name, title, sentAt, marked, share, solo }: ReflectionLineDto, actor: ClinicianActor): ArrivedLine {
  return { reflectionId: id, coupleId, seat, name, title, sent: instantInWords(sentAt, actor.zone), marked: marked !== null, share: shareInWords(share, name, solo) };
}

/** What was marked stands first among what waits (rule SF6); the line says nothing of what it is about. */
function toMarkNeed({ id, name, title, marked }: ReflectionLineDto): NeedLine[] {
  return marked === null ? [] : [{ href: `/reflections/${id}`, about: `${name}, ${title}`, text: "Read what the word search marked", small: false }];
}

/** Hours past without any record (rule M1), then notes unsigned after 72 hours, small (rule H1): the last hour of each case. */
async function needsOf(tx: Transaction, actor: ClinicianActor): Promise<NeedLine[]> {
  const { practiceId } = actor;
  const since = startOfDay(addDays(dayOf(clock.now(), actor.zone), -ASKED_FOR_DAYS), actor.zone);
  const last = await tx.session.findMany({
    where: { AND: [sessionsVisibleTo(actor), { practiceId, sessionCancellation: null, startsAt: { gte: since }, plannedEndsAt: { lte: clock.now() } }] },
    distinct: ["coupleId"], orderBy: [{ coupleId: "asc" }, { startsAt: "desc" }],
    select: {
      id: true, startsAt: true, zone: true, coupleId: true, wrapUp: { select: { nothingToNote: true } }, _count: { select: { observations: true } },
      couple: { select: { kind: true, partnerCalled: true, leftSeat: true, clients: { select: { seat: true, name: true } } } },
    },
  });
  const about = (row: (typeof last)[number]) => `${caseName(row.couple)}, ${dayInWords(dayOf(row.startsAt, row.zone))}`;
  const unrecorded = last.filter(({ wrapUp, _count }) => _count.observations === 0 && wrapUp?.nothingToNote !== true);
  const unsigned = await unsignedNotes(tx, actor);
  return [
    ...unrecorded.map((row): NeedLine => ({ href: `/sessions/${row.id}/after`, about: about(row), text: "Nothing recorded. Two minutes now?", small: false })),
    ...last.flatMap((row): NeedLine[] => {
      const note = unsigned.find(({ sessionId }) => sessionId === row.id);
      return note ? [{ href: `/sessions/${row.id}/note`, about: about(row), text: note.hasDraft ? "Sign the note" : "Draft and sign the note", small: true }] : [];
    }),
  ];
}
