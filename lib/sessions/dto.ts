import type { Room, Seat, SessionFormat } from "#lib/couples/seat.ts";
import type { Prisma } from "#lib/generated/prisma/client.ts";
import { dayOf, timeOf } from "#lib/platform/time.ts";
import { lengthInMinutes, namesOf, plannedMinutes, recordedMinutes } from "./hour.ts";
import type { AttendanceStatus, HourMinutes } from "./hour.ts";

/** What is read of a session and its case; no sealed text. */
export const sessionInclude = {
  couple: { include: { clients: { orderBy: { seat: "asc" } } } },
  attendances: true,
  sessionCancellation: true,
  wrapUp: { select: { id: true, nothingToNote: true, version: true } },
  _count: { select: { observations: true } },
  progressNotes: { where: { room: "JOINT" }, select: { id: true, noteSignature: { select: { signedAt: true } } } },
} as const satisfies Prisma.SessionInclude;

export type SessionRow = Prisma.SessionGetPayload<{ include: typeof sessionInclude }>;

export type SessionCouple = {
  id: string;
  kind: "COUPLE" | "INDIVIDUAL";
  leftSeat: Seat;
  singleHourIsJoint: boolean;
  clients: Array<{ id: string; seat: Seat; name: string }>;
  /** What to call each seat on a page. */
  names: Record<Seat, string>;
};

export type AttendanceDto = {
  status: AttendanceStatus; minutesLate: number | null; minutesJoint: number; minutesAlone: number; version: number;
};

/** One hour. `day`, `time` and `endTime` are its own zone's wall clock; `minutes` its planned length. */
export type SessionDto = {
  id: string;
  coupleId: string;
  number: number;
  startsAt: Date;
  plannedEndsAt: Date;
  day: string;
  time: string;
  endTime: string;
  minutes: number;
  zone: string;
  place: "ROOM" | "ONE_SCREEN" | "TWO_PLACES";
  format: SessionFormat;
  oneSeat: Seat | null;
  weightSet: string;
  version: number;
  cancelled: boolean;
  attendance: Record<Seat, AttendanceDto | null>;
  /** True once attendance is recorded; before that `minutesThere` is the plan's. */
  attended: boolean;
  minutesThere: HourMinutes;
  /** True once any move was recorded, in any room. */
  recorded: boolean;
  nothingToNote: boolean;
  wrappedUp: boolean;
  noteSigned: boolean;
  couple: SessionCouple;
};

/**
 * The closing words of an hour, opened. `room` is whose file they belong to, null for private halves or parts. `shared`
 * is false where one of two was alone: such words stand on no page, draft or print about both (decision 9).
 */
export type WrapUpDto = {
  nothingToNote: boolean; closingLine: string | null; whatEased: string | null; promise: string | null; nextFocus: string | null;
  version: number; room: Room | null; shared: boolean;
};

export type PartnerWordsDto = { id: string; words: string; recordedAt: Date };

/** Minutes of both seats: as recorded, or as planned while attendance is open. */
export function minutesOfRow(row: SessionRow): HourMinutes {
  if (row.attendances.length > 0) return recordedMinutes(row.attendances);
  const singleHourIsJoint = row.couple.aloneRule === "SEE_ONE_JOINT";
  return plannedMinutes({ format: row.format, minutes: lengthInMinutes(row), oneSeat: row.oneSeat, singleHourIsJoint });
}

function toCouple({ couple }: SessionRow): SessionCouple {
  const clients = couple.clients.map(({ id, seat, name }) => ({ id, seat, name }));
  return {
    id: couple.id, kind: couple.kind, leftSeat: couple.leftSeat, singleHourIsJoint: couple.aloneRule === "SEE_ONE_JOINT",
    clients, names: namesOf(clients, couple.partnerCalled),
  };
}

function attendanceOf({ attendances }: SessionRow, seat: Seat): AttendanceDto | null {
  const row = attendances.find((attendance) => attendance.seat === seat);
  if (!row) return null;
  const { status, minutesLate, minutesJoint, minutesAlone, version } = row;
  return { status, minutesLate, minutesJoint, minutesAlone, version };
}

/** The fields of a session that may leave the server. */
export function toSessionDto(row: SessionRow): SessionDto {
  const { id, coupleId, number, startsAt, plannedEndsAt, zone, place, format, oneSeat, weightSet, version } = row;
  return {
    id, coupleId, number, startsAt, plannedEndsAt, zone, place, format, oneSeat, weightSet, version,
    day: dayOf(startsAt, zone), time: timeOf(startsAt, zone), endTime: timeOf(plannedEndsAt, zone),
    minutes: lengthInMinutes(row),
    cancelled: row.sessionCancellation !== null,
    attendance: { A: attendanceOf(row, "A"), B: attendanceOf(row, "B") },
    attended: row.attendances.length > 0,
    minutesThere: minutesOfRow(row),
    recorded: row._count.observations > 0,
    nothingToNote: row.wrapUp?.nothingToNote ?? false,
    wrappedUp: row.wrapUp !== null,
    noteSigned: row.progressNotes[0]?.noteSignature != null,
    couple: toCouple(row),
  };
}
