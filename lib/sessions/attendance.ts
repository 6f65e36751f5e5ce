import type { Room, Seat } from "#lib/couples/seat.ts";
import { RefusedError } from "#lib/platform/errors.ts";
import { formatAsItHappened, minutesIn, placeSingleHour, recordedMinutes, statusWords, wasThere } from "./hour.ts";
import type { AttendanceStatus, HourMinutes, SeatMinutes } from "./hour.ts";

/** One person's hour as it is to be stored. */
export type SeatAttendance = { seat: Seat; status: AttendanceStatus; minutesLate: number | null } & SeatMinutes;
type Entered = Omit<SeatAttendance, "seat">;

/**
 * Attendance as it happened, checked: someone who came has minutes, joint minutes belong to both or to nobody, and an
 * hour to which only one came lies where the couple's rule puts it (domain 2.4). Someone who was not there has 0 minutes.
 * Throws RefusedError with one sentence per field ("a.minutesJoint").
 */
export function decideAttendance(
  entered: { a: Entered; b?: Entered | undefined }, hour: { seats: readonly Seat[]; singleHourIsJoint: boolean },
): SeatAttendance[] {
  const rows = hour.seats.map((seat) => ({ seat, ...fitted(seat === "A" ? entered.a : entered.b) }));
  const errors: Record<string, string> = {};
  for (const row of rows.filter(({ status }) => wasThere(status))) {
    if (row.minutesJoint + row.minutesAlone === 0) errors[`${fieldOf(row.seat)}.minutesJoint`] = "Enter how many minutes this person was there.";
  }
  const joint = rows.filter((row) => row.minutesJoint > 0);
  const there = rows.filter(({ status }) => wasThere(status));
  if (there.length === 2 && joint.length === 1) {
    const lacking = rows.find((row) => row.minutesJoint === 0);
    errors[`${fieldOf(lacking?.seat ?? "A")}.minutesJoint`] ??= "Minutes together belong to both. Enter them for both or for nobody.";
  }
  if (Object.keys(errors).length > 0) throw new RefusedError(errors);
  const minutes = placeSingleHour(recordedMinutes(rows), hour.singleHourIsJoint);
  return rows.map((row) => ({ ...row, minutesJoint: minutes.joint[row.seat], minutesAlone: minutes.alone[row.seat] }));
}

/** Attendance as the plan foresaw it: for an hour whose attendance nobody has touched. */
export function attendanceAsPlanned(planned: HourMinutes, attending: readonly Seat[]): SeatAttendance[] {
  return attending.map((seat) => {
    const minutes = { minutesJoint: planned.joint[seat], minutesAlone: planned.alone[seat] };
    const came = minutes.minutesJoint + minutes.minutesAlone > 0;
    return { seat, status: came ? "CAME" : "CANCELLED", minutesLate: null, ...minutes };
  });
}

/**
 * Keeps what was seen and who was there in step: throws RefusedError when someone of whom a move was seen in a part of
 * the hour would have no minutes in it.
 * @param seen seat and room of every seen move that stands.
 */
export function refuseLosingMoves(
  minutes: HourMinutes, seen: readonly { seat: Seat; room: Room }[], names: Readonly<Record<Seat, string>>,
): void {
  const lost = seen.find(({ seat, room }) => minutesIn(room, minutes)[seat] === 0);
  if (!lost) return;
  const part = lost.room === "JOINT" ? "together" : "alone";
  throw new RefusedError({
    [`${fieldOf(lost.seat)}.${part === "alone" ? "minutesAlone" : "minutesJoint"}`]:
      `Moves of ${names[lost.seat]} were recorded in the time ${part}. Retract them, or keep minutes there.`,
  });
}

/** The format and single seat that attendance gives, or null when nobody came. */
export function formatOf(rows: readonly SeatAttendance[]) {
  return formatAsItHappened(recordedMinutes(rows));
}

/** One person's hour in words: "Came late by 15 minutes, 35 together". */
export function attendanceInWords(row: Entered): string {
  const late = row.status === "LATE" && row.minutesLate !== null ? ` by ${row.minutesLate} minutes` : "";
  const parts = [
    `${statusWords[row.status]}${late}`,
    row.minutesJoint > 0 ? `${row.minutesJoint} minutes together` : null,
    row.minutesAlone > 0 ? `${row.minutesAlone} minutes alone` : null,
  ];
  return parts.filter((part) => part !== null).join(", ");
}


const fieldOf = (seat: Seat): "a" | "b" => (seat === "A" ? "a" : "b");

function fitted(entered: Entered | undefined): Entered {
  if (!entered) throw new RefusedError({ "b.status": "Say whether this person came." });
  if (!wasThere(entered.status)) return { status: entered.status, minutesLate: null, minutesJoint: 0, minutesAlone: 0 };
  return { ...entered, minutesLate: entered.status === "LATE" ? entered.minutesLate : null };
}
