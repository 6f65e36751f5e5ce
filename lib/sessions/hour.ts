import { otherSeat, seats } from "#lib/couples/seat.ts";
import type { Room, Seat, SessionFormat } from "#lib/couples/seat.ts";

/** What became of one person's hour (domain 2.4, decision 33). */
export type AttendanceStatus = "CAME" | "LATE" | "LEFT_EARLY" | "CANCELLED" | "NO_SHOW";

/** Minutes per seat in the joint part and alone with the therapist; 0 means not there in that part. */
export type HourMinutes = { joint: Record<Seat, number>; alone: Record<Seat, number> };

export type SeatMinutes = { minutesJoint: number; minutesAlone: number };

export const formatWords = {
  JOINT: "Both together",
  SPLIT: "Private halves",
  ONE: "One person alone",
  JOINT_WITH_PRIVATE: "Together, with a private part each",
} as const satisfies Record<SessionFormat, string>;

export const placeWords = {
  ROOM: "In the room",
  ONE_SCREEN: "By video, on one screen",
  TWO_PLACES: "By video, from two places",
} as const;

export const statusWords = {
  CAME: "Came",
  LATE: "Came late",
  LEFT_EARLY: "Left early",
  CANCELLED: "Cancelled",
  NO_SHOW: "Did not come",
} as const satisfies Record<AttendanceStatus, string>;

const minuteMs = 60_000;

/** Planned length in whole minutes. */
export function lengthInMinutes(session: { startsAt: Date; plannedEndsAt: Date }): number {
  return Math.round((session.plannedEndsAt.getTime() - session.startsAt.getTime()) / minuteMs);
}

/** True if the person was there for any part of the hour. */
export function wasThere(status: AttendanceStatus): boolean {
  return status === "CAME" || status === "LATE" || status === "LEFT_EARLY";
}

const noMinutes = (): HourMinutes => ({ joint: { A: 0, B: 0 }, alone: { A: 0, B: 0 } });

/** Minutes of a private part beside a joint one, where the plan says no more: a fifth of the hour each. */
const privatePart = (minutes: number): number => Math.max(1, Math.round(minutes / 5));

/**
 * The minutes that a plan foresees per seat (domain 2.4): what attendance is prefilled with.
 * @param minutes length of the hour in minutes, from 1.
 * @param singleHourIsJoint the couple's written rule that an hour with one of them lies in the joint file.
 */
export function plannedMinutes(plan: {
  format: SessionFormat; minutes: number; oneSeat: Seat | null; singleHourIsJoint: boolean;
}): HourMinutes {
  const { format, minutes } = plan;
  const planned = noMinutes();
  if (format === "ONE") {
    planned[plan.singleHourIsJoint ? "joint" : "alone"][plan.oneSeat ?? "A"] = minutes;
    return planned;
  }
  for (const seat of seats) {
    const alone = format === "SPLIT" ? Math.max(1, Math.floor(minutes / 2)) : privatePart(minutes);
    if (format !== "JOINT") planned.alone[seat] = alone;
    if (format === "JOINT") planned.joint[seat] = minutes;
    if (format === "JOINT_WITH_PRIVATE") planned.joint[seat] = Math.max(1, minutes - 2 * alone);
  }
  return planned;
}

/** Minutes as recorded, both parts of both seats; a seat without a row was not there. */
export function recordedMinutes(rows: readonly ({ seat: Seat } & SeatMinutes)[]): HourMinutes {
  const minutes = noMinutes();
  for (const { seat, minutesJoint, minutesAlone } of rows) {
    minutes.joint[seat] = minutesJoint;
    minutes.alone[seat] = minutesAlone;
  }
  return minutes;
}

/**
 * Puts the minutes of an hour to which only one came where the room rule wants them (domain 2.4, "The room rule"):
 * alone, or joint under the couple's written rule. Two people keep what was entered.
 */
export function placeSingleHour(minutes: HourMinutes, singleHourIsJoint: boolean): HourMinutes {
  const there = seats.filter((seat) => minutes.joint[seat] + minutes.alone[seat] > 0);
  const [only] = there;
  if (there.length !== 1 || !only) return minutes;
  const placed = noMinutes();
  placed[singleHourIsJoint ? "joint" : "alone"][only] = minutes.joint[only] + minutes.alone[only];
  return placed;
}

/** The format as it happened, from the minutes of each seat; null if nobody came (domain 2.4). */
export function formatAsItHappened(minutes: HourMinutes): { format: SessionFormat; oneSeat: Seat | null } | null {
  const there = seats.filter((seat) => minutes.joint[seat] + minutes.alone[seat] > 0);
  const [first] = there;
  if (!first) return null;
  if (there.length === 1) return { format: "ONE", oneSeat: first };
  const joint = seats.some((seat) => minutes.joint[seat] > 0);
  const alone = seats.some((seat) => minutes.alone[seat] > 0);
  return { format: joint ? (alone ? "JOINT_WITH_PRIVATE" : "JOINT") : "SPLIT", oneSeat: null };
}

/** The rooms in which something could be seen or told in this hour; the joint one leads. */
export function heldRooms({ joint, alone }: HourMinutes): Room[] {
  const rooms: Room[] = joint.A > 0 || joint.B > 0 ? ["JOINT"] : [];
  return [...rooms, ...seats.filter((seat) => alone[seat] > 0)];
}

/** Minutes of each seat in one room of this hour. In a private room the partner has none. */
export function minutesIn(room: Room, { joint, alone }: HourMinutes): Record<Seat, number> {
  if (room === "JOINT") return joint;
  return room === "A" ? { A: alone.A, B: 0 } : { A: 0, B: alone.B };
}

/**
 * Whose file the closing words of an hour belong to (decision 9): the joint one only when nobody was alone with the
 * therapist, else the file of the one who came; null for private halves or parts, whose words stand on no page about both.
 */
export function wrapUpRoom(minutes: HourMinutes): Room | null {
  const [first, ...others] = heldRooms(minutes);
  if (others.length > 0) return null;
  return first ?? "JOINT";
}

/**
 * What to call each person on a page: the leading word of the name, or the whole name when both share it.
 * The seat without a client is the partner as the client calls them.
 */
export function namesOf(
  clients: readonly { seat: Seat; name: string }[], partnerCalled: string | null,
): Record<Seat, string> {
  const full = (seat: Seat) => clients.find((client) => client.seat === seat)?.name ?? partnerCalled ?? "Partner";
  const short = (seat: Seat) => full(seat).split(/\s+/u)[0] ?? full(seat);
  const name = (seat: Seat) => (short(seat) === short(otherSeat(seat)) ? full(seat) : short(seat));
  return { A: name("A"), B: name("B") };
}
